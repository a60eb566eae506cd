"""What a reminder is made of, and what it says: the core, without a store or a channel."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conditions import ContactId
from bot.dialogue.events import Said, Show
from bot.dialogue.reminder import LIFE, MOST, Reminder
from bot.dialogue.reminding import LATE, answered, asked, confirmed, due, gone, in_words, made, whom
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import step
from bot.language import DA, EN
from bot.library import timelessly
from bot.plan.model import MunicipalityCode
from bot.plan.routing import desk
from bot.words import words
from tests.channels.our_side import FLOW, library
from tests.channels.walking import ending

SATURDAY = datetime(2026, 9, 19, 20, 30, tzinfo=UTC)
MONDAY = datetime(2026, 9, 21, 6, 0, tzinfo=UTC)
SILKEBORG = MunicipalityCode("0740")
REMINDER = Reminder(
    SILKEBORG,
    tuple(map(ContactId, ("tovholder-kommune", "tovholder-politi", "hotline"))),
    MONDAY,
    DA,
)
SUBJECT = ("kommune", "politi", "hotline", "bekym", "radikal", "municip", "police", "concern")


def shown(at=SATURDAY) -> ShowOutcome:
    session = replace(ending().session, seen=at)
    return step(library(), session, Show(), at).replies[-1]


def flow():
    return library().flows[FLOW]


def test_whom_to_remind_of_begins_with_the_one_that_opens():
    assert made(shown(), SILKEBORG) == REMINDER


def test_they_are_at_most_three_and_each_can_be_called():
    outcome = shown()
    plan = library().plans[SILKEBORG]

    assert 0 < len(outcome.remind) <= MOST
    assert all(plan.contacts[each].phone for each in outcome.remind)


def test_a_number_that_hangs_on_the_case_is_not_remembered():
    """What the row cannot tell on Monday as the ending told it, it does not promise."""
    outcome = shown()
    other = tuple(
        replace(each, members=tuple(replace(m, phone="12 34 56 78") for m in each.members))
        for each in outcome.contacts
    )
    at_desk = desk(library().plans[SILKEBORG])

    assert whom(other, outcome.opens, at_desk, SATURDAY) == ("hotline",)


def test_further_off_than_a_reminder_lives_there_is_none():
    outcome, at_desk = shown(), desk(library().plans[SILKEBORG])

    assert whom(outcome.contacts, SATURDAY + LIFE, at_desk, SATURDAY) == ()
    assert whom(outcome.contacts, SATURDAY + LIFE - timedelta(seconds=1), at_desk, SATURDAY)
    assert whom(outcome.contacts, SATURDAY, at_desk, SATURDAY) == ()


def test_a_day_without_an_hour_is_reminded_of_in_the_morning_on_both_sides_of_a_clock_change():
    assert due(date(2026, 10, 23)) == datetime(2026, 10, 23, 6, 0, tzinfo=UTC)
    assert due(date(2026, 10, 26)) == datetime(2026, 10, 26, 7, 0, tzinfo=UTC)
    assert due(MONDAY) == MONDAY


@pytest.mark.parametrize("lang", [DA, EN])
@pytest.mark.parametrize("late", [timedelta(0), LATE, LATE + timedelta(seconds=1)])
def test_what_comes_by_itself_names_nobody_and_nothing(lang, late):
    reminded = asked(replace(REMINDER, lang=lang), MONDAY + late)
    text = f"{reminded.screen.text} {reminded.screen.question}".lower()

    assert reminded.reminder.asked
    assert reminded.screen.contact is None
    assert not any(word in text for word in SUBJECT)
    assert len(reminded.screen.text.splitlines()[0]) <= 45
    assert (words(lang).reminder_late in reminded.screen.text) == (late > LATE)


def test_no_leads_through_everybody_once_and_then_ends():
    kept, met = replace(REMINDER, asked=True), []
    while kept is not None:
        met.append(kept.contacts[0])
        kept = answered(library(), flow(), kept, Said.NO, MONDAY).reminder

    assert met == list(REMINDER.contacts)


def test_no_passes_over_one_that_is_shut_and_comes_back_to_it():
    """On Sunday the hotline alone is open: it goes before the police's, who is asked for after."""
    sunday = datetime(2026, 9, 20, 9, 0, tzinfo=UTC)
    first = answered(library(), flow(), REMINDER, Said.NO, sunday).reminder
    second = answered(library(), flow(), first, Said.NO, sunday)

    assert first.contacts == ("hotline", "tovholder-politi")
    assert second.reminder.contacts == ("tovholder-politi",)
    assert Said.AGAIN in [each.said for each in second.screen.offers]


