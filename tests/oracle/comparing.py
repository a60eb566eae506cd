"""The oracle and the product side by side: what each says of the same case at the same minute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.plan.routing import Desk, Reach, desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Opening, Status, Unknown
from bot.source.folder import load
from tests.oracle.cases import Case
from tests.oracle.minutes import Minutes
from tests.oracle.raw import Content
from tests.oracle.routes import Listed, Routes
from tests.oracle.standing import NEVER, Line, Lines, Stands

NOWHERE = {"unknown": "unknown", "abroad": "abroad"}


@dataclass
class Count:
    """How much was compared: *minutes* of contacts and *routes*, and what did not agree."""

    minutes: int = 0
    routes: int = 0
    disagreements: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        """Add what *other* counted."""
        self.minutes += other.minutes
        self.routes += other.routes
        self.disagreements += other.disagreements


class Sides:
    """Both answers for one municipality, or for a place that is `unknown` or `abroad`."""

    def __init__(
        self, minutes: Minutes, content: Content, product: Desk, code: str, lines: Lines
    ) -> None:
        self.minutes = minutes
        self.content = content
        self.code = code
        self.desk = product
        self.routes = Routes(minutes, content.plan(code), NOWHERE.get(code, "known"), lines)

    def at_the_desk(self, case: Case) -> dict[str, tuple[str, ...]]:
        """Return *case* as the product's facts."""
        answered = {fact: (value,) for fact, value in case.items()}
        if self.code in NOWHERE:
            answered["municipality"] = (self.code,)
        return dict(self.desk.facts(answered))

    def situations(self) -> Iterator[tuple[str, Case]]:
        """Yield every table with every case that it can tell apart."""
        for table in self.routes.tables:
            for case in self.routes.cases(table, self.content.facts):
                yield table, case

    def route(self, table: str, case: Case, minute: int) -> str:
        """Return where the two routes differ, "" where they agree."""
        found = self.desk.route(table, self.at_the_desk(case), self.minutes.instant(minute))
        ours = self.routes.route(table, self.routes.known(case), minute)
        if len(ours) == len(found.reaches) and all(
            self.same(expected, reach) for expected, reach in zip(ours, found.reaches, strict=True)
        ):
            return ""
        at = f"{self.minutes.instant(minute):%Y-%m-%d %H:%M} UTC"
        return (
            f"{self.code} {table} {dict(case)} at {at}:"
            f" oracle {ours}, product"
            f" {[(r.contact.id, r.area, r.ways.phone, r.status) for r in found.reaches]}"
        )

    def same(self, ours: Listed, theirs: Reach) -> bool:
        """Return whether the contact, its area, its phone and how it stands are the same."""
        return (
            ours.name == theirs.contact.id
            and ours.area == (theirs.area or "")
            and ours.phone == theirs.ways.phone
            and agrees(ours.stands, theirs.status, self.minutes)
        )

    def contact(self, name: str, case: Case, asked: Sequence[int]) -> Count:
        """Compare how *name* stands in *case* at each minute of *asked*."""
        count = Count(minutes=len(asked))
        line = self.routes.standing.line(name, self.routes.known(case))
        facts = self.at_the_desk(case)
        before: tuple[Stands, Status | None] | None = None
        for minute in asked:
            at = self.minutes.instant(minute)
            reaches = self.desk.reach((name,), facts, at)
            status = reaches[0].status if reaches else None
            if before is not None and line[minute] is before[0] and status == before[1]:
                continue
            before = (line[minute], status)
            if not self._stands_alike(line, minute, reaches):
                count.disagreements.append(
                    f"{self.code} {name} {dict(case)} at {at:%Y-%m-%d %H:%M} UTC:"
                    f" oracle {line[minute]}, product {status}"
                )
        return count

    def contacts(self) -> Iterator[tuple[str, Case, str]]:
        """Yield every contact in each case that changes its hours, with what is written."""
        for name in self.routes.plan.contacts:
            found: set[str] = set()
            for case in self.routes.cases_of([name], (), self.content.facts):
                known = self.routes.known(case)
                written = self.routes.standing.written(name, known)
                areas_known = not self.routes.plan.areas or "area" in case
                serving = self.routes.standing.serves(name, known)
                if areas_known and serving and written not in found:
                    found.add(written)
                    yield name, case, written

    def at_every_change(self) -> Count:
        """Compare every route at the first and last minute of each stretch without a change.

        Cases that give the same contacts with the same hours are asked once at each of these
        minutes, and every case once at one of them.
        """
        count = Count()
        for table in self.routes.tables:
            seen: set[str] = set()
            for number, case in enumerate(self.routes.cases(table, self.content.facts)):
                moments, looks = self.routes.changes(table, self.routes.known(case))
                asked = moments if looks not in seen else [moments[number % len(moments)]]
                seen.add(looks)
                different = [self.route(table, case, minute) for minute in asked]
                count.routes += len(asked)
                count.disagreements += [each for each in different if each]
        return count

    def _stands_alike(self, line: Line, minute: int, reaches: tuple[Reach, ...]) -> bool:
        if not reaches:
            return line[minute].state == "hidden"
        return agrees(line[minute], reaches[0].status, self.minutes)


def agrees(ours: Stands, theirs: Status, minutes: Minutes) -> bool:
    """Return whether *theirs* is the same state, and the same times where the papers state them."""
    match theirs:
        case Open(until=until):
            last = NEVER if until is None else minutes.number(until)
            return ours.state == "open" and (not ours.spoken or ours.until == last)
        case Closed(hidden=True):
            return ours.state == "hidden"
        case Closed(opens=opens):
            return ours.state == "closed" and same_opening(ours, opens, minutes)
        case Unknown(opens=opens):
            return ours.state == "unknown" and same_opening(ours, opens, minutes)
        case Likely():
            return ours.state == "likely"
        case Inhouse():
            return ours.state == "inhouse"


def same_opening(ours: Stands, theirs: Opening | None, minutes: Minutes) -> bool:
    """Return whether both name the same next opening, by its minute or by its day alone."""
    if not ours.spoken:
        return True
    if theirs is None:
        return ours.opens is None
    if isinstance(ours.opens, int):
        return theirs.at is not None and minutes.number(theirs.at) == ours.opens
    return theirs.at is None and theirs.day == ours.opens


def sides(root: Path, minutes: Minutes) -> dict[str, Sides]:
    """Return both answers for all 98 municipalities and for the two places that are none."""
    loaded = load(root)
    assert loaded.library is not None, [(each.code, each.where) for each in loaded.problems]
    library, content = loaded.library, Content(root)
    lines: Lines = {}
    plans = {code: library.plans[code] for code in content.codes}
    plans |= dict.fromkeys(NOWHERE, library.nowhere)
    return {code: Sides(minutes, content, desk(plan), code, lines) for code, plan in plans.items()}
