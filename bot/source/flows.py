"""Reading a flow: states, choices, outcomes, steps and safety sentences."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.conditions import AREA, MUNICIPALITY, FactId, Value
from bot.flow.model import (
    CAN_WAIT,
    Always,
    ChoiceId,
    Digest,
    Flow,
    FlowId,
    Link,
    Outcome,
    Question,
    Sentence,
    State,
    StateId,
    Urgency,
    Vocabulary,
)
from bot.language import Text
from bot.source.cards import read_cards
from bot.source.conditions import Words, built_in, read_count, read_when
from bot.source.endings import EndingReader
from bot.source.reader import Reader
from bot.source.states import StateReader, value_place
from bot.source.vocabulary import URGENCIES
from bot.source.yaml import Mapping, Node, Scalar, Sequence

FLOW_KEYS = (
    "flow",
    "languages",
    "review_by",
    "initial",
    "title",
    "greeting",
    "alarm",
    "always",
    "links",
    "states",
    "closing",
    "outcomes",
    "steps",
    "children",
    "cards",
    "properties",
    "promises",
    "renamed",
)
ALWAYS_KEYS = ("words", "to")
PROMISES_KEYS = (CAN_WAIT,)
PROMISE_KEYS = ("longest_wait_hours",)
OVER = ("every_state", "every_path", "every_outcome", "every_ending")
PROPERTY_KEYS = ("when", *OVER)


def read_flow(reader: Reader, root: Mapping, vocabulary: Vocabulary) -> Flow | None:
    """Return the flow of *root*, or None where it has no name or no states."""
    return _FlowReader(reader, root, vocabulary).read()


class _FlowReader:
    def __init__(self, reader: Reader, root: Mapping, vocabulary: Vocabulary) -> None:
        self._r = reader
        self._root = root
        self._vocabulary = vocabulary
        facts = {f: tuple(rule.values) for f, rule in vocabulary.facts.items()}
        self._words = Words({**facts, **built_in()}, {})
        self._states = StateReader(reader, vocabulary, self._words)
        self._endings = EndingReader(reader, root, vocabulary, self._states)

    def read(self) -> Flow | None:
        r, root = self._r, self._root
        r.only(root, "flow", FLOW_KEYS)
        r.required(root, "flow", ("flow", "initial", "alarm", "states", "outcomes", "steps"))
        if root.get("flow") is None or root.get("states") is None:
            return None
        stated = root.get("languages")
        if stated is not None and r.strings(stated, "languages") != r.languages:
            r.problem("F214", stated.where, languages=", ".join(r.languages))
        always = tuple(self._always())
        states = {state.id: state for state in self._all_states()}
        acute = self._acute(always)
        acute_outcome = next((each.to for each in always if each.id == acute), None)
        name = FlowId(r.string(root.get("flow"), "flow"))
        return Flow(
            id=name,
            digest=digest(root),
            title=self._text("title", f"flow title of {name}"),
            languages=r.languages,
            greeting=self._text("greeting"),
            alarm=self._text("alarm"),
            initial=StateId(r.string(root.get("initial"), "initial")),
            acute=acute,
            always=always,
            links={
                link.id: link for link in self._links(_never_linked(states.values(), acute_outcome))
            },
            states=states,
            steps={step.id: step for step in self._endings.steps()},
            closing=self._endings.ids(root.get("closing")),
            sentences=tuple(self._sentences()),
            cards=tuple(read_cards(r, root, self._states, states)),
            longest_wait=dict(self._longest_waits()),
            children=self._children(states),
            renamed={
                key.text: r.string(value, "renamed")
                for key, value in r.entries(root.get("renamed"), "renamed")
            },
            review_by=r.day(root.get("review_by"), "review_by"),
            where=root.where,
            lines={**root.lines(), **root.inside("renamed")},
        )

    def _all_states(self) -> Iterator[State]:
        yield from self._states.states(self._root.get("states"))
        yield from self._endings.outcomes()

    def _text(self, key: str, what: str = "") -> Text:
        return self._r.text(self._root.get(key), what or key, alike=False)

    def _always(self) -> Iterator[Always]:
        for key, value in self._r.entries(self._root.get("always"), "always"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            self._r.only(found, f"always {key.text}", (*self._r.languages, *ALWAYS_KEYS))
            yield Always(
                id=ChoiceId(self._r.name(key)),
                label=self._r.text_of(found, f"always {key.text}"),
                to=StateId(self._r.string(found.get("to"), "to")),
                words=self._r.strings(found.get("words"), "words"),
                where=value_place(found, "to"),
                lines={**found.lines(), "id": key.where},
            )

    def _children(self, states: Iterable[StateId]) -> tuple[StateId, ...]:
        """Return the states under ``children:`` that exist; record those that do not."""
        found = []
        for item in self._r.items(self._root.get("children")):
            name = StateId(self._r.string(item, "state"))
            if name in states:
                found.append(name)
            else:
                self._r.unknown("state", name, item.where, states)
        return tuple(found)

    def _acute(self, always: tuple[Always, ...]) -> ChoiceId:
        """Return the interrupt that leads to an outcome that must be done now: there is one."""
        outcomes = self._r.mapping(self._root.get("outcomes"), "outcomes")
        acute = [each for each in always if outcomes and _is_now(outcomes.get(each.to))]
        if len(acute) != 1:
            where = self._root.lines().get("always", self._root.where)
            self._r.problem("F207", where, count=str(len(acute)))
            return ChoiceId("akut")
        return acute[0].id

    def _links(self, never: frozenset[str]) -> Iterator[Link]:
        for key, value in self._r.entries(self._root.get("links"), "links"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            for fact, _ in found.entries:
                if fact.text in never:
                    self._r.problem("F211", fact.where, fact=fact.text)
            may = tuple(entry for entry in found.entries if entry[0].text not in never)
            settings = self._states.settings(Mapping(may, found.where))
            yield Link(self._r.name(key), settings, key.where)

    # --- safety sentences -----------------------------------------------------------

    def _sentences(self) -> Iterator[Sentence]:
        facts = {f: v for f, v in self._words.facts.items() if not self._is_table(f)}
        urgency = {FactId("urgency"): tuple(map(Value, URGENCIES))}
        hidden = {f: "F213" for f in self._vocabulary.facts if self._is_table(f)}
        words = Words({**facts, **urgency}, hidden)
        for key, value in self._r.entries(self._root.get("properties"), "properties"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            self._r.only(found, f"property {key.text}", PROPERTY_KEYS)
            when = read_when(self._r, found.get("when"), words)
            if not any(
                isinstance(each := found.get(over), Mapping) and each.entries for over in OVER
            ):
                self._r.problem("F219", key.where, sentence=key.text)
            for over in OVER:
                if found.get(over) is not None:
                    claims = tuple(self._claims(found.get(over)))
                    lines = found.inside(over)
                    yield Sentence(self._r.name(key), when, over, claims, key.where, lines)

    def _claims(self, node: Node | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, value in self._r.entries(node, "property"):
            yield key.text, self._r.strings(value, key.text)

    def _longest_waits(self) -> Iterator[tuple[Urgency, timedelta]]:
        r = self._r
        promises = r.mapping(self._root.get("promises"), "promises")
        if promises is None:
            return
        r.only(promises, "promises", PROMISES_KEYS)
        for urgency in (CAN_WAIT,):
            found = r.mapping(promises.get(urgency), urgency)
            if found is not None:
                r.only(found, f"promise {urgency}", PROMISE_KEYS)
                r.required(found, f"promise {urgency}", PROMISE_KEYS)
            if found is not None and found.get(PROMISE_KEYS[0]) is not None:
                hours = read_count(r, found, PROMISE_KEYS[0])
                if hours is not None:
                    yield urgency, timedelta(hours=hours)

    def _is_table(self, fact: FactId) -> bool:
        rule = self._vocabulary.facts.get(fact)
        return rule is not None and rule.table


def _never_linked(states: Iterable[State], acute: StateId | None) -> frozenset[str]:
    """Return the facts that no link may answer: the place, and those of the *acute* outcome."""
    facts = {MUNICIPALITY, AREA}
    for state in states:
        if isinstance(state, Question):
            dangers = (choice for choice in state.choices if choice.to == acute)
            facts.update(fact for choice in dangers for fact, _ in choice.set)
        if isinstance(state, Outcome) and state.id == acute:
            facts.update(fact for choice in state.then for fact, _ in choice.set)
    return frozenset(facts)


def digest(root: Mapping) -> Digest:
    """Return the hash of *root*'s content; comments and layout do not count, order does."""
    return Digest(hashlib.sha256(_canonical(root).encode()).hexdigest()[:16])


def _canonical(node: Node) -> str:
    match node:
        case Scalar(text):
            return repr(text)
        case Sequence(items):
            return "[" + ",".join(_canonical(item) for item in items) + "]"
        case Mapping(entries):
            inner = ",".join(f"{key.text!r}:{_canonical(value)}" for key, value in entries)
            return "{" + inner + "}"


def _is_now(node: Node | None) -> bool:
    if not isinstance(node, Mapping):
        return False
    urgency = node.get("urgency")
    return isinstance(urgency, Scalar) and urgency.text == "now"
