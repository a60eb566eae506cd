"""What is kept of somebody who asked to be reminded: no answer, no word, no fact."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conditions import ContactId
from bot.language import Lang
from bot.plan.model import MunicipalityCode

MOST = 3
"""Contacts of one reminder, at most: the first to call, and two to try after it."""

LIFE = timedelta(days=8)
"""The longest that a reminder is kept after it was asked for (data map)."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Whom to call, and when to say so.

    *contacts* begin with the one to call next; *municipality* None where it is not known.
    *due* is an instant (UTC); *asked* once the person has been reminded and has yet to answer.
    """

    municipality: MunicipalityCode | None
    contacts: tuple[ContactId, ...]
    due: datetime
    lang: Lang
    asked: bool = False
