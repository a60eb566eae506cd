"""Danish words that authors write where the format has a key: what was meant is then said."""

from collections.abc import Iterable, Mapping

from bot.problems import nearest

_SPOKEN: Mapping[str, tuple[str, ...]] = {
    "da": ("dk", "dansk", "danish"),
    "en": ("engelsk", "english", "eng", "uk"),
    "hours": ("åbningstid", "åbningstider", "åbent", "aabent", "aabningstid", "tider", "tid"),
    "phone": ("telefon", "tlf", "nummer", "telefonnummer", "mobil", "ring"),
    "mail": ("email", "e-mail", "mailadresse"),
    "secure_mail": ("sikker-mail", "sikkermail", "sikker_mail"),
    "form": ("blanket", "formular", "skema"),
    "visit": ("adresse", "besøg", "mødested"),
    "title": ("titel", "navn", "overskrift"),
    "name": ("navn", "kommunenavn"),
    "municipality": ("kommune", "kommunekode", "kode"),
    "organisation": ("organization", "ejer", "myndighed"),
    "note": ("bemærkning", "notat", "besked"),
    "source": ("kilde", "link", "url"),
    "source_date": ("kildedato", "dato"),
    "checked": ("bekræftet", "tjekket", "kontrolleret"),
    "approved": ("godkendt",),
    "adopted": ("vedtaget",),
    "review_by": ("revideres", "eftersyn", "gælder-til", "udløber"),
    "contacts": ("kontakter", "kontakt", "contact"),
    "routes": ("ruter", "rute", "veje"),
    "areas": ("områder", "område", "distrikter"),
    "exceptions": ("undtagelser", "ferie", "ferielukket"),
    "closing_days": ("lukkedage", "lukket"),
    "missing": ("mangler", "ukendt"),
    "when": ("når", "naar", "hvis", "betingelse", "if"),
    "to": ("til", "gå-til", "next", "goto", "target"),
    "set": ("sæt", "saet", "sætter"),
    "ask": ("spørg", "spoerg", "spørgsmål", "question", "text"),
    "help": ("hjælp", "hjaelp", "hjælpetekst"),
    "why": ("hvorfor", "begrundelse"),
    "short": ("kort", "kortnavn"),
    "choices": ("svar", "valg", "answers", "options"),
    "steps": ("trin", "skridt", "step"),
    "avoid": ("undgå", "lad-være"),
    "afterwards": ("bagefter", "derefter"),
    "urgency": ("hast", "haster", "hastegrad"),
    "law": ("lov", "regel"),
    "until": ("til", "slut"),
    "from": ("fra", "start"),
    "reason": ("grund", "begrundelse", "årsag"),
    "decision": ("beslutning", "afgørelse"),
    "number": ("nummer", "telefon"),
}


def meant(word: str, known: Iterable[str]) -> str:
    """Return the one of the *known* keys that *word* means or is nearest to, "" where none is."""
    keys = tuple(known)
    said = word.casefold()
    spoken = (key for key in keys if said in _SPOKEN.get(key, ()))
    return next(spoken, "") or nearest(word, keys)
