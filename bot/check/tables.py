"""The tables of a plan, one after the other, whatever their rows give."""

from collections.abc import Iterator

from bot.plan.model import Contact, Plan, Row, Table

AnyTable = Table[object]


def tables_of(plan: Plan) -> Iterator[tuple[str, AnyTable]]:
    """Yield the routes, facts and texts of *plan* under their names."""
    yield from plan.routes.items()
    yield from plan.facts.items()
    yield from plan.says.items()


def tables_in(contact: Contact) -> Iterator[tuple[str, AnyTable]]:
    """Yield the fields of *contact* that may depend on the case, such as "x.phone"."""
    fields: tuple[tuple[str, AnyTable], ...] = (
        ("phone", contact.phone),
        ("mail", contact.mail),
        ("secure_mail", contact.secure_mail),
        ("form", contact.form),
        ("chat", contact.chat),
        ("visit", contact.visit),
        ("missing", contact.missing),
        ("note", contact.note),
    )
    for name, table in fields:
        yield f"{contact.id}.{name}", table


def rows_of(plan: Plan) -> Iterator[Row[object]]:
    """Yield every row of *plan*: those of its tables and those inside its contacts."""
    for _, table in tables_of(plan):
        yield from table
    for contact in plan.contacts.values():
        for _, table in tables_in(contact):
            yield from table
