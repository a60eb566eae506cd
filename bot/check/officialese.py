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
        "fremsende": "sende",
        "fremsender": "sender",
        "pågældende": "personen",
        "vedkommende": "personen",
        "ovennævnte": "det her",
        "afvente": "vente på",
        "afventer": "venter på",
        "iværksætte": "sætte i gang",
        "iværksætter": "sætter i gang",
        "tilvejebringe": "finde, skaffe",
        "tilvejebringer": "finder, skaffer",
        "forefindes": "er, findes",
        "påhviler dig": "skal du",
        "anvende": "bruge",
        "anvender": "bruger",
        "afklare": "finde ud af",
        "afklarer": "finder ud af",
        "orientere": "fortælle",
        "orienterer": "fortæller",
        "tilkendegive": "sige",
        "tilkendegiver": "siger",
        "iagttagelser": "det, du har set",
        "bistå": "hjælpe",
        "bistår": "hjælper",
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
