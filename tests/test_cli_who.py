"""`henvend who`: the plan alone, as a table and as JSON."""

from tests.command_line import TEACHER, ids, run, said


def test_who_answers_from_the_plan_alone() -> None:
    found = said("who", "silkeborg", "--at", "2026-09-15T10:20", "--json", "age=under_18",
                 "reporter=on_duty")  # fmt: skip

    assert found["table"] == "concern"
    assert ids(found)[:2] == ["naermeste-leder", "indgang"]
    assert found["facts"]["duty"] == "strict"
    assert found["tables"]["concern"] == found["contacts"]
    assert set(found["tables"]) >= {"notification", "acute_help", "crime"}


def test_who_and_say_tell_the_same_of_a_contact() -> None:
    by_plan = said("who", "silkeborg", "--at", "2026-09-15T10:20", "--json", "age=under_18",
                   "reporter=on_duty", "leader=not_told", "level=several")  # fmt: skip
    by_talk = {each["id"]: each for each in said(*TEACHER)["contacts"]}

    for contact in by_plan["contacts"]:
        assert contact == by_talk[contact["id"]]


def test_who_shows_a_table_of_choice_and_names_the_others() -> None:
    code, written = run("who", "laesoe", "--at", "2026-09-17T16:30", "--table", "acute_help")

    assert code == 0
    assert "98 45 50 00" in written
    assert "concern" in written


def test_who_takes_an_area_of_the_plan() -> None:
    found = said("who", "kbh", "--json", "--table", "notification", "area=amager", "age=under_18")

    assert [each["phone"] for each in found["contacts"]] == ["33 17 23 37"]


def test_who_says_that_nothing_local_is_registered() -> None:
    found = said("who", "samsø", "--json")

    assert found["own_plan"] is False
    assert "Vi har ingen lokal kontakt" in run("who", "samsø")[1]
