"""What a safety sentence claims of an ending, held against what the ending shows."""

from collections.abc import Callable
from datetime import date
from functools import partial

from bot.check.forbidden import Blocklist, digits_of
from bot.check.material import Material
from bot.conditions import ContactId, TableId
from bot.flow.model import Flow, StepId
from bot.library import Library
from bot.plan.company import stands_alone
from bot.plan.model import Plan
from bot.proof import written
from bot.proof.shown import Shown, always_answers


class Claims:
    """Holds claims against endings; keeps what it has looked up in texts."""

    def __init__(self, library: Library, flow: Flow) -> None:
        """Judge endings of *flow*; *library* names what must not be shown."""
        self._flow = flow
        self._blocklist = Blocklist(Material(library, date.min, frozenset()))
        self._forbidden = _Writing(flow, lambda text: bool(self._blocklist.found(text)))
        self._numbers: dict[str, _Writing] = {}
        self._alone: dict[tuple[int, tuple[ContactId, ...]], bool] = {}

    def hold(self, claim: str, names: tuple[str, ...], named: Shown, plan: Plan) -> bool:
        """Tell whether *claim* is true of what an ending shows; one that is not known is not."""
        match claim:
            case "step":
                return any(StepId(name) in named.steps for name in names)
            case "no_step":
                return not any(StepId(name) in named.steps for name in names)
            case "contact":
                return any(ContactId(name) in named.contacts for name in names)
            case "no_contact":
                return not any(ContactId(name) in named.contacts for name in names)
            case "no_table":
                return not any(TableId(name) in named.tables for name in names)
            case "steps_at_most":
                return len(named.main) <= int(names[0])
            case _:
                return self._of_plan(claim, names, named, plan)

    def _of_plan(self, claim: str, names: tuple[str, ...], named: Shown, plan: Plan) -> bool:
        """Tell whether *claim*, which looks at what the plan says of its contacts, is true."""
        match claim:
            case "first_contact":
                first = named.contacts[:1]
                return first == (names[0],) and always_answers(plan, first[0])
            case "answers_now":
                return any(always_answers(plan, contact) for contact in named.contacts)
            case "unconfirmed_not_alone":
                return not self._stands_alone(named, plan)
            case "no_number":
                return not any(self._writing(name).on(named, plan) for name in names)
            case "nothing_forbidden":
                return not self._forbidden.on(named, plan)
            case _:
                return False

    def forbidden(self, named: Shown, plan: Plan) -> tuple[str, ...]:
        """Return what an ending shows of that which some `never_show` forbids."""
        texts = written.of_ending(self._flow, named, plan)
        found = (each.number for text in texts for each in self._blocklist.found(text))
        return tuple(dict.fromkeys(found))

    def _writing(self, number: str) -> "_Writing":
        if number not in self._numbers:
            holds = partial(_holds_number, digits_of(number))
            self._numbers[number] = _Writing(self._flow, holds)
        return self._numbers[number]

    def _stands_alone(self, named: Shown, plan: Plan) -> bool:
        key = (id(plan), named.contacts)
        if key not in self._alone:
            self._alone[key] = stands_alone(plan, named.contacts)
        return self._alone[key]


class _Writing:
    """Tells on which endings a text stands that *holds*; each plan is read once."""

    def __init__(self, flow: Flow, holds: Callable[[str], bool]) -> None:
        self._holds = holds
        self._steps = frozenset(
            each.id for each in flow.steps.values() if any(map(holds, written.of_step(each)))
        )
        self._contacts: dict[int, frozenset[ContactId]] = {}
        self._texts: dict[str, bool] = {}

    def on(self, named: Shown, plan: Plan) -> bool:
        """Tell whether it stands on what is *named* under *plan*."""
        return (
            not self._steps.isdisjoint(named.steps)
            or not self._of(plan).isdisjoint(named.contacts)
            or any(self._in(text) for said in named.says for text in said.values())
        )

    def _of(self, plan: Plan) -> frozenset[ContactId]:
        found = self._contacts.get(id(plan))
        if found is None:
            every = plan.contacts.values()
            writing = (each.id for each in every if any(map(self._holds, written.of_contact(each))))
            found = self._contacts[id(plan)] = frozenset(writing)
        return found

    def _in(self, text: str) -> bool:
        if text not in self._texts:
            self._texts[text] = self._holds(text)
        return self._texts[text]


def _holds_number(digits: str, text: str) -> bool:
    return digits in digits_of(text)
