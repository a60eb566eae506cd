"""The loaded content: flows, plans, places and laws, looked up by id."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.clock import WatchedClock
from bot.conditions import ContactId
from bot.flow.model import Digest, Flow, FlowId, Law, LawId, Outcome, Vocabulary
from bot.flow.reading import acute_state
from bot.language import Lang
from bot.plan.model import MunicipalityCode, Plan
from bot.plan.places import Places
from bot.problems import Location


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands in a file: what *kind* it is, to whom it belongs, in which language."""

    kind: str
    owner: str
    lang: Lang
    text: str
    where: Location


@dataclass(frozen=True, slots=True)
class Library:
    """Everything a conversation may look up; made by `bot.source.folder.load`.

    *nowhere* is the national plan for a place that is not known or lies abroad.
    *pinned* holds earlier versions of flows for as long as conversations walk them.
    *timeless* where nobody can say what time it is: then nothing is told of the present moment.
    *written* is every text with its place, so that what is wrong with one can be shown there.
    """

    vocabulary: Vocabulary
    laws: Mapping[LawId, Law]
    flows: Mapping[FlowId, Flow]
    plans: Mapping[MunicipalityCode, Plan]
    nowhere: Plan
    places: Places
    pinned: Mapping[Digest, Flow] = field(default_factory=dict)
    timeless: bool = False
    written: tuple[Written, ...] = field(default=(), compare=False, repr=False)

    @property
    def front(self) -> FlowId:
        """Return the flow that a channel begins with where nothing else is asked for: the first."""
        return next(iter(self.flows))

    def plan(self, code: MunicipalityCode | None) -> Plan:
        """Return the plan of municipality *code*, or the national one where there is none."""
        if code is None:
            return self.nowhere
        return self.plans.get(code, self.nowhere)

    def version(self, flow: FlowId, digest: Digest) -> Flow | None:
        """Return *flow* as it stood at *digest* while that version is loaded, else None."""
        newest = self.flows.get(flow)
        if newest is not None and newest.digest == digest:
            return newest
        return self.pinned.get(digest)


def strictly(library: Library) -> Library:
    """Return *library* for real operation: every plan is answered strictly.

    A contact that nobody has confirmed within 90 days then comes after the national route
    (design decision 2; fault catalogue F4). Nothing else changes.
    """
    plans = {code: replace(plan, strict=True) for code, plan in library.plans.items()}
    return replace(library, plans=plans, nowhere=replace(library.nowhere, strict=True))


def acute_contacts(library: Library) -> frozenset[ContactId]:
    """Return the locked contacts that the interrupt for danger shows, in whatever flow."""
    found: set[ContactId] = set()
    for flow in library.flows.values():
        outcome = flow.states[acute_state(flow)]
        if isinstance(outcome, Outcome):
            found.update(c for each in outcome.steps for c in flow.steps[each].contacts)
    fixed = library.nowhere.contacts
    return frozenset(each for each in found if each in fixed and fixed[each].locked)


def timelessly(library: Library) -> Library:
    """Return *library* for as long as the time is not known: hours stand in words only."""
    return replace(library, timeless=True)


def timed(newest: Callable[[], Library], clock: WatchedClock) -> Callable[[], Library]:
    """Return what *newest* does, with hours in words only while *clock* cannot be believed."""

    def as_believed() -> Library:
        library = newest()
        return timelessly(library) if clock.doubted else library

    return as_believed
