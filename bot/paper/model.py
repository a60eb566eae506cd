"""A card as values: what stands on it, in words, before anybody decides how it looks."""

from dataclasses import dataclass
from datetime import date

from bot.language import Lang
from bot.plan.imprint import hashed


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact: *number* in the card's order, *phone* in pairs, *lines* what else to know.

    *draft* is UDKAST with the day of printing where nobody has confirmed it; *mark* names its
    source. *members* are the either-or of a group, *area* the area that it is for.
    """

    name: str
    number: int | None = None
    phone: str = ""
    area: str = ""
    lines: tuple[str, ...] = ()
    mark: str = ""
    draft: str = ""
    members: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do, its rule of law, and those to do it with."""

    text: str
    law: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: *label* says what its *address* opens; *alt* is for those who cannot see it."""

    label: str
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card. *acute* comes first and needs no plan; *moves* are in the plan's order.

    *standing* says where the plan stands: approved or not, its source and the source's date.
    *draft* is the mark of the whole card, empty where everybody on it is confirmed.
    """

    id: str
    lang: Lang
    place: str
    audience: str
    title: str
    acute: tuple[Move, ...]
    moves: tuple[Move, ...]
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    standing: tuple[str, ...]
    draft: str
    codes: tuple[Code, ...]
    printed: date
    valid_to: date

    @property
    def edition(self) -> str:
        """Return eight letters that change when anything but the dates of printing does."""
        return hashed(self, {"printed", "valid_to", "draft"})[:8]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return every contact on the card, members of a group included."""
        named = (entry for move in (*self.acute, *self.moves) for entry in move.entries)
        return tuple(each for entry in named for each in (entry, *entry.members))
