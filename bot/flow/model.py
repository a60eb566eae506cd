"""What is asked and where each answer leads: a flow as values.

A state waits for an answer (`Question`, `PlaceQuestion`, `AreaQuestion`, `Summary`),
branches at once (`Fork`) or ends (`Outcome`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NewType

from bot.conditions import ALWAYS, Condition, ContactId, FactId, TableId, Value
from bot.language import Lang, Text
from bot.problems import NOWHERE, Lines, Location

FlowId = NewType("FlowId", str)
StateId = NewType("StateId", str)
ChoiceId = NewType("ChoiceId", str)
StepId = NewType("StepId", str)
LawId = NewType("LawId", str)
Urgency = NewType("Urgency", str)
Digest = NewType("Digest", str)
"""The first 16 hexadecimal digits of SHA-256 over a flow's canonical content."""

NOW, TODAY, CAN_WAIT, CALM = Urgency("now"), Urgency("today"), Urgency("can_wait"), Urgency("calm")

Settings = tuple[tuple[FactId, tuple[Value, ...]], ...]
"""What an answer establishes: facts and their values."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered; *words* only point it out to a person who types."""

    id: ChoiceId
    label: Text
    to: StateId
    set: Settings = ()
    words: tuple[str, ...] = ()
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words of a question: *short* names it in the summary, *why* says why it is asked."""

    ask: Text
    short: Text
    help: Text | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with closed answers; with *many* a check list that goes on to *to*."""

    id: StateId
    prompt: Prompt
    choices: tuple[Choice, ...]
    to: StateId | None
    many: bool = False
    when: Condition = ALWAYS
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """The question in which municipality somebody lives."""

    id: StateId
    prompt: Prompt
    to: StateId
    when: Condition = ALWAYS
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AreaQuestion:
    """The question in which of the plan's own areas somebody lives."""

    id: StateId
    prompt: Prompt
    to: StateId
    when: Condition = ALWAYS
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Summary:
    """The answers so far, each of which can be changed, before the flow goes on to *to*."""

    id: StateId
    title: Text
    go: Text
    to: StateId
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a fork, taken where *when* holds."""

    when: Condition
    to: StateId
    set: Settings = ()
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fork:
    """A state without a question: the first branch that holds is taken; the last is the else."""

    id: StateId
    branches: tuple[Branch, ...]
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The named result at an ending; with *then* it stands but is no ending."""

    id: StateId
    urgency: Urgency
    title: Text
    steps: tuple[StepId, ...]
    closed: tuple[StepId, ...] = ()
    call_with: tuple[StepId, ...] = ()
    avoid: tuple[StepId, ...] = ()
    afterwards: tuple[StepId, ...] = ()
    remind: TableId | None = None
    then: tuple[Choice, ...] = ()
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


Asking = Question | PlaceQuestion | AreaQuestion
Waiting = Question | PlaceQuestion | AreaQuestion | Summary
State = Question | PlaceQuestion | AreaQuestion | Summary | Fork | Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the person should do or know, written once and used by name.

    Its contacts are fixed ones, or those of the table *route*; *says* is a table of texts.
    """

    id: StepId
    text: Text | None = None
    when: Condition = ALWAYS
    contacts: tuple[ContactId, ...] = ()
    route: TableId | None = None
    says: TableId | None = None
    law: LawId | None = None
    optional: bool = False
    urgency: Urgency | None = None
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Always:
    """An interrupt: offered in every state that waits and after every ending."""

    id: ChoiceId
    label: Text
    to: StateId
    words: tuple[str, ...] = ()
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """What a link or a QR code answers beforehand; never danger or place."""

    id: str
    set: Settings
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ActionCard:
    """A card for the wall: what *to*, an ending, says to *audience* where *set* is known.

    *link* is what its QR code answers beforehand, or None. It hangs where everybody can see
    it, so unlike a conversation's title its *title* may name the subject.
    """

    id: str
    audience: Text
    title: Text
    to: StateId
    set: Settings = ()
    link: str | None = None
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A safety sentence: where *when* holds, every *over* keeps each of *claims*."""

    id: str
    when: Condition
    over: str
    claims: tuple[tuple[str, tuple[str, ...]], ...]
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Flow:
    """The dialogue as authored; *digest* tells two versions apart.

    *longest_wait* is how long, in real hours, somebody may have to wait until anybody opens.
    *children* are the states that children read, which must say it more simply.
    """

    id: FlowId
    digest: Digest
    title: Text
    languages: tuple[Lang, ...]
    greeting: Text
    alarm: Text
    initial: StateId
    acute: ChoiceId
    always: tuple[Always, ...]
    links: Mapping[str, Link]
    states: Mapping[StateId, State]
    steps: Mapping[StepId, Step]
    closing: tuple[StepId, ...]
    sentences: tuple[Sentence, ...] = ()
    cards: tuple[ActionCard, ...] = ()
    longest_wait: Mapping[Urgency, timedelta] = field(default_factory=dict)
    children: tuple[StateId, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    review_by: date | None = None
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactRule:
    """A fact of the vocabulary: its closed values and who may use it."""

    id: FactId
    label: Text
    values: Mapping[Value, Text]
    plans: bool = False
    many: bool = False
    table: bool = False
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TableRule:
    """A table of the vocabulary: what its rows give: ``contacts``, ``fact`` or ``text``."""

    id: TableId
    gives: str
    label: Text
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Law:
    """A rule of law in plain words, with where it was read."""

    id: LawId
    title: Text
    text: Text
    source: str
    source_date: str
    checked: date | None
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists that flows and plans share.

    *never_said* are words that no text says about people, in small letters, by language, each
    with what to say rather, "" where it is left out. *subject* are parts of words, likewise, that
    tell what the content is about: what a lock screen shows holds none.
    """

    languages: tuple[Lang, ...]
    facts: Mapping[FactId, FactRule]
    tables: Mapping[TableId, TableRule]
    urgencies: Mapping[Urgency, Text]
    never_said: Mapping[Lang, Mapping[str, str]] = field(default_factory=dict)
    subject: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
