"""The shape of a flow: every state can be reached, every way ends, the way out is always there.

What is checked is what runs: the arrows are those of the rulebook (`machine.edges`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.check.material import Material, error, listed, offered, place, warning
from bot.flow.machine import Edge, Trigger, edges, waits
from bot.flow.model import CAN_WAIT, Always, Choice, Flow, Fork, Outcome, Question, State, StateId
from bot.limits import STANDING
from bot.plan.places import Places
from bot.problems import Problem

Arrows = Mapping[StateId, frozenset[StateId]]


def shape(material: Material) -> Iterator[Problem]:
    """Yield what is wrong with where the states of each flow lead."""
    for flow in material.sound_flows:
        yield from _circles(flow)
        yield from _unreachable(flow)
        yield from _without_end(flow)
        yield from _interrupts(flow)
        yield from _covered(flow)
        yield from _renamed(flow)
        yield from _repeated(flow)
        yield from _links(flow)
        yield from _address(flow, material.library.places)
        yield from _without_longest_wait(flow)
        if flow.review_by is not None and flow.review_by < material.today:
            day = flow.review_by.isoformat()
            yield warning("F322", place(flow, "review_by"), day=day)


def states_without_path_to_ending(flow: Flow) -> tuple[StateId, ...]:
    """Return the states from which no answer ever leads to an ending."""
    backwards: dict[StateId, set[StateId]] = defaultdict(set)
    for edge in own_edges(flow):
        backwards[edge.target].add(edge.source)
    endings = [each.id for each in flow.states.values() if _ends(each)]
    can_end = _reached(endings, {state: frozenset(back) for state, back in backwards.items()})
    return tuple(state for state in flow.states if state not in can_end)


def own_edges(flow: Flow) -> Iterator[Edge]:
    """Yield the arrows of *flow* without its interrupts."""
    interrupts = {(Trigger(each.id), each.to) for each in flow.always}
    return (edge for edge in edges(flow) if (edge.trigger, edge.target) not in interrupts)


def _address(flow: Flow, places: Places) -> Iterator[Problem]:
    """Yield it where the page of *flow* would stand at an address that is something else's."""
    found = places.find(flow.id)
    if flow.id in STANDING or (found.certain and found.places):
        yield error("F220", place(flow, "flow"), name=flow.id)


def _without_longest_wait(flow: Flow) -> Iterator[Problem]:
    """Yield the first outcome that can wait where nobody has declared how long."""
    outcomes = (state for state in flow.states.values() if isinstance(state, Outcome))
    waiting = [each for each in outcomes if each.urgency == CAN_WAIT]
    if waiting and CAN_WAIT not in flow.longest_wait:
        yield warning("F325", place(waiting[0], "urgency"), outcome=waiting[0].id)


# --- reaching and ending ------------------------------------------------------------


def _circles(flow: Flow) -> Iterator[Problem]:
    forks = {state.id: state for state in flow.states.values() if isinstance(state, Fork)}
    seen: set[StateId] = set()
    for fork in forks.values():
        circle = _circle_from(fork.id, forks)
        if circle and not seen & set(circle):
            seen.update(circle)
            yield error("F302", fork.where, state=fork.id, way=" → ".join((*circle, fork.id)))


def _circle_from(start: StateId, forks: Mapping[StateId, Fork]) -> tuple[StateId, ...]:
    """Return the shortest way over forks from *start* back to it, or nothing."""
    ways: list[tuple[StateId, ...]] = [(start,)]
    seen: set[StateId] = set()
    for way in ways:
        for branch in forks[way[-1]].branches:
            if branch.to == start:
                return way
            if branch.to in forks and branch.to not in seen:
                seen.add(branch.to)
                ways.append((*way, branch.to))
    return ()


def _unreachable(flow: Flow) -> Iterator[Problem]:
    arrows: dict[StateId, set[StateId]] = defaultdict(set)
    for edge in edges(flow):
        arrows[edge.source].add(edge.target)
    onward = {state: frozenset(targets) for state, targets in arrows.items()}
    lost = set(flow.states) - _reached([flow.initial], onward)
    for state in _first_lost(flow, lost, onward):
        yield error("F301", flow.states[state].where, state=state)


