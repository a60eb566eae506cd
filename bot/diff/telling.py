"""A difference in words: the headlines first, then what stands behind each of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.clock import local
from bot.diff.model import Change, Count, Difference, Named, Shift, TimeClass, Turn, Way
from bot.diff.phrases import Phrases, phrases
from bot.diff.shifted import together, when
from bot.flow.model import FlowId, Outcome, StateId
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.words import date_in_words

SHOWN = 3
"""How many municipalities are named before the rest are counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding and the lines below it."""

    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one kind."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is to be read: *headlines* say the result."""

    lang: Lang
    title: str
    about: str
    headlines: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The two versions with the names that a reader knows them by."""

    old: Library
    new: Library
    old_name: str
    new_name: str


def telling(difference: Difference, versions: Versions, lang: Lang) -> Telling:
    """Return *difference* in words."""
    return _Teller(difference, versions, lang).tell()


class _Teller:
    def __init__(self, difference: Difference, versions: Versions, lang: Lang) -> None:
        self._found = difference
        self._versions = versions
        self._lang = lang
        self._p: Phrases = phrases(lang)

    def tell(self) -> Telling:
        found, p, lang = self._found, self._p, self._lang
        about = p.about.format(
            old=self._versions.old_name,
            new=self._versions.new_name,
            start=date_in_words(local(found.start).date(), lang),
            end=date_in_words(local(found.end).date(), lang),
        )
        sections = (
            Section(p.ways_title, tuple(self._ways())),
            Section(p.named_title, tuple(self._named())),
            Section(p.order_title, tuple(self._orders())),
            Section(p.times_title, tuple(self._shifts())),
            Section(p.changes_title, tuple(self._change(each) for each in found.told)),
            Section(p.untold_title, tuple(self._change(each) for each in found.untold)),
        )
        filled = tuple(each for each in sections if each.items)
        return Telling(lang, p.title, about, tuple(self._headlines()), filled)

    # --- headlines ------------------------------------------------------------------

    def _headlines(self) -> Iterator[str]:
        found, p = self._found, self._p
        if found.same:
            paths = sum(count.paths for count in found.counts)
            yield p.same.format(paths=paths)
            if found.untold:
                yield p.only_untold
            return
        summed = "; ".join((self._ending(), *self._lost_and_gained()))
        yield f"{summed[0].upper()}{summed[1:]}."
        if len(found.counts) > 1:
            yield from (self._paths(count) for count in found.counts if count.otherwise)
        for flow in dict.fromkeys(way.flow for way in found.ways):
            asking = sum(way.flow == flow and way.turn == Turn.SAME for way in found.ways)
            if asking:
                yield p.other_questions.format(flow=flow, count=asking)
        naming = {code for each in found.named for code in each.codes}
        naming.update(code for each in found.orders for code in each.codes)
        if naming:
            yield (p.naming_one if len(naming) == 1 else p.naming).format(count=len(naming))
        if found.told:
            count_of = len(found.told)
            yield (p.otherwise_one if count_of == 1 else p.otherwise).format(count=count_of)

    def _ending(self) -> str:
        """Say of all flows together how many paths do not end where they did."""
        counts = self._found.counts
        paths, otherwise = (
            sum(each.paths for each in counts),
            sum(each.otherwise for each in counts),
        )
        form = self._p.all_paths if not otherwise else self._p.paths
        return form.format(count=otherwise, paths=paths)

    def _paths(self, count: Count) -> str:
        p = self._p
        ending = p.paths.format(count=count.otherwise, paths=count.paths)
        said = [f"{count.flow}: {ending}."]
        said += [p.new.format(count=count.new)] if count.new else []
        said += [p.gone.format(count=count.gone)] if count.gone else []
        return " ".join(said)

    def _lost_and_gained(self) -> Iterator[str]:
        p, shifts = self._p, self._found.shifts
        for kind in TimeClass:
            lost = _codes(each for each in shifts if each.spell.kind == kind and each.lost)
            gained = _codes(each for each in shifts if each.spell.kind == kind and each.gained)
            for codes, one, many in ((lost, p.loses_one, p.loses), (gained, p.gains_one, p.gains)):
                if codes:
                    form = one if len(codes) == 1 else many
                    yield form.format(count=len(codes), when=p.classes[kind])

    # --- what stands behind them ------------------------------------------------------

    def _ways(self) -> Iterator[Item]:
        groups: defaultdict[object, list[Way]] = defaultdict(list)
        for way in self._found.ways:
            groups[(way.flow, way.before, way.after, way.asked, way.unasked)].append(way)
        for ways in sorted(groups.values(), key=len, reverse=True):
            yield Item(self._way(ways), tuple(self._about_way(ways)))

    def _way(self, ways: list[Way]) -> str:
        p, first = self._p, ways[0]
        forms = {Turn.NEW: p.way_new, Turn.GONE: p.way_gone, Turn.SAME: p.way_asks}
        before = self._outcome(self._versions.old, first.flow, first.before)
        after = self._outcome(self._versions.new, first.flow, first.after)
        form = forms.get(first.turn, p.way)
        return form.format(count=len(ways), before=before, after=after)

    def _about_way(self, ways: list[Way]) -> Iterator[str]:
        p, first = self._p, ways[0]
        if first.asked:
            yield p.asked.format(questions=", ".join(first.asked))
        if first.unasked:
            yield p.unasked.format(questions=", ".join(first.unasked))
        yield p.try_it.format(command=self._command(min(ways, key=lambda way: len(way.path))))

    def _command(self, way: Way) -> str:
        """Return the command that plays *way*, in the version that has it."""
        gone = way.turn == Turn.GONE
        flow = (self._versions.old if gone else self._versions.new).flows[way.flow]
        given = (
            f"{answer.state}={','.join(answer.choices)}"
            for answer in way.path
            if hasattr(flow.states.get(answer.state), "prompt") and answer.choices
        )
        return f"henvend say --flow {way.flow} {' '.join(given)}"

    def _named(self) -> Iterator[Item]:
        p = self._p
        for each in self._found.named:
            outcome = self._outcome(self._versions.new, each.flow, each.outcome)
            where = self._where(each.codes)
            text = p.named.format(where=where, outcome=outcome, cases=each.cases, of=each.of)
            yield Item(text, tuple(self._who(each)))

    def _who(self, each: Named) -> Iterator[str]:
        p = self._p
        if each.gone:
            yield p.no_longer.format(what=", ".join(each.gone))
        if each.come:
            yield p.also.format(what=", ".join(each.come))
        if each.was != each.now:
            yield p.order.format(was=", ".join(each.was), now=", ".join(each.now))

    def _orders(self) -> Iterator[Item]:
        p = self._p
        for each in self._found.orders:
            (flow, outcome), *others = each.endings
            form = {0: p.order_at, 1: p.order_at_one}.get(len(others), p.order_at_others)
            text = form.format(
                where=self._where(each.codes),
                outcome=self._outcome(self._versions.new, flow, outcome),
                count=len(others),
            )
            order = p.order.format(was=", ".join(each.was), now=", ".join(each.now))
            yield Item(text, (order, *(when(spell, self._lang) for spell in each.spells)))

    def _shifts(self) -> Iterator[Item]:
        p = self._p
        for group in together(self._found.shifts):
            each = group[0]
            text = p.shift.format(
                where=self._where(each.codes),
                title=each.title,
                now=p.states[each.now],
                was=p.states[each.was],
            )
            yield Item(text, tuple(when(shift.spell, self._lang) for shift in group))

    def _change(self, each: Change) -> Item:
        p = self._p
        place = f"{each.where.path}:{each.where.line}: " if each.where.path else ""
        names = " · ".join((each.file, *each.names))
        whose = f" ({self._where(each.codes)})" if each.codes else ""
        return Item(
            f"{place}{names}{whose}",
            (
                f"{p.before}: {p.nothing if each.before is None else each.before}",
                f"{p.after}: {p.nothing if each.after is None else each.after}",
            ),
        )

    def _where(self, codes: tuple[MunicipalityCode | None, ...]) -> str:
        known = [code for code in codes if code is not None]
        if not known:
            return self._p.no_place
        if len(known) > SHOWN:
            return self._p.all_of.format(count=len(known))
        places = self._versions.new.places.by_code
        return ", ".join(places[code].name if code in places else code for code in known)

    def _outcome(self, library: Library, flow: FlowId, outcome: StateId | None) -> str:
        found = (
            library.flows[flow].states.get(outcome) if outcome and flow in library.flows else None
        )
        title = in_language(found.title, self._lang) if isinstance(found, Outcome) else ""
        return f"“{title}” ({outcome})" if title else str(outcome or "")


def _codes(shifts: Iterable[Shift]) -> set[MunicipalityCode]:
    return {code for each in shifts for code in each.codes if code is not None}
