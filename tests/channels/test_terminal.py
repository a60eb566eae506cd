"""A conversation at the terminal: line by line, in a pipe, and with arrows."""

import io
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.channels.terminal import Exchange, LineReader, Terminal, screen_of
from bot.channels.terminal_input import Leave
from bot.channels.terminal_keys import KeyReader
from bot.channels.terminal_lines import Writer
from bot.dialogue.events import Choose, Interrupt, NoAnswer, Start, Write
from bot.dialogue.replies import About, Notice, ShowOutcome
from bot.flow.model import ChoiceId
from bot.language import DA, EN, Lang, in_language
from bot.scenario.play import chosen_flow
from bot.service import ChatService
from bot.stores.memory import MemoryStore
from tests.channels.test_terminal_view import AGE, GONE, OUTCOME, PLACE, SIGNS, STAMP, SUMMARY
from tests.shipped import StoppedClock, library

FLOW = chosen_flow(library(), None)
TO_THE_SUMMARY = ["nej", "medarbejder", "Silkeborg", "under-18", "symboler isolation", "nej"]


def talk(
    *typed: str, lang: Lang = DA, at: str = "2026-09-19 22:30", colour: bool = False
) -> tuple[tuple[Exchange, ...], str]:
    """Return what was said and shown to somebody who types these lines."""
    out = io.StringIO()
    writer = Writer(out, colour=colour)
    service = ChatService(library, MemoryStore(), StoppedClock(at), FLOW.id)
    reader = LineReader(io.StringIO("".join(f"{line}\n" for line in typed)), writer, echo=True)
    said = Terminal(service, FLOW, reader, writer).run(Start(), lang)
    return said, out.getvalue()


def test_a_conversation_in_a_pipe_ends_with_the_contacts_for_this_minute() -> None:
    said, shown = talk(*TO_THE_SUMMARY, "", "x")
    last = screen_of(said[-1].turn)

    assert isinstance(last, ShowOutcome)
    assert last.state == "vej"
    assert [card.id for card in last.contacts][:2] == ["naermeste-leder", "indgang"]
    assert "21 76 41 68" in shown
    assert "mandag 21. september" in shown


def test_the_same_conversation_goes_in_english() -> None:
    said, shown = talk("no", "1", "silkeborg", "Under 18", "9 11", "1", "", "x", lang=EN)

    assert screen_of(said[-1].turn).lang == EN
    assert "Monday 21 September" in shown


def test_answers_may_be_typed_as_number_label_id_or_place() -> None:
    said, _ = talk("4", "Offentligt ansat, på arbejde", "0740", "under-18")

    assert said[-1].turn.session is not None
    assert said[-1].turn.session.state == "tegn"


def test_where_the_input_ends_the_alarm_line_stands_last_but_one() -> None:
    _, shown = talk("nej")
    alarm = in_language(FLOW.alarm, DA)

    assert shown.rstrip("\n").split("\n")[-2:] == [
        alarm,
        "Samtalen er slut, og svarene er slettet.",
    ]


def test_leaving_says_the_alarm_line_in_the_language_of_the_conversation() -> None:
    _, shown = talk("english", "x")

    assert in_language(FLOW.alarm, EN) in shown.split("\n")[-4:]


def test_ctrl_c_ends_politely() -> None:
    out = io.StringIO()
    writer = Writer(out)
    service = ChatService(library, MemoryStore(), StoppedClock("2026-09-15 10:20"), FLOW.id)

    class Interrupted:
        def answer(self, screen: object, *, brief: bool) -> Leave:
            raise KeyboardInterrupt

    Terminal(service, FLOW, Interrupted(), writer).run(Start(), DA)

    assert in_language(FLOW.alarm, DA) in out.getvalue()


def test_the_acute_card_is_one_key_away_and_so_is_the_way_back() -> None:
    said, _ = talk("nej", "a", "t")

    assert [screen_of(each.turn).state for each in said[1:]] == [
        "rolle",
        "ring-politiet",
        "rolle",
    ]  # type: ignore[union-attr]


def test_several_numbers_tick_several_items() -> None:
    said, _ = talk("nej", "medarbejder", "Silkeborg", "voksen", "9 11")

    assert said[-1].event == Choose(
        (ChoiceId("symboler"), ChoiceId("isolation")), said[-2].turn.session.stamp
    )


def test_an_answer_is_changed_from_the_summary_and_the_others_are_kept() -> None:
    said, _ = talk(*TO_THE_SUMMARY, "ret 4", "voksen", "")
    last = screen_of(said[-1].turn)

    assert isinstance(last, ShowOutcome)
    assert "boerneteam" not in [card.id for card in last.contacts]
    assert len(said) == len(TO_THE_SUMMARY) + 4


def test_a_number_that_did_not_work_leads_to_the_next_without_showing_all_again() -> None:
    said, shown = talk(*TO_THE_SUMMARY, "", "svarer ikke 2")
    notice = said[-1].turn.replies[0]

    assert isinstance(said[-1].event, NoAnswer)
    assert isinstance(notice, Notice)
    assert notice.about == About.NEXT_CONTACT
    assert shown.count("Infohus Silkeborg") == 1


