"""What came of the whole messages: that none has to be divided, or where one has."""

from collections.abc import Iterator, Sequence

from bot.check.catalogue import hint, message
from bot.cli.parser import by
from bot.cli.said import Json
from bot.language import Lang
from bot.limits import MESSAGE
from bot.problems import Problem


def in_words(found: Sequence[Problem], lang: Lang) -> Iterator[str]:
    """Yield what was *found* line by line, each with its place and the smallest repair."""
    yield by(lang, "beskeder", "messages")
    if not found:
        yield by(
            lang,
            f"  Ingen besked på Telegram fylder mere end {MESSAGE} tegn, i nogen kommune.",
            f"  No message on Telegram has more than {MESSAGE} characters, in any municipality.",
        )
    for each in found:
        yield f"  {each.where.path}:{each.where.line}: {message(each, lang)}"
        yield f"    = {hint(each, lang)}"


def in_json(found: Sequence[Problem], lang: Lang) -> list[Json]:
    """Return what was *found* as a list, with the values of each."""
    return [
        {
            "code": each.code,
            "path": each.where.path,
            "line": each.where.line,
            "message": message(each, lang),
            **dict(each.values),
        }
        for each in found
    ]
