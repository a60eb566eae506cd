"""What must not be shown anywhere: the numbers, addresses and words of every `never_show`."""

import re

from bot.check.material import Material
from bot.plan.model import Forbidden

_RUN = re.compile(r"\d(?:[\s.\-/()_]{0,3}\d)+")
_NO_NUMBER = re.compile(r"[^\d\s+]")


class Blocklist:
    """Finds what is forbidden in a text; made once for many texts."""

    def __init__(self, material: Material) -> None:
        """Gather what any plan of *material* forbids, with the first reason given."""
        self._numbers: dict[str, Forbidden] = {}
        self._words: dict[str, Forbidden] = {}
        for plan in material.plans:
            for each in plan.never_show:
                if _NO_NUMBER.search(each.number):
                    self._words.setdefault(_flowing(each.number), each)
                else:
                    self._numbers.setdefault(digits_of(each.number), each)
        words = "|".join(map(re.escape, sorted(self._words, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None

    def found(self, text: str) -> tuple[Forbidden, ...]:
        """Return what *text* holds of it, each once."""
        numbers = [self._number(digits_of(run[0])) for run in _RUN.finditer(text)]
        hits = self._pattern.findall(_flowing(text)) if self._pattern else ()
        words = [self._words[hit] for hit in hits]
        return tuple(dict.fromkeys(each for each in (*numbers, *words) if each is not None))

    def _number(self, digits: str) -> Forbidden | None:
        """Return what *digits* are, also behind a country code."""
        return self._numbers.get(digits) or self._numbers.get(digits[-8:])


def digits_of(said: str) -> str:
    """Return the digits of *said*."""
    return "".join(each for each in said if each.isdigit())


def _flowing(text: str) -> str:
    return " ".join(text.casefold().split())
