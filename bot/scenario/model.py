"""A scenario: what somebody answers at a given minute, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.conditions import ContactId
from bot.flow.model import FlowId, StateId
from bot.language import DA, Lang, Text
from bot.problems import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: ids of choices, several in a check list, or the name of a municipality."""

    question: StateId
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A control: an id of `always`, or one of `CONTROLS`."""

    control: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Something typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An earlier answer taken up again."""

    question: StateId


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A contact whose number did not work."""

    contact: ContactId


Act = Given | Pressed | Typed | Changed | Unanswered

WRITE, CHANGE, NO_ANSWER = "write", "change", "no_answer"
"""The keys of an answer that are no questions."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold at the end: ids, contacts and their states, never wording.

    *contacts* stand in this order; others may stand between. *must* and *must_not* are
    tokens such as ``step:skriv-ned``; `bot.scenario.compare` has the list.
    """

    outcome: StateId | None = None
    state: StateId | None = None
    urgency: str = ""
    contacts: tuple[ContactId, ...] = ()
    states: Mapping[ContactId, str] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    questions_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One conversation: *municipality* answers the question of place by itself.

    *situation* tells somebody who takes part in an exercise what they meet; it is empty
    where the scenario is no exercise. *recorded*: what is expected is only what came out
    once, and nobody has said yet that it is right.
    """

    name: str
    at: datetime
    acts: tuple[Act, ...]
    expect: Expectation
    flow: FlowId | None = None
    municipality: str = ""
    link: str = ""
    lang: Lang = DA
    situation: Text = field(default_factory=dict)
    recorded: bool = False
    where: Location = field(default=NOWHERE, compare=False)
