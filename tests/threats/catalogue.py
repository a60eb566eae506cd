"""The cases of `catalogue.md` and the hazards of `hazards.md`, as values."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROW = re.compile(r"\| ([A-J]\d+) \| (.+?) \| (.+?) \|")
TITLE = re.compile(r"## [A-J]\. .+")
HAZARD = re.compile(r"## (.+) \((\d) × (\d) → (\d) × (\d)\)")
CONTROL = re.compile(r"- (.+): ((?:[A-J]\d+(?:, |$))+)")
OUTSIDE, NOT_YET = "outside: ", "not yet: "


@dataclass(frozen=True, slots=True)
class Case:
    """One case; *happens* is what then happens, or why it stands without a test."""

    id: str
    case: str
    happens: str

    @property
    def is_tested(self) -> bool:
        """Tell whether a test has to perform it."""
        return not self.happens.startswith((OUTSIDE, NOT_YET))


@dataclass(frozen=True, slots=True)
class Control:
    """What is done against a hazard, and the ids of the cases that show it."""

    does: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hazard:
    """What may happen to somebody: severity × likelihood (1 to 5) before and with the controls."""

    name: str
    before: tuple[int, int]
    after: tuple[int, int]
    controls: tuple[Control, ...]


def sections() -> dict[str, tuple[Case, ...]]:
    """Return the cases under their headings, in the order of the file."""
    found: dict[str, tuple[Case, ...]] = {}
    for line in (HERE / "catalogue.md").read_text("utf-8").splitlines():
        if TITLE.fullmatch(line):
            found[line] = ()
        elif row := ROW.fullmatch(line):
            *_, last = found
            found[last] += (Case(*row.groups()),)
    return found


def cases() -> tuple[Case, ...]:
    """Return every case."""
    return tuple(case for each in sections().values() for case in each)


def hazards() -> tuple[Hazard, ...]:
    """Return every hazard with its controls."""
    found: list[Hazard] = []
    for line in (HERE / "hazards.md").read_text("utf-8").splitlines():
        if title := HAZARD.fullmatch(line):
            name, *numbers = title.groups()
            a, b, c, d = map(int, numbers)
            found.append(Hazard(name, (a, b), (c, d), ()))
        elif control := CONTROL.fullmatch(line):
            last = found.pop()
            added = Control(control[1], tuple(control[2].split(", ")))
            found.append(Hazard(last.name, last.before, last.after, (*last.controls, added)))
    return tuple(found)
