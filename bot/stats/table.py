"""What is told of closed weeks, as text and as JSON."""

import json
from collections.abc import Iterator, Mapping

from bot.language import Lang
from bot.library import Library
from bot.stats.model import Kind
from bot.stats.naming import named
from bot.stats.phrases import phrases
from bot.stats.weeks import Week
from bot.stats.withholding import K, Told

BAR = 30
"""Characters of the longest bar."""


def as_text(
    week: str, told: Week, weeks: Mapping[str, Week], library: Library, lang: Lang
) -> Iterator[str]:
    """Yield lines: *told* of *week* in three tables, and how many conversations each of *weeks*."""
    p = phrases(lang)
    total = told[Kind.HOUR].total
    yield f"{p.heading.format(week=week)}: {p.conversations.format(number=total)}"
    for kind in Kind:
        yield ""
        yield f"{p.kinds[kind]}:"
        yield from _bars(rows(kind, told[kind], library, lang))
    yield ""
    yield f"{p.weeks}:"
    yield from _bars([(each, one[Kind.HOUR].total) for each, one in weeks.items()])
    yield ""
    yield p.rule.format(few=K)


def rows(kind: Kind, told: Told, library: Library, lang: Lang) -> list[tuple[str, int]]:
    """Return the rows of one table, the largest first and the rest last, in words."""
    shown = [(named(kind, value, library, lang), number) for value, number in told.shown]
    return [*shown, (phrases(lang).rest, told.rest)] if told.rest else shown


def _bars(rows: list[tuple[str, int]]) -> Iterator[str]:
    wide = max((len(name) for name, _ in rows), default=0)
    most = max((number for _, number in rows), default=0) or 1
    digits = len(str(most))
    for name, number in rows:
        yield f"  {name:{wide}}  {number:{digits}}  {'█' * max(1, round(BAR * number / most))}"


def as_json(weeks: Mapping[str, Week]) -> str:
    """Return everything that is told of *weeks* by its ids."""
    told = {
        week: {
            kind.value: {"shown": dict(one[kind].shown), "rest": one[kind].rest} for kind in Kind
        }
        for week, one in weeks.items()
    }
    return json.dumps({"fewest": K, "weeks": told}, ensure_ascii=False, indent=2) + "\n"
