"""Every path of a flow, walked in both versions at once by the same answers.

Two places of the pair decide alike where, on both sides, the state, the questions answered
and everything that a guard can still ask (`Aliveness`) are the same; each such pair is
walked on once. So answers that lead on alike in both versions count as one path, and a
pair that is reached by answers which only one version tells apart counts for itself. A
question that only one version asks is answered there, and the other version waits.
"""

from collections.abc import Iterator

from bot.dialogue.walk import Walked
from bot.diff.model import Way
from bot.diff.side import Answered, Side, after
from bot.diff.ticks import Ticked, ticks
from bot.flow.model import Question, StateId

Here = Walked | None
"""Where a version stands; None where it has no such path."""

Pair = tuple[Here, Here]


class Paths:
    """Walks one flow in two versions; one of them may be missing."""

    def __init__(self, old: Side | None, new: Side | None) -> None:
        """Walk the versions *old* and *new* of one flow."""
        self._old, self._new = old, new
        self._lists: dict[StateId, tuple[Ticked, ...]] = {}
        self._leading: dict[object, tuple[Ticked, ...]] = {}

    def ways(self) -> Iterator[Way]:
        """Yield every path, shortest first."""
        start: Pair = (_begun(self._old), _begun(self._new))
        seen, waiting = {self._key(start)}, [start]
        for pair in waiting:
            if self._rests(pair):
                yield self._way(pair)
            for onward in self._onward(pair):
                key = self._key(onward)
                if key not in seen:
                    seen.add(key)
                    waiting.append(onward)

    def _key(self, pair: Pair) -> object:
        old, new = self._answered(pair)
        apart = sorted(set(old) ^ set(new)) if all(pair) else ()
        keys = (side.key(here) if side and here else None for side, here in self._sides(pair))
        return (*keys, *((each, old.get(each, new.get(each))) for each in apart))

    def _sides(self, pair: Pair) -> tuple[tuple[Side | None, Here], ...]:
        return ((self._old, pair[0]), (self._new, pair[1]))

    def _answered(self, pair: Pair) -> tuple[Answered, Answered]:
        old, new = (
            side.answered(here) if side and here else {} for side, here in self._sides(pair)
        )
        return old, new

    def _rests(self, pair: Pair) -> bool:
        """Tell whether an outcome stands on every side that has this path."""
        return all(side.rests(here) for side, here in self._sides(pair) if side and here)

    # --- moving on ------------------------------------------------------------------

    def _onward(self, pair: Pair) -> Iterator[Pair]:
        old, new = pair
        if old is None or new is None:
            yield from self._alone(pair)
        elif old.state == new.state:
            yield from self._together(old, new)
        elif self._old_moves(old, new):
            yield from ((there, new) for there in self._moved(self._old, old, pair))
        else:
            yield from ((old, there) for there in self._moved(self._new, new, pair))

    def _together(self, old: Walked, new: Walked) -> Iterator[Pair]:
        assert self._old is not None
        assert self._new is not None
        given = dict.fromkeys((*self._old.answers(old), *self._new.answers(new)))
        for choices in given:
            pair = after(self._old, old, choices), after(self._new, new, choices)
            if any(pair):
                yield pair
        if self._ticks(new.state):
            yield from self._ticked((old, new), new.state)

    def _ticked(self, here: Pair, state: StateId) -> Iterator[Pair]:
        """Yield where the ticks of a list lead; places that the forks behind it see alike share."""
        sides = self._sides(here)
        case = (state, *(side.decided(at) if side and at else None for side, at in sides))
        leads: dict[object, Ticked] = {}
        for choices in self._leading.get(case, self._ticks(state)):
            old, new = (after(side, at, choices) if side and at else None for side, at in sides)
            if old or new:
                leads.setdefault(self._key((old, new)), choices)
                yield old, new
        self._leading.setdefault(case, tuple(leads.values()))

    def _alone(self, pair: Pair) -> Iterator[Pair]:
        old, new = pair
        if self._old and old:
            yield from ((after(self._old, old, each), None) for each in self._old.answers(old))
        if self._new and new:
            yield from ((None, after(self._new, new, each)) for each in self._new.answers(new))
        here = old or new
        if here and self._ticks(here.state):
            yield from self._ticked(pair, here.state)

    def _old_moves(self, old: Walked, new: Walked) -> bool:
        """Tell whether the old version goes on alone: to what the new one has asked, or is past."""
        assert self._old is not None
        assert self._new is not None
        if self._old.rests(old):
            return False
        return self._new.rests(new) or old.state in self._new.answered(new) or (
            old.state not in self._new.flow.states and new.state in self._old.flow.states
        )  # fmt: skip

    def _moved(self, side: Side | None, here: Walked, pair: Pair) -> Iterator[Here]:
        """Yield where *side* goes by what the other was answered, else by every answer."""
        assert side is not None
        known = {**self._answered(pair)[0], **self._answered(pair)[1]}
        mine = side.answered(here)
        told = known.get(here.state) if here.state not in mine else None
        every = (told,) if told is not None else (*side.answers(here), *self._ticks(here.state))
        for choices in every:
            there = after(side, here, choices)
            if there is not None:
                yield there

    def _ticks(self, state: StateId) -> tuple[Ticked, ...]:
        """Return the sets of ticks to try at *state*; none where it is no check list."""
        if state not in self._lists:
            sides = [side for side in (self._new, self._old) if side and side.asks_many(state)]
            found: dict[Ticked, None] = {}
            asked = tuple((each.walk, each.alive.at(state, {}).guards) for each in sides)
            for side in sides:
                question = side.flow.states[state]
                assert isinstance(question, Question)
                found |= dict.fromkeys(ticks(question, asked))
            self._lists[state] = tuple(found)
        return self._lists[state]

    def _way(self, pair: Pair) -> Way:
        old, new = pair
        before, after_ = (list(each) for each in self._answered(pair))
        side, shown = (self._new, new) if new else (self._old, old)
        assert side is not None
        assert shown is not None
        return Way(
            side.flow.id,
            old.state if old else None,
            new.state if new else None,
            shown.path,
            tuple(each for each in after_ if all(pair) and each not in before),
            tuple(each for each in before if all(pair) and each not in after_),
        )


def _begun(side: Side | None) -> Here:
    return None if side is None else side.walk.begin()
