"""Taking the comments of a file off, and putting them back on another layout of the same file.

A comment belongs to an entry: a key of a mapping or an item of a list that begins a line.
It stands *beside* the entry, on lines *before* it, or on deeper lines *after* it. Blank
lines are kept like comments, never two in a row.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.source import yaml as tree

V = TypeVar("V")
Path = tuple[str | int, ...]

FARTHEST = 40
"""Columns between an entry and its comment; where an entry became shorter, it moves up."""

_BLOCK = re.compile(r"[|>][0-9+-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key or an item that begins a line; *line* and *column* count from 0."""

    line: int
    column: int
    path: Path


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of comment under an entry: level with *level*, or *further* to the right of it."""

    level: Path
    further: int
    text: str


@dataclass(slots=True)
class Comments:
    """The comments of one file, by the entry to which each belongs."""

    head: list[str] = field(default_factory=list)
    before: dict[Path, list[str]] = field(default_factory=dict)
    beside: dict[Path, tuple[int, str]] = field(default_factory=dict)
    after: dict[Path, list[Placed]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def said(self) -> list[str]:
        """Return every comment, sorted: what no layout may change."""
        lines = [*self.head, *self.tail, *(text for _, text in self.beside.values())]
        for listed in self.before.values():
            lines += listed
        for placed in self.after.values():
            lines += [each.text for each in placed]
        return sorted(line for line in lines if line)

    def forget(self, path: Path) -> None:
        """Drop what belongs to *path*; later items of the same list move up."""
        self.before = _without(self.before, path)
        self.beside = _without(self.beside, path)
        self.after = _without(self.after, path)


def _without(kept: Mapping[Path, V], gone: Path) -> dict[Path, V]:
    return {_moved(path, gone): value for path, value in kept.items() if path[: len(gone)] != gone}


def _moved(path: Path, gone: Path) -> Path:
    depth, last = len(gone) - 1, gone[-1]
    if len(path) <= depth or path[:depth] != gone[:depth]:
        return path
    place = path[depth]
    if isinstance(place, int) and isinstance(last, int) and place > last:
        return (*path[:depth], place - 1, *path[depth + 1 :])
    return path


# --- entries --------------------------------------------------------------------------


def entries(root: tree.Mapping, lines: Sequence[str]) -> list[Entry]:
    """Return the entries of *root*, whose text is *lines*, in the order of the file."""
    return list(_entries(root, (), lines))


def _entries(node: tree.Node, path: Path, lines: Sequence[str]) -> Iterator[Entry]:
    if isinstance(node, tree.Scalar) or _character(node, lines) in ("{", "["):
        return
    if isinstance(node, tree.Mapping):
        for key, value in node.entries:
            yield Entry(key.where.line - 1, key.where.column - 1, (*path, key.text))
            yield from _entries(value, (*path, key.text), lines)
        return
    for number, item in enumerate(node.items):
        line, column = item.where.line - 1, item.where.column - 1
        dash = lines[line].rfind("-", 0, column)
        yield Entry(line, dash if dash >= 0 else column, (*path, number))
        yield from _entries(item, (*path, number), lines)


def _character(node: tree.Node, lines: Sequence[str]) -> str:
    line = lines[node.where.line - 1] if 0 < node.where.line <= len(lines) else ""
    return line[node.where.column - 1 : node.where.column]


# --- off ------------------------------------------------------------------------------


def taken_off(lines: Sequence[str], root: tree.Mapping) -> tuple[list[str], Comments]:
    """Return *lines*, which are *root*, without comments and blank lines, and the comments."""
    inside, covered = _inside(lines, tree.scalar_spans("\n".join(lines)))
    taking = _Taking(entries(root, lines))
    bare: list[str] = []
    for number, line in enumerate(lines):
        if number in inside:
            bare.append(line)
            taking.content(number, 0, "")
            continue
        start = _hash(line, covered.get(number, ()))
        content, comment = line[:start].rstrip(), line[start:].strip()
        if content:
            bare.append(content)
            taking.content(number, start, comment)
        else:
            taking.waiting.append((start, comment))
    taking.settle(taking.known[-1] if taking.known else None, Entry(len(lines), 0, ()))
    return bare, taking.found


class _Taking:
    """Gives comments to entries while the lines of a file pass by."""

    def __init__(self, known: list[Entry]) -> None:
        self.known = known
        self._lines = [each.line for each in known]
        self._columns = {each.path: each.column for each in known}
        self.found = Comments()
        self.waiting: list[tuple[int, str]] = []

    def content(self, number: int, column: int, comment: str) -> None:
        """Take the line *number*, which holds content and perhaps a comment beside it."""
        first, after = bisect_left(self._lines, number), bisect_right(self._lines, number)
        here = self.known[first] if first < after else None
        self.settle(self.known[first - 1] if first else None, here)
        if comment:
            self._beside(self.known[after - 1] if after else None, column, comment)

    def _beside(self, entry: Entry | None, column: int, comment: str) -> None:
        if entry is None:
            self.found.head.append(comment)
        elif entry.path in self.found.beside:
            self.found.before.setdefault(entry.path, []).append(comment)
        else:
            self.found.beside[entry.path] = (column, comment)

    def settle(self, last: Entry | None, following: Entry | None) -> None:
        """Give the lines that wait to the entry before them or to the one that follows."""
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        if last is None:
            self.found.head += [text for _, text in waiting]
        elif following is None:  # in the middle of a value over several lines
            texts = [text for _, text in waiting if text]
            self.found.before.setdefault(last.path, []).extend(texts)
        else:
            self._split(waiting, last, following)

    def _split(self, waiting: list[tuple[int, str]], last: Entry, following: Entry) -> None:
        deeper = [n for n, (at, text) in enumerate(waiting) if text and at > following.column]
        cut = max(deeper) + 1 if deeper else 0
        for column, text in waiting[:cut]:
            placed = Placed(self._level(last.path, column), 0, text)
            deeper_still = column - last.column if placed.level == last.path else 0
            self.found.after.setdefault(last.path, []).append(replace(placed, further=deeper_still))
        rest = [text for _, text in waiting[cut:]]
        if following.path:
            self.found.before.setdefault(following.path, []).extend(rest)
        else:
            self.found.tail += rest

    def _level(self, path: Path, column: int) -> Path:
        """Return the part of *path* that a comment in *column* stands level with."""
        parts = [path[:size] for size in range(len(path), 0, -1)]
        return next((each for each in parts if self._columns[each] <= column), parts[-1])


def _inside(
    lines: Sequence[str], spans: Iterable[tree.Span]
) -> tuple[set[int], dict[int, list[tuple[int, int]]]]:
    """Return the lines that lie wholly inside a scalar, and the covered columns of the others."""
    inside: set[int] = set()
    covered: dict[int, list[tuple[int, int]]] = {}
    for (line, column), (last, end) in spans:
        block = _BLOCK.match(lines[line][column:])
        if block:
            inside.update(_block_lines(lines, line, keep="+" in block[0]))
        elif last == line:
            covered.setdefault(line, []).append((column, end))
        else:
            inside.update(range(line + 1, last))
            covered.setdefault(line, []).append((column, len(lines[line])))
            covered.setdefault(last, []).append((0, end))
    return inside, covered


def _block_lines(lines: Sequence[str], header: int, *, keep: bool) -> range:
    """Return the lines of the block scalar under *header*; blank ones at its end if *keep*."""
    rest = lines[header + 1 :]
    first = next((line for line in rest if line.strip()), "")
    indent = len(first) - len(first.lstrip())
    above = len(lines[header]) - len(lines[header].lstrip())
    last = end = header
    for number, line in enumerate(rest, header + 1):
        if line.strip():
            if indent <= above or len(line) - len(line.lstrip()) < indent:
                break
            last = number
        end = number
    return range(header + 1, (end if keep else last) + 1)


def _hash(line: str, covered: Iterable[tuple[int, int]]) -> int:
    """Return where the comment of *line* begins, or its length where there is none."""
    taken = list(covered)
    for found in re.finditer(r"(?:(?<=\s)|^)#", line):
        if not any(start <= found.start() < end for start, end in taken):
            return found.start()
    return len(line)


# --- on -------------------------------------------------------------------------------


def put_on(bare: Sequence[str], root: tree.Mapping, comments: Comments) -> list[str]:
    """Return the lines *bare* of *root* with *comments* where they belong."""
    known = entries(root, bare)
    columns = {each.path: each.column for each in known}
    by_line: dict[int, list[Entry]] = {}
    for each in known:
        by_line.setdefault(each.line, []).append(each)
    written = _single_blanks(comments.head, [])
    waiting: list[str] = []
    for number, line in enumerate(bare):
        here = by_line.get(number, [])
        above = waiting if here else []
        for each in here:
            above = above + _indented(comments.before.get(each.path, ()), here[0].column)
        waiting = [] if here else waiting
        written += _single_blanks(above, written)
        written.append(_with_comment(line, here, comments))
        for each in here:
            for placed in comments.after.get(each.path, ()):
                column = columns.get(placed.level, each.column) + placed.further
                waiting += _indented([placed.text], column)
    written += _single_blanks([*waiting, *comments.tail], written)
    while written and not written[-1]:
        written.pop()
    return written


def _indented(texts: Iterable[str], column: int) -> list[str]:
    return [" " * column + text if text else "" for text in texts]


def _with_comment(line: str, here: Sequence[Entry], comments: Comments) -> str:
    for each in here:
        column, text = comments.beside.get(each.path, (0, ""))
        if text:
            near = 0 < column - len(line) <= FARTHEST
            line = (line.ljust(column) if near else line + "  ") + text
    return line


def _single_blanks(lines: Iterable[str], above: Sequence[str]) -> list[str]:
    """Return *lines* to stand under *above*, never two blank ones in a row nor one at the top."""
    kept: list[str] = []
    for line in lines:
        before = kept or above
        if line or (before and before[-1]):
            kept.append(line)
    return kept
