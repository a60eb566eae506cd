"""What a person types: matched against what is on screen, and then gone.

Only a label, an id, a number on screen or the spelling of a place counts as an answer.
A word of a choice's `words` merely points that choice out. Nothing is guessed, nothing
is repeated, nothing is kept.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialogue.fold import PLACE_ABROAD
from bot.dialogue.personal import looks_personal
from bot.dialogue.replies import Option
from bot.flow.model import Always, ChoiceId, PlaceQuestion, Question, State
from bot.plan.model import MunicipalityCode
from bot.plan.places import Places, folded, spelled


@dataclass(frozen=True, slots=True)
class Chosen:
    """The text is an answer."""

    choices: tuple[ChoiceId, ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """The text names an interrupt."""

    interrupt: ChoiceId


@dataclass(frozen=True, slots=True)
class Several:
    """The text may mean one of these places."""

    places: tuple[MunicipalityCode, ...]


@dataclass(frozen=True, slots=True)
class PointsOut:
    """The text has a word that points this answer out, by its label."""

    label: str


@dataclass(frozen=True, slots=True)
class Personal:
    """The text looks like information about a person."""


@dataclass(frozen=True, slots=True)
class NoMatch:
    """The text is nothing that is offered."""


Meaning = Chosen | Pressed | Several | PointsOut | Personal | NoMatch

LONGEST = 200
"""Characters of a text that are compared; an answer is never longer."""


def meaning(
    text: str,
    state: State,
    options: tuple[Option, ...],
    always: tuple[Always, ...],
    places: Places,
) -> Meaning:
    """Return what *text* means where *options* are on screen."""
    short = text[:LONGEST].strip()
    many = isinstance(state, Question) and state.many
    chosen = _chosen(short, options, many=many)
    if chosen is not None:
        return Chosen(chosen)
    pressed = _interrupt(short, always)
    if pressed is not None:
        return Pressed(pressed)
    place = _place(short, places) if isinstance(state, PlaceQuestion) else None
    if place is not None:
        return place
    if looks_personal(text):
        return Personal()
    pointed = _pointed_out(short, state, options, always)
    return NoMatch() if pointed is None else PointsOut(pointed)


def _chosen(text: str, options: tuple[Option, ...], *, many: bool) -> tuple[ChoiceId, ...] | None:
    whole = _one(text, options)
    if whole is not None:
        return (whole,)
    if not many:
        return None
    if text == "0":
        return ()
    parts = [_one(part, options) for part in re.split(r"[\s,;]+", text) if part]
    found = tuple(part for part in parts if part is not None)
    return found if parts and len(found) == len(parts) else None


def _one(text: str, options: tuple[Option, ...]) -> ChoiceId | None:
    if text.isascii() and text.isdigit() and len(text) <= 2:
        number = int(text)
        return options[number - 1].id if 1 <= number <= len(options) else None
    wanted = folded(text)
    for option in options:
        if wanted and wanted in (spelled(option.id), spelled(option.label)):
            return option.id
    return None


def _interrupt(text: str, always: tuple[Always, ...]) -> ChoiceId | None:
    wanted = folded(text)
    for interrupt in always:
        names = (interrupt.id, *interrupt.label.values())
        if wanted and wanted in [spelled(name) for name in names]:
            return interrupt.id
    return None


def _place(text: str, places: Places) -> Meaning | None:
    found = places.find(text)
    if found.certain:
        return Chosen((ChoiceId(found.places[0]),))
    if found.abroad:
        return Chosen((PLACE_ABROAD,))
    return Several(found.places) if found.places else None


def _pointed_out(
    text: str, state: State, options: tuple[Option, ...], always: tuple[Always, ...]
) -> str | None:
    typed = set(folded(text).split())
    labels = {option.id: option.label for option in options}
    choices = state.choices if isinstance(state, Question) else ()
    for choice in choices:
        if choice.id in labels and _has_word(typed, choice.words):
            return labels[choice.id]
    for interrupt in always:
        if _has_word(typed, interrupt.words):
            return next(iter(interrupt.label.values()))
    return None


def _has_word(typed: set[str], words: Iterable[str]) -> bool:
    return any(spelled(word) in typed for word in words)
