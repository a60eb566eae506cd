"""A small invented plan: what the tests of hours, answering and routes build theirs from."""

from datetime import UTC, datetime

from bot.clock import COPENHAGEN
from bot.plan.model import Contact, Days, Plan, Week, Window


def week(*hours: str, **more: object) -> Week:
    """Return a week with *hours* such as "09:00-15:00" on every day of it."""
    return Week((windows(*hours),) * 7, **more)


def windows(*hours: str) -> tuple[Window, ...]:
    return tuple(Window(*(minute(part) for part in each.split("-"))) for each in hours)


def minute(text: str) -> int:
    hour, minutes = text.split(":")
    return int(hour) * 60 + int(minutes)


WORKDAYS = (windows("09:00-15:00"),) * 5 + ((), ())
NINE_TO_THREE = Week(WORKDAYS)


def plan(*contacts: Contact, days: Days | None = None, **more: object) -> Plan:
    """Return a plan of *contacts*, its office open on workdays from nine to three."""
    filled: dict[str, object] = {
        "place": None, "own": True, "routes": {}, "floor": {}, "facts": {}, "says": {},
        "areas": {}, "office_hours": WORKDAYS, **more,
    }  # fmt: skip
    return Plan(
        contacts={each.id: each for each in contacts},
        days=Days() if days is None else days,
        **filled,
    )


def contact(name: str, **more: object) -> Contact:
    return Contact(name, title={"da": name}, **more)


def utc(text: str, fold: int = 0) -> datetime:
    """Return the Danish local time *text* as an instant in UTC."""
    local = datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN, fold=fold)
    return local.astimezone(UTC)
