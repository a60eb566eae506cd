"""Problems for other programs: SARIF against its own schema, and annotations for a review.

`sarif-schema-2.1.0.json` is the schema that OASIS publishes (errata 01), word for word.
"""

import json
from pathlib import Path

import jsonschema
import pytest

from bot.check.annotations import as_annotations
from bot.check.catalogue import CATALOGUE
from bot.check.entry import Entry
from bot.check.report import pointed
from bot.check.sarif import as_sarif
from bot.language import DA, EN
from bot.problems import Code, Location, Problem, Severity
from tests.check.test_report import GONE, NOTE, SOURCE, TIME, lines

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text("utf-8"))
EVERY = (TIME, SOURCE, NOTE, GONE)


def same(path: str) -> str:
    return path


def _traps(entry: Entry) -> tuple[tuple[str, str], ...]:
    return tuple(("trap", said.trap) for said in entry.says[:1])


def valid(log: str) -> dict:
    found = json.loads(log)
    jsonschema.Draft4Validator(SCHEMA).validate(found)
    return found["runs"][0]


@pytest.mark.parametrize("lang", [DA, EN])
def test_a_log_fits_the_schema_of_sarif(lang):
    run = valid(as_sarif(EVERY, lines, lang, same))

    assert [each["ruleId"] for each in run["results"]] == ["Y113", "P225", "P102", "P219"]
    assert [each["level"] for each in run["results"]] == ["error", "note", "error", "warning"]
    for each in run["results"]:
        assert run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"]


def test_a_log_of_nothing_fits_too():
    assert valid(as_sarif((), lines, DA, same))["results"] == []


def test_the_schema_would_show_a_mistake():
    log = json.loads(as_sarif(EVERY, lines, DA, same))
    log["runs"][0]["results"][0]["level"] = "fatal"

    with pytest.raises(jsonschema.ValidationError):
        valid(json.dumps(log))


def test_the_region_is_where_the_caret_stands():
    result = valid(as_sarif((TIME,), lines, DA, same))["results"][0]
    where = pointed(TIME, lines)

    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 4,
        "startColumn": where.column,
        "endColumn": where.column + len("15.00"),
    }
    assert "15:00" in result["message"]["text"]


def test_a_path_with_letters_of_its_own_is_an_address():
    odd = Problem(Code("Y113"), Severity.ERROR, Location("planer/æ b.yaml", 1, 1, 0))
    result = valid(as_sarif((odd,), lines, DA, lambda path: f"indhold/{path}"))["results"][0]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "indhold/planer/%C3%A6%20b.yaml"


def test_every_code_can_be_told_to_other_programs():
    every = [
        Problem(code, entry.severity, Location("plan.yaml", 1, 1, 3), _traps(entry))
        for code, entry in CATALOGUE.items()
    ]
    run = valid(as_sarif(every, lines, EN, same))
    annotated = as_annotations(every, lines, EN, same).splitlines()

    assert {each["ruleId"] for each in run["results"]} == set(CATALOGUE)
    assert len(annotated) == len(every)


def test_an_annotation_names_file_line_and_columns():
    assert as_annotations((TIME,), lines, EN, same) == (
        "::error file=plan.yaml,line=4,col=28,endColumn=33,title=error P102::"
        '"15.00" is not a time of day%0A= write 15:00\n'
    )
    assert as_annotations((GONE,), lines, EN, same).startswith(
        "::error file=danmark.yaml,line=1,title=error Y113::"
    )
    assert as_annotations((NOTE,), lines, DA, same).startswith("::notice ")


def test_what_would_end_an_annotation_is_written_otherwise():
    odd = Problem(Code("Y113"), Severity.ERROR, Location("a,b:c%.yaml", 1, 1, 0))

    assert as_annotations((odd,), lines, EN, same).startswith("::error file=a%2Cb%3Ac%25.yaml,")
