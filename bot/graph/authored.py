"""From a flow to its diagram: the whole of it, a part, or what one plan makes of it.

The arrows are the machine's edges and nothing else. A part is what the walk can still
reach; nothing is left out because it would look better so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.conditions import ALWAYS, Condition
from bot.flow.machine import Trigger, edges
from bot.flow.model import (
    Always,
    AreaQuestion,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    State,
    StateId,
    Summary,
)
from bot.graph.diagram import Arrow, Diagram, Kind, Named, Node, Standing
from bot.graph.letters import without_signs
from bot.graph.named import named, read_at, routed
from bot.graph.phrases import Phrases, phrases
from bot.graph.reached import Given, Reached, reached
from bot.graph.speaker import Speaker
from bot.graph.ways import arrows
from bot.language import DA, Lang, in_language
from bot.library import Library
from bot.plan.model import Plan


@dataclass(frozen=True, slots=True)
class View:
    """What of a flow is drawn: in which language, what is given, and with whose plan."""

    lang: Lang = DA
    given: Given = field(default_factory=dict)
    plan: Plan | None = None
    ids: bool = False


def drawn(library: Library, flow: Flow, view: View) -> Diagram:
    """Return the diagram of *flow* as *view* asks for it."""
    return _Drawer(library, flow, view).diagram()


class _Drawer:
    def __init__(self, library: Library, flow: Flow, view: View) -> None:
        self._library = library
        self._flow = flow
        self._view = view
        self._lang = view.lang
        self._speaker = Speaker(library.vocabulary, view.lang)
        self._p: Phrases = phrases(view.lang)

    def diagram(self) -> Diagram:
        """Return the whole diagram."""
        flow, remains = self._flow, self._remains()
        found = arrows(flow, self._speaker, self._view.plan, remains)
        on_arrows = {end for arrow in found for end in (arrow.source, arrow.target)}
        nodes = tuple(
            self._node(state, remains)
            for state in flow.states.values()
            if state.id in on_arrows or state.id == flow.initial
        )
        return Diagram(
            flow=flow.id,
            lang=self._lang,
            heading=self._heading(nodes),
            about=self._about(),
            initial=flow.initial,
            nodes=from_the_start(nodes, found, flow.initial),
            arrows=found,
            always=tuple(self._standing(each) for each in flow.always),
            ids=self._view.ids,
            contacts=self._view.plan is not None,
        )

    def _remains(self) -> Reached | None:
        """Return what the view leaves of the flow, or None: all of it."""
        plan = self._view.plan
        if plan is None:
            whole = not self._view.given
            return None if whole else reached(self._library, self._flow, self._view.given)
        outcomes = (each for each in self._flow.states.values() if isinstance(each, Outcome))
        at_endings = {each.id: read_at(self._flow, each, plan) for each in outcomes}
        return reached(self._library, self._flow, self._view.given, plan, at_endings)

    def _node(self, state: State, remains: Reached | None) -> Node:
        lang = self._lang
        match state:
            case Question(many=True):
                notes = (self._p.choose.format(count=len(state.choices)), *self._when(state.when))
                asked = in_language(state.prompt.ask, lang)
                items = tuple(in_language(choice.label, lang) for choice in state.choices)
                return Node(state.id, Kind.LIST, asked, notes, items)
            case Question():
                asked = in_language(state.prompt.ask, lang)
                return Node(state.id, Kind.QUESTION, asked, (*self._when(state.when),))
            case PlaceQuestion():
                asked = in_language(state.prompt.ask, lang)
                return Node(state.id, Kind.PLACE, asked, (*self._when(state.when),))
            case AreaQuestion():
                where = () if self._view.plan is not None else (self._p.where_areas,)
                asked = in_language(state.prompt.ask, lang)
                return Node(state.id, Kind.PLACE, asked, (*where, *self._when(state.when)))
            case Summary():
                return Node(state.id, Kind.SUMMARY, in_language(state.title, lang))
            case Fork():
                return Node(state.id, Kind.BRANCH, "")
            case Outcome():
                return self._ending(state, remains)

    def _when(self, condition: Condition) -> Iterator[str]:
        if condition != ALWAYS:
            yield self._p.only_when.format(condition=self._speaker.say(condition))

    def _ending(self, outcome: Outcome, remains: Reached | None) -> Node:
        plan = self._view.plan
        contacts: tuple[Named, ...] = ()
        warning = ""
        if plan is not None and remains is not None:
            places = remains.endings.get(outcome.id, ())
            contacts = named(self._flow, outcome, plan, places, self._lang)
            local = any(each.local and each.stated for each in contacts)
            if places and not local and routed(self._flow, outcome):
                warning = self._p.only_national
        acute = any(
            each.id == self._flow.acute and each.to == outcome.id for each in self._flow.always
        )
        return Node(
            outcome.id,
            Kind.ACUTE if acute else Kind.OUTCOME,
            in_language(outcome.title, self._lang),
            urgency=outcome.urgency,
            urgency_in_words=self._urgency(outcome),
            contacts=contacts,
            warning=warning,
        )

    def _urgency(self, outcome: Outcome) -> str:
        said = self._library.vocabulary.urgencies.get(outcome.urgency)
        return in_language(said, self._lang) if said is not None else outcome.urgency

    def _standing(self, interrupt: Always) -> Standing:
        target = self._flow.states[interrupt.to]
        outcome = target if isinstance(target, Outcome) else None
        return Standing(
            id=interrupt.id,
            label=without_signs(in_language(interrupt.label, self._lang)),
            target=interrupt.to,
            title=in_language(outcome.title, self._lang) if outcome else interrupt.to,
            urgency_in_words=self._urgency(outcome) if outcome else "",
            acute=interrupt.id == self._flow.acute,
            edges=tuple(
                each for each in edges(self._flow) if each.trigger == Trigger(interrupt.id)
            ),
        )

    def _heading(self, nodes: tuple[Node, ...]) -> str:
        p = self._p
        asking = (Kind.QUESTION, Kind.LIST, Kind.PLACE)
        questions = _counted(
            sum(node.kind in asking for node in nodes), p.no_question, p.one_question, p.questions
        )
        endings = _counted(
            sum(node.kind == Kind.OUTCOME for node in nodes), p.endings, p.one_ending, p.endings
        )
        acute = next((each for each in self._flow.always if each.id == self._flow.acute), None)
        label = without_signs(in_language(acute.label, self._lang)) if acute else ""
        form = p.heading_acute if acute else p.heading
        said = [form.format(questions=questions, endings=endings, acute=label)]
        bare = sum(bool(node.warning) for node in nodes)
        if bare:
            said.append(p.nothing_local.format(count=bare))
        return " ".join(said)

    def _about(self) -> str:
        p, plan = self._p, self._view.plan
        title = in_language(self._flow.title, self._lang)
        said = [p.flow.format(id=self._flow.id, title=title) + "."]
        if plan is not None and plan.place is not None:
            said.append((p.plan if plan.own else p.plan_national).format(place=plan.place.name))
        if self._view.given:
            facts = [
                f"{self._speaker.fact(fact)}: "
                + self._speaker.either(self._speaker.values(fact, values))
                for fact, values in self._view.given.items()
            ]
            said.append(p.given.format(facts=", ".join(facts)))
        return " ".join(said)


def _counted(count: int, none: str, one: str, several: str) -> str:
    form = none if count == 0 else one if count == 1 else several
    return form.format(count=count)


def from_the_start(
    nodes: tuple[Node, ...], found: tuple[Arrow, ...], initial: StateId
) -> tuple[Node, ...]:
    """Return *nodes* in the order in which one meets them from the start on."""
    leads: dict[StateId, list[StateId]] = {}
    for arrow in found:
        leads.setdefault(arrow.source, []).append(arrow.target)
    order, waiting = {initial: None}, [initial]
    for state in waiting:
        fresh = [each for each in leads.get(state, []) if each not in order]
        order.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    place = {state: number for number, state in enumerate(order)}
    return tuple(sorted(nodes, key=lambda node: place.get(node.id, len(place))))
