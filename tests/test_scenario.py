"""Scenarios: read with places, played against the core, compared by ids."""

from dataclasses import replace
from functools import cache

import pytest

from bot.conditions import ContactId
from bot.flow.model import StateId
from bot.instants import instant
from bot.problems import Problem
from bot.scenario.compare import TOKENS, compare, holds_token
from bot.scenario.model import Changed, Expectation, Given, Pressed, Scenario, Typed, Unanswered
from bot.scenario.play import CONTROLS, Played, play
from bot.scenario.standing import in_short, is_state, stands_as
from bot.source.scenario_text import HEADER, to_yaml
from bot.source.scenarios import read_scenarios
from tests.shipped import ROOT, library

FILES = sorted([*ROOT.glob("flows/scenarios/*.yaml"), *ROOT.glob("municipal_configs/scenarios/*")])

TEACHER = """\
scenarios:
  - name: Lærer
    municipality: Silkeborg
    at: 2026-09-15 10:20
    answers: [{fare: nej}, {rolle: medarbejder}, {alder: under-18}, {tegn: [symboler, isolation]}, {leder: nej}]
    expect:
      outcome: vej
      urgency: can_wait
      contacts: [naermeste-leder, hotline]
      states: {hotline: "open 22:00", naermeste-leder: inhouse}
      must: ["step:underretning-pligt", "number:21764168", "says:entry", "plan:not_approved"]
      must_not: ["contact:politi-114", "number:33 17 29 29", "first:hotline"]
      questions_at_most: 6
"""  # noqa: E501


def read(text: str) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    return read_scenarios("s.yaml", text.encode(), library())


def teacher(**changes: object) -> Scenario:
    """Return the teacher's scenario with other expectations."""
    (scenario,), problems = read(TEACHER)
    assert problems == ()
    return replace(scenario, expect=replace(Expectation(), **changes))  # type: ignore[arg-type]


@cache
def played() -> Played:
    return play(library(), teacher())


def all_shipped() -> list[Scenario]:
    found = [read_scenarios(f.name, f.read_bytes(), library()) for f in FILES]
    return [scenario for scenarios, _ in found for scenario in scenarios]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_shipped_scenarios_read_without_a_problem(file) -> None:
    scenarios, problems = read_scenarios(file.name, file.read_bytes(), library())

    assert problems == ()
    assert scenarios


@pytest.mark.parametrize("scenario", all_shipped(), ids=lambda scenario: scenario.name)
def test_a_shipped_scenario_comes_out_as_written(scenario: Scenario) -> None:
    assert compare(play(library(), scenario), scenario.expect) == ()


def test_there_are_enough_of_them_and_every_vignette_is_there() -> None:
    names = [scenario.name for scenario in all_shipped()]
    vignettes = {name.split()[0] for name in names if name.startswith("V")}

    assert len(names) >= 45
    assert vignettes >= {
        "V01", "V02", "V03", "V04", "V05", "V06", "V09", "V12",
        "V14", "V18", "V19", "V30", "V33", "V37", "V40", "V42",
    }  # fmt: skip


