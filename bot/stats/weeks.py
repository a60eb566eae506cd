"""Closing a week: what may be told of it stays, everything else is gone for good."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.flow.model import Fork, Outcome
from bot.library import Library
from bot.stats.counting import ENDED, LEFT
from bot.stats.model import Cell, Hour, Kind, Tally, closed
from bot.stats.withholding import REST, Told, told

Week = Mapping[Kind, Told]


def possible(library: Library) -> Mapping[Kind, tuple[str, ...]]:
    """Return every value that a conversation can have under *library*, by kind."""
    states = [(flow, state) for flow in library.flows.values() for state in flow.states.values()]
    ended = {f"{ENDED}/{each}" for each in library.vocabulary.urgencies}
    left = {
        f"{LEFT}/{flow.id}/{state.id}"
        for flow, state in states
        if not isinstance(state, Outcome | Fork)
    }
    return {
        Kind.MUNICIPALITY: ("", "unknown", "abroad", *library.places.by_code),
        Kind.END: tuple(sorted(ended | left)),
        Kind.HOUR: tuple(Hour),
    }


def to_close(tallies: Iterable[Tally], now: datetime) -> Mapping[str, tuple[Tally, ...]]:
    """Return the weeks of *tallies* that are over at *now* and not closed yet."""
    found: dict[str, list[Tally]] = {}
    done = set()
    for each in tallies:
        found.setdefault(each.cell.week, []).append(each)
        if each.cell.value == REST:
            done.add(each.cell.week)
    return {
        week: tuple(some)
        for week, some in sorted(found.items())
        if week not in done and closed(week, now)
    }


def closing(
    week: str, tallies: Iterable[Tally], known: Mapping[Kind, Sequence[str]]
) -> tuple[Tally, ...]:
    """Return what stays of *tallies*, the counts of *week*: nothing where there were too few."""
    of_kind = {
        kind: {each.cell.value: each.number for each in tallies if each.cell.kind == kind}
        for kind in Kind
    }
    allowed = {kind: told(week, of_kind[kind], known[kind]) for kind in Kind}
    if any(each is None for each in allowed.values()):
        return ()
    return tuple(
        Tally(Cell(week, kind, value), number)
        for kind, each in allowed.items()
        if each is not None
        for value, number in (*each.shown, (REST, each.rest))
    )


def closed_weeks(tallies: Iterable[Tally]) -> Mapping[str, Week]:
    """Return what *tallies* tell of each closed week, the oldest first; open ones are left out."""
    cells: dict[str, dict[Kind, dict[str, int]]] = {}
    for each in tallies:
        kinds = cells.setdefault(each.cell.week, {})
        kinds.setdefault(Kind(each.cell.kind), {})[each.cell.value] = each.number
    return {week: dict(_told(kinds)) for week, kinds in sorted(cells.items()) if _whole(kinds)}


def _whole(kinds: Mapping[Kind, Mapping[str, int]]) -> bool:
    return all(REST in kinds.get(kind, ()) for kind in Kind)


def _told(kinds: Mapping[Kind, Mapping[str, int]]) -> Iterator[tuple[Kind, Told]]:
    for kind in Kind:
        shown = [(value, number) for value, number in kinds[kind].items() if value != REST]
        shown.sort(key=lambda one: (-one[1], one[0]))
        yield kind, Told(tuple(shown), kinds[kind][REST])
