"""What a heat map says in words: its heading, its levels, its shares and its special days."""

from collections.abc import Iterator

from bot.graph.heat.model import CERTAIN, Day, Heat, Level, Row, Special, seconds, share
from bot.graph.heat.phrases import heat_phrases
from bot.words import date_in_words, day_in_words, percent

NEAR = (Level.LOCAL, Level.DUTY)


def heading(heat: Heat) -> str:
    """Return the result in one or two sentences: how much is answered, and what is empty."""
    p = heat_phrases(heat.lang)
    said = []
    if heat.routes:
        first = heat.routes[0]
        near, some = (percent(share(first, *each), heat.lang) for each in (NEAR, CERTAIN))
        said.append(p.heading.format(place=heat.place, route=first.title, local=near, some=some))
    empty = sum(bool(seconds(row, Level.NOBODY)) for row in heat.routes)
    said.append(p.gaps.format(count=empty, of=len(heat.routes)) if empty else p.no_gap)
    return " ".join(said)


def about(heat: Heat, *, year: bool) -> str:
    """Return what is drawn: the span, and whether the municipality has a plan."""
    p = heat_phrases(heat.lang)
    first, last = (date_in_words(heat.days[each].date, heat.lang) for each in (0, -1))
    span = (p.year_of if year else p.week_of).format(first=first, last=last)
    return f"{span}." if heat.own else f"{span}. {p.no_plan}"


def level_in_words(level: Level, heat: Heat) -> str:
    """Return what *level* means."""
    return heat_phrases(heat.lang).levels[level].format(acute=heat.acute)


def levels_in(heat: Heat) -> tuple[Level, ...]:
    """Return the levels that occur, the nearest first."""
    found = {bar.level for row in heat.rows for bar in row.bars}
    return tuple(level for level in Level if level in found)


def shares(row: Row, heat: Heat) -> str:
    """Return how much of the time *row* stands at each level, as "kommunen 18 %, ingen 42 %"."""
    p = heat_phrases(heat.lang)
    parts = ((level, share(row, level)) for level in Level)
    return ", ".join(
        p.shares.format(said=level_in_words(level, heat), share=percent(part, heat.lang))
        for level, part in parts
        if part
    )


def special_days(heat: Heat) -> Iterator[str]:
    """Yield one line for each kind of special day: "Helligdag: torsdag 24. december, …"."""
    p = heat_phrases(heat.lang)
    for kind in Special:
        days = [day_in_words(day.date, heat.lang) for day in heat.days if kind in day.special]
        if days:
            name = p.special[kind]
            yield f"{name[:1].upper()}{name[1:]}: {', '.join(days)}"


def special_in_words(day: Day, heat: Heat) -> str:
    """Return what is special about *day*, or ""."""
    return ", ".join(heat_phrases(heat.lang).special[each] for each in day.special)
