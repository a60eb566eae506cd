"""What a played conversation lacks of what was expected; ids and states, never wording.

The tokens of *must* and *must_not*: ``step:ID`` (anywhere on the ending), ``avoid:ID``,
``closed:ID``, ``says:TABLE`` (the plan says something there), ``table:TABLE`` (a step
shows it), ``contact:ID``, ``first:ID``, ``number:...``, ``mail:...``,
``organisation:...``, ``ask_for:...``, ``missing:ID`` (no way to reach it is registered),
``old:ID``, ``note:ID``, ``via:ID``, ``area:ID``, ``police:...`` (the municipality's
district), ``plan:local``, ``plan:none``, ``plan:approved``, ``plan:not_approved``,
``asked:ID`` (the question was on screen), ``asked_twice:ID``, ``anybody:open`` (a contact is
certainly open), ``anybody:always`` (day and night), ``anybody:opens`` (one is open, or a card
names its next opening), ``steps_at_most:N``, ``unconfirmed:alone`` (no national line beside a
contact that nobody has confirmed), ``outcome:ID`` (was passed), ``one_turn_to:ID`` (a turn
leads there from the last screen) and ``notice:...`` (a card stood above a screen).
Alternatives are joined by `` | ``: one of them is enough.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from bot.conditions import ContactId
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.dialogue.walk import Walk
from bot.flow.machine import TAKE, edges
from bot.flow.model import StateId
from bot.plan.approval import approved_now
from bot.plan.company import stands_alone
from bot.plan.model import Plan
from bot.plan.status import Closed, Open, Unknown
from bot.scenario.model import Expectation
from bot.scenario.play import Played
from bot.scenario.standing import in_short, stands_as


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out otherwise."""

    what: str
    expected: str
    found: str


def compare(played: Played, expect: Expectation) -> tuple[Difference, ...]:
    """Return what *played* lacks of *expect*; nothing where all of it holds."""
    return tuple(_differences(played, expect))


def _differences(played: Played, expect: Expectation) -> Iterator[Difference]:
    stands = played.state or ""
    if played.stuck is not None:
        yield Difference("answer", repr(played.stuck.act), f"open: {stands}")
        return
    for wanted in (expect.outcome, expect.state):
        if wanted is not None and wanted != stands:
            yield Difference("outcome" if wanted is expect.outcome else "state", wanted, stands)
    screen = played.screen
    if expect.urgency and not (
        isinstance(screen, ShowOutcome) and screen.urgency == expect.urgency
    ):
        found = screen.urgency if isinstance(screen, ShowOutcome) else ""
        yield Difference("urgency", expect.urgency, found)
    limit = expect.questions_at_most
    if limit is not None and len(played.asked) > limit:
        yield Difference("questions_at_most", str(limit), ", ".join(played.asked))
    yield from _contacts(played, expect)
    yield from _tokens(played, expect)


def _contacts(played: Played, expect: Expectation) -> Iterator[Difference]:
    shown = [card.id for card in cards(played)]
    if not _in_order(expect.contacts, shown):
        yield Difference("contacts", ", ".join(expect.contacts), ", ".join(shown))
    for contact, state in expect.states.items():
        found = [card.status for card in cards(played) if card.id == contact]
        if not any(stands_as(status, state) for status in found):
            seen = " / ".join(in_short(status) for status in found) or "not shown"
            yield Difference(f"states.{contact}", state, seen)


def _tokens(played: Played, expect: Expectation) -> Iterator[Difference]:
    for token in expect.must:
        if not holds_token(played, token):
            yield Difference("must", token, "missing")
    for token in expect.must_not:
        if holds_token(played, token) or _written(played, token):
            yield Difference("must_not", token, "present")


def cards(played: Played) -> tuple[ContactCard, ...]:
    """Return the contacts on the last screen in order, each group before its members."""
    screen = played.screen
    return tuple(all_cards(screen)) if isinstance(screen, ShowOutcome) else ()


def all_cards(screen: ShowOutcome) -> Iterator[ContactCard]:
    """Yield the contacts of *screen* in order, each group before its members."""
    for card in screen.contacts:
        yield card
        yield from card.members


def shown_steps(screen: ShowOutcome) -> tuple[StepShown, ...]:
    """Return every step on *screen* but what to avoid."""
    return (
        *screen.closed,
        *screen.steps,
        *screen.call_with,
        *screen.afterwards,
        *screen.closing,
    )


Check = Callable[[Played, ShowOutcome, str], bool]


def _any_card(test: Callable[[ContactCard, str], bool]) -> Check:
    return lambda played, screen, value: any(test(card, value) for card in all_cards(screen))


def _names_opening(card: ContactCard) -> bool:
    match card.status:
        case Closed(opens):
            return opens is not None
        case Unknown(opens):
            return bool(card.hours) and opens is not None and opens.at is not None
        case _:
            return False


def _is_open(card: ContactCard, *, always: bool) -> bool:
    return isinstance(card.status, Open) and not (always and card.status.until is not None)


