"""Why a contact is open or closed: the sentence, and that it never says anything but the status."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conditions import ContactId
from bot.explain.contacts import Doors
from bot.explain.week import week_in_words
from bot.language import DA, EN, Lang
from bot.plan.hours import Timetable
from bot.plan.model import DayRule, Days, Exceptional, Plan, Week, Window
from bot.plan.routing import desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Status, Unknown
from tests.conftest import danish_time
from tests.shipped import library

PLANS = {plan.place.name: plan for plan in library().plans.values() if plan.place is not None}
COPENHAGEN = "København"


def why(place: str, contact: str, at: str, lang: Lang = DA) -> str:
    plan = PLANS[place]
    doors = Doors(plan, desk(plan).facts({}), danish_time(at), lang)
    return doors.why(ContactId(contact))


SENTENCES = [
    (COPENHAGEN, "boerneteam", "2026-09-17 14:00", "Åben, fordi torsdag har kl. 13-18."),
    (
        COPENHAGEN,
        "boerneteam",
        "2026-09-17 10:00",
        "Lukket, fordi torsdag har kl. 13-18, og klokken er 10.00.",
    ),
    (COPENHAGEN, "boerneteam", "2026-09-19 22:30", "Lukket, fordi lørdag har lukket."),
    (
        COPENHAGEN,
        "boerneteam",
        "2026-12-25 10:00",
        "Lukket, fordi fredag 25. december er helligdag, og helligdage har lukket.",
    ),
    (
        "Silkeborg",
        "hotline",
        "2026-12-25 10:00",
        "Ikke til at vide, fordi fredag 25. december er helligdag, og kilden siger ikke, om der så"
        " er åbent.",
    ),
    (
        "Silkeborg",
        "hotline",
        "2026-12-24 10:00",
        "Ikke til at vide, fordi torsdag 24. december har mange kontorer lukket, og planen siger"
        " ikke, om dette har.",
    ),
    (
        "Silkeborg",
        "tovholder-kommune",
        "2026-09-15 10:20",
        "Nok åben, fordi klokken 10.20 ligger i almindelige kontortider (tirsdag har kl. 8-16)."
        " Den rigtige tid er ikke oplyst.",
    ),
    (
        "Silkeborg",
        "boerneteam",
        "2026-09-15 10:20",
        "Ikke til at vide, fordi klokken 10.20 ligger i almindelige kontortider (tirsdag har kl."
        " 8-16), men der er intet nummer at ringe til.",
    ),
    (
        "Silkeborg",
        "tovholder-kommune",
        "2026-09-19 22:30",
        "Lukket, fordi almindelige kontortider ikke gælder nu: lørdag har lukket.",
    ),
    ("Silkeborg", "politi-114", "2026-09-19 22:30", "Åben, fordi der er åbent hele døgnet."),
    (
        "Silkeborg",
        "red",
        "2026-09-15 10:20",
        "Ikke til at vide, fordi kilden siger, at åbningstiden ikke er kendt.",
    ),
    (
        "Silkeborg",
        "politi-mail",
        "2026-09-15 10:20",
        "Ikke til at vide, fordi ingen kilde oplyser åbningstiden.",
    ),
    (
        "Silkeborg",
        "doegnvagt",
        "2026-09-19 22:30",
        "Nås gennem politi-114. Åben, fordi der er åbent hele døgnet.",
    ),
    (
        COPENHAGEN,
        "doegnvagt",
        "2026-09-17 14:00",
        "Lukket, fordi boerneteam har åbent og svarer selv.",
    ),
    (
        "Aarhus",
        "voksenvagt",
        "2026-09-16 03:00",
        "Åben, fordi tirsdag har kl. 16-7, og det løber ind i den næste dag.",
    ),
]


@pytest.mark.parametrize(("place", "contact", "at", "sentence"), SENTENCES)
def test_a_contact_says_how_it_stands_and_why(
    place: str, contact: str, at: str, sentence: str
) -> None:
    assert why(place, contact, at) == sentence


def test_a_group_tells_of_each_member_and_the_same_in_english() -> None:
    said = why("Silkeborg", "indgang", "2026-09-19 22:30", EN)

    assert said == (
        "One of these is enough: tovholder-kommune: closed, because ordinary office hours do not"
        " hold now: Saturday is closed; tovholder-politi: closed, because ordinary office hours do"
        " not hold now: Saturday is closed."
    )
    assert why(COPENHAGEN, "boerneteam", "2026-09-17 14:00", EN) == (
        "Open, because Thursday has 13–18."
    )


def test_an_exception_is_told_with_its_days() -> None:
    windows = ((Window(600, 720),),) * 7
    summer = Exceptional(date(2026, 7, 1), date(2026, 7, 31), windows)
    week = Week(((Window(480, 960),),) * 7, (summer,))

    assert week_in_words(week, Days(), danish_time("2026-07-15 14:00"), DA) == (
        "der gælder andre tider fra 1. juli 2026 til 31. juli 2026: onsdag har kl. 10-12, og"
        " klokken er 14.00"
    )


def test_a_closing_day_is_told_as_one() -> None:
    days = Days(closing=(DayRule(12, 24),))
    week = Week(((Window(480, 960),),) * 7)

    said = week_in_words(week, days, danish_time("2026-12-24 10:00"), DA)

    assert said == "torsdag 24. december er lukkedag"


BEGINS = {
    Open: "Åben, fordi",
    Closed: "Lukket, fordi",
    Likely: "Nok åben, fordi",
    Unknown: "Ikke til at vide, fordi",
    Inhouse: "Kan altid spørges",
}


def agrees(plan: Plan, contact: ContactId, status: Status, said: str) -> bool:
    found = plan.contacts[contact]
    if found.either:
        return said.startswith("Én af disse")
    if found.via is not None and said.startswith("Nås gennem"):
        said = said.partition(". ")[2]
    return said.startswith(BEGINS[type(status)])


@given(
    st.sampled_from(sorted(PLANS)),
    st.integers(0, 400 * 24 * 4).map(lambda quarters: timedelta(minutes=15 * quarters)),
)
def test_the_sentence_always_begins_with_the_status(place: str, ahead: timedelta) -> None:
    plan, at = PLANS[place], danish_time("2026-01-01 00:00") + ahead
    doors = Doors(plan, desk(plan).facts({}), at, DA)
    for contact in plan.contacts:
        said = doors.why(contact)
        assert agrees(plan, contact, doors.status(contact), said), (contact, said)
        assert "{" not in said


WINDOWS = st.sampled_from(
    [(), (Window(480, 960),), (Window(540, 720), Window(780, 1080)), (Window(1200, 1860),)]
)
WEEKS = st.builds(
    Week,
    st.tuples(*[WINDOWS] * 7),
    st.just(()),
    st.sampled_from([(), None, (Window(600, 720),)]),
)


@given(WEEKS, st.integers(0, 370 * 96).map(lambda q: timedelta(minutes=15 * q)))
def test_hours_in_words_never_say_shut_of_a_week_that_is_open(week: Week, ahead: timedelta) -> None:
    days = Days(closing=(DayRule(12, 24),), doubtful=(DayRule(6, 5),))
    at: datetime = danish_time("2026-01-01 00:00") + ahead
    status, said = Timetable(week, days).status(at), week_in_words(week, days, at, DA)

    if isinstance(status, Open):
        assert not any(w in said for w in ("lukket", "lukkedag", "klokken", "siger ikke"))
    if isinstance(status, Closed):
        assert any(w in said for w in ("lukket", "lukkedag", "klokken"))
