"""From a plan to its heat map: every route and every contact, through some days.

A route stands at each moment as the nearest who certainly answers; where several cases
lead to the same contacts they share a row. Somebody answers by stated hours: what is only
likely or not stated never counts, and nobody is added to close a gap.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

from bot.conditions import AREA, Facts, TableId, Value
from bot.dialogue.text import fill
from bot.graph.heat.cases import Group, Said, groups
from bot.graph.heat.days import days, rules_around
from bot.graph.heat.model import Bar, Day, Heat, Level, Row, Sort
from bot.graph.letters import capital
from bot.graph.speaker import Speaker
from bot.language import Lang, Text, in_language
from bot.library import Library, acute_contacts
from bot.plan.model import Contact, Outside, Plan
from bot.plan.pieces import pieces
from bot.plan.routing import Desk, desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Status, Unknown

WEEK, YEAR = 7, 396
"""Days of the two views: a week, and the 13 months of the proof."""

_ORDER = tuple(Level)


def heat(library: Library, plan: Plan, first: date, count: int, lang: Lang) -> Heat:
    """Return who answers under *plan* on *count* days from *first* on."""
    return _Reading(library, plan, days(plan, first, count), lang).heat()


class _Reading:
    def __init__(self, library: Library, plan: Plan, span: tuple[Day, ...], lang: Lang) -> None:
        self._library = library
        self._plan = plan
        self._lang = lang
        self._days = span
        self._desk: Desk = desk(plan)
        self._acute = acute_contacts(library)
        self._speaker = Speaker(library.vocabulary, lang)
        self._days_and_rules = tuple((day, rules_around(plan, day)) for day in span)

    def heat(self) -> Heat:
        """Return the whole map."""
        plan, routes = self._plan, tuple(self._routes())
        numbers = (row.value for each in self._acute for row in plan.contacts[each].phone)
        return Heat(
            place=plan.place.name if plan.place is not None else "",
            own=plan.own,
            lang=self._lang,
            acute=", ".join(sorted(set(numbers))),
            days=self._days,
            rows=(
                *(row for row, _ in routes),
                *self._contacts(group for _, same in routes for group in same),
            ),
        )

    def _routes(self) -> Iterator[tuple[Row, tuple[Group, ...]]]:
        """Yield a row for all cases of a table in which the same answer at the same times."""
        for rule in self._library.vocabulary.tables.values():
            if rule.gives != "contacts" or rule.id not in self._plan.routes:
                continue
            title = capital(in_language(rule.label, self._lang))
            alike: dict[tuple[Bar, ...], list[Group]] = {}
            for group in groups(self._library, self._desk, rule.id):
                bars = self._bars(self._on_route(rule.id, group.facts))
                alike.setdefault(bars, []).append(group)
            for bars, same in alike.items():
                note = "" if len(alike) == 1 else "; ".join(map(self._in_words, same))
                yield Row(Sort.ROUTE, rule.id, title, note, bars), tuple(same)

    def _on_route(self, table: TableId, facts: Facts) -> Callable[[datetime], Level]:
        def level(at: datetime) -> Level:
            listed = self._desk.listed(table, facts, at)
            found = (self._level(self._plan.contacts[each], facts, at) for each in listed)
            best = min(found, key=_ORDER.index, default=Level.NOBODY)
            return Level.NOBODY if best == Level.CLOSED else best

        return level

    def _contacts(self, found: Iterable[Group]) -> Iterator[Row]:
        plan, listed = self._plan.contacts, [each for group in found for each in group.contacts]
        named = [*listed, *(member for each in listed for member in plan[each].either)]
        shown = sorted({*named, *self._acute}, key=tuple(plan).index)
        for each in sorted(shown, key=lambda each: (each in self._acute, plan[each].national)):
            if not plan[each].either:
                bars = self._bars(self._at_contact(plan[each]))
                yield Row(Sort.CONTACT, each, self._title(plan[each].title), "", bars)

    def _at_contact(self, contact: Contact) -> Callable[[datetime], Level]:
        """Return how *contact* stands at a moment; in the area where least can be claimed."""
        answers: list[Facts] = [{AREA: (Value(area),)} for area in self._plan.areas]
        cases = [self._desk.facts(each) for each in answers or [{}]]

        def level(at: datetime) -> Level:
            return max((self._level(contact, case, at) for case in cases), key=_ORDER.index)

        return level

    def _level(self, contact: Contact, facts: Facts, at: datetime) -> Level:
        status: Status = self._desk.answering.status(contact.id, facts, at)
        match status:
            case Open():
                return self._nearness(contact)
            case Likely():
                return Level.LIKELY
            case Unknown():
                return Level.UNKNOWN
            case Closed() | Inhouse():
                return Level.CLOSED

    def _nearness(self, contact: Contact) -> Level:
        """Return how near an open *contact* is; whoever picks up for another is the other."""
        if contact.id in self._acute or contact.via in self._acute:
            return Level.ACUTE
        if isinstance(contact.hours, Outside):
            return Level.DUTY
        members = [self._plan.contacts[each] for each in contact.either]
        national = all(each.national for each in members or [contact])
        return Level.NATIONAL if national else Level.LOCAL

    def _bars(self, level: Callable[[datetime], Level]) -> tuple[Bar, ...]:
        """Return the bars of a row; days on which the same rules hold are looked at once."""
        alike: dict[object, tuple[tuple[timedelta, timedelta, Level], ...]] = {}
        bars: list[Bar] = []
        for day, rules in self._days_and_rules:
            if rules not in alike:
                alike[rules] = tuple(
                    (first - day.start, last - day.start, level(first))
                    for first, last in pieces(self._plan, day.date)
                )
            for start, end, found in alike[rules]:
                if bars and bars[-1].level == found:
                    bars[-1] = Bar(bars[-1].start, day.start + end, found)
                else:
                    bars.append(Bar(day.start + start, day.start + end, found))
        return tuple(bars)

    def _title(self, text: Text) -> str:
        return capital(fill(text, self._plan, {}, self._lang))

    def _in_words(self, group: Group) -> str:
        return "; ".join(filter(None, (self._way(said) for said in group.say)))

    def _way(self, said: Said) -> str:
        def values(fact_values: frozenset[Value]) -> str:
            return self._speaker.either(self._speaker.values(fact, fact_values))

        parts = []
        for fact, chosen in said:
            if fact == AREA:
                named = self._plan.areas.items()
                areas = [in_language(label, self._lang) for a, label in named if Value(a) in chosen]
                parts.append(self._speaker.either(areas))
            else:
                parts.append(values(chosen))
        return ", ".join(parts)
