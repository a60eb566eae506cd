"""Who stands on a route in one case at one minute, and every case in which a route can differ."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.oracle.cases import Case, holds, named
from tests.oracle.minutes import Minutes
from tests.oracle.raw import WAYS, Raw, Written
from tests.oracle.standing import Lines, Standing, Stands

DUTY = "duty"
BUILT_IN = {"municipality", "area", DUTY}


@dataclass(frozen=True, slots=True)
class Listed:
    """One contact of a route: its id, its area ("" for all), its phone and how it stands."""

    name: str
    area: str
    phone: str
    stands: Stands


class Routes:
    """Every route of one municipality's plan; *place* is what the fact `municipality` says."""

    def __init__(
        self, minutes: Minutes, plan: Written, place: str = "known", lines: Lines | None = None
    ) -> None:
        self.plan = plan
        self.place = place
        self.standing = Standing(minutes, plan, lines)
        self.tables = list(dict.fromkeys([*plan.national["routes"], *plan.own.get("routes", {})]))

    def known(self, answered: Case) -> Case:
        """Return *answered* with the built-in facts and the duty."""
        case = {**answered, "municipality": self.place}
        if not self.plan.areas:
            case["area"] = "none"
        case.setdefault("area", "unknown")
        for row in self.plan.rows("facts", DUTY):
            if holds(row.get("when"), case):
                return {**case, DUTY: row["is"]}
        return case

    def route(self, table: str, case: Case, minute: int) -> list[Listed]:
        """Return the contacts of *table* in *case* (from `known`) at *minute*, in order."""
        if not self.plan.areas or case["area"] != "unknown":
            return [self._shown(name, case, minute) for name in self._names(table, case, minute)]
        cases = {area: {**case, "area": area} for area in self.plan.areas}
        entries = [
            (name, area, self._looks(name, case, minute))
            for area, case in cases.items()
            for name in self._names(table, case, minute)
        ]
        return [
            self._shown(name, cases[area], minute, "" if everywhere else area)
            for name, area, everywhere in self._once_each(entries)
        ]

    def _once_each(self, entries: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, bool]]:
        """Yield what looks the same in every area once, and the rest once for each area."""
        for name in dict.fromkeys(name for name, _, _ in entries):
            here = [(area, looks) for each, area, looks in entries if each == name]
            same = len(here) == len(self.plan.areas) and len({looks for _, looks in here}) == 1
            for area, _ in here[:1] if same else here:
                yield name, area, same

    def _names(self, table: str, case: Case, minute: int) -> list[str]:
        floor = self.plan.national["floor"].get(table, [])
        row = next(
            row
            for row in self.plan.rows("routes", table)
            if holds(row.get("when"), case, lambda name: self._is_open(name, case, minute))
        )
        serving = [name for name in [*row["contacts"], *floor] if self.standing.serves(name, case)]
        return [
            name for name in dict.fromkeys(serving)
            if self.standing.line(name, case)[minute].state != "hidden"
        ]  # fmt: skip

    def _is_open(self, name: str, case: Case, minute: int) -> bool:
        return self.standing.line(name, case)[minute].state == "open"

    def _shown(self, name: str, case: Case, minute: int, area: str = "") -> Listed:
        phone = value(self.plan.contacts[name].get("phone"), case)
        return Listed(name, area, phone or "", self.standing.line(name, case)[minute])

    def _looks(self, name: str, case: Case, minute: int) -> str:
        contact = self.plan.contacts[name]
        title = json.dumps(contact.get("title"))
        ways = [value(contact.get(way), case) for way in WAYS]
        own = case["area"] if "{area}" in title else ""
        return json.dumps([own, ways, repr(self.standing.line(name, case)[minute])])

    def cases(self, table: str, facts: Mapping[str, list[str]]) -> Iterator[Case]:
        """Yield every combination of answers that *table*, its contacts or the duty look at."""
        rows = list(self.plan.rows("routes", table))
        names = {name for row in rows for name in row["contacts"]}
        names.update(self.plan.national["floor"].get(table, []))
        yield from self.cases_of(names, rows, facts)

    def cases_of(
        self, names: Iterable[str], rows: Sequence[Raw], facts: Mapping[str, list[str]]
    ) -> Iterator[Case]:
        """Yield every combination of answers that *rows* or the contacts *names* look at."""
        reached = [
            {key: self.plan.contacts[name].get(key, {}) for key in ("when", *WAYS)}
            for name in self._with_members(set(names))
        ]
        looked_at = named([list(rows), reached], set())
        if DUTY in looked_at:
            named(list(self.plan.rows("facts", DUTY)), looked_at)
        answered = sorted(looked_at - BUILT_IN)
        values = [[None, *facts[fact]] for fact in answered]
        areas = [None, *self.plan.areas] if self.plan.areas else [None]
        for area, *combination in product(areas, *values):
            case = dict(zip(["area", *answered], [area, *combination], strict=True))
            yield {fact: value for fact, value in case.items() if value is not None}

    def changes(self, table: str, case: Case) -> tuple[list[int], str]:
        """Return the first and last minutes of every stretch in which nobody of *table* changes.

        With them comes what they rest on: the same text, the same route at every minute.
        """
        cases = [case]
        if self.plan.areas and case["area"] == "unknown":
            cases = [{**case, "area": area} for area in self.plan.areas]
        rests_on = [self._rests_on(table, each) for each in cases]
        edges: set[int] = set()
        for each, (names, _) in zip(cases, rests_on, strict=True):
            for name in names:
                edges |= self.standing.edges(name, each)
        asked = self.standing.minutes.asked
        return sorted(edges | {asked[0], asked[-1]}), json.dumps([text for _, text in rests_on])

    def _rests_on(self, table: str, case: Case) -> tuple[list[str], list[object]]:
        """Return the contacts that *table* can name in *case*, and all that makes them answer."""
        floor = self.plan.national["floor"].get(table, [])
        rows = [r for r in self.plan.rows("routes", table) if holds(r.get("when"), case, maybe)]
        first = next(i for i, r in enumerate(rows) if holds(r.get("when"), case, never))
        named_here = [[*row["contacts"], *floor] for row in rows[: first + 1]]
        names = [n for row in named_here for n in row if self.standing.serves(n, case)]
        texts = [[n, self._looks_written(n, case)] for n in names]
        opens = sorted(self._asked_open(rows[: first + 1]))
        return [*names, *opens], [texts, named_here, opens]

    def _looks_written(self, name: str, case: Case) -> list[object]:
        contact = self.plan.contacts[name]
        ways = [value(contact.get(way), case) for way in WAYS]
        return [ways, self.standing.written(name, case)]

    def _asked_open(self, rows: Sequence[Raw]) -> set[str]:
        text = json.dumps([row.get("when") for row in rows])
        return {name for name in self.plan.contacts if f'"open": "{name}"' in text}

    def _with_members(self, names: set[str]) -> set[str]:
        more = set(names)
        for name in names:
            contact = self.plan.contacts[name]
            more.update(contact.get("either", []))
            more.update(each for each in [contact.get("via")] if each)
            hours = contact.get("hours")
            more.update(
                [hours["outside"]] if isinstance(hours, dict) and "outside" in hours else []
            )
        return more if more == names else self._with_members(more)


def maybe(_name: str) -> bool:
    """Answer ``open:`` where any minute is meant."""
    return True


def never(_name: str) -> bool:
    """Answer ``open:`` where a row is wanted that always holds."""
    return False


def value(raw: Any, case: Case) -> Any:
    """Return *raw*, or where it is a table of rows, what its first row that holds gives."""
    if not (isinstance(raw, list) and raw and isinstance(raw[0], Mapping)):
        return raw
    return next((row.get("is", row) for row in raw if holds(row.get("when"), case)), None)
