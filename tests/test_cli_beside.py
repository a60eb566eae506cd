"""Work beside other work comes to the same, wherever it is done."""

import subprocess
import sys

import pytest

from bot.cli.beside import beside
from tests.shipped import ROOT

FORKED = """
import os
HERE = os.getpid()
from datetime import date
from pathlib import Path
from bot.cli.beside import beside
from bot.proof.whole import prove_all, thirteen_months
from bot.source.folder import load

assert beside(os.getpid)() != os.getpid()
assert beside(lambda: os._exit(3) if os.getpid() != HERE else "done here")() == "done here"
library = load(Path(".")).library
flows, period = [library.flows["handlingsplan"]], thirteen_months(date(2026, 9, 15))
assert prove_all(library, flows, period, beside=beside) == prove_all(library, flows, period)
print("the same")
"""


def test_a_proof_is_the_same_in_two_processes_and_in_one() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKED], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == ("the same\n", "")


def test_what_the_work_raises_is_raised_where_its_result_is_asked_for() -> None:
    result = beside(lambda: 1 // 0)

    with pytest.raises(ZeroDivisionError):
        result()
