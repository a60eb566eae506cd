"""What a problem is about, in words: "ask of fare" is "the question of "fare"" to a reader.

The readers name things by kind and owner, in English, as keys of a file are. Here stands
how each kind is said, with the owner's own id in quotation marks.
"""

from collections.abc import Mapping

from bot.language import DA, Lang

Both = tuple[str, str]
"""The same words in Danish and in English; {o} is the owner."""

_THE: Mapping[str, Both] = {
    "acute": ('trinnet "{o}" på akutkortet', 'step "{o}" of the acute card'),
    "afterwards": ('trinnet "{o}" under afterwards', 'step "{o}" under afterwards'),
    "alarm": ("alarmlinjen", "the alarm line"),
    "always": ('den faste knap "{o}"', 'interrupt "{o}"'),
    "answer": ('svaret på "{o}"', 'the answer to "{o}"'),
    "area": ('navnet på området "{o}"', 'the name of area "{o}"'),
    "ask": ('spørgsmålet i "{o}"', 'the question of "{o}"'),
    "ask_for": ('det, man spørger efter hos "{o}"', 'what to ask for at "{o}"'),
    "audience": ('målgruppen for kortet "{o}"', 'the audience of card "{o}"'),
    "avoid": ('trinnet "{o}" under avoid', 'step "{o}" under avoid'),
    "branch": ("en gren", "a branch"),
    "card": ('kortet "{o}"', 'card "{o}"'),
    "card title": ('titlen på kortet "{o}"', 'the title of card "{o}"'),
    "cards": ("kortene", "the cards"),
    "chat": ('chat hos "{o}"', 'the chat of "{o}"'),
    "child": ('teksten i "{o}", som børn læser', 'the text of "{o}", which children read'),
    "choice": ('svaret "{o}"', 'choice "{o}"'),
    "conflict": ("en uenighed under conflicts", "an entry under conflicts"),
    "contact": ('kontakten "{o}"', 'contact "{o}"'),
    "contact title": ('titlen på kontakten "{o}"', 'the title of contact "{o}"'),
    "exceptions": ("en undtagelse under exceptions", "an entry under exceptions"),
    "expect": ("expect i et scenarie", "expect in a scenario"),
    "fact": ('oplysningen "{o}"', 'fact "{o}"'),
    "file": ("filen", "the file"),
    "flow": ("samtalen", "the flow"),
    "flow title": ("samtalens titel", "the title of the flow"),
    "for": ('målgruppen for tilbuddet "{o}"', 'the audience of offer "{o}"'),
    "form": ('form hos "{o}"', 'the form of "{o}"'),
    "go": ('knappen i "{o}"', 'the button of "{o}"'),
    "greeting": ("velkomsten", "the greeting"),
    "help": ('hjælpelinjen i "{o}"', 'the help line of "{o}"'),
    "law": ('lovreglen "{o}"', 'law "{o}"'),
    "law title": ('titlen på lovreglen "{o}"', 'the title of law "{o}"'),
    "laws": ("lovreglerne", "the laws"),
    "missing": ('missing hos "{o}"', 'missing of "{o}"'),
    "never_show": ("en linje under never_show", "an entry under never_show"),
    "not_municipalities": ("et navn under not_municipalities", "a name under not_municipalities"),
    "note": ('bemærkningen hos "{o}"', 'the note of "{o}"'),
    "offer": ('tilbuddet "{o}"', 'offer "{o}"'),
    "offer title": ('titlen på tilbuddet "{o}"', 'the title of offer "{o}"'),
    "organisation": ('organisationen hos "{o}"', 'the organisation of "{o}"'),
    "outcome": ('udfaldet "{o}"', 'outcome "{o}"'),
    "place": ('kommunen "{o}"', 'place "{o}"'),
    "places": ("listen over kommuner", "the list of places"),
    "plan": ("planen", "the plan"),
    "property": ('sikkerhedssætningen "{o}"', 'property "{o}"'),
    "row": ("en række", "a row"),
    "row of": ('en række i "{o}"', 'a row of "{o}"'),
    "says": ('teksten i tabellen "{o}"', 'the text of table "{o}"'),
    "scenario": ("et scenarie", "a scenario"),
    "short": ('det korte navn på "{o}"', 'the short name of "{o}"'),
    "state": ('tilstanden "{o}"', 'state "{o}"'),
    "step": ('trinnet "{o}"', 'step "{o}"'),
    "summary": ('overskriften i "{o}"', 'the heading of "{o}"'),
    "table": ('tabellen "{o}"', 'table "{o}"'),
    "title": ('titlen på "{o}"', 'the title of "{o}"'),
    "urgency": ('navnet på hasten "{o}"', 'the name of urgency "{o}"'),
    "value": ('navnet på en værdi af "{o}"', 'the name of a value of "{o}"'),
    "visit": ('visit hos "{o}"', 'the address of "{o}"'),
    "vocabulary": ("ordlisten", "the vocabulary"),
    "when": ("en betingelse", "a condition"),
    "why": ('begrundelsen i "{o}"', 'the reason of "{o}"'),
}

