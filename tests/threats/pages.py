"""The two pages of the documents that are made from the catalogue, the hazards and the marks."""

from collections import Counter

from tests.threats.biting import Switch, switches
from tests.threats.catalogue import (
    NOT_YET,
    OUTSIDE,
    Case,
    Control,
    Hazard,
    cases,
    hazards,
    sections,
)
from tests.threats.marks import Performed, performed

MADE = "Made from `{}` and the marks in the tests by `python -m tests.threats.write`; edit those."

THREATS = """\
# What can go wrong, and who may try what

{made}

{count} cases: {tested} are performed by tests, {tests} of them in all, at the real boundary: over
HTTP, against an emulated Telegram, on files and databases, with processes that are killed.
{outside}{not_yet}
`pytest -m threat` runs them. What a control is worth is shown by `make bite`, which switches off
one after the other and sees a test turn red: see [hazards](hazards.md).
"""

HAZARDS = """\
# What may happen to somebody, and what is done against it

{made}

Severity × likelihood, one to five, before the controls and with them: an estimate of those who
build, to be looked at by those who answer for the service. Each control names its cases, and
[threats](threats.md) their tests. *Switched off* is how many parts of it `make bite` takes out of a
copy of the program, one at a time, and sees a test turn red; all of them stand at the end. On
24 November 2026 all 64 did, in one run of six and a half minutes.
"""

SWITCHED_OFF = """\
## What is switched off, and the test that turns red

| case | control | where | test |
|---|---|---|---|
"""

Tests = dict[str, tuple[Performed, ...]]


def threats() -> str:
    """Return the page of all cases."""
    tests, all_cases = performed(), cases()
    kinds = Counter(_kind(each) for each in all_cases)
    head = THREATS.format(
        made=MADE.format("tests/threats/catalogue.md"),
        count=len(all_cases),
        tested=kinds["tested"],
        tests=len({each for found in tests.values() for each in found}),
        outside=f"{kinds[OUTSIDE]} lie outside of what a program can do, with the reason."
        if kinds[OUTSIDE]
        else "",
        not_yet=f" {kinds[NOT_YET]} are not built yet." if kinds[NOT_YET] else "",
    )
    parts = [
        f"{title}\n\n| id | case | what happens | test |\n|---|---|---|---|\n"
        + "".join(_row(each, tests) for each in found)
        for title, found in sections().items()
    ]
    return "\n".join([head, *parts])


def hazard_log() -> str:
    """Return the page of all hazards."""
    tests = performed()
    head = HAZARDS.format(made=MADE.format("tests/threats/hazards.md"))
    found = [_hazard(each, tests) for each in hazards()]
    return "\n".join([head, *found, SWITCHED_OFF + "".join(map(_switched, switches()))])


def _kind(case: Case) -> str:
    if case.is_tested:
        return "tested"
    return OUTSIDE if case.happens.startswith(OUTSIDE) else NOT_YET


def _row(case: Case, tests: Tests) -> str:
    shown = "<br>".join(_link(each) for each in tests.get(case.id, ())) if case.is_tested else "–"
    return f"| {case.id} | {case.case} | {case.happens} | {shown} |\n"


def _link(test: Performed) -> str:
    words = test.test.removeprefix("test_").replace("_", " ")
    return f"[{words}](../{test.file})"


def _hazard(hazard: Hazard, tests: Tests) -> str:
    (a, b), (c, d) = hazard.before, hazard.after
    rows = "".join(_control(each, tests) for each in hazard.controls)
    head = "| control | cases | tests | switched off |\n|---|---|---|---|\n"
    return f"## {hazard.name}\n\nBefore {a} × {b}, with the controls {c} × {d}.\n\n{head}{rows}"


def _control(control: Control, tests: Tests) -> str:
    count = len({test for case in control.cases for test in tests.get(case, ())})
    off = sum(each.case in control.cases for each in switches())
    return f"| {control.does} | {', '.join(control.cases)} | {count} | {off or '–'} |\n"


def _switched(switch: Switch) -> str:
    file, *_, name = switch.test.split("::")
    test = _link(Performed(file, name))
    return f"| {switch.case} | {switch.control} | `{switch.file}` | {test} |\n"
