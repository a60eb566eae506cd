"""The log tells what happened, in lines that a program reads, and nothing of anybody."""

import io
import json
import logging

import pytest

from bot.operation.logs import HIDDEN, Lines, Sentences

TOKEN = "8123456:CANARY-token"
PASSWORD = 'pass"w\\ord'


@pytest.fixture
def written():
    """Give a root handler that writes everything, and what it has written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines([TOKEN, PASSWORD]))
    root = logging.getLogger()
    level, others = root.level, root.handlers
    root.handlers = [handler]  # alone: what another has hidden before it, it could not hide
    root.setLevel(logging.DEBUG)
    yield stream
    root.handlers = others
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_of_ours_stands_apart_from_its_values(written) -> None:
    logging.getLogger("henvend.store").warning("%d works were not taken: %s", 3, OSError("full"))
    (line,) = lines(written)

    assert line["event"] == "%d works were not taken: %s"
    assert line["values"] == [3, "full"]
    assert (line["level"], line["part"]) == ("warning", "henvend.store")
    assert str(line["at"]).endswith("+00:00")


def test_what_a_library_says_is_told_by_its_place_only(written) -> None:
    logging.getLogger("asyncio").error("Task failed: ValueError('Bent skrev noget')")
    logging.getLogger("httpx").debug("POST https://api.telegram.org/bot%s", TOKEN)

    assert "Bent" not in written.getvalue()
    assert TOKEN not in written.getvalue()
    assert all("test_logs:" in str(line["event"]) for line in lines(written))


@pytest.mark.threat("I8")
def test_a_fault_is_told_by_class_and_place_and_never_by_its_message(written) -> None:
    try:
        raise ValueError("mit barn Bent")
    except ValueError:
        logging.getLogger("henvend.telegram").exception("an update met a fault")
    (line,) = lines(written)

    assert "Bent" not in written.getvalue()
    assert line["fault"] == "ValueError"
    assert "test_a_fault_is_told" in str(line["places"])


@pytest.mark.threat("A3", "I1")
@pytest.mark.parametrize("secret", [TOKEN, PASSWORD])
def test_a_secret_is_hidden_wherever_it_stands(written, secret: str) -> None:
    logging.getLogger("henvend.app").error("refused: %s", f"https://x/{secret}/getMe")
    logging.getLogger("henvend.app").error("refused: " + secret.replace("%", "%%"))

    assert json.dumps(secret)[1:-1] not in written.getvalue()
    assert written.getvalue().count(HIDDEN) == 2
    assert len(lines(written)) == 2


@pytest.mark.threat("I8")
def test_nothing_that_is_logged_can_begin_a_line_of_its_own(written) -> None:
    logging.getLogger("henvend.app").error("refused: %s", 'x"}\n{"level": "info"}')

    assert len(lines(written)) == 1


def test_somebody_who_reads_along_sees_a_sentence() -> None:
    record = logging.LogRecord("henvend.app", logging.INFO, "x", 1, "%d of\n%s", (5, TOKEN), None)

    said = Sentences([TOKEN]).format(record)
    assert said.endswith(f"henvend.app info 5 of {HIDDEN}")
