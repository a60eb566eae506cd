"""Finding a municipality by what a person types.

Spellings are folded (case, accents, aa/å, oe/ø, ae/æ, "kommune"), then compared whole.
A spelling that is only near is never taken by itself: it is offered. Letters of other
alphabets match nothing, so a look-alike cannot choose a municipality.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.plan.model import MunicipalityCode, Place

OFFERED = 5
"""At most five places are offered at once."""

LONGEST = 60
"""Longer texts are no place name and are not compared."""

_NEAR = 80.0
"""How alike (0 to 100) a spelling must be to be offered; measured on the 98 names."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """A well-known name that is no municipality: which ones it may mean, or that it lies abroad."""

    name: str
    spellings: tuple[str, ...] = ()
    ask: tuple[MunicipalityCode, ...] = ()
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed name may mean; *certain* where it is one place and nothing else."""

    places: tuple[MunicipalityCode, ...] = ()
    certain: bool = False
    abroad: bool = False


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class Places:
    """The list of municipalities, with the spellings by which they are found."""

    by_code: Mapping[MunicipalityCode, Place]
    others: tuple[OtherName, ...] = ()
    _index: dict[str, Found] = field(default_factory=dict, compare=False, repr=False)
    _groups: list[tuple[str, tuple[Place, ...]]] = field(
        default_factory=list, compare=False, repr=False
    )

    def find(self, text: str) -> Found:
        """Return the municipalities that *text* may mean."""
        wanted = folded(text)
        if not wanted or len(text) > LONGEST:
            return NOTHING
        exact = self._spellings().get(wanted)
        return exact if exact is not None else self._near(wanted)

    def get(self, code: str) -> Place | None:
        """Return the municipality with *code*, or None."""
        return self.by_code.get(MunicipalityCode(code))

    def groups(self) -> tuple[tuple[str, tuple[Place, ...]], ...]:
        """Return the municipalities in alphabetic groups of a screenful, such as "A–B"."""
        if not self._groups:
            self._groups.extend(_grouped(self.by_code.values()))
        return tuple(self._groups)

    def _spellings(self) -> dict[str, Found]:
        if not self._index:
            self._index.update(_index_of(self))
        return self._index

    def _near(self, wanted: str) -> Found:
        from rapidfuzz import fuzz, process  # loaded where a name is misspelt, not at start

        hits = process.extract(
            wanted, list(self._spellings()), scorer=fuzz.ratio, limit=12, score_cutoff=_NEAR
        )
        begun = [
            spelling
            for spelling in self._spellings()
            if len(wanted) >= _BEGINNING and spelling.startswith(wanted)
        ]
        found = [self._index[spelling] for spelling in begun + [hit[0] for hit in hits]]
        codes = tuple(dict.fromkeys(code for each in found for code in each.places))
        return Found(codes[:OFFERED])


_SCREENFUL = 11
_BEGINNING = 3


def folded(text: str) -> str:
    """Return *text* as it is compared: Latin letters, digits, single spaces; "" where foreign."""
    plain = unicodedata.normalize("NFC", "".join(c for c in text if not _invisible(c))).lower()
    for letter, written in (
        ("å", "aa"),
        ("ø", "oe"),
        ("æ", "ae"),
        ("ö", "oe"),
        ("ä", "ae"),
        ("ü", "u"),
    ):
        plain = plain.replace(letter, written)
    stripped = unicodedata.normalize("NFKD", plain)
    latin = "".join(c for c in stripped if not unicodedata.combining(c))
    if any(c.isalnum() and not c.isascii() for c in latin):
        return ""
    words = re.sub(r"[^a-z0-9]+", " ", latin).split()
    kept = [word for word in words if word not in ("kommune", "kommunen", "municipality", "by")]
    return " ".join(kept) or " ".join(words)


spelled = lru_cache(maxsize=4096)(folded)
"""`folded` for the spellings of content, which are kept. What people type never is."""


def alphabetic(name: str) -> str:
    """Return a key that sorts Danish names: æ, ø, å come last, and aa counts as å."""
    lower = name.lower().replace("aa", "å")
    return lower.translate(str.maketrans("æøå", "{|}"))


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc") and character not in "\n\t"


def _index_of(places: Places) -> dict[str, Found]:
    index: dict[str, Found] = {}
    for other in places.others:
        for spelling in (other.name, *other.spellings):
            index[spelled(spelling)] = Found(other.ask, abroad=other.abroad)
    for place in places.by_code.values():
        for spelling in (place.name, place.code, *place.spellings):
            index[spelled(spelling)] = Found((place.code,), certain=True)
    for place in places.by_code.values():
        for spelling in (place.name, *place.spellings):
            index.setdefault(spelled(_without_dots(spelling)), Found((place.code,), certain=True))
    return index


def _without_dots(text: str) -> str:
    """Return *text* as it is typed where the Danish letters are missing: "Kobenhavn"."""
    return text.translate(str.maketrans("øØåÅ", "oOaA"))


def _grouped(places: Iterable[Place]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    groups: list[list[Place]] = [[]]
    for place in sorted(places, key=lambda place: alphabetic(place.name)):
        last = groups[-1]
        if len(last) >= _SCREENFUL and _initial(place.name) != _initial(last[-1].name):
            groups.append([])
        groups[-1].append(place)
    return ((_span(group), tuple(group)) for group in groups if group)


def _initial(name: str) -> str:
    return "Å" if name.startswith("Aa") else name[0]


def _span(group: list[Place]) -> str:
    first, last = _initial(group[0].name), _initial(group[-1].name)
    return first if first == last else f"{first}–{last}"
