"""Mistakes that a state machine library can hold too, given to each library's own loading.

Our flow is written in the form that each library reads: its states, arrows and guards. The
same kinds of mistakes are planted there, and the library loads and validates the document as
its own manual says. None of them claims to know what a dialogue must hold; what it refuses
counts, wherever it says the mistake stands.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from random import Random

import yaml

from bot.flow.model import Flow
from tests.planted.charts import CHANGES, TEXTS, Chart, chart

Json = dict[str, object]


def _statemachine(chart: Chart) -> Json:
    def state(name: str) -> Json:
        arrows = [
            _filled(event=each.event, target=each.target, cond=each.guard)
            for each in chart.out_of(name)
        ]
        return {"final": True} if name in chart.finals else {"transitions": arrows}

    states = {name: state(name) for name in chart.states}
    if chart.initial in states:
        states[chart.initial]["initial"] = True
    return {"name": "flow", "states": states}


def _sismic(chart: Chart) -> Json:
    def state(name: str) -> Json:
        arrows = [
            _filled(event=each.event, target=each.target, guard=each.guard)
            for each in chart.out_of(name)
        ]
        return {"name": name, **({"type": "final"} if name in chart.finals else {})} | (
            {"transitions": arrows} if arrows else {}
        )

    states = [state(name) for name in chart.states]
    root = {"name": "flow", "initial": chart.initial, "states": states}
    return {"statechart": {"name": "flow", "root state": root}}


def _transitions(chart: Chart) -> Json:
    arrows = [
        {"trigger": each.event or "take", "source": each.source, "dest": each.target}
        | ({"conditions": [each.guard]} if each.guard else {})
        for each in chart.arrows
    ]
    return {"states": list(chart.states), "initial": chart.initial, "transitions": arrows}


def _filled(**given: str) -> Json:
    return {key: value for key, value in given.items() if value}


def _load_statemachine(text: str) -> None:
    from statemachine.io import load

    loaded = load(text, format="yaml", validate=True)
    loaded.validate_disconnected_states = True  # what its classes check, and its documents do not
    loaded.validate_trap_states = True
    loaded.validate_final_reachability = True
    loaded._check()


def _load_sismic(text: str) -> None:
    from sismic.io import import_from_yaml

    import_from_yaml(text)


def _load_transitions(text: str) -> None:
    from transitions import Machine

    Machine(model=None, auto_transitions=False, **yaml.safe_load(text))


@dataclass(frozen=True)
class Peer:
    """A library: its package, how a chart is written for it and loaded, what it *cannot* hold."""

    name: str
    package: str
    write: Callable[[Chart], Json]
    load: Callable[[str], None]
    cannot: frozenset[str] = frozenset()

    @property
    def installed(self) -> bool:
        """Tell whether it can be imported here."""
        return find_spec(self.package) is not None

    def text(self, chart: Chart) -> str:
        """Return *chart* as the library reads it."""
        return yaml.safe_dump(self.write(chart), sort_keys=False, allow_unicode=True)

    def refuses(self, text: str) -> bool:
        """Tell whether the library's own loading refuses *text*, with whatever exception."""
        try:
            self.load(text)
        except Exception:
            return True
        return False


PEERS = (
    Peer(
        "python-statemachine",
        "statemachine",
        _statemachine,
        _load_statemachine,
        cannot=frozenset({"begin elsewhere"}),  # the state itself says that it is the first
    ),
    Peer("sismic", "sismic", _sismic, _load_sismic),
    Peer("transitions", "transitions", _transitions, _load_transitions),
)


def mistakes(peer: Peer, chart: Chart, kind: str) -> list[str]:
    """Return the documents of *peer* that hold one mistake of *kind*, in order."""
    if kind in peer.cannot:
        return []
    if kind in CHANGES:
        return [peer.text(each) for each in CHANGES[kind](chart)]
    pattern, to = TEXTS[kind]
    lines = peer.text(chart).split("\n")
    found = ((n, re.sub(pattern, to, text, count=1)) for n, text in enumerate(lines))
    return ["\n".join((*lines[:n], text, *lines[n + 1 :])) for n, text in found if text != lines[n]]


def refused(peer: Peer, chart: Chart, kind: str, each: int, chance: Random) -> tuple[int, int]:
    """Return how many of up to *each* mistakes of *kind* the library refuses, and how many."""
    found = mistakes(peer, chart, kind)
    tried = chance.sample(found, min(each, len(found)))
    return sum(peer.refuses(text) for text in tried), len(tried)


def beside(flow: Flow, each: int, seed: int, ours: dict[str, tuple[int, int]]) -> Iterator[str]:
    """Yield a table of what `check` (*ours*) and each library refuse of the kinds they share.

    A dash stands where a library's form cannot hold the mistake.
    """
    drawn = chart(flow)
    there = [peer for peer in PEERS if peer.installed]
    for peer in PEERS:
        if peer not in there:
            yield f"{peer.name} is not installed: run make setup"
    yield f"{'refused, of those planted':<34}" + "".join(
        f"{name:>20}" for name in ("henvend check", *(peer.name for peer in there))
    )
    sums = [[0, 0] for _ in range(len(there) + 1)]
    for kind in (*CHANGES, *TEXTS):
        found = [ours[kind], *(refused(peer, drawn, kind, each, Random(seed)) for peer in there)]
        for total, (seen, of) in zip(sums, found, strict=True):
            total[:] = [total[0] + seen, total[1] + of]
        yield _row(kind, found)
    yield _row("all of them", [(seen, of) for seen, of in sums])


def _row(kind: str, found: list[tuple[int, int]]) -> str:
    cells = (f"{seen} of {of}" if of else "–" for seen, of in found)
    return f"{kind:<34}" + "".join(f"{cell:>20}" for cell in cells)
