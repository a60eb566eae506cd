"""A contact as people read it: number, unit, open or closed, and how sure the source is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from bot.clock import local
from bot.conditions import Facts
from bot.dialogue.replies import ContactCard
from bot.dialogue.stated_hours import stated_in_words
from bot.dialogue.text import fill
from bot.language import Lang, Text
from bot.plan.model import AreaId, AroundTheClock, Plan, confirmed
from bot.plan.routing import Reach
from bot.plan.status import Closed, Inhouse, Likely, Open, Opening, Status, Unknown
from bot.plan.table import first
from bot.words import Words, date_in_words, day_in_words, moment_in_words, time_of_day, words


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom a card is written: the plan, the facts, the language and the instant.

    *timeless* where the instant cannot be believed: hours then stand as they are stated.
    """

    plan: Plan
    facts: Facts
    lang: Lang
    now: datetime
    timeless: bool = False


def card(reach: Reach, reading: Reading) -> ContactCard:
    """Return *reach* as a card in the language of *reading*."""
    contact, ways = reach.contact, reach.ways
    area = reading.plan.areas.get(reach.area) if reach.area is not None else None
    written = partial(_written, reading=reading, area=reach.area)
    return ContactCard(
        id=contact.id,
        title=written(contact.title),
        status=_status(reach, reading),
        hours=hours_in_words(reach, reading),
        phone=ways.phone,
        mail=ways.mail,
        secure_mail=ways.secure_mail,
        form=written(ways.form),
        chat=written(ways.chat),
        visit=written(ways.visit),
        organisation=written(contact.organisation),
        area=reach.area,
        area_name=written(area),
        via=contact.via,
        via_phone=_via_phone(reach, reading),
        ask_for=written(contact.ask_for or contact.title) if contact.via else "",
        note=written(reach.note),
        missing=written(reach.missing) or _number_gone(reach, reading),
        marks=_marks(reach, reading),
        source=contact.source,
        source_date=contact.source_date,
        checked=contact.checked,
        confirmed=_is_confirmed(reach, reading),
        old=contact.old,
        members=tuple(card(member, reading) for member in reach.members),
    )


def _written(text: Text | None, *, reading: Reading, area: AreaId | None) -> str:
    if text is None:
        return ""
    return fill(text, reading.plan, reading.facts, reading.lang, area)


def other_ways(shown: ContactCard, w: Words) -> Iterator[tuple[str, str]]:
    """Yield how else than by phone *shown* is reached: a template of *w*, and the address in it."""
    for template, address in (
        (w.mail, shown.mail),
        (w.secure_mail, shown.secure_mail),
        (w.form, shown.form),
        (w.chat, shown.chat),
        (w.visit, shown.visit),
    ):
        if address:
            yield template, address


def other_ways_in_words(shown: ContactCard, w: Words) -> Iterator[str]:
    """Yield each of `other_ways` as a sentence."""
    return (template.format(address=address) for template, address in other_ways(shown, w))


def _number_gone(reach: Reach, reading: Reading) -> str:
    """Return what to say where the plan states that there is no number, beside other ways."""
    stated_none = first(reach.contact.phone, reading.facts) == ""
    return words(reading.lang).phone_unknown if stated_none and reach.ways.any() else ""


def _via_phone(reach: Reach, reading: Reading) -> str:
    if reach.contact.via is None:
        return ""
    return first(reading.plan.contacts[reach.contact.via].phone, reading.facts) or ""


def hours_in_words(reach: Reach, reading: Reading) -> str:
    """Return when the contact answers, as a sentence; empty where there is nothing to say."""
    if reach.members:
        return ""
    nothing_registered = reach.missing is not None or not (reach.ways.any() or reach.contact.via)
    if nothing_registered and (reading.timeless or not isinstance(reach.status, Closed)):
        return ""
    if reading.timeless:
        return stated_in_words(reach.contact, reading.plan, reading.lang)
    return _status_in_words(reach.status, reading)


def _status(reach: Reach, reading: Reading) -> Status:
    """Return how *reach* stands; without a time only who always answers is known to."""
    if not reading.timeless or reach.status in (Inhouse(), Open(None)):
        return reach.status
    return Unknown()


def _status_in_words(status: Status, reading: Reading) -> str:
    w = words(reading.lang)
    match status:
        case Open(None):
            return w.open_always
        case Open(until) if until is not None:
            return w.open_until.format(time=_until(until, reading))
        case Closed(None):
            return w.closed
        case Closed(opens) if opens is not None:
            return _opens(opens, reading)
        case Likely():
            return w.likely
        case Unknown(opens) if opens is not None and opens.at is not None:
            return w.unknown_today.format(time=_moment(opens.at, reading)) + "."
        case Unknown():
            return w.unknown_hours
        case Inhouse():
            return ""
    raise AssertionError(status)


def _opens(opens: Opening, reading: Reading) -> str:
    w = words(reading.lang)
    if opens.at is not None:
        return w.closed_opens.format(time=_moment(opens.at, reading)) + "."
    return w.opens_day.format(day=day_in_words(opens.day, reading.lang))


def _moment(at: datetime, reading: Reading) -> str:
    return moment_in_words(at, reading.now, reading.lang)


def _until(at: datetime, reading: Reading) -> str:
    """Return the clock alone where it is today."""
    if local(at).date() == local(reading.now).date():
        return words(reading.lang).at_clock.format(clock=time_of_day(at, reading.lang))
    return _moment(at, reading)


def _is_confirmed(reach: Reach, reading: Reading) -> bool:
    return confirmed(reach.contact, local(reading.now).date())


def _marks(reach: Reach, reading: Reading) -> str:
    contact, w = reach.contact, words(reading.lang)
    always = isinstance(contact.hours, AroundTheClock) and contact.locked
    if contact.inhouse or reach.members or always or not (reach.ways.any() or contact.via):
        return ""
    if _is_confirmed(reach, reading) and contact.checked is not None:
        said = w.confirmed_by_owner if contact.national else w.confirmed
        return said.format(date=date_in_words(contact.checked, reading.lang))
    return " ".join(
        part for part in (_unconfirmed(reach, reading), _source(reach, reading)) if part
    )


def _unconfirmed(reach: Reach, reading: Reading) -> str:
    contact, w = reach.contact, words(reading.lang)
    if contact.checked is not None:
        return w.not_confirmed_since.format(date=date_in_words(contact.checked, reading.lang))
    return "" if contact.national else w.not_confirmed


def _source(reach: Reach, reading: Reading) -> str:
    contact, w = reach.contact, words(reading.lang)
    kind = w.old_source if contact.old else w.new_source
    return source_in_words(kind, contact.source, contact.source_date, reading.lang)


def source_in_words(kind: str, source: str, source_date: str, lang: Lang) -> str:
    """Return *kind* ("Kilde") with the date of *source*, as far as it is stated, and its site."""
    w, host = words(lang), urlsplit(source).hostname or ""
    where = f" ({host.removeprefix('www.')})" if host else ""
    if source_date in ("", "undated"):
        return w.undated.format(kind=kind, where=where)
    date = source_date_in_words(source_date, lang)
    return w.dated.format(kind=kind, date=date, where=where)


def source_date_in_words(stated: str, lang: Lang) -> str:
    """Return a source's date as far as it is stated: "2018", "2018-04" or "2018-04-17"."""
    parts = [int(part) for part in stated.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = words(lang).months[parts[1] - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    stop = "." if lang == "da" else ""
    return f"{parts[2]}{stop} {month} {parts[0]}"
