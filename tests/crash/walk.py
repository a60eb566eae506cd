"""The walk that is disturbed: a teacher asks about a pupil, is in doubt, deletes it all.

It is made of presses by label and of typed texts. What each of them shows is learnt by walking
once undisturbed (`world.learnt`).
"""

from dataclasses import dataclass

from tests.channels.walking import ACUTE, BACK, REVIEW, moves

BEFORE_ACUTE = 4
"""Answers before the person asks whether this is acute."""

FORGET = "/slet"
"""What deletes the conversation."""


@dataclass(frozen=True)
class Action:
    """Press the newest button with the label *said*, or write *said*."""

    said: str
    written: bool = False


def actions() -> tuple[Action, ...]:
    """Return the whole walk."""
    asked = tuple(Action(move.label, move.written) for move in moves())
    last = asked[BEFORE_ACUTE - 1]
    return (
        Action("/start", written=True),
        *asked[:BEFORE_ACUTE],
        Action(ACUTE),
        Action(BACK),
        Action("/tilbage", written=True),
        last,
        *asked[BEFORE_ACUTE:],
        Action(REVIEW),
        Action(FORGET, written=True),
    )
