"""Results without persons: one line of JSON a conversation, with nothing that tells whose it is.

A line has the scenario, the municipality, the day, whether the outcome and the contacts
were right, the question where it went wrong, and the seconds to the nearest five. There
is no field for a name, a time of day or a text.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date

from bot.exercise.chosen import Situation
from bot.exercise.judging import Verdict
from bot.flow.model import StateId
from bot.plan.model import MunicipalityCode

FILE = "exercise-results.jsonl"


@dataclass(frozen=True, slots=True)
class Result:
    """What is kept of one conversation."""

    scenario: str
    municipality: MunicipalityCode
    day: date
    outcome: bool
    contacts: bool
    question: StateId | None
    seconds: int

    @property
    def right(self) -> bool:
        """Tell whether the right contacts came first, at the right outcome."""
        return self.outcome and self.contacts


def result_of(
    situation: Situation, verdict: Verdict, municipality: MunicipalityCode, day: date
) -> Result:
    """Return what is kept of *verdict*; a question only where it went wrong."""
    question = None if verdict.right else verdict.question
    return Result(
        scenario=situation.id,
        municipality=municipality,
        day=day,
        outcome=verdict.outcome,
        contacts=verdict.contacts,
        question=question,
        seconds=verdict.seconds,
    )


def to_line(result: Result) -> str:
    """Return *result* as one line that `from_line` reads back."""
    kept = {**asdict(result), "day": result.day.isoformat()}
    return json.dumps(kept, ensure_ascii=False) + "\n"


def from_line(line: str) -> Result | None:
    """Return the result that *line* holds, or None where it holds something else."""
    try:
        kept: object = json.loads(line)
    except ValueError:
        return None
    return _result(kept) if isinstance(kept, dict) else None


def _result(kept: dict[str, object]) -> Result | None:
    scenario, code, day = kept.get("scenario"), kept.get("municipality"), kept.get("day")
    question, seconds = kept.get("question"), kept.get("seconds")
    outcome, contacts = kept.get("outcome"), kept.get("contacts")
    if not (isinstance(scenario, str) and isinstance(code, str) and isinstance(day, str)):
        return None
    if not (isinstance(outcome, bool) and isinstance(contacts, bool)):
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int):
        return None
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    where = StateId(question) if isinstance(question, str) else None
    return Result(scenario, MunicipalityCode(code), on, outcome, contacts, where, seconds)