_ON_ENDING: dict[str, Check] = {
    "step": lambda _, screen, value: value in {each.id for each in shown_steps(screen)},
    "avoid": lambda _, screen, value: value in {each.id for each in screen.avoid},
    "closed": lambda _, screen, value: value in {each.id for each in screen.closed},
    "says": lambda _, screen, value: any(
        each.says == value for each in (*shown_steps(screen), *screen.avoid)
    ),
    "table": lambda _, screen, value: any(each.table == value for each in shown_steps(screen)),
    "contact": _any_card(lambda card, value: card.id == value),
    "first": lambda _, screen, value: [c.id for c in screen.contacts[:1]] == [ContactId(value)],
    "number": _any_card(lambda card, value: digits(card.phone) == digits(value) != ""),
    "mail": _any_card(lambda card, value: value in (card.mail, card.secure_mail)),
    "organisation": _any_card(lambda card, value: card.organisation == value),
    "ask_for": _any_card(lambda card, value: card.ask_for == value),
    "missing": _any_card(lambda card, value: card.id == value and bool(card.missing)),
    "old": _any_card(lambda card, value: card.id == value and card.old),
    "note": _any_card(lambda card, value: card.id == value and bool(card.note)),
    "via": _any_card(lambda card, value: card.via == value),
    "area": _any_card(lambda card, value: card.area == value),
    "anybody": _any_card(
        lambda card, value: (
            _is_open(card, always=value == "always")
            if value in ("open", "always")
            else value == "opens" and (isinstance(card.status, Open) or _names_opening(card))
        )
    ),
    "steps_at_most": lambda _, screen, value: len(screen.steps) <= int(value),
    "unconfirmed": lambda played, screen, value: (
        value == "alone" and stands_alone(_own_plan(played), [c.id for c in all_cards(screen)])
    ),
}

_ON_THE_WAY: dict[str, Callable[[Played, str], bool]] = {
    "asked": lambda played, value: value in played.asked,
    "asked_twice": lambda played, value: played.asked.count(StateId(value)) > 1,
    "one_turn_to": lambda played, value: any(
        edge.source == played.state and edge.target == value and edge.trigger != TAKE
        for edge in edges(played.flow)
    ),
    "outcome": lambda played, value: value in {each.state for each in played.outcomes},
    "notice": lambda played, value: value in played.notices,
    "police": lambda played, value: _plan(played).police == value,
    "plan": lambda played, value: value in _plan(played).words,
}

TOKENS = frozenset(_ON_ENDING) | frozenset(_ON_THE_WAY)
"""The kinds of token that *must* and *must_not* know."""


def holds_token(played: Played, token: str) -> bool:
    """Tell whether *token*, or one of its alternatives, holds; an unknown kind never does."""
    return any(_holds(played, each) for each in alternatives(token))


def alternatives(token: str) -> tuple[str, ...]:
    """Return the tokens of which one is enough."""
    return tuple(token.split(" | "))


def _holds(played: Played, token: str) -> bool:
    kind, _, value = token.partition(":")
    if kind in _ON_THE_WAY:
        return _ON_THE_WAY[kind](played, value)
    screen = played.screen
    if kind in _ON_ENDING and isinstance(screen, ShowOutcome):
        return _ON_ENDING[kind](played, screen, value)
    return False


def _written(played: Played, token: str) -> bool:
    """Tell whether a number or an address stands anywhere on the screen, also inside a text."""
    kind, _, value = token.partition(":")
    if kind == "number":
        return any(digits(value) in digits(text) for text in _texts(played.screen))
    return kind == "mail" and any(value in text for text in _texts(played.screen))


def _texts(shown: object) -> Iterator[str]:
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, tuple):
        for each in shown:
            yield from _texts(each)
    elif is_dataclass(shown):
        for each in fields(shown):
            yield from _texts(getattr(shown, each.name))


@dataclass(frozen=True, slots=True)
class _PlanInShort:
    """The plan that answers: its police district, and whether it is local and approved."""

    police: str = ""
    words: frozenset[str] = frozenset()


def _plan(played: Played) -> _PlanInShort:
    plan = _own_plan(played)
    if plan.place is None:
        return _PlanInShort()
    approval = "approved" if approved_now(plan) else "not_approved"
    known = {"local", approval} if plan.own else {"none"}
    return _PlanInShort(plan.place.police, frozenset(known))


def _own_plan(played: Played) -> Plan:
    """Return the plan that answers, the national one where the conversation is gone."""
    if played.session is None:
        return played.library.nowhere
    return Walk(played.library, played.flow).plan(played.session.path)


def digits(text: str) -> str:
    """Return the digits of *text*."""
    return "".join(each for each in text if each.isdigit())


def _in_order(wanted: tuple[ContactId, ...], shown: list[ContactId]) -> bool:
    rest = iter(shown)
    return all(contact in rest for contact in wanted)
