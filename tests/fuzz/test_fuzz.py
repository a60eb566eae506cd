"""A short run of `make fuzz`, and that each guard of the long one sees what it is there for."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bot.dialogue.step import Turn
from bot.service import ChatService
from bot.source.folder import parsed
from tests.fuzz import conversation, loading, requests, updates
from tests.fuzz.loading import Broken, drawn, judge, take
from tests.fuzz.running import run
from tests.fuzz.worlds import targets


def test_each_changed_file_is_accepted_or_refused_with_a_place() -> None:
    tally = run(take, 1, range(120), longest=60)

    assert tally.odd == []
    assert tally.done[loading.ACCEPTED] > 5
    assert tally.done[loading.REFUSED] > 50
    assert set(tally.done) == {loading.ACCEPTED, loading.REFUSED}


@pytest.mark.parametrize("ending", ["\r", "\u2028", "\u2029"], ids=ascii)
@pytest.mark.parametrize("odd", ["a: b{}c\n", "a: 1{}b: 'x' y\n", "a:\n  -{} b: x\n    c: is: d\n"])
def test_a_line_ends_for_us_where_it_ends_for_yaml(ending: str, odd: str) -> None:
    """Else what follows stands at a place that no editor knows; the loader once fell over one."""
    target = targets()[0]
    content = odd.format(ending * 6).encode()

    assert judge(target, content) == loading.REFUSED
    assert [each.code for each in parsed(target.path, content).problems] == ["Y107"]


def test_the_same_seed_and_number_give_the_same_input() -> None:
    assert drawn(7, 3) == drawn(7, 3)
    assert drawn(7, 3) != drawn(8, 3)


def test_a_loader_that_hangs_is_seen() -> None:
    def hangs(seed: int, number: int) -> str:
        while True:
            pass

    tally = run(hangs, 1, range(1), longest=0.1)

    assert [each.what for each in tally.odd] == ["TooLong: "]


def test_a_loader_that_eats_memory_or_falls_over_is_seen() -> None:
    def bad(seed: int, number: int) -> str:
        return "fine" if number and len(b"x" * 400 * 1024 * 1024) else [][number]

    assert len(b"x" * 600 * 1024 * 1024)  # what was used and given back before hides nothing
    tally = run(bad, 1, range(2), longest=60)

    assert [each.what for each in tally.odd] == [
        "IndexError: list index out of range",
        "needs more than 256 MB",
    ]
    assert tally.done == {"odd": 1, "fine": 1}


def test_a_wrong_type_or_a_lost_place_is_seen(monkeypatch) -> None:
    target = next(each for each in targets() if each.path.endswith("aalborg.yaml"))
    monkeypatch.setattr(loading, "wrong_in", lambda value, declared: (".title", "int 3"))
    with pytest.raises(Broken, match=r"Plan\.title is int 3"):
        judge(target, target.content)
    with pytest.raises(Broken, match="has no place"):
        loading._placed([_problem(line=900)], {"a.yaml": b"one line\n"})


def _problem(line: int):
    from bot.problems import Code, Location, Problem, Severity

    return Problem(Code("Y101"), Severity.ERROR, Location("a.yaml", line))


def test_whatever_telegram_sends_is_read_dropped_or_answered() -> None:
    tally = run(updates.take, 1, range(2000), longest=60)

    assert tally.odd == []
    assert {"arrival", "dropped", "no JSON", "stopped"} <= set(tally.done)


def test_raw_bytes_over_loopback_are_answered_or_hung_up_on_and_never_with_500() -> None:
    tally = requests.run(1, range(150))

    assert tally.odd == []
    assert {"200", "400", "404"} <= set(tally.done)


def test_a_server_that_breaks_or_stops_is_seen() -> None:
    with served_once(b"HTTP/1.1 500 Internal Server Error\r\n\r\n") as at:
        with pytest.raises(Broken, match="answered with"):
            requests.take(at, b"GET / HTTP/1.1\r\n\r\n")
    with served_once(b"SSH-2.0-x\r\n") as at, pytest.raises(Broken, match="no answer of HTTP"):
        requests.take(at, b"GET / HTTP/1.1\r\n\r\n")
    with served_once(b"") as at, pytest.raises(Broken, match="not answered any more"):
        requests.alive(at)


@contextmanager
def served_once(answer: bytes) -> Iterator[tuple[str, int]]:
    """Answer one connection with *answer*, whatever it asks."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def once() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(1000)
                line.sendall(answer)

        thread = threading.Thread(target=once)
        thread.start()
        yield listening.getsockname()[:2]
        thread.join(10)


def test_a_whole_conversation_keeps_its_invariants() -> None:
    tally = conversation.run(1, range(90), presses=30)

    assert tally.odd == []
    assert sum(tally.done.values()) > 30


def bare(turn: Turn) -> Turn:
    """Return *turn* without its screen: silence."""
    return replace(turn, replies=())


def forgetful(turn: Turn) -> Turn:
    """Return *turn* as if every press led back to the beginning."""
    session = turn.session
    return turn if session is None else replace(turn, session=replace(session, path=()))


def keeping(turn: Turn) -> Turn:
    """Return *turn* with something typed in what is kept."""
    session = turn.session
    return turn if session is None else replace(turn, session=replace(session, link="Bent Canary"))


@pytest.mark.parametrize("break_it", [bare, forgetful, keeping])
def test_an_invariant_that_does_not_hold_is_found(break_it, monkeypatch) -> None:
    taken = ChatService._turn

    def broken(self, *about):
        return break_it(taken(self, *about))

    monkeypatch.setattr(ChatService, "_turn", broken)

    assert conversation.run(1, range(200), presses=40, shrink=False).odd
