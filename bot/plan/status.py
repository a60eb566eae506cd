"""How a contact stands at one instant: certain, or not claimed."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """The next time somebody answers: a day, and the instant (UTC) where the hours are stated."""

    day: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Open by stated hours, until *until* (UTC), or always where it is None."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """Inside ordinary office days, with a phone; the real hours are not registered."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Certainly closed; *opens* is the next opening, or None where none is known.

    *hidden*: another contact stands in its place meanwhile.
    """

    opens: Opening | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody has stated whether it is open now; *opens* is the next certain opening, if any."""

    opens: Opening | None = None


@dataclass(frozen=True, slots=True)
class Inhouse:
    """Somebody at one's own workplace: can be turned to, and never counts as one who answers."""


Status = Open | Likely | Closed | Unknown | Inhouse
