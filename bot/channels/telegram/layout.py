"""Lines and paragraphs as messages that Telegram takes: bold stretches, and long texts split.

Bold is given as stretches beside the text and never as marks in it, so no name, whatever
characters it holds, can be read as markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.channels.telegram.message import LONGEST_TEXT, Message, units


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text."""

    text: str
    strong: bool = False


Block = tuple[Line, ...]
"""Lines that belong together; a blank line stands between two blocks."""


def messages(blocks: Sequence[Block], longest: int = LONGEST_TEXT) -> tuple[Message, ...]:
    """Return *blocks* as few messages, split at blank lines, else at lines, else at spaces."""
    groups: list[list[Block]] = [[]]
    for block in _that_fit(blocks, longest):
        if groups[-1] and units(_text([*groups[-1], block])) > longest:
            groups.append([])
        groups[-1].append(block)
    return tuple(_message(group) for group in groups if group)


def _that_fit(blocks: Iterable[Block], longest: int) -> Iterator[Block]:
    """Yield the blocks that say something, those that are too long in pieces."""
    for block in blocks:
        lines: list[Line] = []
        for line in _lines_that_fit(block, longest):
            if lines and units(_text([(*lines, line)])) > longest:
                yield tuple(lines)
                lines = []
            lines.append(line)
        if lines:
            yield tuple(lines)


def _lines_that_fit(block: Block, longest: int) -> Iterator[Line]:
    for line in block:
        rest = line.text.strip()
        while units(rest) > longest:
            cut = _cut(rest, longest)
            yield Line(rest[:cut].rstrip(), line.strong)
            rest = rest[cut:].lstrip()
        if rest:
            yield Line(rest, line.strong)


def _cut(text: str, longest: int) -> int:
    """Return where to cut: at the last space that fits and stands in no number."""
    fits = longest
    while units(text[:fits]) > longest:
        fits -= 1
    for at in range(fits, 0, -1):
        if text[at].isspace() and not (text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()):
            return at
    return fits


def size(blocks: Iterable[Block]) -> int:
    """Return the UTF-16 units of *blocks* as one text, however long."""
    return units(_text(blocks))


def _text(blocks: Iterable[Sequence[Line]]) -> str:
    return "\n\n".join("\n".join(line.text for line in block) for block in blocks)


def _message(blocks: Sequence[Block]) -> Message:
    bold: list[tuple[int, int]] = []
    at = 0
    for block in blocks:
        for line in block:
            length = units(line.text)
            if line.strong:
                bold.append((at, length))
            at += length + 1
        at += 1
    return Message(_text(blocks), tuple(bold))
