"""The mark on a screen that is answered with keys, and on what a channel would send."""

import asyncio
import io

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.channels.exercise import ExerciseService
from bot.channels.terminal_keys import KeyReader
from bot.channels.terminal_lines import Writer
from bot.dialogue.events import Interrupt, Start
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import Turn
from bot.scenario.play import chosen_flow, screen_of
from bot.service import Outgoing, PersonKey
from bot.stores.memory import MemoryStore
from tests.shipped import StoppedClock, library

FLOW = chosen_flow(library(), None)


def service() -> ExerciseService:
    return ExerciseService(library(), MemoryStore(), StoppedClock("2026-09-15 10:20"), FLOW.id)


def test_what_is_sent_is_marked_like_what_is_shown() -> None:
    sent: list[Turn] = []

    def encode(turn: Turn) -> tuple[Outgoing, ...]:
        sent.append(turn)
        return ()

    shown = asyncio.run(service().handle(PersonKey(b"one"), Interrupt(), encode=encode))
    assert shown is not None
    screen = screen_of(shown)

    assert [each.replies for each in sent] == [shown.replies]
    assert isinstance(screen, ShowOutcome)
    assert screen.title.startswith("ØVELSE: ")
    assert screen.contacts[0].phone == "112 (øvelse: ring ikke)"


def test_the_mark_stands_above_a_screen_with_arrows() -> None:
    turn = asyncio.run(service().handle(PersonKey(b"one"), Start()))
    out = io.StringIO()
    with create_pipe_input() as pipe:
        pipe.send_text("\r")
        assert turn is not None
        reader = KeyReader(Writer(out), (), pipe, DummyOutput(), mark="ØVELSE")
        reader.answer(screen_of(turn), brief=False)

    assert out.getvalue().startswith("ØVELSE\n")
