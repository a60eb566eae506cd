"""What the core answers with. Everything here is ready to read, in the session's language."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.conditions import ContactId, TableId
from bot.dialogue.events import Stamp
from bot.flow.model import ChoiceId, LawId, StateId, StepId, Urgency
from bot.language import Lang
from bot.plan.model import AreaId
from bot.plan.status import Status


class About(StrEnum):
    """What a notice is about; a channel may act on it (delete what was typed, say)."""

    MISUNDERSTOOD = "misunderstood"
    PERSONAL = "personal"
    OLD_BUTTON = "old_button"
    EXPIRED = "expired"
    CHANGED = "changed"
    WHY = "why"
    PRIVACY = "privacy"
    INSIGHT = "insight"
    HELP = "help"
    NEXT_CONTACT = "next_contact"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Notice:
    """A short card above the screen; lines are separated by newlines."""

    about: About
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer offered. *ticked* is None except in a check list."""

    id: ChoiceId
    label: str
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Controls:
    """What can be pressed beside the answers: interrupts and the ways around."""

    interrupts: tuple[Option, ...]
    acute: ChoiceId
    back: bool = False
    resume: bool = False
    why: bool = False
    review: bool = False


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    MANY = "many"
    PLACE = "place"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question. *number* of *at_most* counts questions; *at_most* is 0 on the first screen.

    *groups* are the ways to browse the municipalities; only where *kind* is PLACE.
    *chosen* says in words what is ticked, for those who cannot see a button change.
    """

    state: StateId
    stamp: Stamp
    lang: Lang
    kind: Kind
    number: int
    at_most: int
    greeting: str
    prompt: str
    help: str
    options: tuple[Option, ...]
    groups: tuple[Option, ...]
    chosen: tuple[str, ...]
    controls: Controls


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of the summary: the question's short name and the answer in words."""

    question: StateId
    short: str
    answer: str


@dataclass(frozen=True, slots=True)
class ShowSummary:
    """The answers so far, each of which can be changed. *go* leads on, or back to the screen."""

    state: StateId
    stamp: Stamp
    lang: Lang
    title: str
    answers: tuple[Answered, ...]
    go: Option
    controls: Controls


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One contact as it stands now. *members* are the either-or of a group.

    *hours* says in words when it answers, *marks* what to know about its source;
    *via* is the contact that it is reached through, on *via_phone*, asking for *ask_for*.
    *phone* is printed in pairs, without country code; *missing* is said where no way is registered.
    """

    id: ContactId
    title: str
    status: Status | None
    hours: str
    phone: str = ""
    mail: str = ""
    secure_mail: str = ""
    form: str = ""
    chat: str = ""
    visit: str = ""
    organisation: str = ""
    area: AreaId | None = None
    area_name: str = ""
    via: ContactId | None = None
    via_phone: str = ""
    ask_for: str = ""
    note: str = ""
    missing: str = ""
    marks: str = ""
    source: str = ""
    source_date: str = ""
    checked: date | None = None
    confirmed: bool = False
    old: bool = False
    members: tuple["ContactCard", ...] = ()

    @property
    def unit(self) -> str:
        """Return its title, with the organisation where the title does not name it."""
        owner = self.organisation
        return f"{self.title}, {owner}" if owner and owner not in self.title else self.title


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of an ending: its words, its law and the contacts it is the first to name.

    *refers* are contacts of its own that an earlier step already shows; *says* is the table
    of texts whose words stand in *text*.
    """

    id: StepId
    text: str
    contacts: tuple[ContactCard, ...] = ()
    refers: tuple[ContactId, ...] = ()
    table: TableId | None = None
    says: TableId | None = None
    law: LawId | None = None
    law_title: str = ""


@dataclass(frozen=True, slots=True)
class ShowOutcome:
    """The named result: what to do, whom to call, what not to do, what happens afterwards.

    *then* leads on where the outcome is no ending. *opens* is the first opening to be
    reminded of (an instant in UTC, or a day), or None. *hand_over* is the same for the person's
    own notes, with the answers; empty where *then* leads on. *remind* are those whom a
    reminder would be about, empty where there can be none.
    """

    state: StateId
    stamp: Stamp
    lang: Lang
    urgency: Urgency
    urgency_name: str
    title: str
    place: str
    place_note: str
    alarm: str
    closed: tuple[StepShown, ...]
    steps: tuple[StepShown, ...]
    call_with: tuple[StepShown, ...]
    avoid: tuple[StepShown, ...]
    afterwards: tuple[StepShown, ...]
    closing: tuple[StepShown, ...]
    then: tuple[Option, ...]
    shown_at: datetime | None
    opens: datetime | date | None
    controls: Controls
    hand_over: str = ""
    remind: tuple[ContactId, ...] = ()

    @property
    def contacts(self) -> tuple[ContactCard, ...]:
        """Return every contact on the screen, in order."""
        return tuple(card for step in (*self.closed, *self.steps) for card in step.contacts)


@dataclass(frozen=True, slots=True)
class Farewell:
    """Everything is deleted; the conversation can begin again."""

    lang: Lang
    text: str
    begin: str


Screen = Ask | ShowSummary | ShowOutcome | Farewell
Reply = Notice | Screen
