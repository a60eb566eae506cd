"""Which sets of ticks in a check list to try: one for each thing that a version can tell."""

from bot.conditions import AtLeast, Atom, Facts, atoms_of, holds
from bot.dialogue.session import Answer
from bot.dialogue.walk import Walk
from bot.flow.model import ChoiceId, Flow, Fork, Question, StateId
from bot.proof.walks import counted

Ticked = tuple[ChoiceId, ...]


def ticks(state: Question, sides: tuple[tuple[Walk, frozenset[Atom]], ...]) -> tuple[Ticked, ...]:
    """Return one set of ticks of *state* for each way in which the atoms of any side turn out."""
    atoms = frozenset(atom for _, asked in sides for atom in asked)
    largest = max((each.count for each in atoms if isinstance(each, AtLeast)), default=1)
    sums: dict[object, Ticked] = {_sum((), state, sides, largest): ()}
    for choice in state.choices:
        for ticked in list(sums.values()):
            more = (*ticked, choice.id)
            sums.setdefault(_sum(more, state, sides, largest), more)
    told: dict[object, Ticked] = {}
    for ticked in sums.values():
        told.setdefault(_told(ticked, state, sides), ticked)
    return tuple(told.values())


def _sum(
    ticked: Ticked,
    state: Question,
    sides: tuple[tuple[Walk, frozenset[Atom]], ...],
    largest: int,
) -> object:
    path = (Answer(state.id, ticked),)
    return tuple(counted(walk.facts(path), largest) for walk, _ in sides)


def _told(
    ticked: Ticked, state: Question, sides: tuple[tuple[Walk, frozenset[Atom]], ...]
) -> object:
    path = (Answer(state.id, ticked),)
    known = ((walk.facts(path), asked) for walk, asked in sides)
    return tuple(frozenset(atom for atom in asked if holds(atom, facts)) for facts, asked in known)


def decided(flow: Flow, state: Question, facts: Facts) -> frozenset[Atom]:
    """Return what holds already of all that the forks right behind a list ask of other facts."""
    own = {fact for choice in state.choices for fact, _ in choice.set}
    atoms: set[Atom] = set()
    waiting: list[StateId] = [state.to] if state.to else []
    for target in waiting:
        fork = flow.states[target]
        if isinstance(fork, Fork):
            atoms.update(atom for branch in fork.branches for atom in atoms_of(branch.when))
            waiting.extend(branch.to for branch in fork.branches if branch.to not in waiting)
    return frozenset(atom for atom in atoms if atom.fact not in own and holds(atom, facts))
