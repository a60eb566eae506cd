"""One person's position in a flow. No field can hold free text, a name or a number."""

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from bot.dialogue.events import Stamp
from bot.flow.model import ChoiceId, Digest, FlowId, StateId
from bot.language import Lang
from bot.plan.model import MunicipalityCode

IDLE = timedelta(hours=24)
"""How long a session lives after its last event (data map, fault catalogue 4)."""

LONGEST = timedelta(hours=72)
"""How long it lives after its first event, however busy."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen in *state*: choices, a municipality's code, an area, or the branch taken."""

    state: StateId
    choices: tuple[ChoiceId, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """Where one conversation stands.

    *path* holds every answer and every branch on the way here, in order; the facts are
    their fold. *kept* are answers to questions further on, used again when those are
    reached. *ticked* are the items of the check list on screen. *return_to* is where an
    interrupt was pressed. *offered* and *link* come from a deep link. *seen* is UTC.
    """

    flow: FlowId
    digest: Digest
    lang: Lang
    state: StateId
    turn: int
    seen: datetime
    path: tuple[Answer, ...] = ()
    kept: tuple[Answer, ...] = ()
    ticked: tuple[ChoiceId, ...] = ()
    return_to: StateId | None = None
    offered: MunicipalityCode | None = None
    link: str | None = None

    @property
    def stamp(self) -> Stamp:
        """Return what binds a button to this flow, state and turn: at most 9 ASCII characters."""
        return Stamp(f"{self.turn}.{_short_hash(self.digest, self.state)}")

    @property
    def place(self) -> tuple[object, ...]:
        """Return everything but the time: two sessions with the same place go on alike."""
        return (
            self.flow,
            self.digest,
            self.lang,
            self.state,
            self.turn,
            self.path,
            self.kept,
            self.ticked,
            self.return_to,
            self.offered,
            self.link,
        )

    def seen_at(self, now: datetime) -> "Session":
        """Return the same session after an event at *now* (aware)."""
        return Session(
            self.flow,
            self.digest,
            self.lang,
            self.state,
            self.turn,
            now,
            self.path,
            self.kept,
            self.ticked,
            self.return_to,
            self.offered,
            self.link,
        )


@lru_cache(maxsize=1024)
def _short_hash(digest: Digest, state: StateId) -> str:
    return f"{zlib.crc32(f'{digest}/{state}'.encode()) & 0xFFFF:04x}"


Json = dict[str, object]


def to_json(session: Session) -> Json:
    """Return *session* as a JSON object that `from_json` reads back."""
    return {
        "flow": session.flow,
        "digest": session.digest,
        "lang": session.lang,
        "state": session.state,
        "turn": session.turn,
        "seen": int(session.seen.timestamp()),
        "path": [[answer.state, *answer.choices] for answer in session.path],
        "kept": [[answer.state, *answer.choices] for answer in session.kept],
        "ticked": list(session.ticked),
        "return_to": session.return_to,
        "offered": session.offered,
        "link": session.link,
    }


def from_json(stored: Json) -> Session:
    """Return the session that `to_json` wrote; raise ValueError where it is another shape."""
    try:
        return _from_json(stored)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a stored session: {error}") from error


def _from_json(stored: Json) -> Session:
    return Session(
        flow=FlowId(_string(stored["flow"])),
        digest=Digest(_string(stored["digest"])),
        lang=Lang(_string(stored["lang"])),
        state=StateId(_string(stored["state"])),
        turn=_whole(stored["turn"]),
        seen=datetime.fromtimestamp(_whole(stored["seen"]), UTC),
        path=_answers(stored["path"]),
        kept=_answers(stored["kept"]),
        ticked=tuple(ChoiceId(each) for each in _strings(stored["ticked"])),
        return_to=None if stored["return_to"] is None else StateId(_string(stored["return_to"])),
        offered=None if stored["offered"] is None else MunicipalityCode(_string(stored["offered"])),
        link=None if stored["link"] is None else _string(stored["link"]),
    )


def _answers(stored: object) -> tuple[Answer, ...]:
    if not isinstance(stored, list):
        raise TypeError("answers are a list")
    rows = [_strings(row) for row in stored]
    return tuple(Answer(StateId(row[0]), tuple(map(ChoiceId, row[1:]))) for row in rows)


def _strings(stored: object) -> list[str]:
    if not isinstance(stored, list):
        raise TypeError("expected a list")
    return [_string(each) for each in stored]


def _string(stored: object) -> str:
    if not isinstance(stored, str):
        raise TypeError("expected a string")
    return stored


def _whole(stored: object) -> int:
    if not isinstance(stored, int):
        raise TypeError("expected a whole number")
    return stored
