"""From two versions of the content to everything that differs between them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.diff.model import Change, Count, Difference, Named, Order, Shift, Turn, Way
from bot.diff.naming import Naming, Pair, differs, placed
from bot.diff.notation import noted
from bot.diff.order import orders
from bot.diff.paths import Paths
from bot.diff.side import Side
from bot.diff.times import Shifting
from bot.diff.values import Leaf, leaves
from bot.flow.model import FlowId
from bot.language import Lang
from bot.library import Library
from bot.plan.approval import approved_now
from bot.plan.model import Plan
from bot.proof.walks import places_to_walk

Told = Callable[[str], None]
"""Told what is looked at while it takes time."""


@dataclass(frozen=True, slots=True)
class Period:
    """The time that is looked at (aware), the language of titles, and who is told of progress."""

    start: datetime
    end: datetime
    lang: Lang
    progress: Told = lambda _: None


def compare(old: Library, new: Library, period: Period) -> Difference:
    """Return everything that differs from *old* to *new* for people in *period*."""
    plans = tuple(_pairs(old, new))
    counts, ways = _paths(old, new, period)
    return Difference(
        period.start,
        period.end,
        tuple((*_changes(old, new), *_of_plans(plans))),
        counts,
        ways,
        tuple(_named(new, plans, period)),
        tuple(_shifts(plans, period)),
        tuple(_orders(new, plans, period)),
    )


# --- what is written ----------------------------------------------------------------


def _changes(old: Library, new: Library) -> Iterator[Change]:
    for file, before, after in (
        ("vocabulary", old.vocabulary, new.vocabulary),
        ("laws", old.laws, new.laws),
        ("places", old.places, new.places),
    ):
        yield from _written(file, before, after)
    for flow in dict.fromkeys((*old.flows, *new.flows)):
        was, now = old.flows.get(flow), new.flows.get(flow)
        if was is not None and now is not None:
            yield from _written(f"flow {flow}", was, now)
        elif now is not None:
            yield Change(f"flow {flow}", (), None, flow, told=True, where=now.where)
        elif was is not None:
            yield Change(f"flow {flow}", (), flow, None, told=True, where=was.where)


def _written(file: str, old: object, new: object) -> Iterator[Change]:
    for leaf in leaves(old, new):
        yield Change(file, leaf.names, leaf.before, leaf.after, leaf.told, leaf.where)


def _pairs(old: Library, new: Library) -> Iterator[Pair]:
    """Yield the plans that differ, first the one that all without a file of their own share."""
    codes = tuple(dict.fromkeys((*old.plans, *new.plans)))
    own = [code for code in codes if old.plan(code).own or new.plan(code).own]
    if _unplaced(old.nowhere) != _unplaced(new.nowhere):
        bare = (None, *(code for code in codes if code not in own))
        yield Pair(bare, old.nowhere, new.nowhere)
    for code in own:
        before, after = old.plan(code), new.plan(code)
        if next(leaves(_unplaced(before), _unplaced(after)), None) is not None:
            yield Pair((code,), before, after)


def _unplaced(plan: Plan) -> Plan:
    return replace(plan, place=None)


def _of_plans(plans: tuple[Pair, ...]) -> Iterator[Change]:
    """Yield what stands otherwise in plans, once for all municipalities that share it."""
    found: dict[object, Change] = {}
    for pair in plans:
        codes = tuple(code for code in pair.codes if code is not None)
        for leaf in (*leaves(_unplaced(pair.old), _unplaced(pair.new)), *_approval(pair)):
            key = (leaf.names, leaf.before, leaf.after)
            known = found.get(key)
            where = leaf.where if known is None else known.where
            both = codes if known is None else (*known.codes, *codes)
            found[key] = Change("plan", leaf.names, leaf.before, leaf.after, leaf.told, where, both)
    yield from found.values()


def _approval(pair: Pair) -> Iterator[Leaf]:
    before, after = approved_now(pair.old), approved_now(pair.new)
    if before != after:
        yield Leaf(("approved_now",), noted(before), noted(after), pair.new.where)


# --- where paths lead, whom endings name, when somebody answers -----------------------


def _paths(old: Library, new: Library, period: Period) -> tuple[tuple[Count, ...], tuple[Way, ...]]:
    counts: list[Count] = []
    found: list[Way] = []
    for flow in dict.fromkeys((*new.flows, *old.flows)):
        period.progress(flow)
        was = Side(old, old.flows[flow]) if flow in old.flows else None
        now = Side(new, new.flows[flow]) if flow in new.flows else None
        if was is not None and now is not None and _routed_alike(old, new, flow):
            counts.append(Count(flow, _number_of_paths(new, now), 0, 0, 0))
            continue
        ways = tuple(Paths(was, now).ways())
        counts.append(_count(flow, ways))
        found.extend(way for way in ways if way.otherwise)
    return tuple(counts), tuple(found)


def _routed_alike(old: Library, new: Library, flow: FlowId) -> bool:
    """Tell whether every answer leads to the same place in both versions without walking them."""
    was, now = old.flows[flow], new.flows[flow]
    return (
        was.digest == now.digest
        and old.vocabulary == new.vocabulary
        and places_to_walk(old) == places_to_walk(new)
    )


_numbers: dict[object, int] = {}


def _number_of_paths(library: Library, side: Side) -> int:
    """Return how many paths one version has; what decides it (`_routed_alike`) is counted once."""
    key = (side.flow.digest, noted(library.vocabulary), places_to_walk(library))
    if key not in _numbers:
        _numbers[key] = sum(1 for _ in Paths(None, side).ways())
    return _numbers[key]


def _count(flow: FlowId, ways: tuple[Way, ...]) -> Count:
    turns = [way.turn for way in ways]
    return Count(flow, len(ways), *(turns.count(each) for each in _TURNS))


_TURNS = (Turn.ELSEWHERE, Turn.NEW, Turn.GONE)


def _named(new: Library, pairs: tuple[Pair, ...], period: Period) -> Iterator[Named]:
    deciding = (pair for pair in pairs if differs(pair.old, pair.new))
    apart = tuple(each for pair in deciding for each in placed(new, pair))
    for flow in new.flows.values() if apart else ():
        period.progress(flow.id)
        yield from Naming(new, flow, apart).named()


def _orders(new: Library, pairs: tuple[Pair, ...], period: Period) -> Iterator[Order]:
    apart = tuple(each for pair in pairs for each in placed(new, pair))
    yield from orders(new, apart, (period.start, period.end))


def _shifts(plans: tuple[Pair, ...], period: Period) -> Iterator[Shift]:
    """Yield the shifts of all plans, those that are alike in several once."""
    found: dict[object, Shift] = {}
    shifting = Shifting(period.start, period.end, period.lang)
    for pair in plans:
        for each in shifting.shifts(pair.old, pair.new, pair.codes):
            key = replace(each, codes=())
            known = found.get(key)
            found[key] = each if known is None else replace(each, codes=(*known.codes, *each.codes))
    yield from found.values()
