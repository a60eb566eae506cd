"""Whether an edit changes what anybody is told: what `who` and `say` print, before and after.

Asked are the municipalities that the edited file concerns, at instants of every class of time
that `diff` tells apart, with every combination of what their plans ask of; and a sample of
the paths that the steps of an outcome can tell apart. They are asked in turn, for the first
answer that differs ends it.
"""

import argparse
import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import date

from bot.cli import say, who
from bot.conditions import atoms_of, holds
from bot.dialogue.fold import PLACE_ABROAD, PLACE_UNKNOWN
from bot.flow.model import AreaQuestion, Flow, FlowId, Outcome, PlaceQuestion, StateId
from bot.language import Lang
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.proof.walks import Visit, Walks, places_to_walk
from tests.planted.asked import CLOCK, facts, in_turn, moments

HALF_HOUR = 30
NOWHERE = {PLACE_UNKNOWN: "unknown", PLACE_ABROAD: "abroad"}
PATHS = 200
"""How many paths are played at most for one edit and municipality; a difference ends it."""


@dataclass(frozen=True)
class Asked:
    """One call of a command."""

    command: str
    words: tuple[str, ...]
    at: str
    flow: str = ""
    municipality: str = ""


class Words(tuple[str, ...]):
    """The answers of one path, but for the municipality, and the outcome *end* they lead to.

    *nowhere* is the answer that there is no municipality, where the path gives it.
    """

    end: StateId
    nowhere: str


class Printed:
    """What the commands print for the content *old*, and whether another says otherwise."""

    def __init__(
        self,
        old: Library,
        today: date,
        flows: tuple[FlowId, ...] | None = None,
        minutes: int = HALF_HOUR,
    ) -> None:
        """Ask in the year from *today*, every so many *minutes* of a day of each class.

        Paths of *flows* are played too, of all of them where not stated.
        """
        self._minutes = minutes
        self._old = old
        self._today = today
        self._said: dict[Asked, str] = {}
        played = tuple(old.flows) if flows is None else flows
        self._played = played
        self._known_paths: dict[FlowId, tuple[Words, ...]] = {}

    def differs(self, new: Library, file: str, about: str = "") -> bool:
        """Tell whether anything is printed otherwise in *new*, where *file* was edited.

        *about* is the outcome or step that the edit stands in, where it stands in a flow.
        """
        calls = self._of_plan(new, file) if "municipal" in file else self._of_flow(file, about)
        return any(self._before(each) != printed(new, each) for each in calls)

    def _paths(self, flow: FlowId) -> tuple[Words, ...]:
        if flow not in self._known_paths:
            self._known_paths[flow] = tuple(_cases(self._old, self._old.flows[flow]))
        return self._known_paths[flow]

    def _before(self, asked: Asked) -> str:
        if asked not in self._said:
            self._said[asked] = printed(self._old, asked)
        return self._said[asked]

    # --- what is asked ----------------------------------------------------------------

    def _of_plan(self, new: Library, file: str) -> Iterator[Asked]:
        for code in self._codes(file):
            plans = self._old.plan(code), new.plan(code)
            if plans[0] == plans[1]:  # what is printed of a place rests on its plan
                continue
            when = moments(plans, self._today, self._minutes)
            if when is not None:
                yield from in_turn(
                    (Asked("who", (), at, municipality=code) for at in when.others),
                    (Asked("who", words, when.first, municipality=code)
                     for words in facts(self._old, plans)),
                    self._of_paths(code, when.first),
                )  # fmt: skip

    def _of_paths(self, code: MunicipalityCode, at: str) -> Iterator[Asked]:
        for flow in self._played:
            fitting = [each for each in self._paths(flow) if each.nowhere in ("", code)]
            yield from (Asked("say", each, at, flow, code) for each in _spread(fitting))

    def _of_flow(self, file: str, about: str) -> Iterator[Asked]:
        flow = next(each for each in self._old.flows.values() if each.where.path == file)
        code = next(iter(self._codes("")))
        ends = {name for name, each in flow.states.items() if _tells(each, about)}
        paths = [words for words in self._paths(flow.id) if words.end in ends]
        for words in _spread(paths):
            yield Asked("say", words, f"{self._today}{CLOCK}", flow.id, words.nowhere or code)

    def _codes(self, file: str) -> Iterator[MunicipalityCode]:
        """Yield the municipalities that *file* is read for, those with a plan of their own last."""
        plans = self._old.plans
        if file and not file.endswith("danmark.yaml"):
            yield from (code for code, plan in plans.items() if plan.where.path == file)
            return
        yield next(code for code, plan in plans.items() if not plan.own)
        yield from (MunicipalityCode(each) for each in NOWHERE.values())
        yield from (code for code, plan in plans.items() if plan.own)


def _spread(paths: list[Words]) -> list[Words]:
    """Return at most `PATHS` of *paths*, evenly from all of them."""
    return paths[:: len(paths) // PATHS + 1]


def _tells(state: object, about: str) -> bool:
    """Tell whether *state* is the outcome *about*, or names the step *about*."""
    if not isinstance(state, Outcome):
        return False
    named = (*state.closed, *state.steps, *state.call_with, *state.avoid, *state.afterwards)
    return about in (state.id, *named)


def _cases(library: Library, flow: Flow) -> Iterator[Words]:
    """Yield one path for each case that a step can tell at an outcome of *flow*."""
    atoms = {atom for step in flow.steps.values() for atom in atoms_of(step.when)}
    seen: set[object] = set()
    first = places_to_walk(library)[0]
    for visit in Walks(library, flow, (first, PLACE_UNKNOWN, PLACE_ABROAD)).visits():
        key = (visit.state, frozenset(atom for atom in atoms if holds(atom, visit.facts)))
        if isinstance(flow.states[visit.state], Outcome) and key not in seen:
            seen.add(key)
            yield _words(flow, visit)


def _words(flow: Flow, visit: Visit) -> Words:
    known = [
        f"{each.state}={','.join(each.choices)}"
        for each in visit.path
        if each.choices and not isinstance(flow.states[each.state], PlaceQuestion | AreaQuestion)
    ]
    nowhere = [
        f"{state.id}=unknown" for state in flow.states.values() if isinstance(state, AreaQuestion)
    ]
    found = Words((*known, *nowhere))
    found.end = visit.state
    found.nowhere = next(
        (NOWHERE[c] for each in visit.path for c in each.choices if c in NOWHERE), ""
    )
    return found


# --- what is printed --------------------------------------------------------------------


def printed(content: Library, asked: Asked) -> str:
    """Return what the command prints for *content*, in both languages."""
    return "".join(_printed(content, asked, Lang(lang)) for lang in ("da", "en"))


def _printed(content: Library, asked: Asked, lang: Lang) -> str:
    out = io.StringIO()
    with redirect_stderr(io.StringIO()):
        if asked.command == "who":
            who.tell(content, _who(asked, lang), out)
        else:
            say.tell(content, _say(asked, lang), out)
    return out.getvalue()


def _who(asked: Asked, lang: Lang) -> argparse.Namespace:
    return argparse.Namespace(
        lang=lang, at=asked.at, municipality=asked.municipality, facts=list(asked.words),
        table=None, json=True,
    )  # fmt: skip


def _say(asked: Asked, lang: Lang) -> argparse.Namespace:
    return argparse.Namespace(
        lang=lang, at=asked.at, municipality=asked.municipality, answers=list(asked.words),
        flow=asked.flow, link=None, json=False,
    )  # fmt: skip
