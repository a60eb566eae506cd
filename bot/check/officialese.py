"""Words of offices, and what to write rather; whole words, in each language.

The Danish list stands in the guide to voice and screens (section 7), after "Sådan skriver
vi på borger.dk"; the English one says the same of English.
"""

from collections.abc import Iterator, Mapping

from bot.check.wordlist import WordList
from bot.language import DA, EN, Lang

PLAIN: Mapping[Lang, Mapping[str, str]] = {
    DA: {
        "såfremt": "hvis",
        "hvorvidt": "om",
        "vedrørende": "om",
        "endvidere": "også",
        "samt": "og",
        "herunder": "for eksempel",
        "i henhold til": "efter",
        "med henblik på": "for at",
        "i tilfælde af": "hvis",
        "rette henvendelse til": "ringe til, skrive til",
        "retter henvendelse til": "ringer til, skriver til",
        "ret henvendelse til": "ring til, skriv til",
        "foretage underretning": "underrette",
        "foretage en underretning": "underrette",
        "foretager underretning": "underretter",
        "foretager en underretning": "underretter",
        "foretag underretning": "underret",
        "foretag en underretning": "underret",
        "fremsend": "send",
        "fremsende": "sende",
        "fremsender": "sender",
        "pågældende": "personen",
        "vedkommende": "personen",
        "ovennævnte": "det her",
        "afvent": "vent på",
        "afvente": "vente på",
        "afventer": "venter på",
        "iværksæt": "sæt i gang",
        "iværksætte": "sætte i gang",
        "iværksætter": "sætter i gang",
        "tilvejebring": "find, skaf",
        "tilvejebringe": "finde, skaffe",
        "tilvejebringer": "finder, skaffer",
        "forefindes": "er, findes",
        "påhviler dig": "skal du",
        "anvend": "brug",
        "anvende": "bruge",
        "anvender": "bruger",
        "afklar": "find ud af",
        "afklare": "finde ud af",
        "afklarer": "finder ud af",
        "orienter": "fortæl",
        "orientere": "fortælle",
        "orienterer": "fortæller",
        "tilkendegiv": "sig",
        "tilkendegive": "sige",
        "tilkendegiver": "siger",
        "iagttagelser": "det, du har set",
        "bistå": "hjælpe",
        "bistår": "hjælper",
        "udarbejd": "skriv, lav",
        "udarbejde": "skrive, lave",
        "udarbejder": "skriver, laver",
        "omgående": "nu",
        "døgnbemandet": "åbent hele døgnet",
        "relevant myndighed": "myndighedens navn",
        "relevante myndigheder": "myndighedernes navne",
        "grundet": "fordi",
    },
    EN: {
        "in the event of": "if",
        "submit a notification": "notify",
        "make a notification": "notify",
        "whether or not": "whether",
        "regarding": "about",
        "furthermore": "also",
        "in accordance with": "under",
        "pursuant to": "under",
        "with a view to": "to",
        "prior to": "before",
        "commence": "begin",
        "utilise": "use",
        "ascertain": "find out",
        "the aforementioned": "this",
        "relevant authority": "the name of the authority",
        "immediate effect": "now",
        "due to the fact that": "because",
    },
}


_FOUND = {lang: WordList(words) for lang, words in PLAIN.items()}


def officialese(text: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield each word of an office in *text*, once, with what to write rather."""
    if lang in _FOUND:
        yield from _FOUND[lang].found(text)
