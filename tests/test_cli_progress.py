"""Progress is told to somebody at a terminal, and to nobody else."""

import io

from bot.cli.progress import bar, with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_has_come() -> None:
    seen = Terminal()

    assert list(with_progress(["a", "b", "c", "d"], seen)) == ["a", "b", "c", "d"]
    assert "[######..................] 1/4" in seen.getvalue()
    assert seen.getvalue().endswith("\r")


def test_a_pipe_sees_nothing() -> None:
    seen = io.StringIO()

    assert list(with_progress(["a", "b"], seen)) == ["a", "b"]
    assert seen.getvalue() == ""


def test_the_bar_is_full_when_all_is_done() -> None:
    assert bar(3, 3) == "[########################] 3/3"
