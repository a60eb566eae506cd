"""The shipped flow in its own words: tests name states and choices, so that texts may change."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.telegram.phrases import phrases
from bot.dialogue.events import Choose, Done, Event, Review, Start, Toggle, Write
from bot.dialogue.replies import Kind, Screen, ShowOutcome, ShowSummary
from bot.dialogue.step import Turn, begin, step
from bot.flow.model import Outcome
from bot.language import DA, EN, in_language
from bot.words import words
from tests.channels.our_side import FLOW, TUESDAY, library
from tests.telegram_emulator import Person

W, P = words(DA), phrases(DA)
BACK, FORGET, REVIEW = P.back, W.forget, W.review


def flow():
    return library().flows[FLOW]


def asks(state: str, lang=DA) -> str:
    """Return the words of a question."""
    return in_language(flow().states[state].prompt.ask, lang)


def label(state: str, choice: str, lang=DA) -> str:
    """Return the words of an answer, or of what leads on from an outcome."""
    found = flow().states[state]
    choices = found.then if isinstance(found, Outcome) else found.choices
    return next(in_language(each.label, lang) for each in choices if each.id == choice)


def says(step: str) -> str:
    """Return the words of a step."""
    return in_language(flow().steps[step].text, DA)


ACUTE = next(in_language(each.label, DA) for each in flow().always if each.id == flow().acute)
ALARM = in_language(flow().alarm, DA)
ACUTE_STATE = next(each.to for each in flow().always if each.id == flow().acute)
CALL_112 = says(flow().states[ACUTE_STATE].steps[0])
NOBODY_TOLD = says(flow().closing[0])
FIRST = asks(flow().initial)
FIRST_EN = asks(flow().initial, EN)
SECOND, PLACE, AGE = map(asks, ("rolle", "bopael", "alder"))
NO = label("fare", "nej")
CITIZEN = label("rolle", "borger")
CHECK = next(in_language(each.title, DA) for each in flow().states.values() if hasattr(each, "go"))


async def to_the_second_question(anna: Person) -> None:
    await anna.writes("/start")
    await anna.sees(FIRST)
    await anna.presses(NO)
    await anna.sees(SECOND)


async def to_the_place(anna: Person) -> None:
    await to_the_second_question(anna)
    await anna.presses(CITIZEN)
    await anna.sees(PLACE)


@dataclass(frozen=True)
class Move:
    """Wait until *seen* is on screen, then press *label*, or write it."""

    seen: str
    label: str
    written: bool = False


def moves() -> Iterator[Move]:
    """Yield the moves of a teacher worried about a pupil in Silkeborg with two signs.

    The core is walked alongside, so that the moves follow the flow as it is.
    """
    for move, _ in _walked():
        yield move


def answers() -> list[str]:
    """Return the answers of these moves as the core sums them up."""
    summary = step(library(), ending().session, Review(), TUESDAY).replies[-1]
    return [f"{n}. {each.short}: {each.answer}" for n, each in enumerate(summary.answers, 1)]


def ending() -> Turn:
    """Return the turn that these moves end with."""
    *_, (_, turn) = _walked()
    return turn


def _walked() -> Iterator[tuple[Move, Turn]]:
    turn = begin(library(), FLOW, Start(), TUESDAY, DA)
    while not isinstance(screen := turn.replies[-1], ShowOutcome):
        for move, event in _moves_on(screen):
            turn = step(library(), turn.session, event, TUESDAY)
            yield move, turn


def _moves_on(screen: Screen) -> Iterator[tuple[Move, Event]]:
    if isinstance(screen, ShowSummary):
        yield Move(screen.title, screen.go.label), Choose((screen.go.id,), screen.stamp)
    elif screen.kind == Kind.PLACE:
        yield Move(screen.prompt, "silkeborg kommune", written=True), Write("Silkeborg")
    elif screen.kind == Kind.MANY:
        signs = [each for each in screen.options if each.id in ("symboler", "isolation")]
        for count, sign in enumerate(signs):
            seen = W.done_with.format(count=count) if count else screen.prompt
            yield Move(seen, sign.label), Toggle(sign.id, True, screen.stamp)
        done = W.done_with.format(count=len(signs))
        yield Move(done, done), Done(screen.stamp)
    else:
        wanted = ("nej", "medarbejder", "under-18")
        option = next((each for each in screen.options if each.id in wanted), screen.options[0])
        yield Move(screen.prompt, option.label), Choose((option.id,), screen.stamp)


async def makes(anna: Person, move: Move, seconds: float = 10) -> None:
    """Let *anna* make *move*."""
    await anna.sees(move.seen, seconds)
    await (anna.writes(move.label) if move.written else anna.presses(move.label))


async def to_the_ending(anna: Person) -> str:
    """Walk to the ending and return it."""
    await anna.writes("/start")
    for move in moves():
        await makes(anna, move)
    return await anna.sees(NOBODY_TOLD)
