"""What the map says of one kind of data."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from bot.language import DA, EN, Text


class Where(Enum):
    """Where something is; what is only in memory is gone with the process."""

    DATABASE = "database"
    KEY_FILE = "key file"
    MEMORY = "memory"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of data. *fields* are the columns and the fields of types that hold it.

    *life* is the longest that it is kept, None where no clock ends it: then *until* says
    what does.
    """

    name: Text
    where: Where
    form: Text
    until: Text
    why: Text
    fields: tuple[str, ...] = ()
    life: timedelta | None = None


def said(da: str, en: str) -> Text:
    """Return a text in both languages."""
    return {DA: da, EN: en}
