"""How long one message is, and which part of it most of that comes from."""

from dataclasses import dataclass

from bot.problems import Location


@dataclass(frozen=True, slots=True)
class Whole:
    """The longest message *of* a state or a contact: its UTF-16 units, and its largest *part*.

    *part* has *most* units and stands at *where*.
    """

    of: str
    size: int
    part: str
    most: int
    where: Location
