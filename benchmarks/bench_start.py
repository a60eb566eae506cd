"""Cold start: the library with 98 plans, and the whole command ``henvend say``.

Each is measured as a process of its own, ten times; the best and the median are
printed. The library's time is taken inside the process, imports left out.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10

SAY = [
    sys.executable, "-m", "bot", "say", "--municipality", "silkeborg", "--at", "2026-09-15T10:20",
    "--json", "fare=nej", "rolle=medarbejder", "alder=under-18",
    "tegn=symboler,isolation", "leder=nej",
]  # fmt: skip
LOAD = """
import time
from pathlib import Path
from bot.source.folder import load
started = time.perf_counter()
loaded = load(Path("."))
took = time.perf_counter() - started
assert loaded.library is not None and len(loaded.library.plans) == 98
print(took)
"""


def whole(command: list[str]) -> float:
    """Return the seconds that *command* took as a process."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def inside() -> float:
    """Return the seconds that loading the library took in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def line(name: str, seconds: list[float]) -> str:
    """Return one line of the report."""
    best, middle = min(seconds) * 1000, statistics.median(seconds) * 1000
    return f"{name:<34}{best:>8.0f}{middle:>10.0f}"


def main() -> None:
    """Measure and print."""
    print(f"{'cold start, ms':<34}{'best':>8}{'median':>10}")
    print(line("library with 98 plans", [inside() for _ in range(TIMES)]))
    print(line("henvend say, the whole process", [whole(SAY) for _ in range(TIMES)]))
    bare = [sys.executable, "-c", "pass"]
    print(line("python alone", [whole(bare) for _ in range(TIMES)]))


if __name__ == "__main__":
    main()
