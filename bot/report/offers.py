"""Evidence on interventions: what the plan offers, for whom, and who is the way in."""

from collections.abc import Iterator

from bot.plan.model import Offer
from bot.report.basis import Basis, has_own_way
from bot.report.model import Cell, Column, Evidence, Gap, Said, Table


def offers(basis: Basis) -> Evidence:
    """Return the interventions that the municipality offers, for whom, and the way in to each."""
    listed = basis.plan.offers
    many = basis.count(len(listed), ("indsats", "indsatser"), ("intervention", "interventions"))
    text = basis.by(f"Planen beskriver {many}.", f"The plan describes {many}.")
    columns = (
        Column("offer", basis.by("Indsats", "Intervention")),
        Column("audience", basis.by("Målgruppe", "Audience")),
        Column("entry", basis.by("Vejen ind", "Way in")),
    )
    rows = tuple(_offer_row(basis, each) for each in listed)
    return Evidence(
        kind="offers",
        title=basis.by("Indsatser", "Interventions"),
        says=(Said("count", len(listed), text),),
        table=Table(columns, rows) if rows else None,
        gaps=tuple(_lacking(basis)),
    )


def _offer_row(basis: Basis, offer: Offer) -> tuple[Cell, ...]:
    audience = basis.text(offer.audience)
    entry = basis.plan.contacts[offer.entry]
    phones = ", ".join(dict.fromkeys(row.value for row in entry.phone))
    way = f"{basis.text(entry.title)} {phones}".strip()
    return (
        Cell(offer.id, basis.text(offer.title)),
        Cell(audience or None, audience or basis.by("ikke oplyst", "not stated")),
        Cell(offer.entry, way),
    )


def _lacking(basis: Basis) -> Iterator[Gap]:
    no_audience = basis.by("Målgruppen er ikke oplyst", "The audience is not stated")
    no_entry = basis.by("Vejen ind kan ikke nås", "The way in cannot be reached")
    if not basis.plan.offers:
        none = basis.by("Ingen indsatser er beskrevet", "No interventions are described")
        yield Gap("offers", none)
    for offer in basis.plan.offers:
        title = basis.text(offer.title)
        if offer.audience is None:
            yield Gap("audience", no_audience, offer.id, title)
        if not has_own_way(basis.plan.contacts[offer.entry]):
            yield Gap("entry", no_entry, offer.id, title)
