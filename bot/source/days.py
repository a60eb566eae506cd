"""Reading the days of a plan: closing, doubtful and open days, and the ordinary office days."""

from datetime import date

from bot.plan.model import DayRule, Days, Plan, WeekHours
from bot.source.hours import NO_HOURS, read_week
from bot.source.reader import Reader
from bot.source.yaml import Mapping


def read_days(reader: Reader, root: Mapping, under: Plan | None) -> Days:
    """Return the days of *root*; the doubtful ones are those of the national plan *under* it."""
    doubtful = under.days.doubtful if under else _rules(reader, root, "doubtful_days")
    return Days(_rules(reader, root, "closing_days"), doubtful, _rules(reader, root, "open_days"))


def read_office_hours(reader: Reader, root: Mapping, under: Plan | None) -> WeekHours:
    """Return the ordinary office hours, which the national plan alone states."""
    if under is not None:
        return under.office_hours
    node = root.get("office_days")
    if node is None:
        reader.problem("Y203", root.where, key="office_days", what="plan")
        return NO_HOURS
    return read_week(reader, node)


def _rules(reader: Reader, root: Mapping, key: str) -> tuple[DayRule, ...]:
    rules = []
    for item in reader.items(root.get(key)):
        said = reader.string(item, key)
        rule = _rule(said)
        if rule is None:
            reader.problem("Y206", item.where, value=said, what=key)
        else:
            rules.append(rule)
    return tuple(rules)


def _rule(said: str) -> DayRule | None:
    year, month_day = (said[:4], said[5:]) if len(said) == 10 else ("", said)
    try:
        day = date.fromisoformat(f"{year or '2024'}-{month_day}")
    except ValueError:
        return None
    return DayRule(day.month, day.day, int(year) if year else None)
