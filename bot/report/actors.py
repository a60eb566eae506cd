"""Evidence on who takes part: contacts by organisation and role, and where each was read."""

from collections.abc import Iterable, Iterator

from bot.conditions import AREA, Is, Value, parts
from bot.language import DA
from bot.plan.model import Conflict, Contact, Forbidden, Row, confirmed
from bot.report.basis import Basis, has_own_way, is_local
from bot.report.dates import source_date
from bot.report.model import NOTHING, Cell, Column, Evidence, Gap, Said, Table
from bot.words import date_in_words

WRITTEN = ("mail", "secure_mail", "form", "chat")
"""The ways to reach somebody in writing."""


def actors(basis: Basis) -> Evidence:
    """Return the contacts by organisation and role, with the ways to reach each."""
    contacts = sorted(basis.contacts(), key=lambda each: (each.national, _owner(basis, each)))
    own = [each for each in contacts if not each.national]
    owners = list(dict.fromkeys(_owner(basis, each) for each in own))
    people = basis.count(len(own), ("kontakt", "kontakter"), ("contact", "contacts"))
    at = basis.count(
        len(owners), ("organisation", "organisationer"), ("organisation", "organisations")
    )
    text = basis.by("Planen har ingen egne kontakter.", "The plan has no contacts of its own.")
    if own:
        text = basis.by(f"Planen har {people} hos {at}.", f"The plan has {people} at {at}.")
    columns = (
        Column("contact", basis.by("Rolle eller enhed", "Role or unit")),
        Column("organisation", basis.by("Organisation", "Organisation")),
        Column("phone", basis.by("Nummer", "Number")),
        Column("other_ways", basis.by("Andre veje", "Other ways")),
    )
    return Evidence(
        kind="contacts",
        title=basis.by(
            "Kontakter efter organisation og rolle", "Contacts by organisation and role"
        ),
        says=(Said("own", len(own), text), Said("organisations", tuple(owners), "")),
        table=Table(columns, tuple(_row(basis, each) for each in contacts)),
        gaps=tuple(_unreachable(basis)),
    )


def _row(basis: Basis, contact: Contact) -> tuple[Cell, ...]:
    phones = tuple(_distinct(contact.phone))
    others = tuple(_others(basis, contact))
    return (
        Cell(contact.id, basis.title(contact.id)),
        Cell(basis.text(contact.organisation) or None, _owner(basis, contact)),
        Cell(phones, ", ".join(_numbers(basis, contact)) or _no_number(basis, contact)),
        Cell(
            tuple(dict.fromkeys(key for key, _ in others)),
            "; ".join(said for _, said in others) or NOTHING,
        ),
    )


def _owner(basis: Basis, contact: Contact) -> str:
    if contact.organisation is not None:
        return basis.text(contact.organisation)
    if not contact.national:
        return basis.by("kommunen", "the municipality")
    if is_local(contact):
        return basis.by("kommunen, ikke udfyldt", "the municipality, not filled in")
    return (
        basis.by("arbejdspladsen", "workplace")
        if contact.inhouse
        else basis.by("nationalt", "national")
    )


def _distinct(table: Iterable[Row[str]]) -> Iterator[str]:
    return iter(dict.fromkeys(row.value for row in table))


def _numbers(basis: Basis, contact: Contact) -> Iterator[str]:
    """Yield each number of *contact*, with the areas that it is for, where they are told apart."""
    for row in contact.phone:
        told = (part for part in parts(row.when) if isinstance(part, Is) and part.fact == AREA)
        named = [area for part in told for area in basis.plan.areas if Value(area) in part.values]
        areas = ", ".join(basis.text(basis.plan.areas[each]) for each in named)
        yield f"{row.value} ({areas})" if areas else row.value


def _no_number(basis: Basis, contact: Contact) -> str:
    if contact.inhouse:
        return basis.by("på arbejdspladsen", "at the workplace")
    if contact.via is not None:
        title = basis.title(contact.via)
        return basis.by(f"gennem {title}", f"through {title}")
    if contact.either:
        return basis.titles(contact.either)
    return basis.by("ikke oplyst", "not stated")


def _others(basis: Basis, contact: Contact) -> Iterator[tuple[str, str]]:
    for key, rows in (("mail", contact.mail), ("secure_mail", contact.secure_mail)):
        for value in _distinct(rows):
            yield key, value
    for key, texts in (("form", contact.form), ("chat", contact.chat), ("visit", contact.visit)):
        for row in texts:
            yield key, basis.text(row.value)


def _unreachable(basis: Basis) -> Iterator[Gap]:
    no_way = basis.by("Ingen vej er oplyst", "No way is stated")
    no_number = basis.by("Nummeret er ikke oplyst", "The number is not stated")
    no_channel = basis.by("Ingen skriftlig vej er oplyst", "No way to write is stated")
    for contact in basis.local():
        title = basis.title(contact.id)
        if contact.via is not None or contact.either:
            continue
        if not has_own_way(contact):
            yield Gap("way", no_way, contact.id, title)
        elif not contact.phone:
            yield Gap("number", no_number, contact.id, title)
        elif not any(key in WRITTEN for key, _ in _others(basis, contact)):
            yield Gap("channel", no_channel, contact.id, title)


# --- sources ------------------------------------------------------------------------


