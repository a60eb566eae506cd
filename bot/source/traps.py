"""Why a line is not YAML, in the author's terms: the trap and its smallest repair.

The parser tells where it gave up, which is often a line too late, and in its own words.
Here the lines around that place are read for what people really write: a text with a
colon in it, a key without a space, a quotation mark that never ends.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

Position = tuple[int, int]
"""A line and a column, counted from 0."""

_MERGE = re.compile(r"(?:<{7}|>{7}) ")
"""What git leaves where it could not put two versions together."""

_KEY = re.compile(r"^\s*(?:- )?\s*[\w-]+\s*:(?:\s|$)")
_KEY_WITHOUT_SPACE = re.compile(r"^(\s*(?:- )?\s*)([\w-]+):(?!//)(\S.*)$")
_VALUE = re.compile(r"^(\s*(?:- )?\s*)([\w-]+):\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Where the trap is, which one it is ("" where it is none of ours), and the line mended."""

    line: int
    column: int
    trap: str = ""
    repair: str = ""
    length: int = 1


def diagnosis(lines: list[str], said: str, at: Position, since: Position) -> Diagnosis:
    """Return what is wrong where the parser *said* something *at* a place in what began *since*."""
    merging = next((row for row, line in enumerate(lines) if _MERGE.match(line)), None)
    if merging is not None:
        return Diagnosis(merging, 0, "merge", length=len(lines[merging]))
    return _trap(lines, said, at, since)


def _trap(lines: list[str], said: str, at: Position, since: Position) -> Diagnosis:
    if "end of stream" in said:
        return Diagnosis(*since, "quote")
    open_quote = _open_quote(lines, at[0])
    if open_quote is not None and ("expected key" in said or "mapping values" in said):
        return open_quote
    if "mapping values" in said:
        return _colon(lines, at)
    if "expected ',' or" in said:
        return _one_line(lines, at, since)
    if "expected key" in said:
        return _block(lines, at)
    if "could not find expected ':'" in said:
        return _no_colon(lines, since[0])
    if "cannot start" in said:
        return _quoted_value(lines, at, "start")
    if "escape" in said:
        return Diagnosis(*at, "escape")
    if "block sequence" in said:
        return Diagnosis(*at, "dash")
    return Diagnosis(*at, "indent" if "'-'" in said else "")


def _colon(lines: list[str], at: Position) -> Diagnosis:
    """Diagnose a colon where none may be: in a text, or because the line before is no key."""
    row, _ = at
    before = _line_before(lines, row)
    if _KEY_WITHOUT_SPACE.match(lines[before]):
        return _no_space(lines, before)
    value = _VALUE.match(lines[row])
    if value and re.search(r":(?:\s|$)", value[3]):
        return _quoted_value(lines, at, "colon")
    if before != row and not _KEY.match(lines[before]):
        return _no_colon(lines, before)
    return Diagnosis(row, _indent(lines[row]), "indent")


def _one_line(lines: list[str], at: Position, since: Position) -> Diagnosis:
    """Diagnose a one-line mapping or list: a colon inside it, or its end is missing."""
    if at[0] != since[0]:
        return Diagnosis(*since, "open")
    return Diagnosis(*at, "inside")


def _block(lines: list[str], at: Position) -> Diagnosis:
    """Diagnose a line that is no key: its value begins like something else, or it stands askew."""
    row, column = at
    value = _VALUE.match(lines[row])
    if value is None or value.start(3) >= column or value[3][0] not in "{[\"'":
        return _askew(lines, row)
    if value[3][0] in "\"'":
        return _quoted_value(lines, at, "after")
    if ": " in value[3]:
        return Diagnosis(row, column - 1, "inside")
    return _quoted_value(lines, at, "brace")


def _askew(lines: list[str], row: int) -> Diagnosis:
    """Diagnose a line that does not stand with its neighbours: it, or the one that left them.

    Where an earlier line stands as this one does, the line between them that stands further
    out has left its place. Where the next lines stand as this one does, those above it stand
    too deep.
    """
    here = _indent(lines[row])
    outer = _before(lines, row, lambda line: _indent(line) < here)
    if outer is not None:
        earlier = _before(lines, outer, lambda line: _indent(line) <= here)
        if earlier is not None and _indent(lines[earlier]) == here:
            return Diagnosis(outer, _indent(lines[outer]), "indent", length=_length(lines[outer]))
        if _goes_on(lines, row):
            deep = _after(lines, outer)
            return Diagnosis(deep, _indent(lines[deep]), "indent", length=_length(lines[deep]))
    return Diagnosis(row, here, "indent", length=_length(lines[row]))


def _goes_on(lines: list[str], row: int) -> bool:
    """Tell whether the next line that stands no deeper than *row* stands exactly there."""
    here = _indent(lines[row])
    below = (_indent(line) for line in lines[row + 1 :] if _says(line))
    return next((each for each in below if each <= here), -1) == here


def _open_quote(lines: list[str], row: int) -> Diagnosis | None:
    """Return the last text before *row* that begins with a quotation mark and has no second one."""
    found = _before(lines, row, _never_closes)
    if found is None:
        return None
    value = _VALUE.match(lines[found])
    column = 0 if value is None else value.start(3)
    return Diagnosis(found, column, "quote", length=len(lines[found]) - column)


def _never_closes(line: str) -> bool:
    value = _VALUE.match(line)
    return value is not None and value[3][0] in "\"'" and value[3].count(value[3][0]) == 1


def _no_colon(lines: list[str], row: int) -> Diagnosis:
    if _KEY_WITHOUT_SPACE.match(lines[row]):
        return _no_space(lines, row)
    return Diagnosis(row, _indent(lines[row]), "key", length=len(lines[row].strip()))


def _no_space(lines: list[str], row: int) -> Diagnosis:
    match = _KEY_WITHOUT_SPACE.match(lines[row])
    if match is None:
        return Diagnosis(row, _indent(lines[row]), "space")
    repair = f"{match[2]}: {match[3]}".strip()
    length = len(match[2]) + 1
    return Diagnosis(row, match.start(2), "space", repair, length)


def _quoted_value(lines: list[str], at: Position, trap: str) -> Diagnosis:
    """Mend a line whose value must stand in quotes."""
    row, column = at
    value = _VALUE.match(lines[row])
    if value is None:
        return Diagnosis(row, column, trap)
    text = re.sub(r"\s#.*$", "", value[3]).rstrip()
    return Diagnosis(row, value.start(3), trap, f"{value[2]}: {_quoted(text)}", len(text))


def _quoted(text: str) -> str:
    """Return *text* in quotation marks that it does not hold itself."""
    inside = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
    if '"' not in inside:
        return f'"{inside}"'
    return "'" + inside.replace("'", "''") + "'"


def _line_before(lines: list[str], row: int) -> int:
    found = _before(lines, row, lambda line: True)
    return row if found is None else found


def _before(lines: list[str], row: int, wanted: Callable[[str], bool]) -> int | None:
    """Return the last line before *row* that says something and is *wanted*."""
    above = range(row - 1, -1, -1)
    return next((n for n in above if _says(lines[n]) and wanted(lines[n])), None)


def _after(lines: list[str], row: int) -> int:
    """Return the first line behind *row* that says something."""
    return next(n for n in range(row + 1, len(lines)) if _says(lines[n]))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _length(line: str) -> int:
    return max(1, len(line.strip()))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
