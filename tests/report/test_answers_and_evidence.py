"""The municipality's own answers and what its file shows, side by side and never mixed."""

from pathlib import Path

import pytest

from bot.flow.model import FlowId, Question
from bot.instants import instant
from bot.language import DA, EN, in_language
from bot.plan.model import SELF_CHECK
from bot.problems import Severity
from bot.report.as_html import as_html
from bot.report.as_json import as_json
from bot.report.as_text import as_text
from bot.report.build import NoQuestions, build
from bot.report.evidence import QUESTIONS
from tests.report.making import ANSWERS, AT, asked, declared_report, loaded_with, report
from tests.shipped import library


def questions() -> list[Question]:
    flow = library().flows[FlowId(SELF_CHECK)]
    return [state for state in flow.states.values() if isinstance(state, Question)]


@pytest.mark.parametrize("lang", [DA, EN])
def test_the_questions_and_their_words_are_those_of_the_flow(lang) -> None:
    found = report("Silkeborg", lang=lang)

    assert [each.id for each in found.questions] == [each.id for each in questions()]
    assert [each.ask for each in found.questions] == [
        in_language(each.prompt.ask, lang) for each in questions()
    ]


def test_there_are_seven_and_each_has_evidence() -> None:
    assert len(questions()) == 7
    assert set(QUESTIONS) == {each.id for each in questions()}


def test_a_municipality_that_has_not_said_has_no_answer_whatever_the_file_shows() -> None:
    found = report("Aalborg")

    assert found.declared == 0
    assert all(each.declared is None for each in found.questions)
    assert all(each.evidence for each in found.questions)
    assert as_text(found).count("Kommunens eget svar: Ikke oplyst af kommunen") == 14
    assert as_html(found).count("Ikke oplyst af kommunen") == 14
    assert as_json(found).count('"declared": null') == 7


def test_a_declared_answer_stands_with_its_source_and_note(tmp_path: Path) -> None:
    found = declared_report(tmp_path)
    answers = {each.id: each.declared for each in found.questions}

    assert found.declared == 3
    assert answers["strategi"].id == "delvist"
    assert answers["strategi"].label == "Delvist"
    assert answers["strategi"].note == "Strategien bliver skrevet om i år."
    assert answers["strategi"].source == "https://www.silkeborg.dk/strategi"
    assert answers["organisation"].source == ""
    assert answers["arbejdsgange"] is None


def test_a_declared_answer_changes_no_evidence_and_evidence_no_answer(tmp_path: Path) -> None:
    declared, derived = declared_report(tmp_path), report("Silkeborg")

    for question in derived.questions:
        assert asked(declared, question.id).evidence == question.evidence
        assert question.declared is None


def test_yes_is_not_contradicted_and_not_confirmed_by_the_file(tmp_path: Path) -> None:
    """The file lacks things all the same, and both are told."""
    found = asked(declared_report(tmp_path), "faelles-forstaaelse")

    assert found.declared is not None
    assert found.declared.label == "Ja"
    assert found.gaps


def test_an_answer_in_english_stands_in_english(tmp_path: Path) -> None:
    found = asked(declared_report(tmp_path, EN), "strategi").declared

    assert found is not None
    assert (found.label, found.note) == ("Partly", "The strategy is being rewritten this year.")


def test_without_the_flow_there_is_nothing_to_ask() -> None:
    content = library()
    flows = {name: flow for name, flow in content.flows.items() if name != SELF_CHECK}
    emptied = type(content)(
        content.vocabulary, content.laws, flows, content.plans, content.nowhere, content.places
    )
    plan = content.plan(content.places.find("Silkeborg").places[0])

    with pytest.raises(NoQuestions):
        build(emptied, plan, instant(AT), DA)


def test_a_place_that_is_not_known_has_no_report() -> None:
    with pytest.raises(NoQuestions):
        build(library(), library().nowhere, instant(AT), DA)


# --- reading answers ------------------------------------------------------------------


def test_answers_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    content = loaded_with(tmp_path, ANSWERS).library
    assert content is not None
    plan = content.plan(content.places.find("Silkeborg").places[0])

    assert [(each.question, each.answer) for each in plan.declared] == [
        ("faelles-forstaaelse", "ja"),
        ("strategi", "delvist"),
        ("organisation", "nej"),
    ]


def test_a_plan_without_answers_declares_nothing() -> None:
    assert all(not plan.declared for plan in library().plans.values())


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("handlingsplan: {stratgi: {answer: ja}}", "F201", ("near", "strategi")),
        ("handlingsplan: {kommune: {answer: ja}}", "F201", ("name", "kommune")),
        ("handlingsplan: {strategi: {answer: delvis}}", "F201", ("near", "delvist")),
        ("handlingsplan: {strategi: {source: 'https://x.dk'}}", "Y203", ("key", "answer")),
        ("handlingsplan: {strategi: {answer: ja, svar: ja}}", "Y202", ("key", "svar")),
        ("handlingsplan: {strategi: ja}", "Y201", ("what", "strategi")),
        ("handlingsplan: {strategi: {answer: ja, source: x.dk}}", "P219", ("value", "x.dk")),
        (
            "handlingsplan: {strategi: {answer: ja, note: {da: Ring 86 12 34 56, en: Call us}}}",
            "T201",
            ("value", "86 12 34 56"),
        ),
    ],
)
def test_what_is_wrong_with_an_answer_is_a_problem(tmp_path: Path, text, code, value) -> None:
    from bot.check import check

    loaded = loaded_with(tmp_path, f"\n{text}\n")
    assert loaded.draft is not None
    found = [
        each
        for each in check(loaded.draft, instant(AT).date(), loaded.problems)
        if each.where.path.endswith("silkeborg.yaml") and each.severity != Severity.NOTE
    ]

    assert [each.code for each in found] == [code]
    assert value in found[0].values
