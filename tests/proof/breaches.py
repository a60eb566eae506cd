"""For each claim of a safety sentence, a mistake in the content that breaks it."""

from collections.abc import Callable
from dataclasses import replace

from bot.conditions import ALWAYS, TableId, Value
from bot.flow.model import Choice, ChoiceId, Flow, Outcome, Question, StateId, Step, StepId
from bot.language import DA, EN
from bot.library import Library
from bot.plan.model import Plan, Unstated

Planted = tuple[Library, Flow]
Planting = Callable[[Library, Flow, tuple[str, ...]], Planted]

EXTRA = StepId("plantet")


def in_flow(library: Library, flow: Flow, **changes: object) -> Planted:
    changed = replace(flow, digest=f"{flow.digest}-planted-{len(str(changes))}", **changes)
    return replace(library, flows={**library.flows, flow.id: changed}), changed


def in_plans(library: Library, flow: Flow, change: Callable[[Plan], Plan]) -> Planted:
    plans = {code: replace(change(plan), own=True) for code, plan in library.plans.items()}
    return replace(library, plans=plans, nowhere=change(library.nowhere)), flow


def forgotten_steps(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    def kept(steps: tuple[StepId, ...]) -> tuple[StepId, ...]:
        return tuple(each for each in steps if each not in names)

    states = {
        key: replace(
            each,
            steps=kept(each.steps),
            avoid=kept(each.avoid),
            afterwards=kept(each.afterwards),
        )
        if isinstance(each, Outcome)
        else each
        for key, each in flow.states.items()
    }
    return in_flow(library, flow, states=states, closing=kept(flow.closing))


def forgotten_contacts(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    def without(plan: Plan) -> Plan:
        routes = {
            table: tuple(
                replace(row, value=tuple(c for c in row.value if c not in names)) for row in rows
            )
            for table, rows in plan.routes.items()
        }
        floor = {
            table: tuple(c for c in every if c not in names) for table, every in plan.floor.items()
        }
        groups = {
            key: replace(each, either=tuple(c for c in each.either if c not in names))
            for key, each in plan.contacts.items()
        }
        return replace(plan, routes=routes, floor=floor, contacts=groups)

    steps = {
        key: replace(each, contacts=tuple(c for c in each.contacts if c not in names))
        for key, each in flow.steps.items()
    }
    changed, flow = in_flow(library, flow, steps=steps)
    return in_plans(changed, flow, without)


def another_step(
    library: Library, flow: Flow, step: Step, *, first: bool = False, times: int = 1
) -> Planted:
    """Return the content where every outcome shows *step* too."""
    more = tuple(replace(step, id=StepId(f"{step.id}{n or ''}")) for n in range(times))
    ids = tuple(each.id for each in more)
    states = {
        key: replace(each, steps=(*ids, *each.steps) if first else (*each.steps, *ids))
        if isinstance(each, Outcome)
        else each
        for key, each in flow.states.items()
    }
    steps = {**flow.steps, **{each.id: each for each in more}}
    return in_flow(library, flow, states=states, steps=steps)


def said(text: str, **more: object) -> Step:
    return Step(EXTRA, {DA: text, EN: text}, **more)


def unconditioned(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    """A step that is for some is shown to all."""
    steps = {**flow.steps, names[0]: replace(flow.steps[StepId(names[0])], when=ALWAYS)}
    changed, flow = in_flow(library, flow, steps=steps)
    states = {
        key: replace(each, steps=(*each.steps, StepId(names[0])))
        if isinstance(each, Outcome)
        else each
        for key, each in flow.states.items()
    }
    return in_flow(changed, flow, states=states)


def opening_questions(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    """Two more questions are asked before the first."""
    like = next(each for each in flow.states.values() if isinstance(each, Question))
    states, then = dict(flow.states), flow.initial
    for name in (StateId("plantet-2"), StateId("plantet-1")):
        choices = tuple(Choice(each, {DA: each.title()}, then) for each in ("ja", "nej"))
        states[name] = replace(like, id=name, choices=choices, many=False, to=None)
        then = name
    return in_flow(library, flow, initial=then, states=states)


def a_forgotten_answer(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    """Behind a question stands another, one answer to which undoes the first and goes back."""
    asked = next(
        each
        for each in flow.states.values()
        if isinstance(each, Question) and not each.many and each.choices[0].set
    )
    fact = asked.choices[0].set[0][0]
    undone = Choice(ChoiceId("ja"), {DA: "Ja"}, asked.id, ((fact, (Value("plantet"),)),))
    kept = Choice(ChoiceId("nej"), {DA: "Nej"}, asked.choices[0].to)
    again = replace(asked, id=StateId("plantet"), choices=(undone, kept), to=None)
    leading = replace(asked.choices[0], to=again.id)
    changed = replace(asked, choices=(leading, *asked.choices[1:]))
    states = {**flow.states, asked.id: changed, again.id: again}
    return in_flow(library, flow, states=states)


def nobody_is_always_open(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    def closed(plan: Plan) -> Plan:
        every = {key: replace(each, hours=Unstated()) for key, each in plan.contacts.items()}
        return replace(plan, contacts=every)

    return in_plans(library, flow, closed)


def nobody_is_confirmed(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    def alone(plan: Plan) -> Plan:
        every = {
            key: replace(each, checked=None, national=False, locked=False)
            for key, each in plan.contacts.items()
        }
        return replace(plan, contacts=every)

    return in_plans(library, flow, alone)


def a_step_for_table(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    return another_step(library, flow, said("Underret.", route=TableId(names[0])))


def a_forbidden_number(library: Library, flow: Flow, names: tuple[str, ...]) -> Planted:
    number = library.nowhere.never_show[0].number
    return another_step(library, flow, said(f"Ring til {number}."))


PLANTINGS: dict[str, Planting] = {
    "one_turn_to": lambda library, flow, names: in_flow(
        library, flow, always=tuple(each for each in flow.always if each.to != names[0])
    ),
    "questions_at_most": opening_questions,
    "asks_nothing_twice": a_forgotten_answer,
    "step": forgotten_steps,
    "no_step": unconditioned,
    "contact": forgotten_contacts,
    "no_contact": lambda library, flow, names: another_step(
        library, flow, said("Ring.", contacts=(names[-1],))
    ),
    "first_contact": lambda library, flow, names: another_step(
        library, flow, said("Ring.", contacts=("hotline",)), first=True
    ),
    "no_table": a_step_for_table,
    "no_number": lambda library, flow, names: another_step(
        library, flow, said(f"Ring til {names[0]}.")
    ),
    "steps_at_most": lambda library, flow, names: another_step(
        library, flow, said("Gør det."), times=int(names[0]) + 1
    ),
    "answers_now": nobody_is_always_open,
    "unconfirmed_not_alone": nobody_is_confirmed,
    "nothing_forbidden": a_forbidden_number,
}
