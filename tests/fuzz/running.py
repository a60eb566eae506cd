"""Many inputs one after the other, each held to a second and to 256 MB; what is odd is kept."""

import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

LONGEST = 1.0
"""Seconds of processor time for one input."""

TRIES = 3
"""How often an input is tried that was odd: a busy machine alone makes none odd."""

MOST = 256 * 1024 * 1024
"""Bytes that one input may need beyond what stands there before it."""


class TooLong(BaseException):
    """An input took longer than `LONGEST`; no handler of ordinary errors may swallow it."""


PEAKS = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Odd:
    """An input that was neither accepted nor refused as it should be."""

    seed: int
    number: int
    what: str


@dataclass(slots=True)
class Tally:
    """What came of many inputs; *slowest* in milliseconds of processor time."""

    done: Counter[str] = field(default_factory=Counter)
    odd: list[Odd] = field(default_factory=list)
    slowest: int = 0

    def add(self, other: "Tally") -> None:
        """Take in what *other* counted."""
        self.done.update(other.done)
        self.odd.extend(other.odd)
        self.slowest = max(self.slowest, other.slowest)


Take = Callable[[int, int], str]
"""Takes the input of a seed and a number, and says in a word what became of it."""


def run(take: Take, seed: int, numbers: Iterable[int], longest: float = LONGEST) -> Tally:
    """Return what *take* makes of the inputs *numbers* under *seed*, each in *longest* seconds."""
    tally = Tally()
    before = signal.signal(signal.SIGPROF, _too_long)
    try:
        for number in numbers:
            _one(lambda number=number: take(seed, number), Odd(seed, number, ""), tally, longest)
    finally:
        signal.signal(signal.SIGPROF, before)
    return tally


def _one(taken: Callable[[], str], which: Odd, tally: Tally, longest: float) -> None:
    _forget_peak()
    memory, said, spent = _peak(), "", 0.0
    for _ in range(TRIES):
        became, said, spent = _tried(taken, longest)
        if became:
            break
    tally.done[became or "odd"] += 1
    if said:
        tally.odd.append(replace(which, what=said))
    if _peak() - memory > MOST:
        tally.odd.append(replace(which, what="needs more than 256 MB"))
    tally.slowest = max(tally.slowest, round(spent * 1000))


def _tried(taken: Callable[[], str], longest: float) -> tuple[str, str, float]:
    """Return what became of an input, or what was said instead; and the seconds it took."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, longest)
    try:
        return taken(), "", time.process_time() - began
    except (Exception, TooLong) as error:
        signal.setitimer(signal.ITIMER_PROF, 0)
        return "", _said(error), time.process_time() - began
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooLong


def _forget_peak() -> None:
    """Let the peak of memory begin again at what is used now: what came before is no measure.

    Linux alone can (proc(5): 5 into clear_refs); elsewhere a high peak before hides a lower one.
    """
    if PEAKS.exists():
        PEAKS.write_text("5")


def _peak() -> int:
    """Return the most memory that this process had since `_forget_peak`, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _said(error: BaseException) -> str:
    """Return the error in one line, with the last place of ours that it passed."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "/bot/" in each.filename]
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}: {error}"[:200].replace("\n", " ") + place
