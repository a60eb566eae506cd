"""Names that exist nowhere, with the nearest one that does."""

from collections.abc import Iterable, Iterator, Mapping

from bot.check.declared import declared
from bot.check.material import Material, error, own_contacts, place
from bot.conditions import ContactId
from bot.flow.model import (
    AreaQuestion,
    Choice,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    Sentence,
    State,
    StateId,
    Step,
    Summary,
)
from bot.plan.model import Contact, Outside, Plan
from bot.problems import Location, Problem, nearest

_OF_AN_ENDING = (
    "step",
    "no_step",
    "contact",
    "no_contact",
    "first_contact",
    "no_table",
    "no_number",
    "steps_at_most",
    "answers_now",
    "unconfirmed_not_alone",
    "nothing_forbidden",
)

OVER: Mapping[str, tuple[str, ...]] = {
    "every_state": ("one_turn_to",),
    "every_path": ("questions_at_most", "asks_nothing_twice"),
    "every_outcome": _OF_AN_ENDING,
    "every_ending": _OF_AN_ENDING,
}
"""What a safety sentence may claim of what it is about."""

_COUNTS = ("questions_at_most", "steps_at_most")
_FLAGS = ("asks_nothing_twice", "answers_now", "unconfirmed_not_alone", "nothing_forbidden")
_NO_LINES: Mapping[str, int] = {}


def names(material: Material) -> Iterator[Problem]:
    """Yield every name in flows and plans that stands for nothing."""
    for flow in material.flows:
        yield from _targets(flow)
        yield from _in_steps(material, flow)
        for sentence in flow.sentences:
            yield from _claims(material, flow, sentence)
    for plan in material.plans:
        for contact in own_contacts(plan):
            yield from _other_contacts(plan, contact)
        yield from _conflicts(material, plan)
        yield from declared(material, plan)


def _unknown(
    what: str,
    name: str,
    where: Location,
    known: Iterable[str],
    lines: Mapping[str, int] = _NO_LINES,
    **more: str,
) -> Problem:
    near = nearest(name, known)
    line = str(lines[near]) if near in lines else ""
    return error("F201", where, what=what, name=name, near=near, near_line=line, **more)


# --- flows --------------------------------------------------------------------------


def _targets(flow: Flow) -> Iterator[Problem]:
    lines: dict[str, int] = {each.id: each.where.line for each in flow.states.values()}
    for target, where, choice in _all_targets(flow):
        if target and target not in flow.states:
            yield _unknown("state", target, where, flow.states, lines, choice=choice)
    for old, new in flow.renamed.items():
        if new not in _ids(flow):
            where = place(flow, f"renamed.{old}")
            yield _unknown("state or choice", new, where, _ids(flow), lines)


def _all_targets(flow: Flow) -> Iterator[tuple[StateId, Location, str]]:
    yield flow.initial, place(flow, "initial"), ""
    for interrupt in flow.always:
        yield interrupt.to, interrupt.where, interrupt.id
    for state in flow.states.values():
        yield from _targets_of(state)


def _targets_of(state: State) -> Iterator[tuple[StateId, Location, str]]:
    match state:
        case Question(to=to):
            if to is not None:
                yield to, place(state, "to"), ""
            yield from _own_targets(state.choices)
        case PlaceQuestion() | AreaQuestion() | Summary():
            yield state.to, place(state, "to"), ""
        case Fork():
            yield from ((branch.to, branch.where, "") for branch in state.branches)
        case Outcome():
            yield from _own_targets(state.then)


def _own_targets(choices: Iterable[Choice]) -> Iterator[tuple[StateId, Location, str]]:
    return ((each.to, each.where, each.id) for each in choices if "to" in each.lines)


def _ids(flow: Flow) -> frozenset[str]:
    choices = (
        choice.id
        for state in flow.states.values()
        for choice in (state.choices if isinstance(state, Question) else ())
    )
    return frozenset((*flow.states, *choices))


def _in_steps(material: Material, flow: Flow) -> Iterator[Problem]:
    contacts = every_contact(material)
    for step in flow.steps.values():
        for number, contact in enumerate(step.contacts):
            if contact not in contacts:
                where = step.lines.get(f"contacts.{number}", place(step, "contacts"))
                yield _unknown("contact", contact, where, contacts)
        yield from _law_and_urgency(material, step)


def _law_and_urgency(material: Material, step: Step) -> Iterator[Problem]:
    laws, urgencies = material.library.laws, material.library.vocabulary.urgencies
    if step.law is not None and step.law not in laws:
        yield _unknown("law", step.law, place(step, "law"), laws)
    if step.urgency is not None and step.urgency not in urgencies:
        yield _unknown("urgency", step.urgency, place(step, "urgency"), urgencies)


def every_contact(material: Material) -> tuple[ContactId, ...]:
    """Return the ids of the contacts of all plans, the national ones first."""
    return tuple(dict.fromkeys(each for plan in material.plans for each in plan.contacts))


def _claims(material: Material, flow: Flow, sentence: Sentence) -> Iterator[Problem]:
    for claim, values in sentence.claims:
        where = sentence.lines.get(f"{sentence.over}.{claim}", sentence.where)
        if claim not in OVER[sentence.over]:
            yield _unknown(f"claim of {sentence.over}", claim, where, OVER[sentence.over])
        elif claim in _COUNTS or claim in _FLAGS:
            yield from _plain_claim(claim, values, where)
        elif claim == "no_number":
            yield from _numbers(values, where)
        else:
            what, known = _claimed(material, flow, claim)
            for name in values:
                if name not in known:
                    yield _unknown(what, name, where, known)


def _plain_claim(claim: str, values: tuple[str, ...], where: Location) -> Iterator[Problem]:
    said = ", ".join(values)
    fits = said.isascii() and said.isdigit() if claim in _COUNTS else said == "true"
    if not fits:
        yield error("F215", where, claim=claim, value=said)


def _numbers(values: tuple[str, ...], where: Location) -> Iterator[Problem]:
    for value in values:
        if not any(each.isdigit() for each in value):
            yield error("F215", where, claim="no_number", value=value)


def _claimed(material: Material, flow: Flow, claim: str) -> tuple[str, tuple[str, ...]]:
    match claim:
        case "one_turn_to":
            return "state", tuple(flow.states)
        case "step" | "no_step":
            return "step", tuple(flow.steps)
        case "no_table":
            return "table", tuple(material.library.vocabulary.tables)
        case _:
            return "contact", every_contact(material)


# --- plans --------------------------------------------------------------------------


def _other_contacts(plan: Plan, contact: Contact) -> Iterator[Problem]:
    lines: dict[str, int] = {each.id: each.where.line for each in own_contacts(plan)}
    for key, name in _named_by(contact):
        where = contact.lines.get(key, contact.where)
        if name not in plan.contacts and where.path == plan.where.path:
            yield _unknown("contact", name, where, plan.contacts, lines)


def _named_by(contact: Contact) -> Iterator[tuple[str, ContactId]]:
    if contact.via is not None:
        yield "via", contact.via
    if isinstance(contact.hours, Outside):
        yield "hours", contact.hours.contact
    for number, member in enumerate(contact.either):
        key = f"either.{number}"
        yield (key if key in contact.lines else "either"), member


def _conflicts(material: Material, plan: Plan) -> Iterator[Problem]:
    vocabulary = material.library.vocabulary
    known = (*plan.contacts, *vocabulary.tables, *vocabulary.facts)
    for conflict in plan.conflicts:
        name = conflict.about.partition(".")[0]
        if name not in known and conflict.where.path == plan.where.path:
            yield _unknown("contact or table", name, conflict.where, known)
