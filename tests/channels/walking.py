"""The shipped flow in its own words: tests name states and choices, so that texts may change."""

from bot.channels.telegram.phrases import phrases
from bot.flow.model import Outcome
from bot.language import DA, EN, in_language
from bot.words import words
from tests.channels.our_side import FLOW, library
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
SECOND, PLACE, AGE, SIGNS, LEADER = map(asks, ("rolle", "bopael", "alder", "tegn", "leder"))
NO = label("fare", "nej")
ON_DUTY, CITIZEN = label("rolle", "medarbejder"), label("rolle", "borger")
SUMMARY = next(each for each in flow().states.values() if type(each).__name__ == "Summary")
CHECK, GO = in_language(SUMMARY.title, DA), in_language(SUMMARY.go, DA)


async def to_the_second_question(anna: Person) -> None:
    await anna.writes("/start")
    await anna.sees(FIRST)
    await anna.presses(NO)
    await anna.sees(SECOND)


async def to_the_place(anna: Person, role: str = CITIZEN) -> None:
    await to_the_second_question(anna)
    await anna.presses(role)
    await anna.sees(PLACE)


async def to_the_ending(anna: Person) -> str:
    """Walk to the ending for a pupil in Silkeborg with two signs."""
    await to_the_place(anna, ON_DUTY)
    await anna.writes("silkeborg kommune")
    await anna.sees(AGE)
    await anna.presses(label("alder", "under-18"))
    await anna.sees(SIGNS)
    await anna.presses(label("tegn", "symboler"))
    await anna.sees(W.done_with.format(count=1))
    await anna.presses(label("tegn", "isolation"))
    await anna.sees(W.done_with.format(count=2))
    await anna.presses(W.done_with.format(count=2))
    await anna.sees(LEADER)
    await anna.presses(label("leder", "nej"))
    await anna.sees(CHECK)
    await anna.presses(GO)
    return await anna.sees(NOBODY_TOLD)
