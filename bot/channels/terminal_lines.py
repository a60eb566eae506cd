"""Lines of text in 72 columns, each with a tone that a terminal may show as weight or colour."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TextIO

COLUMNS = 72


class Tone(StrEnum):
    """How a line weighs; without colours all of them read alike."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    ACUTE = "acute"


_ANSI = {Tone.STRONG: "1", Tone.MUTED: "2", Tone.ACUTE: "1;31"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line on screen."""

    text: str = ""
    tone: Tone = Tone.PLAIN

    def painted(self) -> str:
        """Return the line with the escape sequences of its tone."""
        code = _ANSI.get(self.tone)
        return self.text if code is None or not self.text else f"\x1b[{code}m{self.text}\x1b[0m"


EMPTY = Line()


def wrapped(text: str, tone: Tone = Tone.PLAIN, *, indent: int = 0) -> Iterator[Line]:
    """Yield *text* in lines that fit, each of its own lines for itself."""
    for part in text.split("\n"):
        yield from hanging(" " * indent, part, tone)


def hanging(mark: str, text: str, tone: Tone = Tone.PLAIN) -> Iterator[Line]:
    """Yield *text* after *mark*, with the lines that follow set in by as much."""
    found = textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in found:
        yield Line(line, tone)


def joined(parts: Iterable[str], between: str, indent: int) -> Iterator[str]:
    """Yield *parts* joined in lines that fit, set in by *indent*; no part is broken."""
    line = ""
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if line and indent + len(longer) > COLUMNS:
            yield " " * indent + line
            line = part
        else:
            line = longer
    if line:
        yield " " * indent + line


def plain_label(label: str) -> str:
    """Return *label* without a picture before it, which many terminals cannot measure."""
    return re.sub(r"^[^\w(»\"“]+", "", label)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes lines to *out*, in colours where *colour*."""

    out: TextIO
    colour: bool = False

    def write(self, shown: Iterable[Line]) -> None:
        """Write each of *shown* on a line."""
        for line in shown:
            print(line.painted() if self.colour else line.text, file=self.out)
        self.out.flush()

    def write_open(self, text: str) -> None:
        """Write *text* and stay on its line."""
        print(text, end="", file=self.out, flush=True)
