"""At which times a contact stands otherwise than before: exact stretches over the coming months."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.clock import local
from bot.conditions import ALWAYS, ContactId
from bot.dialogue.text import fill
from bot.diff.model import Shift, Spell, TimeClass
from bot.diff.notation import noted
from bot.language import Lang
from bot.plan.holidays import is_public_holiday
from bot.plan.hours import instant
from bot.plan.model import Contact, MunicipalityCode, Outside, Plan
from bot.proof.intervals import Standing, timeline
from bot.proof.spans import Stretch, shared

_DAY = timedelta(days=1)
_PARTS = (
    (0, 8 * 60, TimeClass.NIGHT),
    (8 * 60, 16 * 60, TimeClass.DAY),
    (16 * 60, 22 * 60, TimeClass.EVENING),
    (22 * 60, 24 * 60, TimeClass.NIGHT),
)
_SHOWN = (Standing.OPEN, Standing.LIKELY, Standing.UNKNOWN, Standing.CLOSED, Standing.HIDDEN)

Codes = tuple[MunicipalityCode | None, ...]


class Shifting:
    """Compares hours in one period; what is alike in several plans is laid out once."""

    def __init__(self, start: datetime, end: datetime, lang: Lang) -> None:
        """Look at the time from *start* until before *end* (aware)."""
        self._period = start, end
        self._lang = lang
        self._found: dict[object, tuple[Shift, ...]] = {}

    def shifts(self, old: Plan, new: Plan, codes: Codes) -> Iterator[Shift]:
        """Yield when contacts that both plans have stand otherwise, for all of *codes*."""
        for contact in affected(old, new):
            key = (reads(old, contact), reads(new, contact))
            found = self._found.get(key)
            if found is None:
                found = self._found[key] = tuple(self._of(old, new, contact))
            title = fill(new.contacts[contact].title, new, {}, self._lang)
            yield from (replace(each, codes=codes, title=title) for each in found)

    def _of(self, old: Plan, new: Plan, contact: ContactId) -> Iterator[Shift]:
        before = timeline(_for_all(old, contact), contact, {}, *self._period)
        after = timeline(_for_all(new, contact), contact, {}, *self._period)
        for was in _SHOWN:
            for now in _SHOWN:
                if was != now:
                    apart = shared(before.spans(was), after.spans(now))
                    for spell in by_class(apart, (old, new)):
                        yield Shift((), contact, "", was, now, spell)


def _for_all(plan: Plan, contact: ContactId) -> Plan:
    """Return *plan* with *contact* for everybody: those it serves are told when it answers."""
    found = plan.contacts[contact]
    if found.when == ALWAYS:
        return plan
    return replace(plan, contacts={**plan.contacts, contact: replace(found, when=ALWAYS)})


def reads(plan: Plan, contact: ContactId) -> object:
    """Return all that decides when *contact* answers."""
    chain = [(each, plan.contacts[each]) for each in behind(plan, contact)]
    return noted(tuple((each, noted(_times(of)), noted(of.when)) for each, of in chain)), (
        plan.days, plan.office_hours
    )  # fmt: skip


def behind(plan: Plan, contact: ContactId) -> tuple[ContactId, ...]:
    """Return *contact* and all those whose hours it leans on."""
    found = [contact]
    for each in found:
        found.extend(other for other in _leans_on(plan.contacts[each]) if other not in found)
    return tuple(found)


def affected(old: Plan, new: Plan) -> tuple[ContactId, ...]:
    """Return the contacts of both plans whose hours may differ, those that lean on others too."""
    both = [each for each in old.contacts if each in new.contacts]
    if (old.days, old.office_hours) != (new.days, new.office_hours):
        return tuple(both)
    found = {each for each in both if _times(old.contacts[each]) != _times(new.contacts[each])}
    found |= set(old.contacts) ^ set(new.contacts)
    for _ in both:
        leaning = {each for each in both if found.intersection(_leans_on(new.contacts[each]))}
        if leaning <= found:
            break
        found |= leaning
    return tuple(each for each in both if each in found)


def _times(contact: Contact) -> object:
    return (contact.hours, contact.via, contact.either, contact.phone, contact.inhouse)


def _leans_on(contact: Contact) -> Iterator[ContactId]:
    yield from contact.either
    if contact.via is not None:
        yield contact.via
    if isinstance(contact.hours, Outside):
        yield contact.hours.contact


def by_class(spans: Iterable[Stretch], plans: tuple[Plan, Plan]) -> Iterator[Spell]:
    """Yield *spans* summed for each kind of time, as the days of *plans* tell it."""
    found: defaultdict[TimeClass, list[Stretch]] = defaultdict(list)
    for stretch in spans:
        for kind, piece in _pieces(stretch, plans):
            found[kind].append(piece)
    for kind in TimeClass:
        if found[kind]:
            seconds = sum(int((b - a).total_seconds()) for a, b in found[kind])
            weekdays = tuple(sorted({local(start).weekday() for start, _ in found[kind]}))
            clocks = {_clock(each) for each in found[kind]}
            clock = clocks.pop() if len(clocks) == 1 else None
            yield Spell(kind, seconds, len(found[kind]), found[kind][0], weekdays, clock)


def _clock(stretch: Stretch) -> tuple[int, int]:
    """Return when *stretch* begins and ends, in minutes of the Danish day that it begins on."""
    start, end = map(local, stretch)
    return start.hour * 60 + start.minute, (end.hour * 60 + end.minute) or 24 * 60


def _pieces(stretch: Stretch, plans: tuple[Plan, Plan]) -> Iterator[tuple[TimeClass, Stretch]]:
    """Cut *stretch* where another kind of time begins."""
    first, last = stretch[0].astimezone(UTC), stretch[1].astimezone(UTC)
    day = local(first).date()
    while day <= local(last).date():
        for begin, finish, kind in kinds_of(day, plans):
            cut = max(first, instant(day, begin)), min(last, instant(day, finish))
            if cut[0] < cut[1]:
                yield kind, cut
        day += _DAY


def kinds_of(day: date, plans: tuple[Plan, Plan]) -> tuple[tuple[int, int, TimeClass], ...]:
    """Return the kinds of time on *day*, each from a minute of the day until before another."""
    whole = _whole_day(day, plans)
    return _PARTS if whole is None else ((0, 24 * 60, whole),)


def _whole_day(day: date, plans: tuple[Plan, Plan]) -> TimeClass | None:
    if any(rule.covers(day) for plan in plans for rule in plan.days.closing):
        return TimeClass.CLOSING
    if is_public_holiday(day):
        return TimeClass.HOLIDAY
    return {5: TimeClass.SATURDAY, 6: TimeClass.SUNDAY}.get(day.weekday())
