"""``henvend check`` after a save: the first time, and again while it watches.

The second time only the saved file is read; every check is made each time. Best and
median of ten, in one process, imports left out.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from bot.cli.check import ONCE, Reading, problems_of

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10
NUMBER = ("21 76 41 68", "21 76 41 69")


def save(content: Path, old: str, new: str) -> None:
    """Write *new* in the place of *old* in one plan."""
    plan = content / "municipal_configs" / "silkeborg.yaml"
    plan.write_text(plan.read_text("utf-8").replace(old, new), "utf-8")


def after_saves(content: Path, *, kept: bool) -> list[float]:
    """Return the seconds of each check after a save; *kept*: what was read of the others is."""
    reading = Reading.kept() if kept else ONCE
    problems_of(content, reading)
    seconds = []
    for number in range(TIMES):
        save(content, *(NUMBER if number % 2 == 0 else reversed(NUMBER)))
        started = time.perf_counter()
        problems_of(content, reading)
        seconds.append(time.perf_counter() - started)
    return seconds


def line(name: str, seconds: list[float]) -> str:
    """Return one line of the report."""
    best, middle = min(seconds) * 1000, statistics.median(seconds) * 1000
    return f"{name:<34}{best:>8.0f}{middle:>10.0f}"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        for each in ("flows", "municipal_configs"):
            shutil.copytree(ROOT / each, content / each)
        print(f"{'check after a save, ms':<34}{'best':>8}{'median':>10}")
        print(line("reading everything again", after_saves(content, kept=False)))
        print(line("reading the saved file only", after_saves(content, kept=True)))


if __name__ == "__main__":
    main()
