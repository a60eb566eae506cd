"""The same dialogue on Henvend and on its peers: eleven turns, each of them on one core.

Run: ``make peers`` once, which puts the peers into ``.peers`` and nowhere else, then
``python benchmarks/bench_peers.py``. Each runner is a process of its own, one after the other,
five times round; the best round counts, because the machine is shared. HTTP is left out: an
update comes as bytes and a call ends where it would be sent. Every runner makes the same
texts and keyboards and then asserts that everybody came to the end.

Henvend's turn is decoded, stepped, sealed, committed and packed into the outbox; with SQLite
it is durable before it counts (WAL, synchronous FULL, group commit of 64 people at a time).
The others keep their state in memory, and forget it when they end. The floors are SQLite's
group commit of the same rows with nothing around it, and a dictionary.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.peers.dialogue import written  # noqa: E402

HERE = ROOT / "benchmarks" / "peers"
PEERS = ROOT / ".peers"
OTHER_PYTHON = PEERS / "bin" / "python"
ROUNDS, PEOPLE, AT_A_TIME = 5, 300, 64


@dataclass(frozen=True)
class Runner:
    """One of those measured; *needs* is a file that must be there."""

    name: str
    command: Sequence[str]
    needs: Path | None = None


def runners() -> tuple[Runner, ...]:
    """Return all of them, ours first."""
    python, node, other = sys.executable, shutil.which("node") or "node", str(OTHER_PYTHON)
    ours = (python, "-m", "benchmarks.peers.ours")
    people, together = str(PEOPLE), str(AT_A_TIME)
    return (
        Runner("Henvend, SQLite, durable", (*ours, "sqlite", people, together)),
        Runner("Henvend, in memory", (*ours, "memory", people, "1")),
        Runner(
            "python-telegram-bot, memory", (python, "-m", "benchmarks.peers.ptb", "memory", people)
        ),
        Runner(
            "python-telegram-bot, pickle", (python, "-m", "benchmarks.peers.ptb", "pickle", people)
        ),
        Runner("aiogram FSM, memory", (other, str(HERE / "aiogram_fsm.py"), people), OTHER_PYTHON),
        Runner(
            "aiogram-dialog, memory",
            (other, str(HERE / "aiogram_dialogs.py"), people),
            OTHER_PYTHON,
        ),
        Runner(
            "telegraf scenes, memory",
            (node, str(HERE / "telegraf.js"), people),
            _module("telegraf"),
        ),
        Runner(
            "grammY session, memory", (node, str(HERE / "grammy.js"), people), _module("grammy")
        ),
        Runner("floor: SQLite group commit", (*ours, "floor", people, together)),
        Runner("floor: a dictionary", (*ours, "dictionary", people, "1")),
    )


def _module(name: str) -> Path:
    return PEERS / "node_modules" / name


def once(runner: Runner, dialogue: str) -> dict[str, float]:
    """Run *runner* once on one core, and return what it printed."""
    core = {min(os.sched_getaffinity(0))} if hasattr(os, "sched_setaffinity") else None
    done = subprocess.run(
        list(runner.command),
        cwd=ROOT,
        input=dialogue,
        text=True,
        capture_output=True,
        timeout=300,
        check=False,
        env=os.environ | {"NODE_PATH": str(PEERS / "node_modules"), "PYTHONWARNINGS": "ignore"},
        preexec_fn=(lambda: os.sched_setaffinity(0, core)) if core else None,
    )
    if done.returncode:
        raise SystemExit(f"{runner.name} failed:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Measure everybody in turn, and print the best round of each."""
    dialogue, best = written(), dict[str, dict[str, float]]()
    every = [each for each in runners() if each.needs is None or each.needs.exists()]
    for _ in range(ROUNDS):
        for runner in every:
            found = once(runner, dialogue)
            if found["rate"] > best.get(runner.name, {"rate": 0.0})["rate"]:
                best[runner.name] = found
    heads = f"{'turns/s':>10}{'by CPU':>10}{'p50 us':>9}{'p99 us':>9}"
    print(f"{'one core, best of ' + str(ROUNDS):<30}{heads}")
    for runner in every:
        each = best[runner.name]
        turns = f"{each['rate']:>10,.0f}{each['processor']:>10,.0f}"
        print(f"{runner.name:<30}{turns}{each['p50']:>9,.0f}{each['p99']:>9,.0f}")
    for runner in runners():
        if runner not in every:
            print(f"{runner.name}: left out, it is not here: run `make peers`")


if __name__ == "__main__":
    main()
