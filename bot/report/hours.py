"""Evidence on hours: whose are stated and whose are not, and who stands in at other times."""

from collections.abc import Iterator

from bot.dialogue.stated_hours import week_in_words
from bot.plan.model import (
    AroundTheClock,
    Contact,
    DayRule,
    Disputed,
    OfficeDays,
    Outside,
    Unstated,
    Week,
)
from bot.report.basis import Basis
from bot.report.model import Cell, Column, Evidence, Gap, Said, Table
from bot.words import words

STATED = ("stated", "always")
"""The kinds of hours that a source states; the others are known to be unknown."""


def hours(basis: Basis) -> Evidence:
    """Return which of the municipality's contacts have stated hours."""
    contacts = [each for each in basis.local() if each.phone]
    stated = [each for each in contacts if kind_of_hours(each) in STATED]
    text = basis.by("Ingen egne kontakter har åbningstider.", "No contact of its own has hours.")
    if contacts:
        text = basis.by(
            f"{len(stated)} af {len(contacts)} kontakter har oplyste åbningstider.",
            f"{len(stated)} of {len(contacts)} contacts have stated hours.",
        )
    columns = (
        Column("contact", basis.by("Kontakt", "Contact")),
        Column("kind", basis.by("Åbningstid", "Hours")),
    )
    rows = tuple(_row(basis, each) for each in contacts)
    return Evidence(
        kind="hours",
        title=basis.by("Åbningstider", "Hours"),
        says=(
            Said("stated", len(stated), text),
            Said("not_stated", len(contacts) - len(stated), ""),
            *_days(basis),
        ),
        table=Table(columns, rows) if rows else None,
        gaps=tuple(_missing(basis, contacts)),
    )


def acute(basis: Basis) -> Evidence:
    """Return who answers when it cannot wait: the fixed numbers, and who stands in after hours."""
    contacts = [each for each in basis.contacts() if each.id in basis.acute or _stands_in(each)]
    columns = (
        Column("contact", basis.by("Kontakt", "Contact")),
        Column("phone", basis.by("Nummer", "Number")),
        Column("kind", basis.by("Åbent", "Open")),
        Column("own", basis.by("I kommunens plan", "In the municipality's plan")),
    )
    own = [each for each in contacts if _stands_in(each) and not each.national]
    return Evidence(
        kind="acute",
        title=basis.by("Akut og vagt", "Acute help and duty service"),
        says=(Said("own_duty", len(own), _duty_in_words(basis, own)),),
        table=Table(columns, tuple(_acute_row(basis, each) for each in contacts)),
        gaps=() if own else (_no_duty(basis),),
    )


def _duty_in_words(basis: Basis, own: list[Contact]) -> str:
    named = basis.titles(each.id for each in own)
    if own:
        return basis.by(f"Planen har en vagt: {named}.", f"The plan has a duty service: {named}.")
    return basis.by(
        "Planen nævner ingen vagt uden for åbningstid.", "The plan names no duty service."
    )


def _no_duty(basis: Basis) -> Gap:
    da, en = "Vagten uden for åbningstid er ikke oplyst", "The duty service is not stated"
    return Gap("duty", basis.by(da, en))


def _stands_in(contact: Contact) -> bool:
    return isinstance(contact.hours, Outside)


def _acute_row(basis: Basis, contact: Contact) -> tuple[Cell, ...]:
    through = basis.plan.contacts.get(contact.via) if contact.via is not None else None
    phones = tuple(dict.fromkeys(row.value for row in (through or contact).phone))
    said = ", ".join(phones)
    if through is not None:
        asked = basis.text(contact.ask_for or contact.title)
        said = basis.by(f"{said}, spørg efter {asked}", f"{said}, ask for {asked}")
    yes, no = basis.by("ja", "yes"), basis.by("nej, nationalt", "no, national")
    return (
        Cell(contact.id, basis.title(contact.id)),
        Cell(phones, said or basis.by("ikke oplyst", "not stated")),
        Cell(kind_of_hours(contact), hours_in_words(basis, contact)),
        Cell(not contact.national, no if contact.national else yes),
    )


def _row(basis: Basis, contact: Contact) -> tuple[Cell, ...]:
    said = Cell(kind_of_hours(contact), hours_in_words(basis, contact))
    return Cell(contact.id, basis.title(contact.id)), said


def _missing(basis: Basis, contacts: list[Contact]) -> Iterator[Gap]:
    text = basis.by("Åbningstiden er ikke oplyst", "The hours are not stated")
    for contact in contacts:
        if kind_of_hours(contact) in ("office_days", "unknown"):
            yield Gap("hours", text, contact.id, basis.title(contact.id))


def _days(basis: Basis) -> Iterator[Said]:
    for key, rules, da, en in (
        ("closing_days", basis.plan.days.closing, "Egne lukkedage", "Closing days of its own"),
        ("open_days", basis.plan.days.open, "Har åbent alligevel", "Open all the same"),
    ):
        if rules:
            named = ", ".join(_day(basis, rule) for rule in rules)
            raw = tuple(_iso(rule) for rule in rules)
            yield Said(key, raw, f"{basis.by(da, en)}: {named}.")


def _day(basis: Basis, rule: DayRule) -> str:
    month = words(basis.lang).months[rule.month - 1]
    year = f" {rule.year}" if rule.year else ""
    return f"{rule.day}{basis.by('.', '')} {month}{year}"


def _iso(rule: DayRule) -> str:
    return f"{f'{rule.year}-' if rule.year else ''}{rule.month:02d}-{rule.day:02d}"


# --- hours in words -----------------------------------------------------------------


def kind_of_hours(contact: Contact) -> str:
    """Return how the hours of *contact* are known, as a program reads it."""
    match contact.hours:
        case Week():
            return "stated"
        case AroundTheClock():
            return "always"
        case OfficeDays():
            return "office_days"
        case Outside():
            return "outside"
        case Disputed():
            return "disputed"
        case Unstated() | None:
            return "unknown"


def hours_in_words(basis: Basis, contact: Contact) -> str:
    """Return the hours of *contact* as people read them; what is not stated is said to be so."""
    match contact.hours:
        case Week() as week:
            return week_in_words(week, basis.lang)
        case AroundTheClock():
            return basis.by("hele døgnet", "day and night")
        case OfficeDays():
            return basis.by("ikke oplyst, regnes som kontortid", "not stated, taken as office days")
        case Outside(other):
            title = basis.title(other)
            return basis.by(f"når {title} har lukket", f"when {title} is closed")
        case Disputed(readings):
            either = basis.by(" eller ", " or ").join(
                week_in_words(each, basis.lang) for each in readings
            )
            return basis.by(f"kilderne er uenige: {either}", f"the sources disagree: {either}")
        case Unstated() | None:
            return basis.by("ikke oplyst", "not stated")