@pytest.mark.threat("C2")
def test_what_was_typed_is_not_repeated_by_the_product() -> None:
    _, shown = talk("nej", "010190-1234")

    assert shown.count("010190-1234") == 1  # the echo of the pipe, and nothing else


def test_deleting_ends_the_conversation_and_enter_begins_a_new_one() -> None:
    said, _ = talk("nej", "slet", "", "nej")

    assert said[2].turn.session is None
    assert said[-1].turn.session is not None
    assert said[-1].turn.session.state == "rolle"


def test_colours_are_only_there_where_they_are_wanted() -> None:
    _, plain = talk("x")
    _, painted = talk("x", colour=True)

    assert "\x1b" not in plain
    assert "\x1b[1m" in painted


# --- with arrows --------------------------------------------------------------------------

UP, DOWN, ENTER, SPACE, TAB = "\x1b[A", "\x1b[B", "\r", " ", "\t"
NAMES = (
    ("Silkeborg", ChoiceId("0740")),
    ("Skanderborg", ChoiceId("0746")),
    ("Viborg", ChoiceId("0791")),
)
Press = Callable[..., object]


@pytest.fixture
def press() -> Iterator[Press]:
    """Answer a screen with keys."""
    with create_pipe_input() as pipe:

        def pressed(screen: object, keys: str, out: io.StringIO | None = None) -> object:
            source: PipeInput = pipe
            source.send_text(keys)
            reader = KeyReader(Writer(out or io.StringIO()), NAMES, source, DummyOutput())
            return reader.answer(screen, brief=False)  # type: ignore[arg-type]

        yield pressed


def test_enter_chooses_the_answer_under_the_cursor(press: Press) -> None:
    assert press(AGE, ENTER) == Choose((ChoiceId("under-18"),), STAMP)
    assert press(AGE, DOWN + ENTER) == Choose((ChoiceId("voksen"),), STAMP)
    assert press(AGE, DOWN + DOWN + UP + ENTER) == Choose((ChoiceId("voksen"),), STAMP)


def test_the_cursor_stays_on_the_answers(press: Press) -> None:
    assert press(AGE, UP + UP + ENTER) == Choose((ChoiceId("under-18"),), STAMP)
    assert press(AGE, DOWN * 9 + ENTER) == Choose((ChoiceId("ved-ikke"),), STAMP)


def test_space_ticks_and_enter_goes_on(press: Press) -> None:
    both = (ChoiceId("trusler"), ChoiceId("symboler"))

    assert press(SIGNS, SPACE + ENTER) == Choose(both, STAMP)
    assert press(SIGNS, DOWN + SPACE + UP + SPACE + ENTER) == Choose(both[:1], STAMP)


def test_none_of_these_clears_the_rest(press: Press) -> None:
    assert press(SIGNS, DOWN + DOWN + ENTER) == Choose((), STAMP)


def test_enter_on_an_unticked_list_ticks_first(press: Press) -> None:
    assert press(SIGNS, DOWN + SPACE + UP + ENTER + ENTER) == Choose((ChoiceId("trusler"),), STAMP)


def test_typing_works_beside_the_arrows(press: Press) -> None:
    assert press(AGE, "2" + ENTER) == Choose((ChoiceId("voksen"),), STAMP)
    assert press(AGE, "a" + ENTER) == Interrupt()
    assert press(AGE, "18 år" + ENTER) == Write("18 år")
    assert press(SIGNS, "1 2" + ENTER) == Choose((ChoiceId("trusler"), ChoiceId("symboler")), STAMP)
    assert press(OUTCOME, "x" + ENTER) == Leave()


def test_a_municipality_is_completed_while_it_is_typed(press: Press) -> None:
    assert press(PLACE, "sil" + DOWN + ENTER) == Choose((ChoiceId("0740"),), STAMP)
    assert press(PLACE, "borg" + DOWN + DOWN + ENTER) == Choose((ChoiceId("0746"),), STAMP)
    assert press(PLACE, "sil" + TAB + ENTER) == Write("Silkeborg")
    assert press(PLACE, "sil" + ENTER) == Write("sil")


def test_enter_goes_on_from_the_summary_and_begins_again_after_deleting(press: Press) -> None:
    assert press(SUMMARY, ENTER) == Choose((ChoiceId("go"),), STAMP)
    assert press(GONE, ENTER) == Start()


def test_an_ending_longer_than_the_terminal_says_its_numbers_again(
    press: Press, monkeypatch
) -> None:
    out = io.StringIO()
    monkeypatch.setenv("COLUMNS", "80")
    for lines, again in (("10", 1), ("200", 0)):
        monkeypatch.setenv("LINES", lines)
        press(OUTCOME, "x" + ENTER, out)
        assert out.getvalue().count("Numrene igen") == again
        out.truncate(0)


def test_ctrl_c_and_ctrl_d_end_the_input(press: Press) -> None:
    with pytest.raises(KeyboardInterrupt):
        press(AGE, "\x03")
    with pytest.raises(EOFError):
        press(AGE, "\x04")
