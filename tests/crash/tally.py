"""What a campaign has done so far, shared by its worlds; and what is to be disturbed next."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tests.crash.history import FINDINGS, Verdict
from tests.crash.world import Broken


@dataclass
class Tally:
    """How often was disturbed at which point, in how many walks, and what was found."""

    done: Counter[str] = field(default_factory=Counter)
    walks: int = 0
    missed: int = 0
    repeated: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)

    def judged(self, verdict: Verdict) -> None:
        self.walks += 1
        self.repeated += verdict.repeated
        for name in FINDINGS:
            if told := getattr(verdict, name):
                self.found.setdefault(name, []).extend(told)

    def broken(self, why: Broken) -> None:
        """Count a walk that could not go on as a loss."""
        self.walks += 1
        self.found.setdefault("lost", []).append(f"the walk breaks off: {why}")

    @property
    def count(self) -> int:
        return sum(self.done.values())


@dataclass(frozen=True)
class Bounds:
    """A campaign ends with the walk in which it has done *most*, or at *until* of the loop."""

    most: float
    until: float

    def over(self, tally: Tally) -> bool:
        return tally.count >= self.most or asyncio.get_running_loop().time() > self.until


class Turns:
    """Takes the cases of each step in turn: those that were never reached first."""

    def __init__(self, names: Sequence[Sequence[str]], left: Collection[str] | None) -> None:
        """*names* are the cases of each step; *left* those never reached, None for all."""
        self._names = names
        self._tries = [[_tried(name, left) for name in each] for each in names]
        self.cases = sum(map(len, names))
        self.left = {name for each in names for name in each if not _tried(name, left)}
        self.left |= set(left or ())

    def next(self, step: int) -> int:
        """Return the number of the next case of *step*."""
        tries = self._tries[step]
        case = tries.index(min(tries))
        tries[case] += 1
        return case

    def reached(self, step: int, case: int) -> None:
        """Note that a case has come to pass."""
        self.left.discard(self._names[step][case])


def _tried(name: str, left: Collection[str] | None) -> int:
    return int(left is not None and name not in left)


def numbered(step: int, names: Sequence[str]) -> list[str]:
    """Return *names* with the step and which of the same name each is, so that no two are alike."""
    return [f"{step}: {name} #{names[: at + 1].count(name)}" for at, name in enumerate(names)]
