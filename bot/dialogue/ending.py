"""An ending: what to do, whom to call in which order, what not to do, what happens then.

The outcome names the parts; each step brings its own contacts, fixed ones or those of a
table. A contact stands once, at the first step that names it, and so does the one it is
reached through. Within a step the order follows the urgency: now, those who are closed
or cannot be called come last; today, the closed come last; else as the plan says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.conditions import ContactId, Facts, TableId, holds
from bot.dialogue.cards import Reading, card
from bot.dialogue.replies import ContactCard, StepShown
from bot.dialogue.text import fill
from bot.flow.model import NOW, TODAY, Flow, Outcome, Step, StepId, Urgency
from bot.language import Lang, Text, in_language
from bot.library import Library
from bot.plan.model import Plan
from bot.plan.routing import Desk, Reach, Route, desk
from bot.plan.status import Closed, Inhouse, Open


@dataclass(frozen=True, slots=True)
class Ending:
    """The parts of an outcome, in the order in which they stand on screen."""

    closed: tuple[StepShown, ...]
    steps: tuple[StepShown, ...]
    call_with: tuple[StepShown, ...]
    avoid: tuple[StepShown, ...]
    afterwards: tuple[StepShown, ...]
    closing: tuple[StepShown, ...]
    facts: Facts
    opens: datetime | date | None

    @property
    def contacts(self) -> tuple[ContactCard, ...]:
        """Return every contact that is shown, in order."""
        return tuple(each for step in self.steps for each in step.contacts)


def ending(
    library: Library,
    flow: Flow,
    outcome: Outcome,
    plan: Plan,
    facts: Facts,
    now: datetime,
    lang: Lang,
) -> Ending:
    """Return what *outcome* says for *facts* under *plan*, as it stands at *now*.

    Where the time is not known (`Library.timeless`) everybody who can be named at any hour
    is, with the hours in words, and nothing is said of now (fault catalogue F15).
    """
    at_desk = desk(plan)
    reading = Reading(plan, at_desk.facts(facts), lang, now, timeless=library.timeless)
    writer = _Writer(library, flow, at_desk, reading, outcome, at_any_hour=library.timeless)
    steps = tuple(writer.shown(outcome.steps))
    anybody_open = any(_is_open(each) for step in steps for each in step.contacts)
    return Ending(
        closed=() if anybody_open or library.timeless else tuple(writer.shown(outcome.closed)),
        steps=steps,
        call_with=tuple(writer.shown(outcome.call_with)),
        avoid=tuple(writer.shown(outcome.avoid)),
        afterwards=tuple(writer.shown(outcome.afterwards)),
        closing=tuple(writer.shown(flow.closing)),
        facts=writer.reading.facts,
        opens=None if library.timeless else writer.next_opening(outcome.remind),
    )


def on_paper(
    library: Library,
    flow: Flow,
    outcome: Outcome,
    plan: Plan,
    facts: Facts,
    now: datetime,
    lang: Lang,
) -> Ending:
    """Return what *outcome* says at any hour: everybody who can be named, as the plan orders.

    *now* is when it is printed: the day by which confirmations count. The hours on its cards
    are those of that instant and are not for print.
    """
    at_desk = desk(plan)
    reading = Reading(plan, at_desk.facts(facts), lang, now)
    writer = _Writer(library, flow, at_desk, reading, outcome, at_any_hour=True)
    return Ending(
        closed=(),
        steps=tuple(writer.shown(outcome.steps)),
        call_with=tuple(writer.shown(outcome.call_with)),
        avoid=tuple(writer.shown(outcome.avoid)),
        afterwards=tuple(writer.shown(outcome.afterwards)),
        closing=tuple(writer.shown(flow.closing)),
        facts=reading.facts,
        opens=None,
    )


class _Writer:
    """Writes steps one after the other and remembers whom it has shown."""

    def __init__(
        self,
        library: Library,
        flow: Flow,
        at_desk: Desk,
        reading: Reading,
        outcome: Outcome,
        *,
        at_any_hour: bool = False,
    ) -> None:
        self._library = library
        self._flow = flow
        self._desk = at_desk
        self.reading = reading
        self._urgency = outcome.urgency
        self._at_any_hour = at_any_hour
        self._seen: set[ContactId] = set()
        self._routes: dict[TableId, Route] = {}

    def shown(self, ids: Iterable[StepId]) -> Iterator[StepShown]:
        """Yield the steps that say something in this case."""
        for step_id in ids:
            step = self._flow.steps[step_id]
            if holds(step.when, self.reading.facts):
                written = self._write(step)
                if written is not None:
                    yield written

    def next_opening(self, table: TableId | None) -> datetime | date | None:
        """Return the opening to be reminded of: the first closed contact's, else an office day."""
        if table is None:
            return None
        for reach in self._route(table).reaches:
            if isinstance(reach.status, Closed) and reach.status.opens is not None:
                return reach.status.opens.at or reach.status.opens.day
        office = self._desk.answering.next_office_day(self.reading.now)
        return None if office is None else office.day

    def _write(self, step: Step) -> StepShown | None:
        says = self._desk.says(step.says, self.reading.facts) if step.says is not None else None
        sentences = [self._fill(text) for text in (step.text, says) if text is not None]
        named = self._named(step)
        fresh = [reach for reach in named if reach.contact.id not in self._seen]
        if not sentences or (step.optional and not fresh):
            return None
        for reach in fresh:
            self._remember(reach)
        law = self._library.laws.get(step.law) if step.law is not None else None
        return StepShown(
            id=step.id,
            text=_one_after_the_other(sentences),
            contacts=tuple(card(reach, self.reading) for reach in fresh),
            refers=tuple(dict.fromkeys(each.contact.id for each in named if each not in fresh)),
            table=step.route,
            says=step.says if says is not None else None,
            law=step.law,
            law_title=in_language(law.title, self.reading.lang) if law else "",
        )

    def _named(self, step: Step) -> list[Reach]:
        facts, now = self.reading.facts, self.reading.now
        if self._at_any_hour:
            return list(self._desk.everybody(step.contacts, step.route, facts, now))
        fixed = self._desk.reach(step.contacts, facts, now)
        routed = self._route(step.route).reaches if step.route else ()
        return ordered([*fixed, *routed], step.urgency or self._urgency)

    def _route(self, table: TableId) -> Route:
        if table not in self._routes:
            facts, now = self.reading.facts, self.reading.now
            self._routes[table] = self._desk.route(table, facts, now)
        return self._routes[table]

    def _remember(self, reach: Reach) -> None:
        self._seen.add(reach.contact.id)
        if reach.contact.via is not None:
            self._seen.add(reach.contact.via)
        for member in reach.members:
            self._remember(member)

    def _fill(self, text: Text) -> str:
        return fill(text, self.reading.plan, self.reading.facts, self.reading.lang)


def _one_after_the_other(sentences: list[str]) -> str:
    """Return *sentences* as one text; one that ends openly gets its full stop."""
    *before, last = sentences
    closed = [each if each[-1:] in ".!?" else f"{each}." for each in before]
    return " ".join((*closed, last))


def ordered(reaches: list[Reach], urgency: Urgency) -> list[Reach]:
    """Return the contacts of one step as they stand on screen where it is this urgent."""
    if urgency == NOW:
        return sorted(reaches, key=lambda each: _is_shut(each) or not callable_now(each))
    if urgency == TODAY:
        return sorted(reaches, key=_is_shut)
    return reaches


def _is_shut(reach: Reach) -> bool:
    return isinstance(reach.status, Closed)


def callable_now(reach: Reach) -> bool:
    """Tell whether one can call *reach*, itself or through another, or simply turn to it."""
    return bool(
        reach.ways.phone
        or reach.contact.via
        or isinstance(reach.status, Inhouse)
        or any(callable_now(member) for member in reach.members)
    )


def _is_open(shown: ContactCard) -> bool:
    return isinstance(shown.status, Open)