_A: Mapping[str, Both] = {
    "choice": ('et svar i "{o}"', 'a choice of "{o}"'),
    "claim": ('noget, "{o}" kan sige', 'something that "{o}" can claim'),
    "contact": ("en kontakt", "a contact"),
    "contact or table": ("en kontakt eller en tabel", "a contact or a table"),
    "control": ("en knap, der altid er der", "a control"),
    "ending": ("en slutning", "an ending"),
    "fact": ("en oplysning", "a fact"),
    "flow": ("en samtale", "a flow"),
    "kind of question": ("en slags spørgsmål", "a kind of question"),
    "kind of table": ("noget, en tabel kan give", "something that a table gives"),
    "language": ("et sprog i indholdet", "a language of the content"),
    "law": ("en lovregel i laws.yaml", "a law in laws.yaml"),
    "link": ("et link i samtalen", "a link of the flow"),
    "mark": ("et mærke", "a mark"),
    "municipality": ("en kommune", "a municipality"),
    "outcome": ("et udfald", "an outcome"),
    "question": ("et spørgsmål", "a question"),
    "state": ("en tilstand", "a state"),
    "state or choice": ("en tilstand eller et svar", "a state or a choice"),
    "step": ("et trin", "a step"),
    "table": ("en tabel", "a table"),
    "table of contacts": ("en tabel med kontakter", "a table of contacts"),
    "table of fact": ("en tabel, der giver en oplysning", "a table that gives a fact"),
    "table of text": ("en tabel med tekster", "a table of texts"),
    "token": ("noget, et scenarie kan kræve", "something that a scenario can require"),
    "urgency": ("en hast", "an urgency"),
    "value": ('en værdi af "{o}"', 'a value of "{o}"'),
}

SHAPES: Mapping[str, Both] = {
    "mapping": ("felter med navne", "fields with names"),
    "scalar": ("én tekst", "one text"),
}
"""How a value can look."""

LANGUAGES: Mapping[str, Both] = {
    "da": ("dansk", "Danish"),
    "en": ("engelsk", "English"),
}
"""Languages by their own code."""


def the(what: str, lang: Lang) -> str:
    """Return *what*, such as "ask of fare" or "choice nej", as the thing that is meant."""
    return _said(what, _THE, lang)


def a(what: str, lang: Lang) -> str:
    """Return *what*, such as "value of age", as one of its kind."""
    return _said(what, _A, lang)


def by_word(word: str, words: Mapping[str, Both], lang: Lang) -> str:
    """Return *word* as *words* say it, or itself in quotation marks."""
    found = words.get(word)
    return f'"{word}"' if found is None else _in(found, lang)


def _said(what: str, kinds: Mapping[str, Both], lang: Lang) -> str:
    kind, owner = _parts(what, kinds)
    found = kinds.get(kind)
    if found is None:
        return f'"{what}"'
    return _in(found, lang).replace("{o}", owner)


def _parts(what: str, kinds: Mapping[str, Both]) -> tuple[str, str]:
    """Return kind and owner: "ask of fare" and "choice nej" both have one."""
    if what in kinds:
        return what, ""
    kind, of, owner = what.partition(" of ")
    if of:
        return (f"{kind} of" if f"{kind} of" in kinds else kind), owner
    kind, _, owner = what.partition(" ")
    return kind, owner


def _in(both: Both, lang: Lang) -> str:
    return both[0 if lang == DA else 1]
