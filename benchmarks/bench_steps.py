"""Turns a second of `step` on the shipped flow, beside a plain dictionary look-up of the same flow.

Run: ``make bench``. Both run in one process, one after the other, five times; the best
of each is printed, because the machine is shared. A turn is everything that `step`
does: the stamp, the rulebook, the facts, the next screen with its contacts as they
stand at that instant. The dictionary knows only which state follows which answer.
"""

import time
from datetime import UTC, datetime
from pathlib import Path

from bot.dialogue.events import Choose, Start
from bot.dialogue.session import Session
from bot.dialogue.step import begin, step
from bot.flow.model import ChoiceId, FlowId
from bot.language import DA
from bot.library import Library
from bot.source.folder import load

ROOT = Path(__file__).resolve().parent.parent
FLOW = FlowId("bekymring")
NOW = datetime(2026, 9, 15, 8, 20, tzinfo=UTC)
WALKS = {
    "teacher, several signs": (
        "nej",
        "medarbejder",
        "0740",
        "under-18",
        "symboler,isolation",
        "nej",
        "go",
    ),
    "citizen, serious sign": ("nej", "borger", "0101", "voksen", "forsvarer", "ja", "go"),
    "danger now": ("ja", "videre", "medarbejder", "0671", "voksen"),
    "faith alone": ("nej", "medarbejder", "0657", "under-18", "tro"),
}
ROUNDS, REPEATS = 5, 200


def choices(answer: str) -> tuple[ChoiceId, ...]:
    """Return the choices of one answer."""
    return tuple(ChoiceId(each) for each in answer.split(","))


def talk(library: Library, answers: tuple[str, ...]) -> list[Session]:
    """Play *answers* and return the sessions passed."""
    turn = begin(library, FLOW, Start(), NOW, DA)
    sessions = []
    for answer in answers:
        assert turn.session is not None
        sessions.append(turn.session)
        turn = step(library, turn.session, Choose(choices(answer), turn.session.stamp), NOW)
    assert turn.session is not None
    return [*sessions, turn.session]


def followed(library: Library, answers: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Return which state follows which answer on one walk."""
    states = [session.state for session in talk(library, answers)]
    onward = zip(states, answers, states[1:], strict=False)
    return {(state, answer): target for state, answer, target in onward}


def turns_a_second(library: Library, answers: tuple[str, ...]) -> float:
    """Return the turns a second of `step`, once."""
    started = time.perf_counter()
    for _ in range(REPEATS):
        talk(library, answers)
    return REPEATS * (len(answers) + 1) / (time.perf_counter() - started)


def lookups_a_second(table: dict[tuple[str, str], str], answers: tuple[str, ...]) -> float:
    """Return the turns a second of the dictionary, once."""
    started = time.perf_counter()
    for _ in range(REPEATS * 50):
        state = "fare"
        for answer in answers:
            state = table[(state, answer)]
    return REPEATS * 50 * len(answers) / (time.perf_counter() - started)


def main() -> None:
    """Measure and print."""
    library = load(ROOT).library
    assert library is not None
    print(f"{'walk':<26}{'step, turns/s':>15}{'dictionary/s':>15}")
    for name, answers in WALKS.items():
        ours = max(turns_a_second(library, answers) for _ in range(ROUNDS))
        table = followed(library, answers)
        floor = max(lookups_a_second(table, answers) for _ in range(ROUNDS))
        print(f"{name:<26}{ours:>15,.0f}{floor:>15,.0f}")


if __name__ == "__main__":
    main()
