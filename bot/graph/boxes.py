"""What stands in a box or on an arrow, line by line, and how much room it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.flow.model import CAN_WAIT, NOW, TODAY
from bot.graph.diagram import Arrow, Diagram, Kind, Named, Node
from bot.graph.letters import balanced, width, wrap
from bot.graph.phrases import Phrases, phrases
from bot.graph.spoken import contact_in_words, number_of

TITLE_SIZE, TEXT_SIZE = 16, 14
LEADING = 1.32
QUESTION_WIDTH, ENDING_WIDTH, NAMING_WIDTH, DIAMOND = 252, 226, 256, 40
"""How wide boxes are; an ending that names contacts is wider than one that does not."""

PADDING, INSET = 14, 5
LABEL_WIDTH, NUMBER = 218, 30
"""The room for words on an arrow, and for the number before a contact."""

BARS = {NOW: 3, TODAY: 2, CAN_WAIT: 1}
"""How many bars stand before an urgency: the more, the sooner."""


class Tone(StrEnum):
    """What a line is, so that the writers can tell it apart."""

    TITLE = "title"
    NOTE = "note"
    URGENCY = "urgency"
    CONTACT = "contact"
    WARNING = "warning"
    ID = "id"
    ANSWER = "answer"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; *begins* where a paragraph does; *indent* is room for a sign before it."""

    text: str
    tone: Tone
    begins: bool = False
    indent: int = 0

    @property
    def size(self) -> int:
        """Return the size of the letters."""
        return TITLE_SIZE if self.tone == Tone.TITLE else TEXT_SIZE

    @property
    def bold(self) -> bool:
        """Tell whether the letters are bold."""
        return self.tone in (Tone.TITLE, Tone.URGENCY, Tone.WARNING)

    @property
    def width(self) -> float:
        """Return the room that the line takes."""
        return self.indent + width(self.text, self.size, bold=self.bold)

    @property
    def height(self) -> float:
        """Return the height of the line with the space above a paragraph."""
        return self.size * LEADING + (6 if self.begins else 0)


@dataclass(frozen=True, slots=True)
class Face:
    """What a box or a label shows, and its size.

    *port* is how far off its middle a line from below arrives, beside those that leave.
    """

    lines: tuple[Line, ...]
    width: int
    height: int
    port: int = 0


def face_of(node: Node, diagram: Diagram) -> Face:
    """Return the face of *node*."""
    if node.kind == Kind.BRANCH:
        lines = _id_of(node, diagram)
        wide = max((line.width for line in lines), default=0)
        beside = 2 * (int(wide) + 8) if lines else 0
        return Face(lines, DIAMOND + beside, DIAMOND, DIAMOND * 3 // 8)
    ending = node.kind in (Kind.OUTCOME, Kind.ACUTE)
    naming = NAMING_WIDTH if diagram.contacts else ENDING_WIDTH
    wide = naming if ending else QUESTION_WIDTH
    room = wide - 2 * (PADDING + (INSET if ending else 0))
    lines = (
        *_lines(node, room, phrases(diagram.lang)),
        *_loops(node, room, diagram),
        *_id_of(node, diagram),
    )
    high = _even(_height(lines) + 2 * PADDING + (2 * INSET if ending else 0))
    return Face(lines, wide, high, wide * 3 // 8)


def label_of(arrow: Arrow, diagram: Diagram) -> Face:
    """Return the face of the words on *arrow*."""
    conditional = diagram.by_id[arrow.source].kind == Kind.BRANCH
    tone = Tone.CONDITION if conditional else Tone.ANSWER
    lines = tuple(
        Line(text, tone, begins=number == 0)
        for words in arrow.words
        for number, text in enumerate(balanced(words, LABEL_WIDTH, TEXT_SIZE))
    )
    wide = max((line.width for line in lines), default=0)
    return Face(lines, int(wide) + 8 if lines else 0, _even(_height(lines) + 6) if lines else 0)


def _lines(node: Node, room: int, p: Phrases) -> tuple[Line, ...]:
    title = balanced(node.title, room, TITLE_SIZE, bold=True)
    lines = [Line(text, Tone.TITLE) for text in title]
    for note in node.notes:
        lines += _paragraph(note, Tone.NOTE, room)
    if node.urgency_in_words:
        indent = 9 * BARS.get(node.urgency, 0) if node.urgency is not None else 0
        lines += _paragraph(node.urgency_in_words, Tone.URGENCY, room, indent)
    if node.warning:
        lines += _paragraph(node.warning, Tone.WARNING, room, 20)
    for number, contact in enumerate(node.contacts, 1):
        lines += _contact(number, contact, room, p)
    return tuple(lines)


def _loops(node: Node, room: int, diagram: Diagram) -> Iterator[Line]:
    """Yield what leads from *node* to itself, which is said and not drawn."""
    p = phrases(diagram.lang)
    for arrow in diagram.arrows:
        if arrow.source == arrow.target == node.id:
            said = p.again.format(words=", ".join(arrow.words))
            yield from _paragraph(said, Tone.ANSWER, room)


def _paragraph(text: str, tone: Tone, room: int, indent: int = 0) -> list[Line]:
    bold = Line("", tone).bold
    split = wrap(text, room - indent, TEXT_SIZE, bold=bold)
    return [Line(part, tone, number == 0, indent) for number, part in enumerate(split)]


def _contact(number: int, contact: Named, room: int, p: Phrases) -> list[Line]:
    split = wrap(contact_in_words(contact, p), room - NUMBER, TEXT_SIZE)
    before = number_of(number, contact)
    lines = [f"{before}\t{split[0]}", *(f"\t{part}" for part in split[1:])]
    return [
        Line(text, Tone.CONTACT, begins=number == 1 and line == 0)
        for line, text in enumerate(lines)
    ]


def _id_of(node: Node, diagram: Diagram) -> tuple[Line, ...]:
    return (Line(node.id, Tone.ID),) if diagram.ids else ()


def _height(lines: tuple[Line, ...]) -> float:
    first = 6 if lines and lines[0].begins else 0
    return sum(line.height for line in lines) - first


def _even(number: float) -> int:
    return int(number / 2 + 0.999) * 2
