"""A mistake that an author makes: the lines that it replaces in a content file, and where."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

Files = dict[str, bytes]

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Spot:
    """*put* stands instead of *count* lines from line *first* (from 1).

    *owner* is another right line: what names the thing from which a part was taken out, or the
    first row that another row now hides. It is 0 where there is none.
    """

    first: int
    count: int
    put: Lines
    owner: int = 0


Find = Callable[[Lines], Iterator[Spot]]


@dataclass(frozen=True)
class Kind:
    """A kind of mistake: where *find* finds a spot in a file whose name fits *file*."""

    name: str
    file: str
    find: Find


def nothing(_: Lines) -> Iterator[Spot]:
    """Find nothing."""
    return iter(())


NO_KIND = Kind("", "", nothing)
"""Stands for a kind where one cannot be sent to another process."""


@dataclass(frozen=True)
class Planted:
    """One mistake in one file; *about* is the state, outcome, step or the like it stands in."""

    kind: Kind
    file: str
    spot: Spot
    about: str = ""

    @property
    def line(self) -> int:
        """Return the line at which the mistake stands, or stood what is missing."""
        return self.spot.first

    def files(self, shipped: Files) -> Files:
        """Return the content with this mistake in it."""
        lines = shipped[self.file].decode().split("\n")
        at = self.spot.first - 1
        lines[at : at + self.spot.count] = self.spot.put
        return {**shipped, self.file: "\n".join(lines).encode()}

    def stands_at(self, line: int) -> bool:
        """Tell whether *line* of the file with the mistake is the right one, plus or minus one.

        Where something was taken out, the line that names what lacks it is right too (the first
        one where that is the file); where a row hides others, so is the first of them.
        """
        last = self.spot.first + max(len(self.spot.put), 1) - 1
        return self.spot.first - 1 <= line <= last + 1 or abs(line - self.spot.owner) <= 1

    def __str__(self) -> str:
        """Return the kind, the place and the first line put there."""
        return f"{self.kind.name}: {self.file}:{self.line}: {''.join(self.spot.put[:1]).strip()}"


def planted(shipped: Files, kind: Kind, chance: Random) -> Iterator[Planted]:
    """Yield every mistake of *kind* in an order drawn by *chance*."""
    found = [
        Planted(kind, file, spot, about(lines, spot.first))
        for file, content in shipped.items()
        if re.fullmatch(kind.file, file)
        for lines in [tuple(content.decode().split("\n"))]
        for spot in kind.find(lines)
    ]
    yield from chance.sample(found, len(found))


def about(lines: Lines, number: int) -> str:
    """Return the last name at or above line *number* that stands two spaces in, "" where none."""
    named = (re.match(r"  ([a-z0-9-]+):", text) for text in reversed(lines[:number]))
    return next((found[1] for found in named if found), "")


# --- how spots are found -------------------------------------------------------------


def line(pattern: str, *put: str) -> Find:
    """Return what finds the lines that *pattern* fits, each rewritten to the lines *put*."""

    def find(lines: Lines) -> Iterator[Spot]:
        for number, text in enumerate(lines, 1):
            found = re.search(pattern, text)
            if found and not text.lstrip().startswith("#"):
                new = tuple(
                    text[: found.start()] + found.expand(each) + text[found.end() :] for each in put
                )
                if new != (text,):
                    yield Spot(number, 1, new)

    return find


def block(
    pattern: str, rewrite: Callable[[Lines], Lines] = lambda _: (), *, hides: bool = False
) -> Find:
    """Return what finds lines that *pattern* fits with what stands deeper: gone, or rewritten.

    What is put there *hides* the row behind it.
    """

    def find(lines: Lines) -> Iterator[Spot]:
        for number, text in enumerate(lines, 1):
            if re.search(pattern, text) and not text.lstrip().startswith("#"):
                whole = lines[number - 1 : end_of(lines, number)]
                put = rewrite(whole)
                if put != whole:
                    behind = len(put) + next_of(lines, number + len(whole)) - len(whole)
                    other = owner(lines, number) if not put else behind if hides else 0
                    yield Spot(number, len(whole), put, other)

    return find


def end_of(lines: Lines, number: int) -> int:
    """Return the last line of what begins on line *number*: all that stands deeper is of it."""
    depth, last = indent(lines[number - 1]), number
    for below in range(number + 1, len(lines) + 1):
        text = lines[below - 1]
        if text.strip() and not text.lstrip().startswith("#"):
            if indent(text) <= depth:
                break
            last = below
    return last


def next_of(lines: Lines, number: int) -> int:
    """Return the first line from *number* that says something, *number* where none does."""
    there = range(number, len(lines) + 1)
    says = (n for n in there if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#"))
    return next(says, number)


def owner(lines: Lines, number: int) -> int:
    """Return the line above *number* that stands further out, the first of the file where none."""
    depth = indent(lines[number - 1])
    above = range(number - 1, 0, -1)
    return next((n for n in above if lines[n - 1].strip() and indent(lines[n - 1]) < depth), 1)


def under(section: str, find: Find) -> Find:
    """Return what *find* finds below the top-level key *section*."""

    def found(lines: Lines) -> Iterator[Spot]:
        heads = [n for n, text in enumerate(lines, 1) if re.match(r"[a-z_]", text)]
        inside = {n for n in heads if lines[n - 1].startswith(f"{section}:")}
        for spot in find(lines):
            if max((n for n in heads if n <= spot.first), default=0) in inside:
                yield spot

    return found


def among_others(find: Find) -> Find:
    """Return what *find* finds beside others of the same depth.

    What stands alone may stand any deeper than its owner: the file says the same.
    """

    def found(lines: Lines) -> Iterator[Spot]:
        for spot in find(lines):
            above = owner(lines, spot.first)
            inside = [lines[number] for number in range(above, end_of(lines, above))]
            depth = indent(lines[spot.first - 1])
            said = [each for each in inside if each.strip() and not each.lstrip().startswith("#")]
            if sum(indent(each) == depth for each in said) > 1:
                yield spot

    return found


def indent(text: str) -> int:
    """Return how many spaces *text* begins with."""
    return len(text) - len(text.lstrip(" "))
