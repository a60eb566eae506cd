"""How problems are told: place, words, the line with a caret, the repair, and a closing line."""

import json

from bot.check.report import as_json, as_text
from bot.language import DA, EN
from bot.problems import Code, Location, Problem, Severity, whole

FILE = (
    "contacts:",
    "  indgang:",
    "    hours:",
    "      mandag-onsdag: 08:00-15.00",
    "    source: http://kommune.example/" + "x" * 120,
)

TIME = Problem(
    Code("P102"),
    Severity.ERROR,
    Location("plan.yaml", 4, 22, 11),
    (("value", "15.00"), ("repair", "15:00")),
)
SOURCE = Problem(
    Code("P219"),
    Severity.WARNING,
    Location("plan.yaml", 5, 13, 144),
    (("value", FILE[4][12:]), ("trap", "plain")),
)
NOTE = Problem(
    Code("P225"),
    Severity.NOTE,
    Location("plan.yaml", 1, 1),
    (("count", "1"), ("total", "2"), ("contacts", "indgang")),
)
GONE = Problem(Code("Y113"), Severity.ERROR, whole("danmark.yaml"))


def lines(path):
    return FILE if path == "plan.yaml" else ()


def test_a_problem_shows_its_line_with_a_caret_under_the_authors_own_text():
    told = as_text([TIME], lines, EN)

    assert told == (
        'plan.yaml:4:28: error P102: "15.00" is not a time of day\n'
        "  4 |       mandag-onsdag: 08:00-15.00\n"
        "    |                            ^^^^^\n"
        "    = write 15:00\n"
        "\n"
        "1 error – more: henvend explain P102\n"
    )


def test_the_same_in_danish():
    told = as_text([TIME], lines, DA)

    assert told.startswith('plan.yaml:4:28: fejl P102: "15.00" er ikke et klokkeslæt\n')
    assert "    = skriv 15:00\n" in told
    assert told.endswith("1 fejl – mere: henvend explain P102\n")


def test_problems_stand_in_the_order_of_the_files():
    told = as_text([SOURCE, NOTE, TIME, GONE], lines, EN)
    places = [line.split(": ")[0] for line in told.split("\n") if ".yaml:" in line]

    assert places == ["danmark.yaml:1:1", "plan.yaml:1:1", "plan.yaml:4:28", "plan.yaml:5:13"]
    assert told.endswith("2 errors, 1 warning, 1 note – more: henvend explain Y113\n")


def test_a_problem_of_a_whole_file_shows_no_line():
    told = as_text([GONE], lines, EN)

    assert told.startswith("danmark.yaml:1:1: error Y113: the file does not exist\n    = put")


def test_a_note_is_one_line():
    told = as_text([NOTE], lines, EN)

    assert told == (
        "plan.yaml:1:1: note P225: 1 of 2 contacts are not confirmed within 90 days\n"
        "no errors, 1 note\n"
    )


def test_a_long_line_is_cut_and_the_caret_stays_inside():
    told = as_text([SOURCE], lines, EN).split("\n")

    assert max(len(line) for line in told[1:3]) <= 104
    assert told[1].endswith("…")


def test_nothing_wrong_is_said_in_one_line():
    assert as_text([], lines, DA) == "ingen fejl\n"
    assert as_text([], lines, EN) == "no errors\n"


def test_colour_is_only_there_where_it_is_asked_for():
    assert "\x1b" not in as_text([TIME], lines, DA)
    assert "\x1b[31mfejl P102\x1b[0m" in as_text([TIME], lines, DA, colour=True)


def test_json_has_the_same_place_and_words():
    (found,) = json.loads(as_json([TIME], lines, EN))

    assert found == {
        "code": "P102",
        "severity": "error",
        "path": "plan.yaml",
        "line": 4,
        "column": 28,
        "length": 5,
        "message": '"15.00" is not a time of day',
        "hint": "write 15:00",
    }


def test_a_file_that_cannot_be_read_is_still_told_about():
    told = as_text([TIME], lambda path: (), DA)

    assert told.startswith("plan.yaml:4:22: fejl P102")