def test_one_of_a_group_is_called_by_the_name_of_both():
    contact = answered(library(), flow(), REMINDER, Said.SHOW, MONDAY).screen.contact

    assert contact.title == "Infohus Silkeborg, kommunens tovholder"


def test_again_waits_for_the_next_opening_and_not_for_one_that_is_open():
    night = MONDAY + timedelta(hours=15)
    again = answered(library(), flow(), replace(REMINDER, asked=True), Said.AGAIN, night)
    opened = answered(library(), flow(), replace(REMINDER, asked=True), Said.AGAIN, MONDAY)

    assert again.reminder == replace(REMINDER, due=MONDAY + timedelta(days=1))
    assert opened.reminder == replace(REMINDER, asked=True)
    assert opened.screen.contact.id == "tovholder-kommune"


def test_without_a_time_nothing_is_said_of_now_and_no_reminder_is_offered():
    shown = answered(timelessly(library()), flow(), REMINDER, Said.SHOW, MONDAY).screen

    assert words(DA).time_unknown in shown.text
    assert words(DA).likely not in shown.contact.hours
    assert Said.AGAIN not in [each.said for each in shown.offers]


@pytest.mark.parametrize("said, line", [(Said.YES, "dropped"), (Said.DROP, "dropped")])
def test_yes_and_delete_keep_nothing(said, line):
    reminded = answered(library(), flow(), REMINDER, said, MONDAY)

    assert reminded.reminder is None
    assert reminded.screen.text == words(DA).reminder_dropped
    assert reminded.screen.ended
    assert gone(flow(), said, DA).screen == reminded.screen  # pressed twice


def test_what_is_kept_is_told_in_words():
    told = in_words(library(), REMINDER, DA)

    assert "Silkeborg" in told and "mandag 21. september kl. 8.00" in told and "Hotline" in told


def test_the_word_that_it_is_kept_says_when():
    assert "mandag 21. september kl. 8.00" in confirmed(REMINDER, SATURDAY).screen.text


@given(
    code=st.sampled_from([None, *sorted(library().plans), MunicipalityCode("9999")]),
    contacts=st.lists(
        st.sampled_from(["hotline", "indgang", "naermeste-leder", "ssp", "gone", "politi-114"]),
        min_size=1,
        max_size=MOST,
        unique=True,
    ),
    said=st.sampled_from(Said),
    hours=st.integers(-24, 24 * 400),
    lang=st.sampled_from([DA, EN]),
    timeless=st.booleans(),
)
def test_whatever_is_kept_and_pressed_there_is_an_answer(
    code, contacts, said, hours, lang, timeless
):
    content = timelessly(library()) if timeless else library()
    reminder = Reminder(code, tuple(map(ContactId, contacts)), MONDAY, lang, asked=True)
    reminded = answered(content, flow(), reminder, said, MONDAY + timedelta(hours=hours))

    assert reminded.screen.lang == lang and reminded.screen.text
    assert reminded.screen.ended == (reminded.reminder is None)
    if reminded.reminder is not None:
        assert 1 <= len(reminded.reminder.contacts) <= MOST
        assert reminded.reminder.municipality == code
        assert reminded.screen.offers
    assert in_words(content, reminder, lang)
