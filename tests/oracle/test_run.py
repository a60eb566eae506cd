"""`make prove-brute` on a small sample: killed and run again, it goes on where it was."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.oracle.__main__ import arguments, digest, keep, kept, main
from tests.shipped import ROOT

SAMPLE = ("--only", "0825", "abroad", "--days", "1", "--ahead", "20", "--from", "2026-09-15")
PATIENCE = 120


def begun(state: Path) -> int:
    """Begin a run in processes of its own, kill them all once something is kept; count it."""
    command = (sys.executable, "-m", "tests.oracle", *SAMPLE, "--workers", "1")
    run = subprocess.Popen(
        (*command, "--state", str(state)), cwd=ROOT, start_new_session=True, stdout=-3, stderr=-3
    )
    until = time.monotonic() + PATIENCE
    while not state.exists() and run.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return len(json.loads(state.read_text("utf-8"))["done"])


def result(told: str) -> list[str]:
    """Return the sums that a run prints at its end."""
    return [line for line in told.splitlines() if "were compared before" not in line]


def test_a_killed_run_goes_on_where_it_was_and_ends_alike(tmp_path: Path, capsys) -> None:
    stopped, whole = tmp_path / "stopped.json", tmp_path / "whole.json"
    before = begun(stopped)

    assert main((*SAMPLE, "--state", str(whole))) == 0
    once = capsys.readouterr().out
    every = len(json.loads(whole.read_text("utf-8"))["done"])
    assert 0 < before <= every
    assert main((*SAMPLE, "--state", str(stopped))) == 0
    again = capsys.readouterr().out
    assert f"{before} of {every} were compared before, {every - before} are left" in again
    assert result(again) == result(once)
    assert "were compared before" not in once
    assert "\n0 disagreements" in once


def test_what_was_compared_of_another_stretch_of_time_is_no_result_of_this_one(
    tmp_path: Path,
) -> None:
    state = tmp_path / "state.json"
    keep("this", {"[]": [1, 1, []]}, state)
    one, another = (digest(arguments((*SAMPLE, *more))) for more in ((), ("--days", "2")))

    assert (kept("this", state), kept("that", state)) == ({"[]": [1, 1, []]}, {})
    assert one != another
