"""What somebody may write into a content file, as `henvend check` meets it."""

import re
import shutil
import time
from pathlib import Path

import pytest

from bot.source.folder import load
from tests.command_line import run
from tests.problems.cases import (
    CASES,
    CONTENT,
    FLOW,
    LAWS,
    NATIONAL,
    OTHER,
    PLACES,
    PLAN,
    Change,
    add,
    edit,
    link,
)


class Content:
    """A copy of the content of the second subject, to be spoilt."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(CONTENT, root)
        self.root = root

    def refused(self, *changes: Change) -> set[str]:
        """Make *changes*, check them in Danish, and return the codes of the errors by file."""
        for change in changes:
            change(self.root)
        code, told = run("check", str(self.root))
        assert code == 1, told
        assert "Traceback" not in told
        return set(re.findall(r"^(?:.*/)?([\w.-]+:\d+):\d+: fejl ([A-Z]\d+)", told, re.M))

    def codes(self, *changes: Change) -> set[str]:
        return {code for _, code in self.refused(*changes)}


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path / "content")


def raw(path: str, content: bytes) -> Change:
    """Write *content* in place of *path*."""
    return lambda root: void((root / path).write_bytes(content))


def void(_: object) -> None:
    """Return nothing."""


def line_of(path: str, text: str) -> int:
    """Return the line on which *text* stands in the file as it was."""
    lines = (CONTENT / path).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.threat("E1")
@pytest.mark.parametrize("word", ["ja", "on", "off", "yes", "no"])
def test_a_word_that_yaml_takes_for_yes_or_no_is_refused_at_its_line(content, word):
    before = "    urgency: can_wait\n    optional: "
    found = content.refused(edit(FLOW, before + "true", before + word))

    assert {code for where, code in found if where.startswith("vandskade.yaml:")} == {"Y205"}


@pytest.mark.threat("E1")
def test_where_text_is_meant_no_is_the_text_no(content):
    edit(FLOW, "da: Nej", "da: no")(content.root)
    library = load(content.root).library

    assert library is not None
    (flow,) = (each for each in library.flows.values() if "vand" in each.states)
    labels = {str(each.label) for each in flow.states["vand"].choices}
    assert any("no" in label for label in labels) and not any("False" in each for each in labels)


@pytest.mark.threat("E2")
@pytest.mark.parametrize("number", ["0712", "41_74_90_90", "0x1F", "1e8", "+45 37 10 20 41"])
def test_a_number_is_read_as_it_stands_and_refused_where_it_is_none(content, number):
    place = f"aaby.yaml:{line_of(PLAN, '37 10 20 41')}"
    found = content.refused(edit(PLAN, '"37 10 20 41"', number))

    assert (place, "P215") in found


@pytest.mark.threat("E3")
@pytest.mark.parametrize("code", ["901", "65", "0o1605"])
def test_a_code_has_four_digits_or_is_refused(content, code):
    assert "P204" in content.codes(edit(PLACES, '"0901":', f"{code}:"))


@pytest.mark.threat("E3")
def test_a_code_without_quotation_marks_keeps_its_digits(content):
    edit(PLACES, '"0903":', "0103:")(content.root)
    library = load(content.root).library

    assert library is not None
    assert "0103" in library.places.by_code


@pytest.mark.threat("E4", "E5")
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("24:30-25:00", "P102"),
        ("8.00-16.00", "P102"),
        ("08:00", "P102"),
        ("08:00-08:00", "P107"),
        ("0800-1600", "P102"),
        ("kl. otte til fire", "P103"),
    ],
)
def test_only_the_documented_form_of_hours_is_read(content, written, code):
    place = f"aaby.yaml:{line_of(PLAN, 'torsdag: 13:00-18:00')}"
    found = content.refused(edit(PLAN, "torsdag: 13:00-18:00", f"torsdag: {written}"))

    assert {each for where, each in found if where == place} & {code, "P102", "P103"}


@pytest.mark.threat("E4")
@pytest.mark.parametrize(
    "written", ["08:00-16:00", '"08:00-16:00"', "08:00-24:00", "[08:00-12:00, 12:00-16:00]"]
)
def test_hours_mean_the_same_with_and_without_quotation_marks(content, written):
    edit(PLAN, "torsdag: 13:00-18:00", f"torsdag: {written}")(content.root)

    assert run("check", str(content.root))[0] == 0


@pytest.mark.threat("E6")
def test_a_key_that_stands_twice_is_refused(content):
    assert "Y102" in content.codes(edit(LAWS, "    checked: null", "    checked: null\n" * 2))


@pytest.mark.threat("E7")
@pytest.mark.parametrize(
    "change",
    [
        edit(FLOW, "da: Ring 112,", "da: &a Ring 112,"),
        edit(FLOW, "da: Ring 112,", "da: *a"),
        edit(LAWS, "    checked: null", "    <<: {checked: null}"),
        edit(FLOW, "da: Ring 112,", "da: !!python/object/apply:os.system [ls]"),
        edit(FLOW, "da: Ring 112,", "da: !!str Ring 112,"),
    ],
)
def test_anchors_aliases_merge_keys_and_tags_are_refused(content, change):
    assert content.codes(change) & {"Y103", "Y104", "Y105", "Y101"}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.threat("E8")
@pytest.mark.parametrize(
    "spoilt",
    [
        BOMB.encode(),
        b"laws: " + b"[" * 5000 + b"]" * 5000,
        b"laws:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 600)),
        b"laws: " + b"x" * 10_000_000,
        b"laws:\n" + b"".join(b" k%d: 1\n" % n for n in range(100_000)),
    ],
    ids=["bomb", "brackets", "depth", "scalar", "keys"],
)
def test_what_would_unfold_or_never_end_is_refused_before_it_costs_anything(content, spoilt):
    began = time.process_time()
    codes = content.codes(raw(LAWS, spoilt))

    assert codes & {"Y101", "Y103", "Y108", "Y109"}
    assert time.process_time() - began < 20


@pytest.mark.threat("E9")
@pytest.mark.parametrize(
    "spoilt",
    [
        b"laws: {}\t\n",
        "laws: {}\n".encode("utf-16"),
        "laws: {}  # \u202egnitirw\n".encode(),
        "# æ\nlaws: {}\n".encode("latin-1"),
        b"laws: {}\x00\n",
    ],
    ids=["tab", "utf-16", "direction", "latin-1", "nul"],
)
def test_tabs_other_encodings_and_turned_directions_are_refused(content, spoilt):
    assert "Y107" in content.codes(raw(LAWS, spoilt))


@pytest.mark.threat("E9")
def test_the_ends_of_lines_of_another_system_are_taken(content):
    text = (content.root / PLAN).read_bytes()
    (content.root / PLAN).write_bytes(text.replace(b"\n", b"\r\n"))

    assert run("check", str(content.root))[0] == 0


@pytest.mark.threat("E12")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (edit(FLOW, "    to: skoen", "    to: skon"), "F201"),
        (edit(FLOW, "      - to: kan-vente\n", ""), "F203"),
        (edit(FLOW, "        set: {water: now}\n        to: rolle\n", ""), "F204"),
    ],
    ids=["missing", "no branch left", "dead end"],
)
def test_a_way_that_leads_nowhere_is_refused(content, change, code):
    assert code in content.codes(change)


@pytest.mark.threat("E12")
def test_a_branch_that_nobody_takes_and_a_question_that_nobody_reaches_are_told(content):
    """They are warnings: nobody is led astray, but somebody meant something else."""
    for change in CASES["F302"]:
        change(content.root)

    assert re.search(r"vandskade\.yaml:\d+:\d+: .* F302", run("check", str(content.root))[1])


@pytest.mark.threat("E11")
def test_a_circle_without_a_way_out_is_told(content):
    for change in CASES["F303"]:
        change(content.root)

    assert re.search(r"vandskade\.yaml:\d+:\d+: .* F303", run("check", str(content.root))[1])


@pytest.mark.threat("E16")
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "tg://resolve?domain=x", "http://aaby.example/chat", "data:text/html"],
)
def test_only_https_is_an_address(content, address):
    place = f"aaby.yaml:{line_of(PLAN, 'chat: https:')}"
    found = content.refused(edit(PLAN, "chat: https://aaby.example/chat", f'chat: "{address}"'))

    assert (place, "P218") in found


@pytest.mark.threat("E17")
@pytest.mark.parametrize("number", ["37 10 20 12", "+4537102012", "37102012", "37-10-20-12"])
def test_a_number_in_a_text_is_refused(content, number):
    change = edit(FLOW, "da: Ring til dem her.", f"da: Ring til dem på {number}.")

    assert "T201" in content.codes(change)


@pytest.mark.threat("E18")
@pytest.mark.parametrize("number", ["90 10 20 41", "37 10 20 4", "37 10 20 413", "112"])
def test_a_number_that_costs_or_is_none_is_refused(content, number):
    codes = content.codes(edit(PLAN, '"37 10 20 41"', f'"{number}"'))

    assert codes & {"P215", "P216", "P217"}


@pytest.mark.threat("E19")
@pytest.mark.parametrize("key", ["before", "after", "on_enter", "conditions", "call"])
def test_no_key_of_a_flow_names_a_function(content, key):
    short = "    short: {da: Vandet,"
    change = edit(FLOW, short, f"    {key}: os.system\n{short}")

    assert content.codes(change) & {"Y202"}


@pytest.mark.threat("D10")
def test_a_file_that_leads_out_of_the_folder_is_refused(content):
    assert "Y111" in content.codes(link(OTHER))


@pytest.mark.threat("D10")
def test_a_municipality_is_never_a_path(content):
    found = content.codes(edit(PLAN, 'municipality: "0901"', 'municipality: "0901/../0902"'))

    assert found


@pytest.mark.threat("E25")
def test_a_number_of_two_municipalities_is_told(content):
    plan = (
        'municipality: "0902"\nname: Bækby\nsource: https://x.example\nsource_date: 2026-01\n'
        'checked: 2026-09-01\ncontacts:\n  vaerksted:\n    phone: "37 10 20 11"\n'
        "    hours: unknown\n"
    )
    add(OTHER, plan)(content.root)
    told = run("check", str(content.root))[1]

    assert re.search(r"baekby\.yaml:8:13: .*P226: 37 10 20 11 .*aaby\.yaml", told)


@pytest.mark.threat("F5")
def test_sources_that_disagree_need_a_decision(content):
    decided = (
        "conflicts:\n  - about: varmemester.hours\n    decision: 09:00-15:00\n"
        "    reason: den nyeste side\n"
    )

    assert "P227" in content.codes(edit(PLAN, decided, ""))


@pytest.mark.threat("F2")
def test_a_table_that_ends_without_anybody_is_refused(content):
    gone = edit(NATIONAL, "    - contacts: [formand, vaerksted]\n", "")

    assert "P207" in content.codes(gone)
