"""Why a line is not YAML, in the author's terms: the trap and its smallest repair.

The parser tells where it gave up, which is often a line too late, and in its own words.
Here the lines around that place are read for what people really write: a text with a
colon in it, a key without a space, a quotation mark that never ends.
"""

import re
from dataclasses import dataclass

Position = tuple[int, int]
"""A line and a column, counted from 0."""

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
    if "end of stream" in said:
        return Diagnosis(*since, "quote")
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
        return Diagnosis(row, column, "indent")
    if value[3][0] in "\"'":
        return _quoted_value(lines, at, "after")
    if ": " in value[3]:
        return Diagnosis(row, column - 1, "inside")
    return _quoted_value(lines, at, "brace")


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
    for index in range(row - 1, -1, -1):
        if lines[index].strip() and not lines[index].lstrip().startswith("#"):
            return index
    return row


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
