"""One conversation explained: facts, tables, contacts, the path, and what is left out."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.conditions import MUNICIPALITY, ContactId, FactId, Facts, TableId, facts_read
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.dialogue.session import Session
from bot.dialogue.text import fill
from bot.dialogue.walk import Walk
from bot.explain.conditions import Case, Wording
from bot.explain.contacts import Doors
from bot.explain.path import Passed, passed
from bot.explain.rows import TableTold, Told, table_told
from bot.explain.steps import left_out
from bot.flow.model import Outcome
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import Plan
from bot.plan.routing import desk
from bot.plan.status import Status


@dataclass(frozen=True, slots=True)
class FactTold:
    """One thing that is known: what it is called, its values in words; *given* by a table."""

    label: str
    values: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class ContactTold:
    """One contact on screen: how it stands and why."""

    id: ContactId
    title: str
    status: Status | None
    why: Told


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything that is told about one conversation."""

    facts: tuple[FactTold, ...]
    tables: tuple[TableTold, ...] = ()
    contacts: tuple[ContactTold, ...] = ()
    left_out: tuple[Told, ...] = ()
    path: tuple[Passed, ...] = ()


def explained(
    library: Library, walk: Walk, session: Session, screen: ShowOutcome | None, at: datetime
) -> Explained:
    """Return why *session*, which shows *screen* at *at*, stands as it does."""
    plan = walk.plan(session.path)
    facts = desk(plan).facts(walk.facts(session.path))
    wording = Wording(
        library.vocabulary,
        session.lang,
        partial(_title, plan, facts, session.lang),
        {area: in_language(label, session.lang) for area, label in plan.areas.items()},
    )
    case = Case(wording, facts, partial(desk(plan).answering.is_open, facts=facts, at=at))
    known = _facts(plan, walk.facts(session.path), facts, wording)
    path = passed(walk, session, wording)
    state = walk.flow.states[session.state]
    if screen is None or not isinstance(state, Outcome):
        return Explained(known, path=path)
    shown = _steps(screen)
    return Explained(
        facts=known,
        tables=_tables(plan, shown, walk, case),
        contacts=_contacts(plan, screen, Doors(plan, facts, at, session.lang, wording.contact)),
        left_out=left_out(frozenset(each.id for each in shown), walk.flow, state, plan, case),
        path=path,
    )


def _title(plan: Plan, facts: Facts, lang: Lang, contact: ContactId) -> str:
    found = plan.contacts.get(contact)
    return fill(found.title, plan, facts, lang) if found is not None else contact


def _facts(plan: Plan, said: Facts, every: Facts, wording: Wording) -> tuple[FactTold, ...]:
    """Return what was answered, then what tables of the plan make of it."""
    given = (fact for fact in plan.facts if fact in every and fact not in said)
    return (
        *(FactTold(wording.fact(fact), _values(plan, fact, said, wording)) for fact in said),
        *(FactTold(wording.fact(f), _values(plan, f, every, wording), given=True) for f in given),
    )


def _values(plan: Plan, fact: FactId, facts: Facts, wording: Wording) -> str:
    """Return the values of *fact* in words, each with how often it was chosen."""
    if fact == MUNICIPALITY and plan.place is not None:
        return plan.place.name
    counts = Counter(facts[fact])
    return ", ".join(
        wording.value(fact, value) + (f" ×{count}" if count > 1 else "")
        for value, count in counts.items()
    )


def _steps(screen: ShowOutcome) -> tuple[StepShown, ...]:
    return (
        *screen.closed,
        *screen.steps,
        *screen.call_with,
        *screen.avoid,
        *screen.afterwards,
        *screen.closing,
    )


def _tables(
    plan: Plan, shown: tuple[StepShown, ...], walk: Walk, case: Case
) -> tuple[TableTold, ...]:
    """Return the tables used: of contacts, of texts, and of the facts that steps ask for."""
    steps = [walk.flow.steps[each.id] for each in shown]
    routes = [each.route for each in steps if each.route is not None]
    says = [each.says for each in steps if each.says is not None]
    read = frozenset[FactId]().union(*(facts_read(step.when) for step in steps))
    given = [TableId(fact) for fact in plan.facts if fact in read]
    used = dict.fromkeys((*routes, *given, *says))
    return tuple(table_told(plan, table, case) for table in used)


def _contacts(plan: Plan, screen: ShowOutcome, doors: Doors) -> tuple[ContactTold, ...]:
    return tuple(
        _contact(plan, card, doors) for card in {c.id: c for c in screen.contacts}.values()
    )


def _contact(plan: Plan, card: ContactCard, doors: Doors) -> ContactTold:
    why = Told(doors.why(card.id), plan.contacts[card.id].where)
    return ContactTold(card.id, card.title, card.status, why)
