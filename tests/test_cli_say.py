"""`henvend say`: answers played without a terminal, one JSON object out."""

import json

import pytest

from bot.cli.answers import acts_of
from bot.cli.say import in_json
from bot.instants import instant
from bot.language import DA
from bot.scenario.answering import walk_through
from bot.scenario.play import chosen_flow, started
from tests.command_line import TEACHER, ids, run, said
from tests.shipped import library

EVERYTHING = set(
    "flow states municipality at outcome urgency title contacts closed steps call_with avoid"
    " afterwards closing facts remind not_asked".split()
)


def test_say_prints_one_json_object_with_everything_by_id() -> None:
    found = said(*TEACHER)

    assert set(found) == EVERYTHING
    assert found["municipality"] == {"code": "0740", "name": "Silkeborg"}
    assert found["at"] == "2026-09-15T10:20:00+02:00"
    assert found["outcome"] == "vej"
    assert found["urgency"] == "can_wait"
    assert found["states"][0] == "fare"
    assert found["states"][-1] == "vej"
    assert found["facts"]["sign"] == ["other", "other"]
    assert found["facts"]["duty"] == "strict"
    assert found["not_asked"] == []
    assert ids(found)[0] == "naermeste-leder"


def test_a_contact_tells_how_it_stands_and_when_that_changes() -> None:
    hotline = next(each for each in said(*TEACHER)["contacts"] if each["id"] == "hotline")

    assert hotline["phone"] == "41 74 90 90"
    assert hotline["status"] == "open"
    assert hotline["until"] == "2026-09-15T22:00:00+02:00"
    assert hotline["confirmed"] is False
    assert hotline["source"].startswith("https://")


def test_the_members_of_a_group_name_it() -> None:
    found = said(*TEACHER)
    members = [each["id"] for each in found["contacts"] if each.get("group") == "indgang"]

    assert members == ["tovholder-kommune", "tovholder-politi"]
    assert ids(found).index("indgang") < ids(found).index("tovholder-kommune")


def test_a_day_without_a_time_is_a_date() -> None:
    found = said(*[a if a != "2026-09-15T10:20" else "2026-09-19T22:30" for a in TEACHER])
    stands = {each["id"]: each for each in found["contacts"]}

    assert stands["tovholder-kommune"]["status"] == "closed"
    assert stands["tovholder-kommune"]["opens"] == "2026-09-21"
    assert stands["hotline"]["opens"] == "2026-09-20T08:00:00+02:00"


def test_one_reached_through_another_has_the_number_to_call() -> None:
    found = said("say", "--json", "--at", "2026-09-17T17:30", "--municipality", "laesoe",
                 "fare=barn", "rolle=medarbejder")  # fmt: skip
    duty = next(each for each in found["contacts"] if each["id"] == "doegnvagt")

    assert (duty["phone"], duty["via"], duty["ask_for"]) == (
        "114",
        "politi-114",
        "den sociale vagt",
    )


def test_answers_may_come_in_any_order_and_options_between_them() -> None:
    shuffled = (
        "say leder=nej tegn=isolation,symboler --json alder=under-18 --at 2026-09-15T10:20"
        " bopael=Silkeborg rolle=medarbejder fare=nej"
    ).split()

    assert said(*shuffled) == said(*TEACHER)


def test_events_come_where_they_stand_among_the_answers() -> None:
    found = said("say", "--json", "--municipality", "silkeborg", "--at", "2026-09-15T10:20",
                 "fare=nej", "rolle=medarbejder", "akut", "resume", "alder=voksen",
                 "tegn=forsvarer", "leder=ja")  # fmt: skip

    assert found["outcome"] == "vej-i-dag"
    assert "ring-politiet" in found["states"]


def test_an_outcome_that_leads_on_takes_an_answer_too() -> None:
    stays = said("say", "--json", "fare=ja")
    onward = said("say", "--json", "--municipality", "silkeborg", "fare=ja",
                  "ring-politiet=videre", "rolle=medarbejder", "alder=voksen")  # fmt: skip

    assert (stays["outcome"], stays["municipality"]) == ("ring-politiet", None)
    assert onward["outcome"] == "vej-akut"
    assert ids(onward)[:2] == ["politi-112", "politi-114"]


