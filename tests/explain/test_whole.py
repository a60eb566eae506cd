"""A whole conversation explained: rows, facts, contacts, steps left out, and the path."""

from itertools import islice

import pytest

from bot.conditions import ContactId, Facts
from bot.dialogue.events import Back, Choose, Interrupt
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.walk import Walk
from bot.explain.whole import Explained, explained
from bot.flow.model import ChoiceId, FlowId
from bot.instants import instant
from bot.language import DA, EN, Lang
from bot.plan.routing import desk
from bot.scenario.play import Played, started, taken
from tests.shipped import library

TEACHER = ("nej", "medarbejder", "0740", "under-18", "symboler isolation", "nej", "go")


def played(*answers: str, at: str = "2026-09-19 22:30", lang: Lang = DA) -> Played:
    content = library()
    found = started(content, content.flows[FlowId("bekymring")], instant(at), lang=lang)
    for answer in answers:
        assert found.session is not None
        choices = tuple(map(ChoiceId, answer.split()))
        found = taken(found, Choose(choices, found.session.stamp))
    return found


def told(found: Played) -> Explained:
    assert found.session is not None
    link = found.flow.links.get(found.session.link or "")
    screen = found.screen if isinstance(found.screen, ShowOutcome) else None
    walk = Walk(found.library, found.flow, link)
    return explained(found.library, walk, found.session, screen, found.at)


def test_the_row_that_decided_is_named_with_its_file_its_line_and_the_reason() -> None:
    tables = {table.table: table for table in told(played(*TEACHER)).tables}

    assert [each.text for each in tables["duty"].decided] == [
        "Rækken »skærpet og personlig« i danmark.yaml linje 182 gælder, fordi den der spørger er"
        " »offentligt ansat på arbejde«."
    ]
    assert tables["duty"].label == "Pligt til at underrette"
    assert tables["duty"].before[0].text == (
        "Rækken »ingen« i danmark.yaml linje 176 gælder ikke, fordi alder på den det gælder er"
        " »under 18 år«, ikke »18 år eller ældre«."
    )
    assert (
        tables["concern"]
        .decided[0]
        .text.endswith("gælder, fordi den ingen betingelse har, og ingen række før den passer.")
    )
    assert tables["concern"].after[0].text == (
        "Altid med, fra den nationale plan: Hotline mod radikalisering."
    )
    assert tables["entry"].decided[0].where is not None
    assert tables["entry"].decided[0].where.path == "municipal_configs/silkeborg.yaml"


def test_the_same_in_english() -> None:
    tables = {table.table: table for table in told(played(*TEACHER, lang=EN)).tables}

    assert tables["duty"].decided[0].text == (
        "The row “stricter and personal” in danmark.yaml line 182 holds, because the one who asks"
        " is “public employee at work”."
    )


def test_facts_are_told_in_the_words_of_the_vocabulary() -> None:
    facts = {fact.label: fact for fact in told(played(*TEACHER)).facts}

    assert facts["kommunen"].values == "Silkeborg"
    assert facts["tegn"].values == "andet tegn ×2"
    assert facts["pligt til at underrette"].given
    assert not facts["den der spørger"].given


def test_a_step_that_is_left_out_says_which_of_its_conditions_fails() -> None:
    found = [each.text for each in told(played(*TEACHER)).left_out]

    assert any(
        text.startswith("Trinnet »Lyt først.")
        and text.endswith(
            "er udeladt, fordi den der spørger er »offentligt ansat på arbejde«, ikke »leder der"
            " har fået besked«."
        )
        for text in found
    )


def test_where_somebody_is_open_the_steps_for_closed_hours_are_left_out_for_that() -> None:
    found = told(played(*TEACHER, at="2026-09-15 12:00"))

    assert any("fordi en kontakt har åbent nu" in each.text for each in found.left_out)


def test_the_path_says_what_was_not_asked_and_why() -> None:
    path = {each.state: each for each in told(played(*TEACHER)).path}

    assert (
        path["anonym"].why == "Ikke spurgt, fordi den der spørger er »offentligt ansat på arbejde«."
    )
    assert path["omraade"].why == "Ikke spurgt, fordi svaret er kendt."
    assert path["niveau"].why == "Vejen deler sig her: 2 svar om tegn er »andet tegn«."
    assert path["rolle"].why == ""
    assert list(path)[-1] == "vej"


@pytest.mark.parametrize("count", range(len(TEACHER) + 1))
def test_the_path_is_the_one_that_was_walked(count: int) -> None:
    found = played(*TEACHER[:count])

    assert [each.state for each in told(found).path] == list(found.states)


def test_an_interrupt_stands_last_on_the_path_and_back_takes_it_off() -> None:
    found = played(*TEACHER[:3])
    acute = taken(found, Interrupt())

    assert [each.state for each in told(acute).path][-2:] == [found.state, acute.state]
    assert told(taken(acute, Back())).path == told(found).path


def test_an_area_that_is_not_known_tells_the_row_of_each_area() -> None:
    answers = ("nej", "medarbejder", "0101", "under-18", "symboler isolation", "unknown", "nej")
    plan = library().plans["0101"]
    found = told(played(*answers, "go"))
    notification = next(each for each in found.tables if each.table == "notification")
    by_area = [each.text for each in notification.decided]

    assert len(by_area) in (1, len(plan.areas))
    assert len(by_area) == 1 or all(text.startswith("Bor personen i ") for text in by_area)


def test_every_contact_on_screen_is_told_of_and_every_row_that_decided_really_does() -> None:
    for plan in islice(library().plans.values(), 40):
        assert plan.place is not None
        answers = ["nej", "medarbejder", plan.place.code, "under-18", "symboler isolation"]
        found = played(*answers)
        while not isinstance(found.screen, ShowOutcome):
            assert found.session is not None
            offered = {"omraade": "unknown", "leder": "nej", "tjek": "go"}[str(found.state)]
            found = taken(found, Choose((ChoiceId(offered),), found.session.stamp))
        why = told(found)
        assert {each.id for each in why.contacts} == {each.id for each in found.screen.contacts}
        for table in why.tables:
            rows = plan.routes.get(table.table)
            if rows and len(table.decided) == 1 and not plan.areas:
                walk = Walk(found.library, found.flow)
                assert found.session is not None
                facts: Facts = desk(plan).facts(walk.facts(found.session.path))
                named = {ContactId(c) for c in desk(plan).listed(table.table, facts, found.at)}
                row = next(row for row in rows if row.where == table.decided[0].where)
                serving = {c for c in row.value if desk(plan).serves(c, facts)}
                assert serving <= named
