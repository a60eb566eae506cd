"""Evidence on who takes part: contacts by organisation and role, their sources, and what is unsaid."""

from collections.abc import Iterable, Iterator

from bot.language import DA
from bot.plan.model import Conflict, Contact, Forbidden, confirmed
from bot.plan.table import Row
from bot.report.basis import Basis, has_own_way
from bot.report.dates import source_date
from bot.report.model import Cell, Column, Evidence, Gap, Said, Table
from bot.words import date_in_words

WRITTEN = ("mail", "secure_mail", "form", "chat", "visit")


def actors(basis: Basis) -> Evidence:
    """Return the contacts by organisation and role, with the ways to reach each."""
    contacts = sorted(basis.contacts(), key=lambda each: (each.national, _owner(basis, each)))
    own = [each for each in contacts if not each.national]
    owners = list(dict.fromkeys(_owner(basis, each) for each in own))
    text = basis.by(
        f"Planen nævner {len(own)} kontakter hos {len(owners)} organisationer.",
        f"The plan names {len(own)} contacts at {len(owners)} organisations.",
    )
    columns = (
        Column("contact", basis.by("Rolle eller enhed", "Role or unit")),
        Column("organisation", basis.by("Organisation", "Organisation")),
        Column("phone", basis.by("Nummer", "Number")),
        Column("other_ways", basis.by("Andre veje", "Other ways")),
    )
    return Evidence(
        kind="contacts",
        title=basis.by("Kontakter efter organisation og rolle", "Contacts by organisation, role"),
        says=(Said("own", len(own), text), Said("organisations", tuple(owners), "")),
        table=Table(columns, tuple(_row(basis, each) for each in contacts)),
        gaps=tuple(_unreachable(basis)),
    )


def _row(basis: Basis, contact: Contact) -> tuple[Cell, ...]:
    phones = tuple(_distinct(contact.phone))
    others = tuple(dict(_others(basis, contact)).items())
    return (
        Cell(contact.id, basis.text(contact.title)),
        Cell(_organisation(basis, contact) or None, _owner(basis, contact)),
        Cell(phones, ", ".join(phones) or _no_number(basis, contact)),
        Cell(tuple(key for key, _ in others), "; ".join(said for _, said in others) or "–"),
    )


def _organisation(basis: Basis, contact: Contact) -> str:
    return basis.text(contact.organisation)


def _owner(basis: Basis, contact: Contact) -> str:
    otherwise = (
        basis.by("nationalt", "national")
        if contact.national
        else basis.by("kommunen", "the municipality")
    )
    return _organisation(basis, contact) or otherwise


def _distinct(table: Iterable[Row[str]]) -> Iterator[str]:
    return iter(dict.fromkeys(row.value for row in table))


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
    for contact in basis.local():
        if contact.via is not None or contact.either:
            continue
        title = basis.text(contact.title)
        if not has_own_way(contact):
            text = basis.by(f"{title}: ingen vej er oplyst.", f"{title}: no way is stated.")
            yield Gap("way", contact.id, text)
        elif not contact.phone:
            text = basis.by(f"{title}: nummeret er ikke oplyst.",
                            f"{title}: the number is not stated.")  # fmt: skip
            yield Gap("number", contact.id, text)
        elif not any(getattr(contact, way) for way in WRITTEN):
            text = basis.by(f"{title}: ingen skriftlig vej er oplyst.",
                            f"{title}: no way to write is stated.")  # fmt: skip
            yield Gap("channel", contact.id, text)


# --- sources ------------------------------------------------------------------------


def sources(basis: Basis) -> Evidence:
    """Return where each of the municipality's contacts was read, and who has confirmed it."""
    contacts = [each for each in basis.local() if not each.either and not each.national]
    sure = [each for each in contacts if confirmed(each, basis.today)]
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
        Cell(contact.id, basis.text(contact.title)),
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
    waiting = [each for each in contacts if not confirmed(each, basis.today)]
    for contact in waiting:
        title = basis.text(contact.title)
        text = basis.by(f"{title}: ikke bekræftet af kommunen.", f"{title}: not confirmed.")
        yield Gap("confirmed", contact.id, text)
    for contact in contacts:
        if contact.old or not contact.source:
            title = basis.text(contact.title)
            text = basis.by(f"{title}: kilden mangler eller er gammel.",
                            f"{title}: the source is missing or old.")  # fmt: skip
            yield Gap("source", contact.id, text)


# --- what sources disagree about, and what is kept back -------------------------------


def conflicts(basis: Basis) -> Evidence:
    """Return what the plan's sources disagree about, and what was decided."""
    own = basis.plan.conflicts if basis.plan.own else ()
    text = basis.by(f"Kilderne er uenige om {len(own)} ting.",
                    f"The sources disagree about {len(own)} things.")  # fmt: skip
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
    part = f" ({about[2]})" if about[2] else ""
    named = next((c.id for c in basis.plan.contacts.values() if c.id == about[0]), None)
    return (
        Cell(conflict.about, conflict.about if named is None else basis.title(named) + part),
        Cell(conflict.decision, conflict.decision, lang=DA),
        Cell(conflict.reason, conflict.reason, lang=DA),
    )


def never_shown(basis: Basis) -> Evidence:
    """Return why numbers are kept back; the numbers themselves stand nowhere, so not here either."""
    own = [each for each in basis.plan.never_show if _is_own(basis, each)]
    text = basis.by(
        f"{len(own)} numre og tekster fra kommunens kilder bliver holdt tilbage.",
        f"{len(own)} numbers and texts from the municipality's sources are kept back.",
    )
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
