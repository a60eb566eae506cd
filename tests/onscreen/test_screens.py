"""How long questions, summaries, notes and reminders can be, beside what is really written."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from bot.channels.telegram import reminder_message
from bot.channels.telegram.layout import size
from bot.channels.telegram.message import Message
from bot.channels.telegram.screens import Screens, notice
from bot.dialogue import events as e
from bot.dialogue.reminder import Reminder
from bot.dialogue.reminding import answered
from bot.dialogue.replies import About, Ask, Notice, Reply, ShowOutcome, ShowSummary
from bot.dialogue.step import begin, step
from bot.flow.model import Flow, Question, StateId
from bot.language import DA, EN, Lang
from bot.library import Library, timelessly
from bot.limits import MESSAGE, units
from bot.onscreen.messages import whole_messages
from bot.onscreen.screens import Screenful
from bot.plan.model import MunicipalityCode
from tests.shipped import library as shipped

NOW = datetime(2026, 9, 19, 20, 30, tzinfo=UTC)
CITY, WEST = MunicipalityCode("0101"), MunicipalityCode("0760")
"""The municipality with areas, and the one with the longest name."""

ASIDE = (
    e.Why(),
    e.Insight(),
    e.Privacy(),
    e.Help(),
    e.NoAnswer("indgang"),
    e.NoAnswer("hotline"),
    e.Write("xyz"),
    e.Write("010190-1234"),
)


def bounds(
    library: Library, flow: Flow, code: MunicipalityCode | None, lang: Lang
) -> dict[str, int]:
    """Return the most units of each screen, under the plan of *code*."""
    found: dict[str, int] = {}
    for each in Screenful(library, flow, library.plan(code), lang).every():
        found[each.of] = max(each.size, found.get(each.of, 0))
    return found


def written(replies: tuple[Reply, ...]) -> int:
    """Return the units that Telegram is sent for *replies*, but for an ending itself."""
    shown = Screens("https://henvend.example").shown(replies, lambda *_: "x", removed=False)
    return sum(units(each.text) for each in shown if isinstance(each, Message))


def texts(replies: tuple[Reply, ...]) -> list[str]:
    """Return the messages of *replies*, without the cards of an ending."""
    shown = Screens().shown(replies, lambda *_: "x", removed=False)
    return [each.text for each in shown if isinstance(each, Message)]


def limit_of(replies: tuple[Reply, ...], most: dict[str, int], flow: Flow) -> int | None:
    screen = replies[-1]
    match screen:
        case Ask():
            return most[screen.state]
        case ShowSummary():
            return most[screen.state] if screen.state in most else most[flow.id]
        case _:
            return None


def notes(replies: tuple[Reply, ...]) -> list[Notice]:
    return [each for each in replies if isinstance(each, Notice) and each.about == About.HAND_OVER]


def event(chance: Random, screen: Reply, code: MunicipalityCode) -> e.Event:
    """Return one of the answers to *screen*, mostly so that the conversation goes on."""
    match screen:
        case Ask(kind="place"):
            return e.Write(shipped().places.by_code[code].name)
        case Ask(kind="many", options=options) if chance.random() < 0.7:
            return e.Toggle(chance.choice(options).id, True, screen.stamp)
        case Ask(kind="many"):
            return e.Done(screen.stamp)
        case Ask(options=options):
            return e.Choose((chance.choice(options).id,), screen.stamp)
        case ShowSummary(go=go):
            return e.Choose((go.id,), screen.stamp)
        case _:
            return e.Restart()


@pytest.mark.parametrize("code", [CITY, WEST])
@pytest.mark.parametrize("lang", [DA, EN])
def test_no_message_of_a_conversation_is_longer_than_what_is_said(library, bekymring, lang, code):
    chance, most, looked_at = Random(1), bounds(library, bekymring, code, lang), Counter[str]()
    turn = begin(library, bekymring.id, e.Start(code), NOW, lang)
    for _ in range(400):
        assert turn.session is not None
        for aside in (None, e.Review(), e.HandOver(), *ASIDE):
            said = turn if aside is None else step(library, turn.session, aside, NOW)
            screen, limit = said.replies[-1], limit_of(said.replies, most, bekymring)
            if limit is not None:
                looked_at[type(screen).__name__] += 1
                assert written(said.replies) <= limit
            for note in notes(said.replies):
                looked_at["notes"] += 1
                assert units(note.text) <= most[screen.state]
        turn = step(library, turn.session, event(chance, turn.replies[-1], code), NOW)

    assert looked_at["Ask"] > 1000
    assert looked_at["ShowSummary"] > 100
    assert looked_at["notes"] > 5


@pytest.mark.parametrize("known", [True, False])
def test_what_is_asked_for_above_an_ending_never_parts_it(library, bekymring, known):
    """It stands in the same message, or where both are too long for one, in one of its own."""
    content = library if known else timelessly(library)
    chance, found = Random(2), Counter[str]()
    most = Screenful(content, bekymring, content.plan(CITY), DA).above
    turn = begin(content, bekymring.id, e.Start(CITY), NOW, DA)
    for _ in range(200):
        assert turn.session is not None
        if isinstance(turn.replies[-1], ShowOutcome):
            first, *others = texts(turn.replies)
            asked = [step(content, turn.session, aside, NOW).replies for aside in ASIDE]
            told = [size([notice(n, DA, False)]) for n, *_ in asked if isinstance(n, Notice)]
            assert max(told) <= most
            planted = (Notice(About.INSIGHT, "Ord. " * 750), turn.replies[-1])
            for replies in (*asked, planted):
                above, *rest = texts(replies)
                apart = rest == [first, *others]
                found["apart" if apart else "together"] += 1
                assert apart or (rest == others and above.endswith(f"\n\n{first}"))
                assert all(units(each) <= MESSAGE for each in (above, *rest))
        turn = step(content, turn.session, event(chance, turn.replies[-1], CITY), NOW)

    assert found["together"] > 100
    assert found["apart"] > 5


@pytest.mark.parametrize("lang", [DA, EN])
def test_no_reminder_is_longer_than_what_is_said(library: Library, bekymring: Flow, lang) -> None:
    looked_at = 0
    for code in (CITY, WEST, MunicipalityCode("0825"), None):
        plan = library.plan(code)
        most = max(bounds(library, bekymring, code, lang).get(each, 0) for each in plan.contacts)
        for contact in plan.contacts:
            for said in (e.Said.SHOW, e.Said.NO):
                asked = Reminder(code, (contact, *list(plan.contacts)[:2]), NOW, lang, asked=True)
                shown = answered(library, bekymring, asked, said, NOW).screen
                looked_at += shown.contact is not None
                assert size(reminder_message.blocks(shown)) <= most
    assert looked_at > 40


def test_answers_that_are_too_long_for_a_message_are_named(
    library: Library, bekymring: Flow
) -> None:
    """Whoever asks what is kept is told them, also above an ending."""
    rolle = bekymring.states[StateId("rolle")]
    assert isinstance(rolle, Question)
    long = {lang: "Ord. " * 600 for lang in (DA, EN)}
    longer = replace(rolle, choices=(replace(rolle.choices[0], label=long), *rolle.choices[1:]))
    flow = replace(bekymring, states={**bekymring.states, rolle.id: longer})
    found = list(whole_messages(replace(library, flows={flow.id: flow})))

    assert ("rolle", rolle.where.line) in {
        (dict(each.values)["part"], each.where.line) for each in found
    }


def with_help(library: Library, flow: Flow, state: StateId, text: str) -> Library:
    """Return *library* where the question *state* of *flow* has *text* as its help."""
    question = flow.states[state]
    assert isinstance(question, Question)
    longer = replace(question, prompt=replace(question.prompt, help={DA: text, EN: text}))
    return replace(
        library,
        flows={flow.id: replace(flow, states={**flow.states, state: longer})},
    )


def test_a_question_that_has_to_be_divided_is_named(library: Library, bekymring: Flow) -> None:
    rolle = StateId("rolle")
    found = list(whole_messages(with_help(library, bekymring, rolle, "Ord. " * 450)))
    assert found == []

    longer = list(whole_messages(with_help(library, bekymring, rolle, "Ord. " * 600)))
    assert {each.code for each in longer} == {"T224"}
    assert {dict(each.values)["screen"] for each in longer} == {rolle}
    assert longer[0].where.path == "flows/bekymring.yaml"
