"""Whom each ending names in each municipality, before and after, in every case."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from bot.conditions import Atom, ContactId
from bot.dialogue.fold import PLACE_ABROAD, PLACE_UNKNOWN, Path
from bot.diff.model import Named
from bot.diff.notation import noted
from bot.flow.model import ChoiceId, Digest, Flow, Outcome, Step
from bot.flow.reading import named_steps
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan
from bot.proof.asked import asked
from bot.proof.bits import Bits
from bot.proof.endings import Case, cases, fits, outcomes
from bot.proof.shown import Showing, Shown
from bot.proof.walks import Walks

Codes = tuple[MunicipalityCode | None, ...]

_Apart = tuple[tuple[str, ...], tuple[str, ...], tuple[ContactId, ...], tuple[ContactId, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a plan; *codes* are the municipalities that they answer for alike."""

    codes: Codes
    old: Plan
    new: Plan


def differs(old: Plan, new: Plan) -> bool:
    """Tell whether the two plans may name others, or in another order."""
    return _deciding(old) != _deciding(new)


def _deciding(plan: Plan) -> object:
    contacts = {each.id: (each.when, each.either) for each in plan.contacts.values()}
    return (plan.routes, plan.floor, plan.facts, plan.says, contacts, tuple(plan.areas))


class Naming:
    """The endings of one flow in the new version, asked what two plans name there.

    An ending is looked at where anything that decides it stands otherwise, and once for all
    municipalities whose plans decide it alike, before and after.
    """

    def __init__(self, new: Library, flow: Flow, pairs: tuple[Pair, ...]) -> None:
        """Walk *flow* of *new* in the municipalities of *pairs*, each of them `placed`."""
        self._flow = flow
        self._alike = tuple(_alike(flow, pairs))
        self._asked = [asked(flow, out, p.old) | asked(flow, out, p.new) for out, p in self._alike]
        self._walks = walks_of(new, flow, pairs, frozenset[Atom]().union(*self._asked))

    def named(self) -> Iterator[Named]:
        """Yield what the endings name otherwise, with the municipalities for which that is so."""
        for (outcome, pair), atoms in zip(self._alike, self._asked, strict=True):
            yield from self._at(outcome, pair, atoms)

    def _at(self, outcome: Outcome, pair: Pair, atoms: frozenset[Atom]) -> Iterator[Named]:
        showing = [self._showing(plan) for plan in (pair.old, pair.new)]
        groups: defaultdict[_Apart, list[Path]] = defaultdict(list)
        total = 0
        for case in cases_of(self._walks, outcome, pair, self._walks.numbering.every(atoms)):
            total += 1
            facts = partial(self._walks.walk.facts, case.path)
            was, now = (each.shown(outcome, case.traits, facts) for each in showing)
            if (was.contacts, was.steps) != (now.contacts, now.steps):
                groups[_apart(was, now)].append(case.path)
        for (gone, come, first, then), paths in groups.items():
            yield Named(
                pair.codes, self._flow.id, outcome.id, gone, come, first, then,
                len(paths), total, min(paths, key=len),
            )  # fmt: skip

    def _showing(self, plan: Plan) -> Showing:
        return Showing(self._flow, plan, self._walks.numbering, self._walks.of_place)


def walks_of(new: Library, flow: Flow, pairs: tuple[Pair, ...], atoms: frozenset[Atom]) -> Walks:
    """Return the walks of *flow* of *new* to all that *atoms* tell apart in *pairs*."""
    digest = Digest(f"{flow.digest} without interrupts")
    plain = replace(flow, always=(), sentences=(), digest=digest)  # a way back changes nothing
    return Walks(new, plain, _places(new, pairs), sorted(atoms, key=repr))


def cases_of(walks: Walks, outcome: Outcome, pair: Pair, traits: Bits) -> Iterator[Case]:
    """Yield each case at *outcome* that *traits* tell apart and the plans of *pair* answer for."""
    fitting: dict[Bits, bool] = {}
    for case in cases(walks, outcome, traits | walks.of_place):
        here = case.traits & walks.of_place
        if here not in fitting:
            facts = walks.walk.facts(case.path)
            fitting[here] = fits(pair.old, facts) or fits(pair.new, facts)
        if fitting[here]:
            yield case


