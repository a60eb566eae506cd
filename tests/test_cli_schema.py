"""`henvend schema`: what an editor knows about content, tried with real validators.

Content is read as strings, other readers of YAML see numbers and truth values as well. So
both are tried: `check-jsonschema` reads the files itself, as YAML 1.2, and `jsonschema` is
given the strings that our own reader sees. `make editor` tries the language server of an editor.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bot.cli.main import main
from bot.source import yaml as tree
from bot.source.conditions import COMPARISON_KEYS
from bot.source.contacts import CONTACT_KEYS
from bot.source.endings import OUTCOME_KEYS, STEP_KEYS
from bot.source.flows import FLOW_KEYS
from bot.source.plans import LOCAL_KEYS, NATIONAL_KEYS
from bot.source.schema import KINDS, Json, schema
from bot.source.states import FORK_KEYS, QUESTION_KEYS, SUMMARY_KEYS
from bot.source.vocabulary import LAW_KEYS
from tests.command_line import run, said
from tests.shipped import ROOT, library

FILES = sorted([*ROOT.glob("flows/**/*.yaml"), *ROOT.glob("municipal_configs/**/*.yaml")])


@cache
def made(kind: str) -> Json:
    return schema(kind, library())


def kind_of(root: tree.Mapping) -> str:
    return next(k for k, keys in KINDS.items() if any(root.get(key) for key in keys))


def strings(node: tree.Node) -> object:
    """Return what our reader sees: every single value is the string in the file."""
    match node:
        case tree.Scalar(text, _, quoted):
            return text if text or quoted else None
        case tree.Sequence(items):
            return [strings(item) for item in items]
        case tree.Mapping(entries):
            return {key.text: strings(value) for key, value in entries}


def parsed(path: Path) -> tree.Mapping:
    root, _ = tree.parse(path.name, path.read_bytes())
    assert root is not None
    return root


# --- the lists of keys ------------------------------------------------------------------


def test_the_schemas_know_exactly_the_keys_that_the_readers_know() -> None:
    plan, flow = made("plan"), made("flow")
    languages = {"da", "en"}

    assert set(plan["properties"]) == {*LOCAL_KEYS, *NATIONAL_KEYS}
    assert set(plan["$defs"]["contact"]["properties"]) == set(CONTACT_KEYS)
    assert set(flow["properties"]) == set(FLOW_KEYS)
    assert _keys(flow, "steps") == {*STEP_KEYS, *languages}
    assert _keys(flow, "outcomes") == set(OUTCOME_KEYS)
    states = flow["properties"]["states"]["additionalProperties"]["anyOf"]
    kinds = [set(each["properties"]) for each in states]
    assert kinds == [set(FORK_KEYS), set(SUMMARY_KEYS), set(QUESTION_KEYS)]
    assert _keys(made("laws"), "laws") == set(LAW_KEYS)


def _keys(whole, key: str) -> set[str]:
    return set(whole["properties"][key]["additionalProperties"]["properties"])


def test_a_condition_offers_the_facts_and_values_of_the_vocabulary() -> None:
    when = made("plan")["$defs"]["when"]["properties"]
    age = when["age"]["anyOf"]

    assert set(library().vocabulary.facts) <= set(when)
    assert age[0]["enum"] == list(library().vocabulary.facts["age"].values)
    assert set(age[2]["properties"]) == set(COMPARISON_KEYS)


def test_a_plan_offers_the_posts_to_fill_and_not_the_locked_ones() -> None:
    contacts = made("plan")["properties"]["contacts"]["properties"]

    assert "indgang" in contacts
    assert "politi-112" not in contacts


# --- the command ------------------------------------------------------------------------


def test_one_schema_is_printed() -> None:
    found = said("schema", "plan")

    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "anførselstegn" in found["properties"]["municipality"]["description"]


def test_every_schema_is_written_into_a_folder(tmp_path: Path) -> None:
    code, written = run("schema", "-o", str(tmp_path / "made"))
    names = sorted(each.name for each in (tmp_path / "made").iterdir())

    assert code == 0
    assert names == sorted(f"{kind}.schema.json" for kind in KINDS)
    assert len(written.splitlines()) == len(KINDS)


def test_an_unknown_kind_is_misuse(capsys) -> None:
    assert main(["schema", "plans"]) == 2
    assert "vælg" in capsys.readouterr().err


# --- real validators ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(made(kind))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_shipped_content_fits_as_our_reader_sees_it(path: Path) -> None:
    root = parsed(path)
    errors = Draft202012Validator(made(kind_of(root))).iter_errors(strings(root))

    assert [f"{list(each.absolute_path)}: {each.message}" for each in errors] == []


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_content_fits_as_another_reader_of_yaml_sees_it(kind: str, tmp_path: Path) -> None:
    files = [str(path) for path in FILES if kind_of(parsed(path)) == kind]

    assert files
    assert checked(kind, files, tmp_path) == (0, "ok -- validation done")


def checked(kind: str, files: list[str], folder: Path) -> tuple[int, str]:
    """Return the exit code of `check-jsonschema` over *files*, and what it said."""
    file = folder / "schema.json"
    file.write_text(json.dumps(made(kind)), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--schemafile", str(file)]
    done = subprocess.run([*command, *files], capture_output=True, text=True, timeout=120,
                          check=False)  # fmt: skip
    return done.returncode, done.stdout.strip()


@pytest.mark.parametrize(
    "wrong",
    [
        "municipality: 0740\ncontacts: {}",  # not a string for other readers
        'municipality: "740"\ncontacts: {}',
        'municipality: "0740"\ncontacts: {}\nopening: 1',
        'municipality: "0740"\ncontacts: {a: {title: X, phones: "11"}}',
        'municipality: "0740"\ncontacts: {a: {title: X, phone: 112}}',
        'municipality: "0740"\ncontacts: {a: {title: {da: X, de: Y}}}',
        'municipality: "0740"\ncontacts: {a: {title: X, when: {agee: adult}}}',
        'municipality: "0740"\ncontacts: {a: {title: X, when: {age: grown}}}',
        'municipality: "0740"\ncontacts: {a: {title: X, locked: maybe}}',
        'municipality: "0740"\ncontacts: {a: {title: X, mark: new}}',
        'municipality: "0740"\ncontacts: {A_b: {title: X}}',
        'municipality: "0740"\ncontacts: {}\nroutes: {concer: [{contacts: [a]}]}',
        'municipality: "0740"\ncontacts: {}\nroutes: {concern: [{when: {}}]}',
        'municipality: "0740"\ncontacts: {}\nreview_by: next year',
        'municipality: "0740"\ncontacts: {}\nfloor: {concern: [hotline]}',  # only the national plan
        "plan: danmark\noffice_days: x\nroutes: {}\ncontacts: {}\napproved: null",
        "contacts: {}",
    ],
)
def test_a_mistake_is_marked(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(wrong + "\n", encoding="utf-8")

    assert checked("plan", [str(file)], tmp_path)[0] == 1
