"""Endings reached by real answers, and plans in which somebody's hours are exchanged."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.conditions import ContactId
from bot.dialogue.events import Choose, Start
from bot.dialogue.fold import Path
from bot.dialogue.step import begin, step
from bot.dialogue.walk import Walk
from bot.flow.model import ChoiceId, Flow, FlowId, Fork, Outcome, StateId
from bot.language import DA
from bot.library import Library
from bot.plan.model import Days, Exceptional, Hours, MunicipalityCode, Plan, Week, Window
from bot.proof.endings import Ending
from bot.scenario.model import Act, Given

FLOW = FlowId("bekymring")
SILKEBORG, KOBENHAVN = MunicipalityCode("0740"), MunicipalityCode("0101")
POLICE = (ContactId("politi-112"), ContactId("politi-114"))
HOTLINE, CHILDREN = ContactId("hotline"), ContactId("boernetelefonen")

AT_ALL_HOURS = ((Window(0, 1440),),) * 7
WALKS = {
    "several signs": "nej medarbejder 0740 under-18 symboler,isolation nej go",
    "serious": "nej borger 0740 voksen forsvarer ja go",
    "danger": "ja videre medarbejder 0740 voksen",
    "several signs in København": "nej medarbejder 0101 under-18 symboler,isolation unknown nej go",
    "serious, nobody knows where": "nej borger unknown voksen forsvarer ja go",
}


def ended(library: Library, walk: str) -> Ending:
    """Return the ending that the answers of *walk* lead to."""
    now = datetime(2026, 9, 15, 8, 20, tzinfo=UTC)
    turn = begin(library, FLOW, Start(), now, DA)
    for answer in walk.split():
        assert turn.session is not None
        chosen = tuple(ChoiceId(each) for each in answer.split(","))
        turn = step(library, turn.session, Choose(chosen, turn.session.stamp), now)
    assert turn.session is not None
    flow = library.flows[FLOW]
    assert isinstance(flow.states[turn.session.state], Outcome), turn.session.state
    path = turn.session.path
    return Ending(StateId(turn.session.state), Walk(library, flow).facts(path), path)


def acts(library: Library, path: Path) -> tuple[Act, ...]:
    """Return what somebody answers on *path*, a place by its name."""
    flow, plans = library.flows[FLOW], library.plans
    given = []
    for answer in path:
        named = plans.get(MunicipalityCode(answer.choices[0]))
        place = named.place if named is not None else None
        if not isinstance(flow.states[answer.state], Fork):
            given.append(Given(answer.state, (place.name,) if place else answer.choices))
    return tuple(given)


def except_on(day: datetime, windows: tuple[Window, ...]) -> Week:
    """Return every hour of every day, but on *day* only *windows*."""
    return Week(
        AT_ALL_HOURS,
        (Exceptional(day.date(), day.date(), (windows,) * 7),),
        holidays=(Window(0, 1440),),
    )


def with_hours(
    library: Library,
    code: MunicipalityCode,
    hours: dict[ContactId, Hours],
    days: Days | None = None,
) -> Library:
    """Return *library* where the plan of *code* states *hours*; *days*, if given, are its days."""
    plan = library.plans[code]
    changed = {each: replace(plan.contacts[each], hours=new) for each, new in hours.items()}
    planted: Plan = replace(
        plan,
        own=True,
        contacts={**plan.contacts, **changed},
        days=plan.days if days is None else days,
    )
    return replace(library, plans={**library.plans, code: planted})


def with_outcome(library: Library, outcome: Outcome) -> tuple[Library, Flow]:
    """Return *library*, and its flow, with another *outcome* in place of the one with its id."""
    flow = library.flows[FLOW]
    changed = replace(flow, states={**flow.states, outcome.id: outcome})
    return replace(library, flows={**library.flows, FLOW: changed}), changed
