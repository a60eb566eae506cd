"""A typed line as an event: numbers on screen and commands; all else goes to the core as it is."""

import re
from dataclasses import dataclass

from bot.channels.terminal_ending import numbers
from bot.channels.terminal_view import ENTER_KEY, entries
from bot.channels.terminal_words import SPELLINGS, Command
from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Event,
    Forget,
    HandOver,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Speak,
    Start,
    Why,
    Write,
)
from bot.dialogue.replies import Ask, Farewell, Kind, Screen, ShowOutcome, ShowSummary
from bot.flow.model import ChoiceId
from bot.language import DA, EN


@dataclass(frozen=True, slots=True)
class Leave:
    """The person wants to stop."""


def meant(line: str, screen: Screen) -> Event | Leave:
    """Return what *line*, typed on *screen*, means."""
    text = " ".join(line.split())
    if not text:
        return _entered(screen)
    by_number = _by_number(text, screen)
    if by_number is not None:
        return by_number
    command = _command(text, screen)
    if command is not None:
        return command
    if isinstance(screen, Farewell):
        return Start()
    return _group(text, screen) or _interrupt(text, screen) or Write(line)


def _entered(screen: Screen) -> Event:
    """Return what Enter alone means: the way on where there is only one, else the screen again."""
    match screen:
        case ShowSummary():
            return Choose((screen.go.id,), screen.stamp)
        case Farewell():
            return Start()
        case _:
            return Show()


def _by_number(text: str, screen: Screen) -> Event | None:
    if not re.fullmatch(r"[0-9]{1,3}(?:[\s,;+]+[0-9]{1,3})*", text):
        return None
    typed = re.findall(r"[0-9]+", text)
    if isinstance(screen, ShowSummary):
        return Show()  # a bare number chose an answer so far: here it must not undo one
    if isinstance(screen, Farewell):
        return None
    offered = {entry.key: entry.choice for entry in entries(screen) if entry.key != ENTER_KEY}
    if any(key not in offered for key in typed):
        return None
    many = isinstance(screen, Ask) and screen.kind == Kind.MANY
    if len(typed) > 1 and not many:
        return None
    chosen = tuple(choice for key in typed if (choice := offered[key]) is not None)
    if len(chosen) != len(typed) and len(typed) > 1:
        return None  # "none of these" beside something else
    return Choose(tuple(dict.fromkeys(chosen)), screen.stamp)


_SIMPLE: dict[Command, Event | Leave] = {
    Command.WHY: Why(),
    Command.FORGET: Forget(),
    Command.RESTART: Restart(),
    Command.INSIGHT: Insight(),
    Command.HAND_OVER: HandOver(),
    Command.PRIVACY: Privacy(),
    Command.HELP: Help(),
    Command.QUIT: Leave(),
}


def _command(text: str, screen: Screen) -> Event | Leave | None:
    said = text.casefold().removeprefix("/").rstrip(".!")
    word, _, rest = said.rpartition(" ")
    number = rest if word and rest.isdigit() else ""
    name = word if number else (said.rstrip("?").rstrip() or "?")
    command = SPELLINGS.get(name)
    if command is None or (command != Command.ACUTE and _is_offered(said, screen)):
        return None
    match command:
        case Command.ACUTE:
            return Interrupt()
        case Command.BACK:
            resumes = not isinstance(screen, Farewell) and screen.controls.resume
            return Resume() if resumes else Back()
        case Command.CHANGE:
            return _change(number, screen) or Review()
        case Command.NO_ANSWER:
            return _no_answer(number, screen)
        case Command.LANGUAGE:
            return Speak({"english": EN, "dansk": DA}.get(name))
        case _:
            return _SIMPLE[command]


def _is_offered(said: str, screen: Screen) -> bool:
    """Tell whether *said* is word for word an answer on screen, which then goes first."""
    return any(said in (entry.label.casefold(), entry.choice) for entry in entries(screen))


def _change(number: str, screen: Screen) -> Event | None:
    if not isinstance(screen, ShowSummary) or not number:
        return None
    index = int(number) - 1
    if not 0 <= index < len(screen.answers):
        return None
    return Change(screen.answers[index].question)


def _no_answer(number: str, screen: Screen) -> Event | None:
    if not isinstance(screen, ShowOutcome):
        return None
    for contact, its_number in numbers(screen).items():
        if str(its_number) == number:
            return NoAnswer(_last_tried(contact, screen))
    return None


def _last_tried(contact: ContactId, screen: ShowOutcome) -> ContactId:
    """Return the last member of a group: all of them stand under one number."""
    card = next(each for each in screen.contacts if each.id == contact)
    return card.members[-1].id if card.members else contact


def _group(text: str, screen: Screen) -> Event | None:
    if not isinstance(screen, Ask):
        return None
    for group in screen.groups:
        if _letters(text) == _letters(group.label):
            return Browse(group.id, screen.stamp)
    return None


def _letters(text: str) -> list[str]:
    """Return the letters of "A–C", however its dash is written; a longer word is no group."""
    return re.findall(r"[^\W\d_]", text.casefold()) if len(text) <= 5 else [text]


def _interrupt(text: str, screen: Screen) -> Event | None:
    if isinstance(screen, Farewell):
        return None
    known = {each.id for each in screen.controls.interrupts}
    said = ChoiceId(text.casefold().removeprefix("/"))
    return Interrupt(said) if said in known else None
