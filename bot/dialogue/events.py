"""What may reach a session; the union is closed, so a new event breaks the type check."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from bot.conditions import ContactId
from bot.dialogue.reminder import Reminder
from bot.flow.model import ChoiceId, StateId
from bot.language import Lang

Stamp = NewType("Stamp", str)
"""Binds a button to the flow, the state and the turn of the screen it stood on."""


@dataclass(frozen=True, slots=True)
class Start:
    """Begin, or begin again; a deep link offers a municipality's code, a link of the flow."""

    payload: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer the screen *stamp*: a choice, a municipality's code, an area, or all ticks."""

    choices: tuple[ChoiceId, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Toggle:
    """Tick (*on*) or clear one item of a check list; twice the same is the same as once."""

    choice: ChoiceId
    on: bool
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Done:
    """Go on with the items of the check list that are ticked."""

    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Browse:
    """Show one *group* of the municipalities as buttons."""

    group: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Write:
    """Something typed. It is matched against what is offered and then gone."""

    text: str


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Press one of the flow's `always` entries; without *id* the acute one."""

    id: ChoiceId | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Go back to where the interrupt was pressed."""


@dataclass(frozen=True, slots=True)
class Back:
    """Go back one question."""


@dataclass(frozen=True, slots=True)
class Change:
    """Change the answer to *question*; the other answers are kept."""

    question: StateId


@dataclass(frozen=True, slots=True)
class Review:
    """Show the answers so far."""


@dataclass(frozen=True, slots=True)
class Why:
    """Ask back why the question is asked."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The number of *contact* did not work: show the next one."""

    contact: ContactId


@dataclass(frozen=True, slots=True)
class Show:
    """Show the present screen again."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Go on in *lang*, or in the next language where it is None."""

    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Restart:
    """Begin again; what was answered is forgotten, the language and an offered place are kept."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete everything that is kept about this conversation."""


@dataclass(frozen=True, slots=True)
class Insight:
    """Show what is kept; the channel adds the *reminder*, which is kept by itself."""

    reminder: Reminder | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the ending as a text for the person's own notes."""


@dataclass(frozen=True, slots=True)
class Privacy:
    """Tell in plain words what is kept, how long, and who sees it."""


@dataclass(frozen=True, slots=True)
class Help:
    """Tell what can be pressed and typed."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is neither a press nor a text: a photo, a voice message, a sticker."""


@dataclass(frozen=True, slots=True)
class Remind:
    """Remind me of the calls of the ending *stamp* at *due*, in seconds since 1970 (UTC)."""

    stamp: Stamp
    due: int


class Said(StrEnum):
    """What is pressed under a reminder."""

    SHOW = "s"
    YES = "y"
    NO = "n"
    AGAIN = "a"
    DROP = "x"


@dataclass(frozen=True, slots=True)
class Remembered:
    """Answer the reminder *mark* with what was *said*; *lang* is its language."""

    said: Said
    mark: str
    lang: Lang


Press = Choose | Toggle | Done | Browse
"""A button of one screen; it counts only while that screen stands."""

LATE = Browse("", Stamp(""))
"""Stands for a press on a screen that is gone: it moves nothing and says so."""

Move = Interrupt | Resume | Back | Change
"""Goes somewhere, whatever is on screen."""

Telling = Show | Review | Why | NoAnswer | Speak | HandOver | Insight | Privacy | Help | Unreadable
"""Asks for something and moves nobody."""

Event = Press | Move | Telling | Write | Start | Restart | Forget

OfReminder = Remind | Remembered
"""Reaches a reminder, which lives longer than the conversation it came from."""
