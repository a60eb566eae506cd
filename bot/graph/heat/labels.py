"""The names of the rows of a heat map: a title, and below it which cases or how much."""

from bot.graph.heat.look import SMALL, text
from bot.graph.letters import wrap
from bot.graph.style import LIGHT

WIDE = 330
LEADING = 18


def label(title: str, note: str) -> tuple[tuple[str, bool], ...]:
    """Return the lines of a label, each with whether it belongs to the note."""
    return (
        *((line, False) for line in wrap(title, WIDE, SMALL, bold=True)),
        *((line, True) for line in wrap(note, WIDE, SMALL) if note),
    )


def written(lines: tuple[tuple[str, bool], ...], x: float, top: float) -> list[str]:
    """Return *lines* from *top* on."""
    muted = f'fill="{LIGHT["muted"]}"'
    return [
        text(
            line, x, top + LEADING * (number + 1) - 4, look=muted if note else 'font-weight="bold"'
        )
        for number, (line, note) in enumerate(lines)
    ]
