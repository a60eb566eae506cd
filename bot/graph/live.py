"""Which parts of conditions can still be asked, state by state, followed backwards.

Two places with the same state and the same answers to what can still be asked go on alike,
so a walk needs to go on from one of them only. What an answer overwrites is not asked of
what was known before it.
"""

from collections.abc import Iterable, Iterator, Mapping

from bot.conditions import (
    AREA,
    MUNICIPALITY,
    AtLeast,
    Condition,
    FactId,
    Is,
    Only,
    parts,
)
from bot.flow.machine import waits
from bot.flow.model import (
    AreaQuestion,
    Choice,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    Settings,
    State,
    StateId,
    Summary,
)
from bot.library import Library

Atom = Is | AtLeast | Only
Atoms = frozenset[Atom]


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """Yield the parts of *condition* that look at a fact."""
    return (part for part in parts(condition) if isinstance(part, Is | AtLeast | Only))


def live(
    library: Library, flow: Flow, at_endings: Mapping[StateId, Atoms]
) -> Mapping[StateId, Atoms]:
    """Return for each state what can still be asked from it on, itself included.

    *at_endings* is what is read where the state is an outcome.
    """
    bags = frozenset(fact for fact, rule in library.vocabulary.facts.items() if rule.many)
    own = {state.id: frozenset(_read(state)) for state in flow.states.values()}
    found = {each: own[each] | at_endings.get(each, frozenset()) for each in flow.states}
    changed = True
    while changed:
        changed = False
        for state in reversed(flow.states.values()):
            more = found[state.id].union(
                *(_before(found[to], kills - bags) for to, kills in _exits(flow, state))
            )
            changed = changed or more != found[state.id]
            found[state.id] = more
    return found


def _before(atoms: Atoms, killed: frozenset[FactId]) -> Atoms:
    return frozenset(atom for atom in atoms if atom.fact not in killed)


def _read(state: State) -> Iterator[Atom]:
    match state:
        case Fork():
            for branch in state.branches:
                yield from atoms_of(branch.when)
        case Question():
            yield from atoms_of(state.when)
            if not state.many:  # a question passes itself over where its answer is known
                yield from _settled(state.choices)
        case PlaceQuestion() | AreaQuestion():
            yield from atoms_of(state.when)
        case Summary() | Outcome():
            return


def _settled(choices: Iterable[Choice]) -> Iterator[Atom]:
    return (
        Is(fact, frozenset({value}))
        for choice in choices
        for fact, values in choice.set
        for value in values
    )


def _exits(flow: Flow, state: State) -> Iterator[tuple[StateId, frozenset[FactId]]]:
    """Yield where *state* leads, and the facts that are overwritten on the way."""
    match state:
        case Question():
            yield from ((each.to, _facts(each.set)) for each in state.choices)
            if state.to is not None:
                yield state.to, frozenset()
        case PlaceQuestion():
            yield state.to, frozenset({MUNICIPALITY})
            yield state.to, frozenset()
        case AreaQuestion():
            yield state.to, frozenset({AREA})
            yield state.to, frozenset()
        case Summary():
            yield state.to, frozenset()
        case Outcome():
            yield from ((each.to, _facts(each.set)) for each in state.then)
        case Fork():
            yield from ((each.to, _facts(each.set)) for each in state.branches)
    if waits(state):
        yield from ((each.to, frozenset()) for each in flow.always)


def _facts(setting: Settings) -> frozenset[FactId]:
    return frozenset(fact for fact, _ in setting)
