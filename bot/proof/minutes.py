"""Every minute: each urgency's promise, for every ending, plan and combination of facts.

No condition of a flow looks at the clock, so paths and minutes are proven apart. The
endings come from the walks; here each meets every plan it can be shown under. What a
plan cannot tell apart is one case; cases with the same contacts share their times; and
alike contacts, in whatever plan, are taken through the calendar once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain

from bot.conditions import AREA, MUNICIPALITY, FactId, Facts, holds
from bot.dialogue.ending import Ending as Shown
from bot.dialogue.ending import ending as shown
from bot.dialogue.fold import Path
from bot.flow.model import CALM, CAN_WAIT, Flow, Outcome, StateId, Urgency
from bot.language import DA
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan
from bot.plan.routing import desk
from bot.proof.almanac import Almanac
from bot.proof.cast import Answered, Casting, Casts, answered_by
from bot.proof.endings import Ending, fits
from bot.proof.intervals import midnight
from bot.proof.kept import Kept
from bot.proof.kinds import Kind, kinds_by_hours
from bot.proof.promises import Breach, Broken, Judged, MinutesVerdict, Wait, judged
from bot.proof.reading import Reading
from bot.proof.spans import Spans

PLACE = (MUNICIPALITY, AREA)
"""The facts by which a plan can be one's own."""

BEYOND = timedelta(days=31)
"""How far behind the last day openings are still looked for, so that a wait has its true end."""


def prove_minutes(
    library: Library,
    flow: Flow,
    endings: Iterable[Ending],
    start: date,
    until: date,
    *,
    shared: bool = True,
) -> MinutesVerdict:
    """Hold every promise of *flow* from the beginning of *start* until before *until*.

    Both are Danish dates. *endings* are all that somebody can reach (`proof.endings`). Plans
    that the clock cannot tell apart are looked at once, unless *shared* is False.
    """
    alike = kinds_by_hours(library, shared=shared)
    return _Proof(library, flow, midnight(start), midnight(until)).prove(endings, alike)


def answering(
    flow: Flow, outcome: Outcome, plan: Plan, facts: Facts, start: datetime, end: datetime
) -> Answered:
    """Return when somebody on *outcome* answers for *facts* under *plan*, between two instants."""
    almanac, at_desk = Almanac(start, end), desk(plan)
    casts = Casting(flow, at_desk, almanac).casts(outcome, at_desk.facts(facts))
    return answered_by(casts, almanac)


@dataclass(frozen=True, slots=True)
class _Case:
    """One ending as one kind of plan shows it."""

    ending: Ending
    outcome: Outcome
    plan: Plan
    municipalities: tuple[MunicipalityCode, ...]
    casts: Casts


