"""Changes of a content file: its bytes, its lines, its words, and files grown from its grammar."""

import re
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[Random, bytes], bytes]

NASTY = (
    *("no", "yes", "on", "off", "null", "~", "true", "{}", "[]", "''", '""', "-", "?", "|", ">"),
    *(
        "0101",
        '"0101"',
        "0712",
        "+4541749090",
        "41_74_90_90",
        "112",
        "9" * 30,
        "-1",
        "1e999",
        ".nan",
    ),
    *("08:00", "8.00", "24:00", "25:00", "08:00-08:00", "mandag-fredag: 08-16", "hele døgnet"),
    *("2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "28. februar 2026", "1700-01-01"),
    *("&a x", "*a", "<<: *a", "!!python/name:os.system x", "!!int 3", "!x y", "--- x", "... "),
    *(
        "javascript:alert(1)",
        "http://x",
        "https://user:secret@x",
        "tg://x",
        "x@y",
        "../../etc/passwd",
    ),
    *("{plan.municipality}", "{", "}", "{{}}", "{plan.__class__}", "%s", "\\x00", '"\\ud800"'),
    *('"\\0"', '"\\U0001F600"', "\ufeff", "\u202eabc", "a\u0300\u0301", "\u00a0", "\t", "#", ": "),
    *(
        "x" * 5000,
        "[" * 30,
        "{a: " * 20,
        "- " * 30,
        "æøå",
        "𝔘",
        "\x00",
        "\x85",
        "\u2028",
        "a: b: c",
    ),
    *("not: {open: x}", "all: [all: [all: []]]", "any: []", "at_least: {}", "is: []", "otherwise"),
)
"""Values that have been read wrongly somewhere, by somebody, and what looks like a condition."""

BYTES = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\x1b",
    b"\xf4\x90",
)

WORD = re.compile(rb"[^\s:\[\]{},\"'#]+")
VALUE = re.compile(rb"(?<=: )[^\n]+")
KEY = re.compile(rb"^( *(?:- )?)([^\s:#\-][^:\n]*)(?=:)", re.MULTILINE)


def changed(chance: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Return *content* after one to four changes, some with pieces of *others*."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        change = chance.choice(CHANGES)
        content = change(chance, content)
        if chance.random() < 0.1:
            content = _spliced(chance, content, chance.choice(others))
    return content


def _spot(chance: Random, content: bytes) -> int:
    return chance.randrange(len(content) + 1)


def _spliced(chance: Random, content: bytes, other: bytes) -> bytes:
    lines, donated = content.splitlines(keepends=True), other.splitlines(keepends=True)
    at, begin = chance.randrange(len(lines) + 1), chance.randrange(len(donated) + 1)
    piece = donated[begin : begin + chance.randrange(1, 12)]
    return b"".join(lines[:at] + piece + lines[at + chance.randrange(3) :])


def _flipped(chance: Random, content: bytes) -> bytes:
    at = _spot(chance, content)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _inserted(chance: Random, content: bytes) -> bytes:
    at = _spot(chance, content)
    return content[:at] + chance.choice(BYTES) * chance.choice((1, 1, 3)) + content[at:]


def _cut(chance: Random, content: bytes) -> bytes:
    at = _spot(chance, content)
    return content[:at] + content[at + chance.choice((1, 2, 8, 40, 10**6)) :]


def _repeated(chance: Random, content: bytes) -> bytes:
    at, long = _spot(chance, content), chance.choice((1, 4, 20, 200))
    return content[:at] + content[at : at + long] * chance.choice((2, 3, 50)) + content[at:]


def _lines(change: Callable[[Random, list[bytes], int], None]) -> Change:
    """Return a change of one line among all."""

    def changed_lines(chance: Random, content: bytes) -> bytes:
        lines = content.splitlines(keepends=True) or [b"\n"]
        change(chance, lines, chance.randrange(len(lines)))
        return b"".join(lines)

    return changed_lines


def _without(chance: Random, lines: list[bytes], at: int) -> None:
    del lines[at : at + chance.choice((1, 1, 2, 5))]


def _twice(chance: Random, lines: list[bytes], at: int) -> None:
    lines[at:at] = lines[at : at + chance.choice((1, 1, 2, 6))]


def _moved(chance: Random, lines: list[bytes], at: int) -> None:
    line = lines.pop(at)
    lines.insert(chance.randrange(len(lines) + 1), line)


def _indented(chance: Random, lines: list[bytes], at: int) -> None:
    lines[at] = b" " * chance.choice((1, 2, 4)) + lines[at]


def _outdented(chance: Random, lines: list[bytes], at: int) -> None:
    lines[at] = lines[at].removeprefix(b" " * chance.choice((1, 2, 4)))


def _replaced(found: re.Pattern[bytes], group: int = 0) -> Change:
    """Return a change that puts something nasty, or another match, where *found* is."""

    def replaced(chance: Random, content: bytes) -> bytes:
        spots = list(found.finditer(content))
        if not spots:
            return content
        spot = chance.choice(spots)
        nasty = chance.random() < 0.6
        new = (
            chance.choice(NASTY).encode("utf-8", "surrogatepass")
            if nasty
            else chance.choice(spots)[group]
        )
        return content[: spot.start(group)] + new + content[spot.end(group) :]

    return replaced


def _quoted(chance: Random, content: bytes) -> bytes:
    spots = list(VALUE.finditer(content))
    if not spots:
        return content
    spot, mark = chance.choice(spots), chance.choice((b"'", b'"', b"[", b"{"))
    closing = {b"[": b"]", b"{": b"}"}.get(mark, mark)
    new = mark + spot[0] + closing if chance.random() < 0.8 else spot[0].strip(b"\"'[]{}")
    return content[: spot.start()] + new + content[spot.end() :]


def grown(chance: Random, content: bytes) -> bytes:
    """Return a file of the keys and values of *content*, put together anew as a tree."""
    keys = [match[2].decode("utf-8", "ignore") for match in KEY.finditer(content)] or ["flow"]
    values = [match[0].decode("utf-8", "ignore") for match in VALUE.finditer(content)] or ["x"]
    lines: list[str] = []

    def node(deep: int) -> None:
        taken = set()
        for _ in range(chance.randrange(1, 7)):
            key = chance.choice(keys)
            if key in taken and chance.random() < 0.95:
                continue
            taken.add(key)
            kind = chance.random()
            if kind < 0.55 or deep > 6:
                value = chance.choice(values if chance.random() < 0.85 else NASTY)
                lines.append(f"{'  ' * deep}{key}: {value}")
            elif kind < 0.85:
                lines.append(f"{'  ' * deep}{key}:")
                node(deep + 1)
            else:
                lines.append(f"{'  ' * deep}{key}:")
                lines.extend(f"{'  ' * deep}- {chance.choice(values)}" for _ in range(3))

    for key in chance.sample(keys, min(len(keys), chance.randrange(1, 6))):
        lines.append(f"{key}:")
        node(1)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


CHANGES: tuple[Change, ...] = (
    _flipped,
    _inserted,
    _cut,
    _repeated,
    _lines(_without),
    _lines(_twice),
    _lines(_moved),
    _lines(_indented),
    _lines(_outdented),
    _quoted,
    *[_replaced(VALUE)] * 5,
    *[_replaced(WORD)] * 3,
    *[_replaced(KEY, 2)] * 2,
)
"""Every kind of change; those that leave the file readable more often."""
