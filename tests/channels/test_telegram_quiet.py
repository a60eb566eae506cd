"""The token stands in no log, whoever writes it."""

import io
import logging

import pytest

from bot.channels.telegram.quiet import HIDDEN, LIBRARIES, Redacting, quiet

TOKEN = "8123456:CANARY"


def written(log) -> str:
    """Return what *log* makes a handler of the root write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger().addHandler(handler)
    try:
        quiet(TOKEN)
        log()
    finally:
        logging.getLogger().removeHandler(handler)
    return stream.getvalue()


@pytest.mark.threat("A3", "I1")
def test_the_token_is_hidden_in_messages_arguments_and_traces():
    logger = logging.getLogger("henvend.test")

    def fail():
        try:
            raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
        except ValueError:
            logger.exception("failed for %s", TOKEN)

    said = written(fail)
    assert TOKEN not in said
    assert said.count(HIDDEN) == 2
    assert "ValueError" in said


def test_what_holds_no_token_is_written_as_it_is():
    said = written(lambda: logging.getLogger("henvend.test").warning("%d of %s", 5, "x"))

    assert said == "5 of x\n"


@pytest.mark.threat("I1")
def test_the_libraries_that_log_addresses_and_payloads_are_silent():
    def say():
        for name in LIBRARIES:
            logging.getLogger(name).info("POST https://api.telegram.org/bot%s", TOKEN)
            logging.getLogger(name + ".Bot").debug("text: Bent")

    assert written(say) == ""


def test_the_filter_lets_every_record_pass():
    record = logging.LogRecord("x", logging.INFO, "x", 1, "no secret", (), None)

    assert Redacting(TOKEN).filter(record)
