"""Words of offices, and what to write rather; whole words, in each language.

The Danish list stands in the guide to voice and screens (section 7), after "Sådan skriver
vi på borger.dk"; the English one says the same of English.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

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
        "forefindes": "er, findes",
        "påhviler dig": "skal du",
        "anvende": "bruge",
        "anvender": "bruger",
        "afklare": "finde ud af",
        "orientere": "fortælle",
        "tilkendegive": "sige",
        "iagttagelser": "det, du har set",
        "bistå": "hjælpe",
        "udarbejde": "skrive, lave",
        "udarbejder": "skriver, laver",
        "omgående": "nu",
        "døgnbemandet": "åbent hele døgnet",
        "relevant myndighed": "myndighedens navn",
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


def officialese(text: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield each word of an office in *text*, once, with what to write rather."""
    found = {each[0].casefold(): each[0] for each in _pattern(lang).finditer(text)}
    for word, written in found.items():
        yield written, PLAIN[lang][word]


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    longest_first = sorted(PLAIN.get(lang, {}), key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
