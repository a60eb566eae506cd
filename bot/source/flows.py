"""Reading a flow: states, choices, outcomes, steps and safety sentences."""

import hashlib
from collections.abc import Iterator

from bot.conditions import ALWAYS, Condition, ContactId, FactId, TableId, Value
from bot.flow.model import (
    Always,
    AreaQuestion,
    Branch,
    Choice,
    ChoiceId,
    Digest,
    Flow,
    FlowId,
    Fork,
    LawId,
    Link,
    Outcome,
    PlaceQuestion,
    Prompt,
    Question,
    Sentence,
    Settings,
    State,
    StateId,
    Step,
    StepId,
    Summary,
    Urgency,
    Vocabulary,
)
from bot.language import Text
from bot.problems import Location
from bot.source.conditions import Words, built_in, read_when
from bot.source.reader import Reader
from bot.source.vocabulary import URGENCIES
from bot.source.yaml import Mapping, Node, Scalar, Sequence

FLOW_KEYS = (
    "flow",
    "title",
    "languages",
    "review_by",
    "greeting",
    "alarm",
    "initial",
    "always",
    "links",
    "states",
    "closing",
    "outcomes",
    "steps",
    "properties",
    "renamed",
)
QUESTION_KEYS = ("ask", "help", "why", "short", "many", "choose", "when", "to", "choices")
SUMMARY_KEYS = ("summary", "go", "to")
OUTCOME_KEYS = (
    "urgency",
    "title",
    "closed",
    "steps",
    "call_with",
    "avoid",
    "afterwards",
    "remind",
    "then",
)
STEP_KEYS = ("when", "contacts", "route", "says", "law", "optional", "urgency")
OVER = ("every_state", "every_path", "every_outcome", "every_ending")


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

    def read(self) -> Flow | None:
        r, root = self._r, self._root
        r.only(root, "flow", FLOW_KEYS)
        r.required(root, "flow", ("flow", "initial", "alarm", "states", "outcomes", "steps"))
        if root.get("flow") is None or root.get("states") is None:
            return None
        always = tuple(self._always())
        return Flow(
            id=FlowId(r.string(root.get("flow"), "flow")),
            digest=digest(root),
            title=self._text("title"),
            languages=r.languages,
            greeting=self._text("greeting"),
            alarm=self._text("alarm"),
            initial=StateId(r.string(root.get("initial"), "initial")),
            acute=self._acute(always),
            always=always,
            links={link.id: link for link in self._links()},
            states={state.id: state for state in (*self._states(), *self._outcomes())},
            steps={step.id: step for step in self._steps()},
            closing=self._ids(root.get("closing")),
            sentences=tuple(self._sentences()),
            renamed={
                key.text: r.string(value, "renamed")
                for key, value in r.entries(root.get("renamed"), "renamed")
            },
            review_by=r.day(root.get("review_by"), "review_by"),
            where=root.where,
        )

    def _text(self, key: str) -> Text:
        return self._r.text(self._root.get(key), key)

    def _always(self) -> Iterator[Always]:
        for key, value in self._r.entries(self._root.get("always"), "always"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            self._r.only(found, f"always {key.text}", (*self._r.languages, "to", "words"))
            yield Always(
                id=ChoiceId(self._r.name(key)),
                label=self._r.text_of(found, f"always {key.text}"),
                to=StateId(self._r.string(found.get("to"), "to")),
                words=self._r.strings(found.get("words"), "words"),
                where=_value_place(found, "to"),
            )

    def _acute(self, always: tuple[Always, ...]) -> ChoiceId:
        """Return the interrupt that leads to an outcome that must be done now: there is one."""
        outcomes = self._r.mapping(self._root.get("outcomes"), "outcomes")
        acute = [each for each in always if outcomes and _is_now(outcomes.get(each.to))]
        if len(acute) != 1:
            self._r.problem("F207", self._root.where, count=str(len(acute)))
            return ChoiceId("akut")
        return acute[0].id

    def _links(self) -> Iterator[Link]:
        for key, value in self._r.entries(self._root.get("links"), "links"):
            for fact, _ in self._r.entries(value, key.text):
                if fact.text in ("danger", "municipality", "area"):
                    self._r.problem("F211", fact.where, fact=fact.text)
            yield Link(self._r.name(key), self._settings(value))

    # --- states ---------------------------------------------------------------------

    def _states(self) -> Iterator[State]:
        for key, value in self._r.entries(self._root.get("states"), "states"):
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
        prompt, when = self._prompt(state, node), self._when(node.get("when"))
        to = self._target(node, state)
        kind = self._r.string(choose, "choose")
        if kind not in ("municipality", "area"):
            self._r.unknown("kind of question", kind, choose.where, ("municipality", "area"))
        if kind == "area":
            return AreaQuestion(state, prompt, to, when, where)
        return PlaceQuestion(state, prompt, to, when, where)

    def _question(self, state: StateId, node: Mapping, where: Location) -> Question:
        self._r.required(node, f"state {state}", ("choices",))
        many = self._r.flag(node.get("many"), "many")
        to = self._target(node, state) if node.get("to") is not None or many else None
        return Question(
            id=state,
            prompt=self._prompt(state, node),
            choices=tuple(self._choices(node.get("choices"), to, state)),
            to=to,
            many=many,
            when=self._when(node.get("when")),
            where=where,
        )

    def _prompt(self, state: StateId, node: Mapping) -> Prompt:
        r = self._r
        ask = r.text(node.get("ask"), f"ask of {state}")
        short, help_, why = node.get("short"), node.get("help"), node.get("why")
        if short is None:
            r.problem("T102", node.where, key="short", what=state)
        return Prompt(
            ask=ask,
            short=ask if short is None else r.text(short, f"short of {state}"),
            help=None if help_ is None else r.text(help_, f"help of {state}"),
            why=None if why is None else r.text(why, f"why of {state}"),
        )

    def _summary(self, state: StateId, node: Mapping, where: Location) -> Summary:
        self._r.only(node, f"state {state}", SUMMARY_KEYS)
        self._r.required(node, f"state {state}", SUMMARY_KEYS)
        return Summary(
            state,
            self._r.text(node.get("summary"), "summary"),
            self._r.text(node.get("go"), "go"),
            self._target(node, state),
            where,
        )

    def _fork(self, state: StateId, node: Mapping, where: Location) -> Fork:
        self._r.only(node, f"state {state}", ("branches",))
        branches = tuple(self._branches(node.get("branches"), state))
        if not branches or branches[-1].when != ALWAYS:
            self._r.problem("F203", where, state=state)
        return Fork(state, branches, where)

    def _branches(self, node: Node | None, state: StateId) -> Iterator[Branch]:
        for item in self._r.items(node):
            found = self._r.mapping(item, "branch")
            if found is not None:
                self._r.only(found, "branch", ("when", "set", "to"))
                yield Branch(
                    self._when(found.get("when")),
                    self._target(found, state),
                    self._settings(found.get("set")),
                    _value_place(found, "to"),
                )

    def _choices(
        self, node: Node | None, otherwise: StateId | None, state: StateId
    ) -> Iterator[Choice]:
        for key, value in self._r.entries(node, "choices"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            known = (*self._r.languages, "set", "to", "words")
            self._r.only(found, f"choice {key.text}", known)
            own = found.get("to")
            if own is None and otherwise is None:
                self._r.problem("F204", key.where, choice=key.text, state=state)
            yield Choice(
                id=ChoiceId(self._r.name(key)),
                label=self._r.text_of(found, f"choice {key.text}"),
                to=StateId(self._r.string(own, "to")) if own is not None else otherwise or state,
                set=self._settings(found.get("set")),
                words=self._r.strings(found.get("words"), "words"),
                where=key.where if own is None else own.where,
            )

    def _target(self, node: Mapping, state: StateId) -> StateId:
        to = node.get("to")
        if to is None:
            self._r.problem("Y203", node.where, key="to", what=state)
        return StateId(self._r.string(to, "to"))

    def _settings(self, node: Node | None) -> Settings:
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

    def _when(self, node: Node | None) -> Condition:
        return read_when(self._r, node, self._words)

    # --- outcomes and steps ---------------------------------------------------------

    def _outcomes(self) -> Iterator[Outcome]:
        for key, value in self._r.entries(self._root.get("outcomes"), "outcomes"):
            found = self._r.mapping(value, key.text)
            if found is not None:
                yield self._outcome(StateId(self._r.name(key)), found, key.where)

    def _outcome(self, outcome: StateId, node: Mapping, where: Location) -> Outcome:
        r = self._r
        r.only(node, f"outcome {outcome}", OUTCOME_KEYS)
        r.required(node, f"outcome {outcome}", ("urgency", "title", "steps"))
        urgency = r.string(node.get("urgency"), "urgency")
        if urgency not in URGENCIES:
            r.unknown("urgency", urgency, _value_place(node, "urgency"), URGENCIES)
        remind = node.get("remind")
        return Outcome(
            id=outcome,
            urgency=Urgency(urgency),
            title=r.text(node.get("title"), f"title of {outcome}"),
            steps=self._ids(node.get("steps")),
            closed=self._ids(node.get("closed")),
            call_with=self._ids(node.get("call_with")),
            avoid=self._ids(node.get("avoid")),
            afterwards=self._ids(node.get("afterwards")),
            remind=self._table(remind, "contacts"),
            then=tuple(self._choices(node.get("then"), None, outcome)),
            where=where,
        )

    def _ids(self, node: Node | None) -> tuple[StepId, ...]:
        """Return step ids that exist; record those that do not."""
        steps = self._r.mapping(self._root.get("steps"), "steps")
        known = steps.keys() if steps is not None else ()
        found = []
        for item in self._r.items(node):
            name = self._r.string(item, "step")
            if name in known:
                found.append(StepId(name))
            else:
                self._r.unknown("step", name, item.where, known)
        return tuple(found)

    def _steps(self) -> Iterator[Step]:
        for key, value in self._r.entries(self._root.get("steps"), "steps"):
            found = self._r.mapping(value, key.text)
            if found is not None:
                yield self._step(StepId(self._r.name(key)), found, key.where)

    def _step(self, step: StepId, node: Mapping, where: Location) -> Step:
        r = self._r
        r.only(node, f"step {step}", (*r.languages, *STEP_KEYS))
        has_text, urgency, law = r.has_text(node), node.get("urgency"), node.get("law")
        if not has_text and node.get("says") is None:
            r.problem("F205", where, step=step)
        return Step(
            id=step,
            text=r.text_of(node, f"step {step}") if has_text else None,
            when=self._when(node.get("when")),
            contacts=tuple(map(ContactId, r.strings(node.get("contacts"), "contacts"))),
            route=self._table(node.get("route"), "contacts"),
            says=self._table(node.get("says"), "text"),
            law=LawId(r.string(law, "law")) if law is not None else None,
            optional=r.flag(node.get("optional"), "optional"),
            urgency=Urgency(r.string(urgency, "urgency")) if urgency is not None else None,
            where=where,
        )

    def _table(self, node: Node | None, gives: str) -> TableId | None:
        if node is None:
            return None
        name = TableId(self._r.string(node, "table"))
        fitting = [t for t, rule in self._vocabulary.tables.items() if rule.gives == gives]
        if name not in fitting:
            self._r.unknown(f"table of {gives}", name, node.where, fitting)
        return name

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
            self._r.only(found, f"property {key.text}", ("when", *OVER))
            when = read_when(self._r, found.get("when"), words)
            for over in OVER:
                if found.get(over) is not None:
                    claims = tuple(self._claims(found.get(over)))
                    yield Sentence(self._r.name(key), when, over, claims, key.where)

    def _claims(self, node: Node | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, value in self._r.entries(node, "property"):
            yield key.text, self._r.strings(value, key.text)

    def _is_table(self, fact: FactId) -> bool:
        rule = self._vocabulary.facts.get(fact)
        return rule is not None and rule.table


def digest(root: Mapping) -> Digest:
    """Return the hash of *root*'s content; comments and layout do not count (the order of choices does)."""
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


def _value_place(node: Mapping, key: str) -> Location:
    value = node.get(key)
    return node.where if value is None else value.where
