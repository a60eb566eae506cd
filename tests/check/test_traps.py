"""What people really write that YAML cannot read: the right line, and a repair that works."""

import pytest
import yaml

from bot.check.catalogue import hint, message
from bot.language import DA, EN
from bot.source.yaml import parse
from tests.problems.cases import FLOW, PLAN, after, edit

TRAPS = {
    "a colon in a text": ("da: Ring nu: det haster", 1, 'da: "Ring nu: det haster"'),
    "a colon at the end of a text": ("da: Sig det sådan:\nen: x", 1, 'da: "Sig det sådan:"'),
    "a comment after it": ("da: Ring nu: det haster   # kort", 1, 'da: "Ring nu: det haster"'),
    "quotation marks inside": ('da: Sig "hej": nu', 1, "da: 'Sig \"hej\": nu'"),
    "no space after the colon": ("a:\n  da:Ja\n  en: x", 2, "da: Ja"),
    "no space on the last line": ("a:\n  en: x\n  da:Ja\nb: c", 3, "da: Ja"),
    "a placeholder first": ("da: {area} er her\nen: x", 1, 'da: "{area} er her"'),
    "a bracket first": ("da: [sic] er her\nen: x", 1, 'da: "[sic] er her"'),
    "words after a quotation": ('da: "Nej" tak\nen: x', 1, "da: '\"Nej\" tak'"),
    "an at sign first": ("da: @klubben", 1, 'da: "@klubben"'),
    "a per cent first": ("da: %5 af dem", 1, 'da: "%5 af dem"'),
}
UNMENDED = {
    "a quotation that never ends": ('a: 1\nda: "Ring nu\nen: x\n', 2, "quotation mark"),
    "a bracket that never ends": ("a: 1\nja: {da: Ja, en: Yes\nb: c\n", 2, "bracket"),
    "a quotation that another one ends": (
        'a: "37 10\nb:\n  en: x "y" z\nc: d\n',
        1,
        "quotation mark",
    ),
    "a contact that has left its place": (
        "contacts:\n  a:\n    b: c\nd:\n    e: f\n  g:\n    h: i\n",
        4,
        "indent",
    ),
    "a list that never ends": ("steps: [a, b\nb: c\n", 1, "bracket"),
    "a colon inside braces": ("ja: {da: Ring: nu, en: x}", 1, "quotation marks"),
    "a line without a colon": ("a:\n  b\n  c: d\n", 2, "colon"),
    "a line too far in": ("a:\n  b: c\n   d: e\n", 3, "indent"),
    "lines too far in below a key that is gone": (
        "a:\n  b:\n      da: x\n      en: y\n    c: d\n    e: f\n",
        3,
        "indent",
    ),
    "a line too far out": ("a:\n    b: c\n  d: e\n", 3, "indent"),
    "a list on the line of its name": ("a: - b\n", 1, "next line"),
    "two versions that git left": (
        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n",
        2,
        "<<<<<<<",
    ),
    "a backslash": ('a: "C:\\hej"', 1, "single quotation"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_hint_is_a_line_that_can_be_read(trap):
    text, line, repair = TRAPS[trap]
    tree, (problem,) = parse("x.yaml", text.encode())

    assert tree is None
    assert (problem.code, problem.where.line) == ("Y101", line)
    assert repair in hint(problem, EN) and repair in hint(problem, DA)
    assert list(yaml.safe_load(repair)) == ["da"]


@pytest.mark.parametrize("trap", UNMENDED)
def test_the_hint_says_what_to_do_where_no_line_can_be_offered(trap):
    text, line, words = UNMENDED[trap]
    tree, (problem,) = parse("x.yaml", text.encode())

    assert tree is None
    assert (problem.code, problem.where.line) == ("Y101", line)
    assert words in hint(problem, EN) + message(problem, EN)


def test_a_file_that_does_not_begin_is_no_riddle():
    tree, (problem,) = parse("x.yaml", b"")

    assert tree is None and problem.code == "Y109"


def test_a_space_that_is_none_is_told_by_its_name():
    tree, (problem,) = parse("x.yaml", "a:\n  hours:\u00a0unknown\n  c: d\n".encode())

    assert tree is None
    assert (problem.code, problem.where.line, problem.where.column) == ("Y107", 2, 9)
    assert "NO-BREAK SPACE" in message(problem, EN)


def test_a_file_in_another_encoding_is_to_be_saved_again():
    tree, (problem,) = parse("x.yaml", "a: b\nc: blåbær\n".encode("latin-1"))

    assert tree is None
    assert (problem.code, problem.where.line) == ("Y107", 2)
    assert hint(problem, EN) == "save the file again as UTF-8"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("office_day", "office_days"),
        ("alway", "always"),
        ("monday-friday 08:00-16:00", "mandag-fredag 08:00-16:00"),
        ("mandag-fredg 08:00-16:00", "mandag-fredag 08:00-16:00"),
        ("mnadag 08:00-16:00", "mandag 08:00-16:00"),
        ("sometimes, perhaps", ""),
        ("mandag-fredg hele dagen", ""),
    ],
)
def test_hours_that_were_nearly_right_are_offered_right(written, meant, tmp_path):
    changed = edit(PLAN, "hours: Mo-Fr 07:00-15:00", f"hours: {written}")
    (problem,) = [
        each for each in after(tmp_path / "content", changed).problems if each.code == "P103"
    ]

    assert dict(problem.values)["near"] == meant


@pytest.mark.parametrize(
    ("written", "repair"),
    [("0900", "09:00"), ("1530", "15:30"), ("9", "09:00"), ("9.30", "09:30"), ("900", "09:00")],
)
def test_a_time_without_a_colon_is_offered_with_one(written, repair, tmp_path):
    changed = edit(PLAN, "torsdag: 13:00-18:00", f"torsdag: {written}-18:00")
    (problem,) = [each for each in after(tmp_path / "c", changed).problems if each.code == "P102"]

    assert dict(problem.values)["repair"] == repair


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("torsdg", "torsdag"),
        ("thursday", "torsdag"),
        ("mandag-torsdg", "mandag-torsdag"),
        ("x", ""),
    ],
)
def test_a_weekday_that_was_nearly_right_is_offered_right(written, meant, tmp_path):
    changed = edit(PLAN, "torsdag: 13:00-18:00", f"{written}: 13:00-18:00")
    (problem,) = [each for each in after(tmp_path / "c", changed).problems if each.code == "P105"]

    assert dict(problem.values)["near"] == meant


def test_a_negation_in_words_is_offered_as_it_is_written(tmp_path):
    changed = edit(PLAN, "    - when: {level: small, who", "    - when: {level: not small, who")
    (problem,) = [each for each in after(tmp_path / "c", changed).problems if each.code == "F201"]

    assert dict(problem.values)["near"] == "{not: small}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ring <b>nu</b>", "<b>"),
        ("Ring **nu**", "**n"),
        ("Ring [her](x)", "[her]("),
        ("Ring 2 < 3 gange", ""),
        ("Ring * nu (se [1])", ""),
    ],
)
def test_markup_is_told_and_signs_are_not(text, told, tmp_path):
    changed = edit(FLOW, "da: Få lukket for vandet.", f'da: "{text}"')
    found = [each for each in after(tmp_path / "c", changed).problems if each.code == "T227"]

    assert [dict(each.values)["value"] for each in found] == ([told] if told else [])
