"""The arrows of a picture: the rulebook's edges, those to the same box drawn as one.

Where only part of a flow is drawn, a question that is never asked and a fork that always
goes the same way are passed over: the arrow before them leads straight on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.conditions import ALWAYS
from bot.flow.machine import GIVEN, PASS, TAKE, Edge, Trigger, edges
from bot.flow.model import (
    AreaQuestion,
    Choice,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    StateId,
    Summary,
)
from bot.graph.diagram import Arrow
from bot.graph.letters import capital, without_signs
from bot.graph.phrases import phrases
from bot.graph.reached import Reached
from bot.graph.speaker import Speaker
from bot.language import Lang, in_language
from bot.plan.model import Plan
from bot.words import words


@dataclass(frozen=True, slots=True)
class Way:
    """Edges one after the other, as one; *words* are those of the first."""

    source: StateId
    target: StateId
    words: tuple[str, ...]
    edges: tuple[Edge, ...]


def own_edges(flow: Flow) -> tuple[Edge, ...]:
    """Return the edges of *flow* less the interrupts."""
    interrupts = {Trigger(interrupt.id) for interrupt in flow.always}
    return tuple(edge for edge in edges(flow) if edge.trigger not in interrupts)


def arrows(
    flow: Flow, speaker: Speaker, plan: Plan | None, remains: Reached | None
) -> tuple[Arrow, ...]:
    """Return the arrows of *flow*, or of what *remains* of it, in the order of the file."""
    kept = [e for e in own_edges(flow) if remains is None or e in remains.edges]
    label = Labels(flow, kept, speaker, plan)
    ways = [Way(edge.source, edge.target, label.of(edge), (edge,)) for edge in kept]
    if remains is not None:
        ways = _passing_over(flow, ways, remains)
    return tuple(_merged(ways))


class Labels:
    """What stands on an arrow: an answer in its own words, or a condition with its number."""

    def __init__(
        self, flow: Flow, shown: Sequence[Edge], speaker: Speaker, plan: Plan | None
    ) -> None:
        """Label the edges of *flow* that are *shown*, numbered from 1 at each fork."""
        self._flow = flow
        self._speaker = speaker
        self._plan = plan
        self._number = {
            edge: number
            for state in flow.states
            for number, edge in enumerate(_taken(flow, state, shown), 1)
        }

    def of(self, edge: Edge) -> tuple[str, ...]:
        """Return the words of *edge*; none where it needs none."""
        state = self._flow.states[edge.source]
        p, w = phrases(self._speaker.lang), words(self._speaker.lang)
        if edge.trigger == PASS:
            return (p.not_asked,)
        if edge.trigger == TAKE:
            return (self._condition(edge),)
        match state:
            case Question() if edge.trigger == GIVEN:
                return (w.done,)
            case PlaceQuestion():
                return self._places()
            case AreaQuestion():
                return (*self._areas(), w.unknown_area)
            case Summary():
                return (in_language(state.go, self._speaker.lang),)
            case Question(choices=choices) | Outcome(then=choices):
                return _answers(choices, edge, self._speaker.lang)
            case Fork():
                return ()

    def _condition(self, edge: Edge) -> str:
        if edge.guard == ALWAYS:
            return phrases(self._speaker.lang).otherwise
        return f"{self._number[edge]}. {capital(self._speaker.say(edge.guard))}"

    def _places(self) -> tuple[str, ...]:
        lang = self._speaker.lang
        if self._plan is not None and self._plan.place is not None:
            return (self._plan.place.name,)
        w = words(lang)
        return (phrases(lang).a_place, w.unknown_place, w.abroad)

    def _areas(self) -> tuple[str, ...]:
        lang = self._speaker.lang
        if self._plan is None:
            return (phrases(lang).an_area,)
        return tuple(in_language(label, lang) for label in self._plan.areas.values())


def _taken(flow: Flow, state: StateId, shown: Sequence[Edge]) -> Iterator[Edge]:
    if isinstance(flow.states[state], Fork):
        yield from (edge for edge in shown if edge.source == state)


def _answers(choices: Iterable[Choice], edge: Edge, lang: Lang) -> tuple[str, ...]:
    return tuple(
        without_signs(in_language(each.label, lang))
        for each in choices
        if Trigger(each.id) == edge.trigger
    )


def _passing_over(flow: Flow, ways: list[Way], remains: Reached) -> list[Way]:
    """Return *ways* without the boxes that nobody stops at and that lead one way only."""
    leads: dict[StateId, dict[StateId, None]] = {}
    for way in ways:
        leads.setdefault(way.source, {})[way.target] = None
    passed = {
        state: next(iter(targets))
        for state, targets in leads.items()
        if state not in remains.shown and len(targets) == 1 and state != flow.initial
    }
    beyond = _following(ways, passed)
    return [beyond(way) for way in ways if way.source not in passed]


def _following(ways: list[Way], passed: Mapping[StateId, StateId]) -> Callable[[Way], Way]:
    inside = {state: [w for w in ways if w.source == state] for state in passed}

    def beyond(way: Way) -> Way:
        target, taken, seen = way.target, way.edges, {way.source}
        while target in passed and target not in seen:
            seen.add(target)
            taken += tuple(edge for each in inside[target] for edge in each.edges)
            target = passed[target]
        return Way(way.source, target, way.words, taken)

    return beyond


def _merged(ways: Iterable[Way]) -> Iterator[Arrow]:
    """Yield one arrow for all the ways between the same two boxes.

    That a question may not be asked is said in its box, unless this alone leads there.
    """
    found: dict[tuple[StateId, StateId], list[Way]] = {}
    for way in ways:
        found.setdefault((way.source, way.target), []).append(way)
    for (source, target), same in found.items():
        asked = [way for way in same if way.edges[0].trigger != PASS] or same
        said = dict.fromkeys(word for way in asked for word in way.words)
        taken = dict.fromkeys(edge for way in same for edge in way.edges)
        yield Arrow(source, target, tuple(said), tuple(taken))
