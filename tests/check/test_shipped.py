"""The content that ships: no error, and few warnings, all of them true."""

from datetime import date
from pathlib import Path

from bot.check import check
from bot.check.report import as_text
from bot.language import DA
from bot.problems import Severity
from bot.source.folder import load

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 9, 15)
TRUE_WARNINGS = {"P219", "P222"}
"""Old pages without https, and a plan whose own date has passed."""


def lines(path):
    return (ROOT / path).read_text(encoding="utf-8").split("\n")


def problems(today):
    loaded = load(ROOT)
    assert loaded.draft is not None
    return check(loaded.draft, today, loaded.problems)


def test_nothing_in_it_is_an_error():
    found = [each for each in problems(TODAY) if each.severity == Severity.ERROR]

    assert not found, "\n" + as_text(found, lines, DA)


def test_its_warnings_are_few_and_known(capsys):
    found = [each for each in problems(TODAY) if each.severity == Severity.WARNING]
    with capsys.disabled():
        print("\n" + as_text(found, lines, DA))

    assert {each.code for each in found} <= TRUE_WARNINGS


def test_the_date_alone_never_makes_an_error():
    later = problems(date(2126, 1, 1))

    assert all(each.severity < Severity.ERROR for each in later)
    assert {"P222", "F322"} <= {each.code for each in later}
