"""Reading the states of a flow: questions, summaries and forks."""

from collections.abc import Iterator

from bot.conditions import ALWAYS, Condition, FactId, Value
from bot.flow.model import (
    AreaQuestion,
    Branch,
    Choice,
    ChoiceId,
    Fork,
    PlaceQuestion,
    Prompt,
    Question,
    Settings,
    State,
    StateId,
    Summary,
    Vocabulary,
)
from bot.problems import Location
from bot.source.conditions import Words, read_when
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar

QUESTION_KEYS = ("when", "ask", "help", "why", "short", "many", "choose", "to", "choices")
SUMMARY_KEYS = ("summary", "go", "to")
FORK_KEYS = ("branches",)
BRANCH_KEYS = ("when", "set", "to")
CHOICE_KEYS = ("words", "set", "to")


class StateReader:
    """Reads the states of one flow."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary, words: Words) -> None:
        """Read with the facts of *vocabulary*; *words* are what a condition may name."""
        self._r = reader
        self._vocabulary = vocabulary
        self._words = words

    def states(self, node: Node | None) -> Iterator[State]:
        """Yield the states under ``states:``."""
        for key, value in self._r.entries(node, "states"):
            found = self._r.mapping(value, key.text)
            if found is not None:
                yield self._state(StateId(self._r.name(key)), found, key.where)

    def _state(self, state: StateId, node: Mapping, where: Location) -> State:
        if node.get("branches") is not None:
            return self._fork(state, node, where)
        if node.get("summary") is not None:
            return self._summary(state, node, where)
        self._r.only(node, f"state {state}", QUESTION_KEYS)
        self._r.required(node, f"state {state}", ("ask",))
        choose = node.get("choose")
        if choose is None:
            return self._question(state, node, where)
        prompt, when = self._prompt(state, node, where), self.when(node.get("when"))
        to, lines = self._target(node, state), node.lines()
        kind = self._r.string(choose, "choose")
        if kind not in ("municipality", "area"):
            self._r.unknown("kind of question", kind, choose.where, ("municipality", "area"))
        if kind == "area":
            return AreaQuestion(state, prompt, to, when, where, lines)
        return PlaceQuestion(state, prompt, to, when, where, lines)

    def _question(self, state: StateId, node: Mapping, where: Location) -> Question:
        self._r.required(node, f"state {state}", ("choices",))
        many = self._r.flag(node.get("many"), "many")
        to = self._target(node, state) if node.get("to") is not None or many else None
        return Question(
            id=state,
            prompt=self._prompt(state, node, where),
            choices=tuple(self.choices(node.get("choices"), to, state)),
            to=to,
            many=many,
            when=self.when(node.get("when")),
            where=where,
            lines=node.lines(),
        )

    def _prompt(self, state: StateId, node: Mapping, where: Location) -> Prompt:
        r = self._r
        ask = r.text(node.get("ask"), f"ask of {state}", alike=False)
        short, help_, why = node.get("short"), node.get("help"), node.get("why")
        if short is None:
            r.problem("T102", where, key="short", what=f"state {state}")
        return Prompt(
            ask=ask,
            short=ask if short is None else r.text(short, f"short of {state}", alike=False),
            help=None if help_ is None else r.text(help_, f"help of {state}", alike=False),
            why=None if why is None else r.text(why, f"why of {state}", alike=False),
        )

    def _summary(self, state: StateId, node: Mapping, where: Location) -> Summary:
        self._r.only(node, f"state {state}", SUMMARY_KEYS)
        self._r.required(node, f"state {state}", SUMMARY_KEYS)
        return Summary(
            state,
            self._r.text(node.get("summary"), f"summary of {state}", alike=False),
            self._r.text(node.get("go"), f"go of {state}", alike=False),
            self._target(node, state),
            where,
            node.lines(),
        )

    def _fork(self, state: StateId, node: Mapping, where: Location) -> Fork:
        self._r.only(node, f"state {state}", FORK_KEYS)
        branches = tuple(self._branches(node.get("branches"), state))
        if not branches or branches[-1].when != ALWAYS:
            self._r.problem("F203", where, state=state)
        return Fork(state, branches, where)

    def _branches(self, node: Node | None, state: StateId) -> Iterator[Branch]:
        for item in self._r.items(node):
            found = self._r.mapping(item, "branch")
            if found is not None:
                self._r.only(found, "branch", BRANCH_KEYS)
                yield Branch(
                    self.when(found.get("when")),
                    self._target(found, state),
                    self.settings(found.get("set")),
                    value_place(found, "to"),
                    found.lines(),
                )

    def choices(
        self, node: Node | None, otherwise: StateId | None, state: StateId
    ) -> Iterator[Choice]:
        """Yield the choices of *state*; *otherwise* is where those without a target lead."""
        for key, value in self._r.entries(node, "choices"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            known = (*self._r.languages, *CHOICE_KEYS)
            self._r.only(found, f"choice {key.text}", known)
            own = found.get("to")
            if own is None and otherwise is None:
                self._r.problem("F204", key.where, choice=key.text, state=state)
            yield Choice(
                id=ChoiceId(self._r.name(key)),
                label=self._r.text_of(found, f"choice {key.text}"),
                to=StateId(self._r.string(own, "to")) if own is not None else otherwise or state,
                set=self.settings(found.get("set")),
                words=self._r.strings(found.get("words"), "words"),
                where=key.where if own is None else own.where,
                lines={**found.lines(), "id": key.where},
            )

    def _target(self, node: Mapping, state: StateId) -> StateId:
        to = node.get("to")
        if to is None:
            self._r.problem("Y203", node.place, key="to", what=f"state {state}")
        return StateId(self._r.string(to, "to"))

    def settings(self, node: Node | None) -> Settings:
        """Return what a ``set:`` establishes."""
        return tuple(
            (FactId(key.text), self._values(key, value))
            for key, value in self._r.entries(node, "set")
            if self._may_be_set(key)
        )

    def _may_be_set(self, key: Scalar) -> bool:
        rule = self._vocabulary.facts.get(FactId(key.text))
        if rule is None:
            self._r.unknown("fact", key.text, key.where, self._vocabulary.facts)
        elif rule.table:
            self._r.problem("F208", key.where, fact=key.text)
        return rule is not None and not rule.table

    def _values(self, fact: Scalar, node: Node) -> tuple[Value, ...]:
        rule = self._vocabulary.facts[FactId(fact.text)]
        values = self._r.strings(node, fact.text)
        for item, value in zip(self._r.items(node), values, strict=True):
            if value not in rule.values:
                self._r.unknown(f"value of {fact.text}", value, item.where, rule.values)
        if len(values) > 1 and not rule.many:
            self._r.problem("F212", fact.where, fact=fact.text)
        return tuple(Value(value) for value in values)

    def when(self, node: Node | None) -> Condition:
        """Return the condition of a ``when:``."""
        return read_when(self._r, node, self._words)


def value_place(node: Mapping, key: str) -> Location:
    """Return where the value of *key* stands, or the mapping where there is none."""
    value = node.get(key)
    return node.where if value is None else value.where
