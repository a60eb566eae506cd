"""Every screen of a flow once, reached by real presses: for what must hold on every page."""

from collections.abc import Iterator
from random import Random

from bot.dialogue.events import Choose, Event, Interrupt, Start
from bot.dialogue.replies import Ask, Kind, ShowOutcome, ShowSummary
from bot.dialogue.step import Turn, begin, step
from bot.flow.model import Flow, Fork, StateId
from bot.language import Lang
from bot.library import Library
from bot.proof.walks import places_to_walk
from tests.shipped import StoppedClock

NIGHT = StoppedClock("2026-09-19 22:30").now()
WALKS = 3000
"""More than enough: the shipped flows need a few hundred."""


def screens(library: Library, flow: Flow, lang: Lang) -> Iterator[Turn]:
    """Yield one turn for each state of *flow* in which somebody can rest, as walks meet it."""
    chance, missing = Random(7), resting(flow)
    for _ in range(WALKS):
        for turn in _walk(library, flow, lang, chance):
            assert turn.session is not None
            if turn.session.state in missing:
                missing.discard(turn.session.state)
                yield turn
        if not missing:
            return


def resting(flow: Flow) -> set[StateId]:
    """Return the states of *flow* in which somebody can rest."""
    return {each.id for each in flow.states.values() if not isinstance(each, Fork)}


def _walk(library: Library, flow: Flow, lang: Lang, chance: Random) -> Iterator[Turn]:
    turn = begin(library, flow.id, Start(), NIGHT, lang)
    yield turn
    for each in flow.always:
        assert turn.session is not None
        yield step(library, turn.session, Interrupt(each.id), NIGHT)
    while (event := _event(library, turn, chance)) is not None:
        assert turn.session is not None
        turn = step(library, turn.session, event, NIGHT)
        yield turn


def _event(library: Library, turn: Turn, chance: Random) -> Event | None:
    match turn.replies[-1]:
        case Ask(kind=Kind.MANY, options=options, stamp=stamp):
            ids = [each.id for each in options]
            return Choose(tuple(chance.sample(ids, chance.randint(0, 3))), stamp)
        case Ask(kind=Kind.PLACE, stamp=stamp):
            return Choose((chance.choice(places_to_walk(library)),), stamp)
        case Ask(options=options, stamp=stamp):
            return Choose((chance.choice(options).id,), stamp)
        case ShowSummary(go=go, stamp=stamp):
            return Choose((go.id,), stamp)
        case ShowOutcome(then=then, stamp=stamp) if then:
            return Choose((chance.choice(then).id,), stamp)
        case _:
            return None
