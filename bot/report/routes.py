"""Evidence on the way a case takes: whom each route leads to, and who owns which case."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from bot.conditions import AREA, MUNICIPALITY, ContactId, FactId, TableId, Value
from bot.language import in_language
from bot.plan.routing import reads
from bot.report.basis import WHO, WHOM, Basis, Case, has_own_way, is_local
from bot.report.model import Cell, Column, Evidence, Gap, Raw, Said, Table

T = TypeVar("T", bound=Hashable)
Values = tuple[Value | None, ...]
Ids = tuple[ContactId, ...]


def routes(basis: Basis) -> Evidence:
    """Return whom each route leads to, by who asks and about whom; equal cases stand together."""
    columns = (
        Column("table", basis.by("Vej", "Route")),
        Column("reporter", basis.by("Hvem spørger", "Who asks")),
        Column("age", basis.by("Alder", "Age")),
        Column("contacts", basis.by("Rækkefølge", "In order")),
    )
    ways, who, whom = len(basis.tables()), len(basis.values(WHO)), len(basis.values(WHOM))
    text = basis.by(
        f"Filen svarer på {ways * who * whom} situationer:"
        f" {ways} veje, {who} slags spørgere og {whom} aldre.",
        f"The file answers {ways * who * whom} situations:"
        f" {ways} routes, {who} kinds of people asking and {whom} ages.",
    )
    return Evidence(
        kind="routes",
        title=basis.by("Veje efter den, der spørger, og alder", "Routes by who asks and by age"),
        says=(Said("routes", ways, text), *_depends(basis)),
        table=Table(columns, tuple(_rows(basis))),
        gaps=tuple(gap for table in basis.tables() for gap in _dead_ends(basis, table)),
    )


def owners(basis: Basis) -> Evidence:
    """Return who takes each kind of case at each age: the first beyond the workplace."""
    columns = (
        Column("table", basis.by("Opgave", "Task")),
        Column("age", basis.by("Alder", "Age")),
        Column("owner", basis.by("Den første", "The first")),
        Column("own", basis.by("I kommunens plan", "In the municipality's plan")),
    )
    others = _other_organisations(basis)
    none = basis.by("ingen", "none")
    own = [table for table in basis.tables() if _has_own_owner(basis, table)]
    first = basis.by(
        f"Kommunens egen plan tager {len(own)} af {len(basis.tables())} opgaver.",
        f"The municipality's own plan takes {len(own)} of {len(basis.tables())} tasks.",
    )
    text = basis.by(
        f"Andre organisationer i planen: {', '.join(others) or none}.",
        f"Other organisations in the plan: {', '.join(others) or none}.",
    )
    return Evidence(
        kind="owners",
        title=basis.by("Hvem der har hvilken opgave", "Who has which task"),
        says=(Said("own", tuple(own), first), Said("other_organisations", others, text)),
        table=Table(columns, tuple(_owner_rows(basis))),
        gaps=tuple(_without_owner(basis)),
    )


# --- routes -------------------------------------------------------------------------


def _rows(basis: Basis) -> Iterator[tuple[Cell, ...]]:
    for table in basis.tables():
        for who, whom, contacts in _grouped(basis, table):
            people = " → ".join(map(basis.title, contacts))
            yield (
                Cell(table, basis.table(table)),
                Cell(raw_of(who), named(basis, WHO, who)),
                Cell(raw_of(whom), named(basis, WHOM, whom)),
                Cell(contacts, people or basis.by("ingen", "nobody")),
            )


def _grouped(basis: Basis, table: TableId) -> Iterator[tuple[Values, Values, Ids]]:
    """Yield the cases of *table* that lead to the same contacts, together."""
    ages = basis.values(WHOM)
    ways = (
        (who, tuple(basis.routes[Case(table, who, age)] for age in ages))
        for who in basis.values(WHO)
    )
    for who, by_age in together(ways):
        for whom, contacts in together(zip(ages, by_age, strict=True)):
            yield who, whom, contacts


def together(pairs: Iterable[tuple[Value | None, T]]) -> list[tuple[Values, T]]:
    """Return the values that share a thing, with the thing; the largest group stands last."""
    found: dict[T, list[Value | None]] = {}
    for value, thing in pairs:
        found.setdefault(thing, []).append(value)
    groups = [(tuple(values), thing) for thing, values in found.items()]
    return sorted(groups, key=lambda group: len(group[0]))


def named(basis: Basis, fact: FactId, values: Values) -> str:
    """Return *values* of *fact* in words; all of them, and most of them, by one word."""
    every = basis.values(fact)
    if len(values) == len(every):
        return basis.by("alle", "all")
    if 2 * len(values) > len(every):
        return basis.by("alle andre", "all others")
    return ", ".join(basis.value(fact, value) for value in values)


def raw_of(values: Values) -> Raw:
    """Return *values* as ids."""
    return tuple(str(value) for value in values if value is not None)


def _depends(basis: Basis) -> Iterator[Said]:
    """Yield what else the routes look at, which the table leaves unasked."""
    plan, rules = basis.plan, basis.library.vocabulary.facts
    read = {fact for table in basis.tables() for fact in reads(plan.routes.get(table, ()))}
    others = [fact for fact in (*rules, AREA) if fact in read - {WHO, WHOM, MUNICIPALITY}]
    if others:
        area = basis.by("område", "area")
        listed = ", ".join(
            in_language(rules[each].label, basis.lang).lower() if each in rules else area
            for each in others
        )
        text = basis.by(f"Nogle veje afhænger også af: {listed}.",
                        f"Some routes also depend on: {listed}.")  # fmt: skip
        yield Said("depends_on", tuple(map(str, others)), text)


def _dead_ends(basis: Basis, table: TableId) -> Iterator[Gap]:
    """Yield a gap where nobody is named, or the first who is named cannot be reached."""
    label = basis.table(table)
    ways = [contacts for case, contacts in basis.routes.items() if case.table == table]
    if any(not contacts for contacts in ways):
        yield Gap("nobody", basis.by("Nogle ender hos ingen", "Some end with nobody"), table, label)
    firsts = dict.fromkeys(_first(basis, contacts) for contacts in ways)
    for first in firsts:
        if first is not None and not _reachable(basis, first):
            title = basis.title(first)
            text = basis.by(
                f"Den første kan ikke nås ({title})", f"The first cannot be reached ({title})"
            )
            yield Gap("first", text, table, label)


def _first(basis: Basis, contacts: Ids) -> ContactId | None:
    return next((each for each in contacts if not basis.plan.contacts[each].inhouse), None)


def _reachable(basis: Basis, contact: ContactId) -> bool:
    found = basis.plan.contacts[contact]
    return has_own_way(found) or found.via is not None


# --- owners -------------------------------------------------------------------------


def _owner_rows(basis: Basis) -> Iterator[tuple[Cell, ...]]:
    yes, no = basis.by("ja", "yes"), basis.by("nej", "no")
    for table in basis.tables():
        for ages, owner in together((age, _owner(basis, table, age)) for age in basis.values(WHOM)):
            own = owner is not None and not basis.plan.contacts[owner].national
            yield (
                Cell(table, basis.table(table)),
                Cell(raw_of(ages), named(basis, WHOM, ages)),
                Cell(owner, basis.by("ingen", "nobody") if owner is None else basis.title(owner)),
                Cell(own, yes if own else no),
            )


def _has_own_owner(basis: Basis, table: TableId) -> bool:
    first = (_owner(basis, table, age) for age in basis.values(WHOM))
    return any(each is not None and not basis.plan.contacts[each].national for each in first)


def _owner(basis: Basis, table: TableId, age: Value | None) -> ContactId | None:
    """Return the first for whoever stands first in the vocabulary: somebody at work."""
    return _first(basis, basis.routes[Case(table, basis.values(WHO)[0], age)])


def _other_organisations(basis: Basis) -> tuple[str, ...]:
    own = (each for each in basis.contacts() if not each.national)
    names = (basis.text(each.organisation) for each in own)
    return tuple(dict.fromkeys(name for name in names if name))


def _without_owner(basis: Basis) -> Iterator[Gap]:
    """Yield the cases in which a local post stands empty, with nobody local beside it."""
    text = basis.by("Ingen lokal er oplyst", "Nobody local is stated")
    for table in basis.tables():
        for ages, empty in together((a, _is_empty(basis, table, a)) for a in basis.values(WHOM)):
            if empty:
                every = len(ages) == len(basis.values(WHOM))
                whom = "" if every else f" ({named(basis, WHOM, ages)})"
                yield Gap("owner", text, table, basis.table(table) + whom)


def _is_empty(basis: Basis, table: TableId, age: Value | None) -> bool:
    listed = basis.routes[Case(table, basis.values(WHO)[0], age)]
    posts = [each for each in map(basis.plan.contacts.__getitem__, listed) if is_local(each)]
    return bool(posts) and all(each.national for each in posts)