class _Proof:
    def __init__(self, library: Library, flow: Flow, start: datetime, until: datetime) -> None:
        self._library, self._flow = library, flow
        self._start, self._until = start, until
        self._almanac = Almanac(start, until + BEYOND)
        self._outcomes = {s.id: s for s in flow.states.values() if isinstance(s, Outcome)}
        self._answered = Kept[Answered]()
        self._judged = Kept[Judged]()
        self._said = Kept[bool]()
        self._breaches: dict[object, Breach] = {}
        self._waits: dict[object, Wait] = {}
        self._proven = 0

    def prove(self, endings: Iterable[Ending], alike: tuple[Kind, ...]) -> MinutesVerdict:
        every = tuple(e for e in endings if self._outcomes[e.outcome].urgency != CALM)
        outcomes = frozenset(each.outcome for each in every)
        told = tuple(self._told_apart(kind.plan, outcomes) for kind in alike)
        union = {
            outcome: frozenset[FactId]().union(*(read[outcome] for read in told))
            for outcome in outcomes
        }
        every = tuple(_apart(every, union))
        by_place: dict[object, list[Ending]] = defaultdict(list)
        for each in every:
            by_place[tuple(map(each.facts.get, PLACE))].append(each)
        for kind, read in zip(alike, told, strict=True):
            fitting = (each for each in by_place.values() if fits(kind.plan, each[0].facts))
            apart = _apart(chain.from_iterable(fitting), read)
            self._plan(kind.plan, kind.municipalities, apart)
        return self._verdict(every)

    def _told_apart(
        self, plan: Plan, outcomes: Iterable[StateId]
    ) -> Mapping[StateId, frozenset[FactId]]:
        reading = Reading(self._flow, plan)
        return {each: reading.decides(self._outcomes[each]) for each in outcomes}

    def _plan(
        self, plan: Plan, codes: tuple[MunicipalityCode, ...], endings: Iterable[Ending]
    ) -> None:
        at_desk = desk(plan)
        casting = Casting(self._flow, at_desk, self._almanac)
        for each in endings:
            outcome = self._outcomes[each.outcome]
            casts = casting.casts(outcome, at_desk.facts(each.facts))
            self._hold(_Case(each, outcome, plan, codes, casts))

    def _hold(self, case: _Case) -> None:
        self._proven += 1
        found = self._judge(case)
        for broken, spans in (*found.broken, *self._unsaid(case, found.unserved)):
            self._break(case, broken, spans)
        if found.longest is not None:
            self._wait(case, found.longest)

    def _judge(self, case: _Case) -> Judged:
        urgency, casts = case.outcome.urgency, case.casts
        return self._judged.of((urgency, casts), lambda: self._hold_against(urgency, casts))

    def _hold_against(self, urgency: Urgency, casts: Casts) -> Judged:
        return judged(
            urgency,
            self._answered.of(casts, lambda: answered_by(casts, self._almanac)),
            self._start,
            self._until,
            self._almanac.end,
            self._flow.longest_wait.get(urgency),
        )

    def _unsaid(self, case: _Case, unserved: Spans) -> Iterator[tuple[Broken, Spans]]:
        """Yield when nobody answers today and the real ending does not say so.

        What `closed` says hangs on nothing but the facts once nobody is open, so it is
        looked at once, at the first such instant, for facts that none of its steps tell apart.
        """
        if not unserved:
            return
        known = desk(case.plan).facts(case.ending.facts)
        closed = (self._flow.steps[each] for each in case.outcome.closed)
        held = tuple(step.id for step in closed if holds(step.when, known))
        at = unserved[0][0]
        key = (case.outcome.id, held, case.casts)
        if not self._said.of(key, lambda: says_nobody_answers(self._shown(case, at))):
            yield Broken.NOT_SAID, unserved

    def _shown(self, case: _Case, at: datetime) -> Shown:
        return shown(self._library, self._flow, case.outcome, case.plan, case.ending.facts, at, DA)

    def _break(self, case: _Case, broken: Broken, spans: Spans) -> None:
        key = (broken, case.outcome.id, case.municipalities)
        start, end = spans[0]
        new = Breach(
            broken=broken,
            urgency=case.outcome.urgency,
            outcome=case.outcome.id,
            path=case.ending.path,
            municipalities=case.municipalities,
            start=start,
            lasting=end - start,
            times=len(spans),
        )
        known = self._breaches.get(key)
        if known is None:
            self._breaches[key] = new
        else:
            first = min(known, new, key=lambda each: (each.start, *_way(each.path)))
            self._breaches[key] = replace(first, endings=known.endings + 1)

    def _wait(self, case: _Case, gap: tuple[datetime, datetime]) -> None:
        key = (case.outcome.urgency, case.municipalities)
        known = self._waits.get(key)
        new = Wait(
            urgency=case.outcome.urgency,
            outcome=case.outcome.id,
            path=case.ending.path,
            municipalities=case.municipalities,
            start=gap[0],
            opens=gap[1] if gap[1] < self._almanac.end else None,
            lasting=gap[1] - gap[0],
        )
        if known is None:
            self._waits[key] = new
        elif new.lasting >= known.lasting:
            self._waits[key] = min(known, new, key=lambda w: (-w.lasting, w.start, *_way(w.path)))

    def _verdict(self, endings: tuple[Ending, ...]) -> MinutesVerdict:
        waiting = {e.outcome for e in endings if self._outcomes[e.outcome].urgency == CAN_WAIT}
        declared = CAN_WAIT in self._flow.longest_wait
        return MinutesVerdict(
            start=self._start,
            until=self._until,
            breaches=tuple(sorted(self._breaches.values(), key=_soonest)),
            waits=tuple(sorted(self._waits.values(), key=_longest)),
            undeclared=() if declared else tuple(sorted(waiting)),
            proven=self._proven,
            contacts=self._almanac.computed,
        )


def says_nobody_answers(parts: Shown) -> bool:
    """Tell whether the ending as it is shown says that nobody answers, and what to do then."""
    return any(step.text for step in parts.closed)


def _apart(
    endings: Iterable[Ending], told: Mapping[StateId, frozenset[FactId]]
) -> Iterator[Ending]:
    """Yield the shortest of the endings that agree in the facts that are *told* apart."""
    found: dict[object, Ending] = {}
    for each in endings:
        key = (each.outcome, *map(each.facts.get, told[each.outcome]))
        known = found.get(key)
        if known is None or _way(each.path) < _way(known.path):
            found[key] = each
    yield from found.values()


def _way(path: Path) -> tuple[int, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return what the shorter of two paths, and of equally long ones always the same, is by."""
    return len(path), tuple((answer.state, answer.choices) for answer in path)


def _soonest(breach: Breach) -> tuple[object, ...]:
    return breach.start, breach.outcome, breach.municipalities, breach.broken


def _longest(wait: Wait) -> tuple[object, ...]:
    return wait.urgency, -wait.lasting, wait.municipalities
