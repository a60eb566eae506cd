"""Ids as numbers, and numbers as bytes: what a packed session is made of."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

CHOICE_BYTES = 3


class NotPacked(ValueError):
    """The bytes are no session, or of content that is gone: the person begins again."""


@lru_cache(maxsize=8192)
def number(name: str, size: int) -> int:
    """Return the number of an id, in *size* bytes: it follows from *name* alone, and is never 0.

    A code of a municipality, or the place of a branch, is its own number.
    """
    if len(name) <= 4 and name.isascii() and name.isdigit():
        return int(f"1{name}")
    hashed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:size], "big")
    return hashed | 1 << (8 * size - 1)


def by_number(names: Iterable[str], size: int) -> dict[int, str]:
    """Return *names* by their numbers in *size* bytes, without the numbers that two have."""
    found: dict[int, str] = {}
    twice: set[int] = set()
    for name in dict.fromkeys(names):
        code = number(name, size)
        twice |= {code} & found.keys()
        found[code] = name
    return {code: name for code, name in found.items() if code not in twice}


class Writer:
    """Puts numbers one after the other."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._bytes = bytearray()

    def number(self, value: int, size: int) -> None:
        """Put *value* in *size* bytes."""
        self._bytes += value.to_bytes(size, "big")

    def choices(self, numbers: list[int]) -> None:
        """Put how many *numbers* there are, and each."""
        self.number(len(numbers), 1)
        for each in numbers:
            self.number(each, CHOICE_BYTES)

    def bytes(self) -> bytes:
        """Return all of it."""
        return bytes(self._bytes)


class Reader:
    """Takes numbers off one after the other; raises `NotPacked` where there are no more."""

    def __init__(self, packed: bytes) -> None:
        """Begin at the first of *packed*."""
        self._packed = packed
        self._at = 0

    @property
    def at_end(self) -> bool:
        """Tell whether nothing is left."""
        return self._at == len(self._packed)

    def bytes(self, size: int) -> bytes:
        """Take *size* bytes."""
        piece = self._packed[self._at : self._at + size]
        if len(piece) != size:
            raise NotPacked("cut short")
        self._at += size
        return piece

    def number(self, size: int) -> int:
        """Take a number of *size* bytes."""
        return int.from_bytes(self.bytes(size), "big")

    def choices(self) -> list[int]:
        """Take as many numbers as there are said to be."""
        return [self.number(CHOICE_BYTES) for _ in range(self.number(1))]
