"""Reading the outcomes of a flow and the steps that they name."""

from collections.abc import Iterator

from bot.conditions import ContactId, TableId
from bot.flow.model import (
    LawId,
    Outcome,
    StateId,
    Step,
    StepId,
    Urgency,
    Vocabulary,
)
from bot.problems import Location
from bot.source.reader import Reader
from bot.source.states import StateReader, value_place
from bot.source.vocabulary import URGENCIES
from bot.source.yaml import Mapping, Node

OUTCOME_KEYS = (
    "urgency",
    "title",
    "closed",
    "steps",
    "then",
    "call_with",
    "avoid",
    "afterwards",
    "remind",
)
STEP_KEYS = ("when", "urgency", "optional", "says", "contacts", "route", "law")


class EndingReader:
    """Reads the outcomes and the steps of one flow."""

    def __init__(
        self, reader: Reader, root: Mapping, vocabulary: Vocabulary, states: StateReader
    ) -> None:
        """Read the flow *root*; *states* reads what outcomes share with states."""
        self._r = reader
        self._root = root
        self._vocabulary = vocabulary
        self._states = states

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes under ``outcomes:``."""
        for key, value in self._r.entries(self._root.get("outcomes"), "outcomes"):
            found = self._r.mapping(value, key.text)
            if found is not None:
                yield self._outcome(StateId(self._r.name(key)), found, key.where)

    def _outcome(self, outcome: StateId, node: Mapping, where: Location) -> Outcome:
        r = self._r
        r.only(node, f"outcome {outcome}", OUTCOME_KEYS)
        r.required(node, f"outcome {outcome}", ("urgency", "title", "steps"))
        urgency = r.string(node.get("urgency"), "urgency")
        if urgency not in URGENCIES and node.get("urgency") is not None:
            r.unknown("urgency", urgency, value_place(node, "urgency"), URGENCIES)
        remind = node.get("remind")
        return Outcome(
            id=outcome,
            urgency=Urgency(urgency),
            title=r.text(node.get("title"), f"title of {outcome}", alike=False),
            steps=self.ids(node.get("steps")),
            closed=self.ids(node.get("closed")),
            call_with=self.ids(node.get("call_with")),
            avoid=self.ids(node.get("avoid")),
            afterwards=self.ids(node.get("afterwards")),
            remind=self._table(remind, "contacts"),
            then=tuple(self._states.choices(node.get("then"), None, outcome)),
            where=where,
            lines=node.lines(),
        )

    def ids(self, node: Node | None) -> tuple[StepId, ...]:
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

    def steps(self) -> Iterator[Step]:
        """Yield the steps under ``steps:``."""
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
            when=self._states.when(node.get("when")),
            contacts=tuple(map(ContactId, r.strings(node.get("contacts"), "contacts"))),
            route=self._table(node.get("route"), "contacts"),
            says=self._table(node.get("says"), "text"),
            law=LawId(r.string(law, "law")) if law is not None else None,
            optional=r.flag(node.get("optional"), "optional"),
            urgency=Urgency(r.string(urgency, "urgency")) if urgency is not None else None,
            where=where,
            lines=node.lines(),
        )

    def _table(self, node: Node | None, gives: str) -> TableId | None:
        if node is None:
            return None
        name = TableId(self._r.string(node, "table"))
        fitting = [t for t, rule in self._vocabulary.tables.items() if rule.gives == gives]
        if name not in fitting:
            self._r.unknown(f"table of {gives}", name, node.where, fitting)
        return name