def test_a_scenario_that_holds_has_no_difference() -> None:
    (scenario,), problems = read(TEACHER)

    assert problems == ()
    assert compare(play(library(), scenario), scenario.expect) == ()


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"outcome": StateId("tvivl")}, "outcome"),
        ({"state": StateId("alder")}, "state"),
        ({"urgency": "now"}, "urgency"),
        ({"contacts": (ContactId("hotline"), ContactId("naermeste-leder"))}, "contacts"),
        ({"contacts": (ContactId("hotline"), ContactId("hotline"))}, "contacts"),
        ({"states": {ContactId("hotline"): "closed"}}, "states.hotline"),
        ({"states": {ContactId("hotline"): "open 21:00"}}, "states.hotline"),
        ({"states": {ContactId("hotline"): "open 2026-09-16"}}, "states.hotline"),
        ({"states": {ContactId("politi-112"): "open"}}, "states.politi-112"),
        ({"must": ("step:tro-er-lovlig",)}, "must"),
        ({"must": ("avoid:bebrejd-ikke",)}, "must"),
        ({"must": ("closed:lukket-nu",)}, "must"),
        ({"must": ("says:parents",)}, "must"),
        ({"must": ("table:honour",)}, "must"),
        ({"must": ("contact:politi-112",)}, "must"),
        ({"must": ("first:hotline",)}, "must"),
        ({"must": ("number:112",)}, "must"),
        ({"must": ("mail:underretning@holb.dk",)}, "must"),
        ({"must": ("organisation:Frederikshavn Kommune",)}, "must"),
        ({"must": ("ask_for:den sociale vagt",)}, "must"),
        ({"must": ("missing:hotline",)}, "must"),
        ({"must": ("old:hotline",)}, "must"),
        ({"must": ("note:naermeste-leder",)}, "must"),
        ({"must": ("via:politi-114",)}, "must"),
        ({"must": ("area:amager",)}, "must"),
        ({"must_not": ("anybody:open",)}, "must_not"),
        ({"must": ("police:Fyns Politi",)}, "must"),
        ({"must": ("plan:none",)}, "must"),
        ({"must": ("asked:anonym",)}, "must"),
        ({"must": ("outcome:ring-politiet",)}, "must"),
        ({"must": ("anybody:always",)}, "must"),
        ({"must": ("asked_twice:alder",)}, "must"),
        ({"must": ("one_turn_to:alder",)}, "must"),
        ({"must_not": ("one_turn_to:ring-politiet",)}, "must_not"),
        ({"must": ("steps_at_most:2",)}, "must"),
        ({"must": ("unconfirmed:alone",)}, "must"),
        ({"must": ("step:tro-er-lovlig | contact:politi-112",)}, "must"),
        ({"must_not": ("step:tro-er-lovlig | contact:hotline",)}, "must_not"),
        ({"must": ("notice:why",)}, "must"),
        ({"must": ("nonsense:x",)}, "must"),
        ({"must_not": ("contact:hotline",)}, "must_not"),
        ({"must_not": ("number:41 74 90 90",)}, "must_not"),
        ({"questions_at_most": 5}, "questions_at_most"),
    ],
)
def test_what_does_not_hold_is_named(changes: dict[str, object], what: str) -> None:
    differences = compare(played(), teacher(**changes).expect)

    assert [difference.what for difference in differences] == [what]


def test_a_number_must_not_stand_in_any_text_either() -> None:
    screen = played().screen
    with_note = replace(screen, alarm="Ring 41 74 90 90 eller skriv til a@b.dk")  # type: ignore[type-var]
    changed = replace(played(), screen=with_note)

    assert compare(changed, Expectation(must_not=("mail:a@b.dk",)))
    assert not compare(played(), Expectation(must_not=("mail:a@b.dk",)))


def test_every_kind_of_token_is_tried_above() -> None:
    tried = {
        mark.split(":")[0]
        for params in test_what_does_not_hold_is_named.pytestmark[0].args[1]
        for key in ("must", "must_not")
        for mark in params[0].get(key, ())
    }

    assert TOKENS <= tried
    assert not holds_token(played(), "nonsense:x")


def test_an_answer_that_is_not_asked_for_is_where_the_scenario_stops() -> None:
    stuck = play(library(), replace(teacher(), acts=(Given(StateId("leder"), ("nej",)),)))

    assert stuck.stuck is not None
    assert stuck.state == "fare"
    assert compare(stuck, Expectation())[0].what == "answer"


def test_without_a_municipality_the_question_of_place_stays_open() -> None:
    scenario = replace(teacher(), municipality="")

    assert play(library(), scenario).stuck is not None
    assert play(library(), scenario).state == "bopael"


def test_an_event_is_no_answer_and_does_not_pass_a_question_by() -> None:
    scenario = replace(
        teacher(),
        acts=(
            Given(StateId("fare"), ("nej",)),
            Given(StateId("rolle"), ("medarbejder",)),
            Pressed("akut"),
            Pressed("resume"),
        ),
    )

    result = play(library(), scenario)

    assert [outcome.state for outcome in result.outcomes] == ["ring-politiet"]
    assert result.edges[-2].source == "ring-politiet"
    assert result.edges[-2].target == "bopael"


@pytest.mark.parametrize("control", sorted(CONTROLS))
def test_every_control_can_be_played_anywhere(control: str) -> None:
    for count in range(4):
        acts = (*teacher().acts[:count], Pressed(control), Pressed(control))
        result = play(library(), replace(teacher(), acts=acts))

        assert result.stuck is None


def test_the_states_of_contacts_are_read_back_as_they_are_written() -> None:
    for card in played().screen.contacts:  # type: ignore[union-attr]
        assert stands_as(card.status, in_short(card.status))
        assert is_state(in_short(card.status))


