"""Scenarios from YAML: every name is looked up, every problem has its place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.conditions import ContactId
from bot.flow.model import Flow, FlowId, Outcome, Question, StateId
from bot.instants import NotAnInstant, Skipped, instant
from bot.language import DA, Lang, Text
from bot.library import Library
from bot.problems import Problem
from bot.scenario.compare import TOKENS, alternatives
from bot.scenario.model import (
    CHANGE,
    NO_ANSWER,
    WRITE,
    Act,
    Changed,
    Expectation,
    Given,
    Pressed,
    Scenario,
    Typed,
    Unanswered,
)
from bot.scenario.play import CONTROLS
from bot.scenario.standing import is_state
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar, parse

SCENARIO_KEYS = (
    "name",
    "flow",
    "municipality",
    "at",
    "link",
    "lang",
    "situation",
    "recorded",
    "answers",
    "expect",
)
EXPECT_KEYS = (
    "outcome",
    "state",
    "urgency",
    "contacts",
    "states",
    "must",
    "must_not",
    "questions_at_most",
)


Parsing = Callable[[str, bytes], tuple[Mapping | None, tuple[Problem, ...]]]
"""Reads a file by itself, as `bot.source.yaml.parse` does; what it gives may be kept."""


def read_scenarios(
    path: str, content: bytes, library: Library, parsing: Parsing = parse
) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """Return the scenarios of the file *path* and what is wrong with them."""
    root, problems = parsing(path, content)
    if root is None:
        return (), problems
    reader = Reader(library.vocabulary.languages)
    reader.only(root, "file", ("scenarios",))
    reader.required(root, "file", ("scenarios",))
    nodes = [reader.mapping(item, "scenario") for item in reader.items(root.get("scenarios"))]
    contacts = _contacts(library)
    found = tuple(
        _Reading(reader, library, contacts, node).scenario() for node in nodes if node is not None
    )
    _refuse_equal_names(reader, found)
    return found, (*problems, *reader.problems)


def _contacts(library: Library) -> tuple[ContactId, ...]:
    plans = (library.nowhere, *library.plans.values())
    return tuple(dict.fromkeys(contact for plan in plans for contact in plan.contacts))


def _refuse_equal_names(reader: Reader, scenarios: tuple[Scenario, ...]) -> None:
    seen: set[str] = set()
    for scenario in scenarios:
        if scenario.name in seen:
            reader.problem("S105", scenario.where, name=scenario.name)
        seen.add(scenario.name)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One scenario of a file being read."""

    reader: Reader
    library: Library
    contacts: tuple[ContactId, ...]
    node: Mapping

    def scenario(self) -> Scenario:
        reader, node = self.reader, self.node
        reader.only(node, "scenario", SCENARIO_KEYS)
        reader.required(node, "scenario", ("name", "at", "answers", "expect"))
        flow = self._flow()
        acts = (self._act(item, flow) for item in reader.items(node.get("answers")))
        return Scenario(
            name=reader.string(node.get("name"), "name"),
            at=self._at(node.get("at")),
            acts=tuple(act for act in acts if act is not None),
            expect=self._expectation(reader.mapping(node.get("expect"), "expect"), flow),
            flow=flow.id,
            municipality=self._municipality(node.get("municipality")),
            link=self._link(node.get("link"), flow),
            lang=self._lang(node.get("lang")),
            situation=self._situation(node.get("situation")),
            recorded=self.reader.flag(node.get("recorded"), "recorded"),
            where=node.where,
        )

    def _flow(self) -> Flow:
        node = self.node.get("flow")
        first = next(iter(self.library.flows.values()))
        if node is None:
            return first
        name = self._known("flow", node, self.library.flows)
        return self.library.flows.get(FlowId(name), first)

    def _at(self, node: Node | None) -> datetime:
        said = self.reader.string(node, "at")
        try:
            return instant(said)
        except Skipped as error:
            where = self.node.where if node is None else node.where
            self.reader.problem("S102", where, value=said, instead=f"{error.instead:%H:%M}")
        except NotAnInstant:
            if node is not None:
                self.reader.problem("S101", node.where, value=said)
        return datetime(2000, 1, 1, tzinfo=UTC)

    def _municipality(self, node: Node | None) -> str:
        said = self.reader.string(node, "municipality")
        special = ("unknown", "abroad")
        if node is not None and said not in special and not self.library.places.find(said).certain:
            names = [place.name for place in self.library.places.by_code.values()]
            self.reader.unknown("municipality", said, node.where, (*names, *special))
        return said

    def _link(self, node: Node | None, flow: Flow) -> str:
        return "" if node is None else self._known("link", node, flow.links)

    def _lang(self, node: Node | None) -> Lang:
        languages = self.library.vocabulary.languages
        return DA if node is None else Lang(self._known("language", node, languages))

    def _situation(self, node: Node | None) -> Text:
        return {} if node is None else self.reader.text(node, "situation")

    def _known(self, what: str, node: Node, known: Iterable[str]) -> str:
        names = list(known)
        said = self.reader.string(node, what)
        if said not in names:
            self.reader.unknown(what, said, node.where, names)
        return said

    # --- answers --------------------------------------------------------------------

    def _act(self, node: Node, flow: Flow) -> Act | None:
        if isinstance(node, Scalar):
            interrupts = [each.id for each in flow.always]
            return Pressed(self._known("control", node, (*interrupts, *CONTROLS)))
        found = self.reader.mapping(node, "answer")
        if found is None:
            return None
        if len(found.entries) != 1:
            self.reader.problem("S103", found.where)
            return None
        key, value = found.entries[0]
        return self._keyed(key, value, flow)

    def _keyed(self, key: Scalar, value: Node, flow: Flow) -> Act:
        match key.text:
            case str(name) if name == WRITE:
                return Typed(self.reader.string(value, WRITE))
            case str(name) if name == CHANGE:
                return Changed(StateId(self._known("question", value, flow.states)))
            case str(name) if name == NO_ANSWER:
                return Unanswered(ContactId(self._known("contact", value, self.contacts)))
            case _:
                return self._given(key, value, flow)

    def _given(self, key: Scalar, value: Node, flow: Flow) -> Given:
        state = flow.states.get(StateId(key.text))
        if state is None:
            known = (*flow.states, WRITE, CHANGE, NO_ANSWER)
            self.reader.unknown("question", key.text, key.where, known)
        choices = self.reader.strings(value, key.text)
        if isinstance(state, Question | Outcome):
            offered = state.choices if isinstance(state, Question) else state.then
            ids = [choice.id for choice in offered]
            for item in self.reader.items(value):
                self._known(f"choice of {state.id}", item, ids)
        return Given(StateId(key.text), choices)

    # --- expectations ---------------------------------------------------------------

    def _expectation(self, node: Mapping | None, flow: Flow) -> Expectation:
        if node is None:
            return Expectation()
        reader = self.reader
        reader.only(node, "expect", EXPECT_KEYS)
        return Expectation(
            outcome=self._state(node.get("outcome"), "outcome", flow, outcomes=True),
            state=self._state(node.get("state"), "state", flow, outcomes=False),
            urgency=self._urgency(node.get("urgency")),
            contacts=tuple(self._contact(item) for item in reader.items(node.get("contacts"))),
            states={
                self._contact(key): self._stands(value)
                for key, value in reader.entries(node.get("states"), "states")
            },
            must=tuple(self._token(item, flow) for item in reader.items(node.get("must"))),
            must_not=tuple(self._token(item, flow) for item in reader.items(node.get("must_not"))),
            questions_at_most=self._count(node.get("questions_at_most")),
        )

    def _state(self, node: Node | None, what: str, flow: Flow, *, outcomes: bool) -> StateId | None:
        if node is None:
            return None
        known = [
            state.id for state in flow.states.values() if isinstance(state, Outcome) == outcomes
        ]
        return StateId(self._known(what, node, known))

    def _urgency(self, node: Node | None) -> str:
        if node is None:
            return ""
        return self._known("urgency", node, self.library.vocabulary.urgencies)

    def _contact(self, node: Node) -> ContactId:
        return ContactId(self._known("contact", node, self.contacts))

    def _stands(self, node: Node) -> str:
        said = self.reader.string(node, "states")
        if not is_state(said):
            self.reader.problem("S104", node.where, value=said)
        return said

    def _count(self, node: Node | None) -> int | None:
        said = self.reader.string(node, "questions_at_most")
        if node is None:
            return None
        if not said.isascii() or not said.isdigit():
            self.reader.problem("S106", node.where, value=said)
            return None
        return int(said)

    def _token(self, node: Node, flow: Flow) -> str:
        said = self.reader.string(node, "token")
        for each in alternatives(said):
            self._one_token(each, node, flow)
        return said

    def _one_token(self, said: str, node: Node, flow: Flow) -> None:
        kind, _, name = said.partition(":")
        if kind not in TOKENS or not name:
            self.reader.unknown("token", kind, node.where, TOKENS)
            return
        if kind == "steps_at_most" and not (name.isascii() and name.isdigit()):
            self.reader.problem("S106", node.where, value=name)
        known = self._names(kind, flow)
        if known and name not in known:
            self.reader.unknown(kind, name, node.where, known)

    def _names(self, kind: str, flow: Flow) -> list[str]:
        """Return what a token of *kind* may name; nothing where its value is free."""
        match kind:
            case "step" | "avoid" | "closed":
                return list(flow.steps)
            case "says" | "table":
                return list(self.library.vocabulary.tables)
            case "contact" | "first" | "missing" | "old" | "note" | "via":
                return list(self.contacts)
            case "anybody":
                return ["open", "opens", "always"]
            case "unconfirmed":
                return ["alone"]
            case "asked" | "asked_twice" | "outcome" | "one_turn_to":
                return list(flow.states)
            case _:
                return []
