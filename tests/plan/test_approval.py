"""The imprint of what people are told: the same everywhere, and another when that changes."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from bot.conditions import ContactId
from bot.plan.approval import approved_now, imprint, lapsed
from bot.plan.imprint import LETTERS
from tests.patience import PATIENCE
from tests.shipped import ROOT, library

PLANS = [plan for plan in library().plans.values() if plan.own]
COMMAND = """
from pathlib import Path
from bot.plan.approval import imprint
from bot.source.folder import load
plans = load(Path('.')).library.plans.values()
print(*(imprint(plan) for plan in plans if plan.own))
"""


def test_the_imprint_does_not_depend_on_the_process() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", COMMAND],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(seen) == 1


@pytest.mark.threat("E24", "I4")
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.place.name)
def test_an_approved_plan_is_approved_until_it_tells_something_else(plan) -> None:
    approved = replace(plan, approved=date(2026, 9, 1), approved_content=imprint(plan))
    contact = next(each for each in plan.contacts.values() if each.where.path == plan.where.path)
    renamed = replace(contact, title={"da": "Et andet navn"})
    other = replace(approved, contacts={**plan.contacts, ContactId(contact.id): renamed})

    assert approved_now(approved)
    assert not lapsed(approved)
    assert lapsed(other)
    assert not approved_now(other)


def test_every_plan_has_an_imprint_of_its_own() -> None:
    found = [imprint(plan) for plan in PLANS]

    assert len(set(found)) == len(found)
    assert all(len(each) == LETTERS for each in found)


def test_a_plan_without_a_date_is_neither_approved_nor_lapsed() -> None:
    plan = replace(PLANS[0], approved=None, approved_content=imprint(PLANS[0]))

    assert not approved_now(plan)
    assert not lapsed(plan)