def _alike(flow: Flow, pairs: tuple[Pair, ...]) -> Iterator[tuple[Outcome, Pair]]:
    """Yield each outcome that is decided otherwise, with one pair for all that decide it alike."""
    read = [(Read(flow, pair.old), Read(flow, pair.new)) for pair in pairs]
    for outcome in outcomes(flow):
        found: dict[tuple[str, str], Pair] = {}
        for pair, (old, new) in zip(pairs, read, strict=True):
            key = old.at(outcome), new.at(outcome)
            if key[0] != key[1]:
                known = found.get(key)
                codes = pair.codes if known is None else (*known.codes, *pair.codes)
                found[key] = replace(known or pair, codes=codes)
        yield from ((outcome, pair) for pair in found.values())


class Read:
    """What an outcome of a flow reads of one plan, as a text: plans read alike show alike."""

    def __init__(self, flow: Flow, plan: Plan) -> None:
        """Read *plan* for the outcomes of *flow*."""
        self._flow, self._plan = flow, plan
        self._parts: dict[object, str] = {}
        always = plan.facts, tuple(plan.areas), plan.place is None
        self._always = "; ".join(map(noted, always))

    def at(self, outcome: Outcome) -> str:
        """Return everything in the plan that decides whom *outcome* names and which steps."""
        parts: dict[str, None] = {self._always: None}
        for step in named_steps(self._flow, outcome):
            parts.update(dict.fromkeys(self._of_step(self._flow.steps[step])))
        return "\n".join(parts)

    def _of_step(self, step: Step) -> Iterator[str]:
        if step.says is not None:
            yield self._part("says", step.says, self._plan.says.get(step.says, ()))
        named = dict.fromkeys(step.contacts)
        if step.route is not None:
            rows = self._plan.routes.get(step.route, ())
            floor = self._plan.floor.get(step.route, ())
            yield self._part("route", step.route, (rows, floor))
            named.update(dict.fromkeys(each for row in rows for each in row.value))
            named.update(dict.fromkeys(floor))
        for each in named:
            contact = self._plan.contacts.get(each)
            stands = None if contact is None else (contact.when, contact.either)
            yield self._part("contact", each, stands)

    def _part(self, *about: object) -> str:
        if about[:2] not in self._parts:
            self._parts[about[:2]] = noted(about)
        return self._parts[about[:2]]


def _places(new: Library, pairs: tuple[Pair, ...]) -> tuple[ChoiceId, ...]:
    """Return one municipality of *pairs* for each set of areas, and the answers that name none."""
    kinds: dict[tuple[str, ...], ChoiceId] = {}
    for code in (each for pair in pairs for each in pair.codes if each is not None):
        kinds.setdefault(tuple(new.plan(code).areas), ChoiceId(code))
    nowhere = any(None in pair.codes for pair in pairs)
    return (*kinds.values(), *((PLACE_UNKNOWN, PLACE_ABROAD) if nowhere else ()))


def placed(new: Library, pair: Pair) -> Iterator[Pair]:
    """Yield *pair* apart for those who live somewhere, and for those whose place is unknown."""
    codes = tuple(code for code in pair.codes if code is not None)
    if codes:
        place = new.plan(codes[0]).place
        yield Pair(codes, replace(pair.old, place=place), replace(pair.new, place=place))
    if None in pair.codes:
        yield Pair((None,), pair.old, pair.new)


def _apart(before: Shown, after: Shown) -> _Apart:
    """Return what is named no longer, what is named now, and what stands in another order."""
    was, now = (*before.contacts, *before.steps), (*after.contacts, *after.steps)
    gone = tuple(str(each) for each in was if each not in now)
    come = tuple(str(each) for each in now if each not in was)
    return gone, come, *moved(before.contacts, after.contacts)


def moved(
    before: tuple[ContactId, ...], after: tuple[ContactId, ...]
) -> tuple[tuple[ContactId, ...], tuple[ContactId, ...]]:
    """Return those in both who stand otherwise, in each order; nobody where it is the same."""
    old = tuple(each for each in before if each in after)
    new = tuple(each for each in after if each in before)
    while old and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new