def sources(basis: Basis) -> Evidence:
    """Return where each of the municipality's contacts was read, and who has confirmed it."""
    contacts = [each for each in basis.local() if not each.either and not each.national]
    sure = [each for each in contacts if confirmed(each, basis.today)]
    text = basis.by("Ingen egne kontakter at bekræfte.", "No contacts of its own to confirm.")
    if contacts:
        text = basis.by(
            f"Kommunen har bekræftet {len(sure)} af {len(contacts)} kontakter.",
            f"The municipality has confirmed {len(sure)} of {len(contacts)} contacts.",
        )
    columns = (
        Column("contact", basis.by("Kontakt", "Contact")),
        Column("source", basis.by("Kilde", "Source")),
        Column("source_date", basis.by("Kildens dato", "Date of the source")),
        Column("checked", basis.by("Bekræftet", "Confirmed")),
    )
    rows = tuple(_source_row(basis, each) for each in contacts)
    return Evidence(
        kind="sources",
        title=basis.by("Kilder og bekræftelse", "Sources and confirmation"),
        says=(Said("confirmed", len(sure), text), Said("of", len(contacts), "")),
        table=Table(columns, rows) if rows else None,
        gaps=tuple(_unsure(basis, contacts)),
    )


def _source_row(basis: Basis, contact: Contact) -> tuple[Cell, ...]:
    dated = source_date(basis, contact.source_date)
    old = basis.by(f"{dated}, gammel kilde", f"{dated}, old source") if contact.old else dated
    none = basis.by("ingen kilde", "no source")
    return (
        Cell(contact.id, basis.title(contact.id)),
        Cell(contact.source or None, contact.source or none, href=contact.source),
        Cell({"date": contact.source_date or None, "old": contact.old}, old),
        Cell(contact.checked, _checked(basis, contact)),
    )


def _checked(basis: Basis, contact: Contact) -> str:
    if contact.checked is None:
        return basis.by("nej", "no")
    day = date_in_words(contact.checked, basis.lang)
    return day if confirmed(contact, basis.today) else basis.by(f"nej, ikke siden {day}",
                                                                f"no, not since {day}")  # fmt: skip


def _unsure(basis: Basis, contacts: list[Contact]) -> Iterator[Gap]:
    not_sure = basis.by("Ikke bekræftet af kommunen", "Not confirmed by the municipality")
    weak = basis.by("Kilden mangler eller er gammel", "The source is missing or old")
    for contact in contacts:
        if not confirmed(contact, basis.today):
            yield Gap("confirmed", not_sure, contact.id, basis.title(contact.id))
    for contact in contacts:
        if contact.old or not contact.source:
            yield Gap("source", weak, contact.id, basis.title(contact.id))


# --- what sources disagree about, and what is kept back -------------------------------


_FIELDS = {"hours": ("åbningstid", "hours"), "phone": ("nummer", "number")}
"""The fields of a contact that sources mostly disagree about, as people say them."""


def conflicts(basis: Basis) -> Evidence:
    """Return what the plan's sources disagree about, and what was decided."""
    own = basis.plan.conflicts if basis.plan.own else ()
    things = basis.count(len(own), ("ting", "ting"), ("thing", "things"))
    text = basis.by("Ingen uenighed er noteret.", "No disagreement is noted.")
    if own:
        text = basis.by(f"Kilderne er uenige om {things}.", f"The sources disagree about {things}.")
    columns = (
        Column("about", basis.by("Om", "About")),
        Column("decision", basis.by("Afgørelse", "Decision")),
        Column("reason", basis.by("Begrundelse", "Reason")),
    )
    rows = tuple(_conflict_row(basis, each) for each in own)
    return Evidence(
        kind="conflicts",
        title=basis.by("Uenige kilder", "Sources that disagree"),
        says=(Said("count", len(own), text),),
        table=Table(columns, rows) if rows else None,
    )


def _conflict_row(basis: Basis, conflict: Conflict) -> tuple[Cell, ...]:
    about = conflict.about.partition(".")
    field = basis.by(*_FIELDS[about[2]]) if about[2] in _FIELDS else about[2]
    part = f" ({field})" if field else ""
    named = next((c.id for c in basis.plan.contacts.values() if c.id == about[0]), None)
    return (
        Cell(conflict.about, conflict.about if named is None else basis.title(named) + part),
        Cell(conflict.decision, conflict.decision, lang=DA),
        Cell(conflict.reason, conflict.reason, lang=DA),
    )


def never_shown(basis: Basis) -> Evidence:
    """Return why numbers are kept back; they may stand nowhere, so not here either."""
    own = [each for each in basis.plan.never_show if _is_own(basis, each)]
    kept = basis.count(len(own), ("nummer eller tekst", "numre og tekster"), ("item", "items"))
    text = basis.by("Intet er holdt tilbage.", "Nothing is kept back.")
    if own:
        text = basis.by(f"{kept} må ikke vises.", f"{kept} may not be shown.")
    columns = (Column("reason", basis.by("Begrundelse", "Reason")),)
    rows = tuple((Cell(each.reason, each.reason, lang=DA),) for each in own)
    return Evidence(
        kind="never_show",
        title=basis.by("Holdt tilbage", "Kept back"),
        says=(Said("count", len(own), text),),
        table=Table(columns, rows) if rows else None,
    )


def _is_own(basis: Basis, forbidden: Forbidden) -> bool:
    return basis.plan.own and forbidden.where.path == basis.plan.where.path
