"""Names that stand for nothing: told once, with the nearest that does, and no echo elsewhere."""

import pytest

from bot.check.catalogue import hint, message
from bot.language import DA, EN
from tests.problems.cases import CONTENT, FLOW, NATIONAL, PLAN, WORDS, after, edit, found_in, new

BASE = found_in(CONTENT)


def problems(tmp_path, *changes):
    return new(after(tmp_path / "content", *changes), BASE)


def test_a_choice_says_where_it_leads_and_what_is_near(tmp_path):
    (found,) = problems(
        tmp_path,
        edit(
            FLOW,
            "set: {water: now}\n        to: sluk-nu\n      drypper",
            "set: {water: now}\n        to: slukk-nu\n      drypper",
        ),
    )

    assert message(found, EN) == '"loeber" leads to "slukk-nu", which is not a state'
    assert message(found, DA) == '"loeber" fører til "slukk-nu", som ikke er en tilstand'
    assert hint(found, DA).startswith('mente du "sluk-nu" (linje ')


def test_a_fact_misspelt_in_the_vocabulary_is_told_once(tmp_path):
    """It is used in conditions, answers, links and plans: nine places, one mistake."""
    found = problems(tmp_path, edit(WORDS, "  who:\n", "  whom:\n"))

    assert [each.code for each in found] == ["F201"]
    assert message(found[0], EN) == '"who" is not a fact'
    assert 'did you mean "whom"?' in hint(found[0], EN)
    assert "municipal_configs/aaby.yaml:" in dict(found[0].values)["also"]


def test_a_contact_misspelt_where_it_is_defined_is_told_once_a_file(tmp_path):
    found = problems(tmp_path, edit(PLAN, "  nabo:\n", "  nabu:\n"))

    assert [each.code for each in found] == ["F201"]
    assert 'mente du "nabu"?' in hint(found[0], DA)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit(FLOW, "initial: vand", "initial: vnd"), '"vnd" is not a state'),
        (edit(FLOW, "    to: slut\n", "    to: slutt\n"), '"slutt" is not a state'),
        (
            edit(FLOW, "renamed: {loekke: skoen}", "renamed: {loekke: skon}"),
            '"skon" is not a state or a choice',
        ),
        (
            edit(FLOW, "contacts: [raadgivning]", "contacts: [radgivning]"),
            '"radgivning" is not a contact',
        ),
        (
            edit(FLOW, "law: byggelov-14", "law: byggelov-15"),
            '"byggelov-15" is not a law in laws.yaml',
        ),
        (
            edit(FLOW, "    urgency: can_wait\n    optional", "    urgency: later\n    optional"),
            '"later" is not an urgency',
        ),
        (edit(FLOW, "no_contact: alarm", "no_contact: larm"), '"larm" is not a contact'),
        (
            edit(FLOW, "one_turn_to: sluk-nu", "one_turn: sluk-nu"),
            '"one_turn" is not something that "every_state" can claim',
        ),
        (
            edit(FLOW, "no_table: [stop, repair]", "no_table: [stopp, repair]"),
            '"stopp" is not a table',
        ),
        (
            edit(FLOW, "    remind: repair\n\n  kan-vente", "    remind: repairs\n\n  kan-vente"),
            '"repairs" is not a table of contacts',
        ),
        (
            edit(FLOW, "closing: [du-ringer-selv]", "closing: [du-ringer]"),
            '"du-ringer" is not a step',
        ),
        (edit(NATIONAL, "via: raadgivning", "via: rådgivning"), '"rådgivning" is not a contact'),
        (
            edit(NATIONAL, "hours: {outside: vaerksted}", "hours: {outside: verksted}"),
            '"verksted" is not a contact',
        ),
        (
            edit(PLAN, "either: [toemrer-dag, ", "either: [toemer-dag, "),
            '"toemer-dag" is not a contact',
        ),
        (
            edit(PLAN, "about: varmemester.hours", "about: varmemestre.hours"),
            '"varmemestre" is not a contact or a table',
        ),
        (edit(PLAN, "mark: old", "mark: gammel"), '"gammel" is not a mark'),
        (edit(PLAN, "when: {open: toemrer}", "when: {open: tomrer}"), '"tomrer" is not a contact'),
        (
            edit(PLAN, "level: small, who: [member, guest]", "level: smal, who: [member, guest]"),
            '"smal" is not a value of "level"',
        ),
        (
            edit(PLAN, 'municipality: "0901"', 'municipality: "0910"'),
            '"0910" is not a municipality',
        ),
    ],
)
def test_every_kind_of_name_is_looked_up(tmp_path, change, said):
    (found,) = problems(tmp_path, change)

    assert found.code == "F201"
    assert message(found, EN) == said


def test_a_broken_target_is_not_echoed_by_the_states_behind_it(tmp_path):
    found = problems(
        tmp_path, edit(FLOW, "    to: rolle\n    choices:", "    to: role\n    choices:")
    )

    assert [each.code for each in found] == ["F201"]


def test_several_mistakes_in_several_files_are_told_at_once(tmp_path):
    found = problems(
        tmp_path,
        edit(FLOW, "    to: skoen", "    to: skon"),
        edit(FLOW, "da: Det drypper", "da: Drypper på 37 10 20 12"),
        edit(PLAN, '"37 10 20 41"', '"37 10 20 4"'),
        edit(PLAN, "torsdag: 13:00-18:00", "torsdag: 13-18"),
        edit(NATIONAL, "via: raadgivning", "via: rådgivning"),
    )

    assert sorted(each.code for each in found) == ["F201", "F201", "P102", "P102", "P215", "T201"]


@pytest.mark.threat("E10")
@pytest.mark.parametrize(
    ("word", "meant"),
    [("åbningstid", "hours"), ("telefon", "phone"), ("titel", "title"), ("houers", "hours")],
)
def test_a_danish_word_for_a_field_is_understood(tmp_path, word, meant):
    field = {"hours": "    hours: unknown", "phone": '    phone: "37 10 20 41"'}.get(
        meant, "    title: {da: Naboklubben"
    )
    found = problems(tmp_path, edit(PLAN, field, field.replace(meant, word)))

    assert [each.code for each in found][:1] == ["Y202"]
    assert hint(found[0], DA) == f'mente du "{meant}"?'
