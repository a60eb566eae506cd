"""A breach in words and as a scenario that fails until it is mended."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.language import DA, EN
from bot.library import Library
from bot.plan.model import Days, Unstated
from bot.proof.minutes import prove_minutes
from bot.proof.promises import Breach, Broken
from bot.proof.told import as_scenario, breach_in_words, duration_in_words, in_words
from bot.scenario.compare import compare
from bot.scenario.model import Scenario
from bot.scenario.play import play
from bot.source.scenario_text import HEADER, to_yaml
from bot.source.scenarios import read_scenarios
from tests.conftest import danish_time
from tests.proof.planting import (
    FLOW,
    HOTLINE,
    POLICE,
    SILKEBORG,
    WALKS,
    acts,
    ended,
    except_on,
    with_hours,
)

START, UNTIL = date(2026, 9, 15), date(2027, 10, 15)


def closed_on_new_years_eve(library: Library) -> tuple[Library, Breach]:
    closed = except_on(datetime(2026, 12, 31), ())
    planted = with_hours(library, SILKEBORG, dict.fromkeys(POLICE, closed), Days())
    ending = ended(library, WALKS["danger"])
    verdict = prove_minutes(planted, planted.flows[FLOW], (ending,), START, UNTIL)
    return planted, verdict.breaches[0]


def test_a_breach_says_where_from_which_instant_and_for_how_long(library: Library) -> None:
    planted, breach = closed_on_new_years_eve(library)

    assert breach_in_words(planted, breach, DA) == (
        "vej-akut, Silkeborg: ingen på skærmen har åbent fra 2026-12-31 00:00,"
        " i 8 timer; 2 gange i alt"
    )
    assert breach_in_words(planted, breach, EN) == (
        "vej-akut, Silkeborg: nobody on the screen is open from 2026-12-31 00:00,"
        " for 8 hours; 2 times in all"
    )


def test_the_scenario_of_a_breach_fails_until_it_is_mended(library: Library) -> None:
    planted, breach = closed_on_new_years_eve(library)
    scenario = as_scenario(FLOW, breach, acts(library, breach.path))

    missing = compare(play(planted, scenario), scenario.expect)
    assert scenario.at == danish_time("2026-12-31 00:00")
    assert [each.expected for each in missing] == ["anybody:open"]
    assert compare(play(library, scenario), scenario.expect) == ()
    read, problems = read_scenarios("new.yaml", (HEADER + to_yaml(scenario)).encode(), library)
    assert problems == ()
    assert [each.name for each in compare_all(planted, read)] == [scenario.name]


def compare_all(library: Library, scenarios: tuple[Scenario, ...]) -> list[Scenario]:
    """Return those of *scenarios* that fail."""
    return [each for each in scenarios if compare(play(library, each), each.expect)]


def test_a_scenario_can_ask_that_an_opening_is_named(library: Library) -> None:
    planted = with_hours(library, SILKEBORG, {HOTLINE: Unstated()})
    ending = ended(library, WALKS["several signs"])
    verdict = prove_minutes(planted, planted.flows[FLOW], (ending,), START, UNTIL)
    unnamed = next(each for each in verdict.breaches if each.broken == Broken.NO_OPENING)
    scenario = as_scenario(FLOW, unnamed, acts(library, unnamed.path))

    assert [each.expected for each in compare(play(planted, scenario), scenario.expect)] == [
        "anybody:opens"
    ]
    at_night = replace(scenario, at=danish_time("2026-09-15 23:00"))
    assert compare(play(library, at_night), scenario.expect) == ()


def test_the_words_name_what_was_proven_and_the_longest_waits(library: Library) -> None:
    ending = ended(library, WALKS["several signs"])
    verdict = prove_minutes(library, library.flows[FLOW], (ending,), START, UNTIL)
    told = in_words(library, verdict, DA)

    assert told[0].endswith(
        f"2026-09-15 00:00 – 2027-10-15 00:00. De hviler på {verdict.contacts} kontakters tider."
    )
    assert told[1:] == (
        "Længste ventetid, det kan vente:"
        " København: 3 dage, 10 timer, 2026-12-23 22:00 – 2026-12-27 08:00 (vej)",
    )


def test_durations_are_real_time_in_full(library: Library) -> None:
    assert duration_in_words(timedelta(days=1, seconds=1), DA) == "1 dag, 1 sekund"
    assert duration_in_words(timedelta(hours=2, minutes=1), EN) == "2 hours, 1 minute"