@pytest.mark.parametrize("text", ["opened", "open 25", "closed 2026-9-1", "", "open  22:00"])
def test_what_is_no_state_is_refused(text: str) -> None:
    assert not is_state(text)


# --- reading ------------------------------------------------------------------------------


def problem(old: str, new: str) -> list[tuple[str, int, dict[str, str]]]:
    """Return code, line and values of what is wrong once *old* is replaced by *new*."""
    assert old in TEACHER
    _, problems = read(TEACHER.replace(old, new))
    return [(each.code, each.where.line, dict(each.values)) for each in problems]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "near"),
    [
        ("municipality: Silkeborg", "municipality: Silkebrog", "F201", 3, "Silkeborg"),
        ("{fare: nej}", "{farre: nej}", "F201", 5, "fare"),
        ("{fare: nej}", "{fare: nejj}", "F201", 5, "nej"),
        ("[symboler, isolation]", "[symboler, isolatin]", "F201", 5, "isolation"),
        ("{leder: nej}", "resum", "F201", 5, "resume"),
        ("{leder: nej}", "{change: alde}", "F201", 5, "alder"),
        ("{leder: nej}", "{no_answer: hotlin}", "F201", 5, "hotline"),
        ("outcome: vej", "outcome: vejj", "F201", 7, "vej"),
        ("urgency: can_wait", "urgency: can_wai", "F201", 8, "can_wait"),
        ("contacts: [naermeste-leder", "contacts: [naermest-leder", "F201", 9, "naermeste-leder"),
        ("hotline: \"open", "hotlin: \"open", "F201", 10, "hotline"),
        ("step:underretning-pligt", "step:underretning-plit", "F201", 11, "underretning-pligt"),
        ("says:entry", "says:entri", "F201", 11, "entry"),
        ("says:entry", "sayz:entry", "F201", 11, "says"),
        ("outcome: vej", "outcom: vej", "Y202", 7, "outcome"),
    ],
)  # fmt: skip
def test_a_misspelt_name_has_its_place_and_what_was_meant(
    old: str, new: str, code: str, line: int, near: str
) -> None:
    found = problem(old, new)

    assert [(each[0], each[1]) for each in found] == [(code, line)]
    assert found[0][2]["near"] == near


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("at: 2026-09-15 10:20", "at: i går", "S101"),
        ("at: 2026-09-15 10:20", "at: 2027-03-28 02:30", "S102"),
        ("{leder: nej}", "{leder: nej, fare: nej}", "S103"),
        ("naermeste-leder: inhouse", "naermeste-leder: home", "S104"),
        ("questions_at_most: 6", "questions_at_most: six", "S106"),
        ("    at: 2026-09-15 10:20\n", "", "Y203"),
    ],
)
def test_what_cannot_be_read_is_a_problem(old: str, new: str, code: str) -> None:
    assert [each[0] for each in problem(old, new)] == [code]


def test_two_scenarios_of_one_name_are_a_problem() -> None:
    _, problems = read(TEACHER + TEACHER.removeprefix("scenarios:\n"))

    assert [each.code for each in problems] == ["S105"]


def test_a_file_that_is_no_yaml_is_a_problem_and_no_exception() -> None:
    scenarios, problems = read("scenarios: [")

    assert scenarios == ()
    assert [each.code for each in problems] == ["Y101"]


# --- writing ------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", all_shipped(), ids=lambda scenario: scenario.name)
def test_a_written_scenario_reads_back_the_same(scenario: Scenario) -> None:
    kept = replace(
        scenario, expect=replace(scenario.expect, urgency="", must_not=(), questions_at_most=None)
    )
    scenarios, problems = read(HEADER + to_yaml(kept))

    assert problems == ()
    assert scenarios == (kept,)


def test_odd_texts_survive_writing() -> None:
    odd = Scenario(
        name='Et "navn": med # tegn',
        at=instant("2026-10-25 02:30+01:00"),
        acts=(
            Typed("ja, - {x}"),
            Changed(StateId("alder")),
            Unanswered(ContactId("hotline")),
            Given(StateId("tegn"), ()),
        ),
        expect=Expectation(state=StateId("fare")),
        flow=next(iter(library().flows)),
    )
    scenarios, problems = read(HEADER + to_yaml(odd))

    assert problems == ()
    assert scenarios == (odd,)