def _first_lost(flow: Flow, lost: set[StateId], onward: Arrows) -> Iterator[StateId]:
    """Yield the lost states that no other lost state leads to, else one of their circle."""
    led_to = {t for state in lost for t in onward.get(state, ()) if t != state}
    roots = [state for state in flow.states if state in lost and state not in led_to]
    yield from roots
    left = lost - _reached(roots, onward)
    for state in flow.states:
        if state in left:
            yield state
            left -= _reached([state], onward)


def _without_end(flow: Flow) -> Iterator[Problem]:
    stuck = states_without_path_to_ending(flow)
    if stuck:
        yield error("F303", flow.states[stuck[0]].where, state=stuck[0], others=listed(stuck[1:]))


def _ends(state: State) -> bool:
    return isinstance(state, Outcome) and not state.then


def _reached(starts: Iterable[StateId], onward: Arrows) -> set[StateId]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for target in onward.get(waiting.pop(), frozenset()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


# --- interrupts ---------------------------------------------------------------------


def _interrupts(flow: Flow) -> Iterator[Problem]:
    for interrupt in flow.always:
        if not isinstance(flow.states[interrupt.to], Outcome):
            yield error("F304", interrupt.where, interrupt=interrupt.id, state=interrupt.to)


def _covered(flow: Flow) -> Iterator[Problem]:
    """Yield the answers that take the place of an interrupt, as the rulebook has it."""
    for interrupt in flow.always:
        first: dict[StateId, StateId] = {}
        for edge in edges(flow):
            if edge.trigger == Trigger(interrupt.id):
                first.setdefault(edge.source, edge.target)
        code = "F305" if interrupt.id == flow.acute else "F306"
        for state in filter(waits, flow.states.values()):
            choice = _same_id(state, interrupt)
            if choice is not None or first.get(state.id) != interrupt.to:
                where = state.where if choice is None else place(choice, "id")
                yield error(code, where, state=state.id, interrupt=interrupt.id)


def _same_id(state: State, interrupt: Always) -> Choice | None:
    return next((choice for choice in offered(state) if choice.id == interrupt.id), None)


# --- the rest -----------------------------------------------------------------------


def _renamed(flow: Flow) -> Iterator[Problem]:
    for old in flow.renamed:
        if old in flow.states:
            where = flow.states[StateId(old)].where
            line = str(where.line)
            yield error("F319", place(flow, f"renamed.{old}"), name=old, line=line)


def _repeated(flow: Flow) -> Iterator[Problem]:
    for state in flow.states.values():
        if isinstance(state, Outcome):
            for key, step, number in _steps_of(state):
                if step in [s for k, s, n in _steps_of(state) if k == key and n < number]:
                    where = state.lines.get(f"{key}.{number}", state.where)
                    yield error("F321", where, step=step, outcome=state.id, key=key)


def _steps_of(outcome: Outcome) -> Iterator[tuple[str, str, int]]:
    parts = {
        "closed": outcome.closed,
        "steps": outcome.steps,
        "call_with": outcome.call_with,
        "avoid": outcome.avoid,
        "afterwards": outcome.afterwards,
    }
    for key, steps in parts.items():
        yield from ((key, step, number) for number, step in enumerate(steps))


def _links(flow: Flow) -> Iterator[Problem]:
    for link in flow.links.values():
        if "-" in link.id:
            yield error("F217", link.where, link=link.id)
        if not any(_answers(choice, link.set) for choice in _choices(flow)):
            yield warning("F320", link.where, link=link.id)


def _choices(flow: Flow) -> Iterator[Choice]:
    for state in flow.states.values():
        if isinstance(state, Question) and not state.many:
            yield from state.choices


def _answers(choice: Choice, given: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
    known = {fact: set(values) for fact, values in given}
    return bool(choice.set) and all(
        set(values) <= known.get(fact, set()) for fact, values in choice.set
    )
