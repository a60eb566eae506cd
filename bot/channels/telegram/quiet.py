"""Keeping the token, and what people write, out of every log."""

import logging

LIBRARIES = ("httpx", "httpcore", "telegram")
"""They log whole addresses, which hold the token, at INFO, and whole messages at DEBUG."""

HIDDEN = "<token>"


class Redacting(logging.Filter):
    """Replaces *secret* in whatever is logged, also in the text of an exception."""

    def __init__(self, secret: str) -> None:
        """Hide *secret*."""
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the secret."""
        said = record.getMessage()
        if self._secret in said:
            record.msg, record.args = said.replace(self._secret, HIDDEN), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = record.exc_text.replace(self._secret, HIDDEN)
        return True


def quiet(token: str) -> None:
    """Silence the libraries, and hide *token* in whatever the root's handlers write."""
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(Redacting(token))
