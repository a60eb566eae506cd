"""Evidence on what is the municipality's own: which texts and routes its file says itself."""

from collections.abc import Iterator

from bot.plan.model import Table as Rows
from bot.report.basis import Basis
from bot.report.model import Cell, Column, Evidence, Gap, Said, Table


def own_words(basis: Basis) -> Evidence:
    """Return which tables the municipality answers itself, and where the national words stand."""
    said = {name: _is_own(basis, rows) for name, _, rows in _tables(basis)}
    count, every = sum(said.values()), len(said)
    text = basis.by(
        f"Kommunen svarer selv på {count} af {every} emner. Resten er nationale ord og veje.",
        f"The municipality answers {count} of {every} subjects itself. The rest is national.",
    )
    columns = (
        Column("table", basis.by("Emne", "Subject")),
        Column("gives", basis.by("Planen giver", "The plan gives")),
        Column("own", basis.by("Hvis ord", "Whose words")),
    )
    gives = {"text": basis.by("en tekst", "a text"), "contacts": basis.by("en vej", "a route")}
    rows = tuple(
        (
            Cell(name, _label(basis, name)),
            Cell(kind, gives[kind]),
            Cell(said[name], _whose(basis, own=said[name])),
        )
        for name, kind, _ in _tables(basis)
    )
    return Evidence(
        kind="own_words",
        title=basis.by("Det, kommunen selv siger", "What the municipality itself says"),
        says=(Said("own", count, text), Said("of", every, "")),
        table=Table(columns, rows),
        gaps=tuple(_unsaid(basis, said)),
    )


def _tables(basis: Basis) -> Iterator[tuple[str, str, Rows[object]]]:
    plan = basis.plan
    for table, rule in basis.library.vocabulary.tables.items():
        if rule.gives == "text":
            yield table, rule.gives, plan.says.get(table, ())
        elif rule.gives == "contacts":
            yield table, rule.gives, plan.routes.get(table, ())


def _label(basis: Basis, name: str) -> str:
    return next(basis.table(each) for each in basis.library.vocabulary.tables if each == name)


def _is_own(basis: Basis, rows: Rows[object]) -> bool:
    path = basis.plan.where.path
    return basis.plan.own and any(row.where.path == path for row in rows)


def _whose(basis: Basis, *, own: bool) -> str:
    if own:
        return basis.by("kommunens egne", "the municipality's own")
    return basis.by("nationale", "national")


def _unsaid(basis: Basis, said: dict[str, bool]) -> Iterator[Gap]:
    text = basis.by("Kommunen har ikke sin egen tekst", "No text of the municipality's own")
    for name, kind, _ in _tables(basis):
        if kind == "text" and not said[name]:
            yield Gap("own_words", text, name, _label(basis, name))