def test_an_answer_that_is_never_asked_for_is_exit_code_2(capsys) -> None:
    assert run(*TEACHER, "anonym=ja")[0] == 2
    told = capsys.readouterr().err

    assert "anonym=ja passer ikke" in told
    assert "leder" in told


def test_an_area_that_is_not_known_fits_every_municipality(capsys) -> None:
    code, written = run(*TEACHER, "omraade=ved-ikke")

    assert code == 0
    assert json.loads(written)["not_asked"] == ["omraade=unknown"]
    assert "omraade=unknown" in capsys.readouterr().err


def test_answers_that_may_still_come_wait_at_an_outcome_that_leads_on() -> None:
    waits = said("say", "--json", "fare=ja", "rolle=medarbejder")

    assert waits["outcome"] == "ring-politiet"
    assert waits["not_asked"] == ["rolle=medarbejder"]


def test_a_missing_answer_is_exit_code_2_with_what_would_fit(capsys) -> None:
    assert run("say", "fare=nej", "rolle=medarbejder", "--municipality", "kbh")[0] == 2
    told = capsys.readouterr().err

    assert "alder" in told
    assert "alder=under-18" in told
    assert "Under 18 år" in told


def test_a_missing_place_says_how_to_name_it(capsys) -> None:
    assert run("say", "fare=nej", "rolle=medarbejder", "--lang", "en")[0] == 2
    assert "--municipality" in capsys.readouterr().err


def test_areas_are_asked_for_where_the_plan_has_them(capsys) -> None:
    asked = ["say", "--municipality", "kbh", "fare=barn", "rolle=medarbejder", "--json"]

    assert run(*asked)[0] == 2
    assert "omraade=noerrebro-bispebjerg" in capsys.readouterr().err
    assert said(*asked, "omraade=amager")["facts"]["area"] == "amager"


def test_an_area_of_another_municipality_does_not_fit(capsys) -> None:
    assert (
        run("say", "--municipality", "kbh", "fare=barn", "rolle=medarbejder", "omraade=nord")[0]
        == 2
    )
    assert "passer ikke her" in capsys.readouterr().err


@pytest.mark.threat("F22")
@pytest.mark.parametrize(
    ("name", "outcome"), [("unknown", "ukendt"), ("ved-ikke", "ukendt"), ("udland", "udland")]
)
def test_a_place_may_be_unknown_or_abroad(name: str, outcome: str) -> None:
    found = said("say", "--json", "--municipality", name, "fare=nej", "rolle=medarbejder",
                 "alder=voksen", "tegn=symboler,isolation", "leder=ja")  # fmt: skip

    assert found["outcome"] == outcome
    assert found["municipality"] is None


def test_a_check_list_may_be_empty() -> None:
    found = said("say", "--json", "--municipality", "struer", "fare=nej", "rolle=medarbejder",
                 "alder=voksen", "tegn=")  # fmt: skip

    assert found["outcome"] == "tvivl"


def test_an_hour_that_comes_twice_is_the_first_unless_an_offset_says_otherwise() -> None:
    asked = ["say", "--json", "fare=ja"]

    assert said(*asked, "--at", "2026-10-25T02:30")["at"] == "2026-10-25T02:30:00+02:00"
    assert said(*asked, "--at", "2026-10-25T02:30+01:00")["at"] == "2026-10-25T02:30:00+01:00"


def test_without_json_the_ending_is_shown_as_in_the_terminal() -> None:
    code, written = run(*[word for word in TEACHER if word != "--json"])

    assert code == 0
    assert "21 76 41 68" in written
    assert "Silkeborg" in written


def test_every_municipality_has_an_answer_for_the_teacher() -> None:
    content, at = library(), instant("2026-09-15 10:20")
    flow = chosen_flow(content, None)
    answers = [word for word in TEACHER if "=" in word]
    for code, place in content.places.by_code.items():
        acts = acts_of([*answers, "omraade=unknown"], flow, content, DA)
        found = in_json(walk_through(started(content, flow, at), code, acts), at)
        assert found["municipality"] == {"code": code, "name": place.name}
        assert "hotline" in ids(found)
