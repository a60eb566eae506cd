"""Evidence on the plan as a document: adopted, to be reviewed, approved, and where it was read."""

from collections.abc import Iterator
from datetime import date

from bot.dialogue.cards import source_date_in_words
from bot.plan.approval import approved_now, lapsed
from bot.report.basis import Basis
from bot.report.model import Evidence, Gap, Said
from bot.words import date_in_words

FULL = len("2027-03-01")
"""The length of a date that is stated to the day."""


def dates(basis: Basis) -> Evidence:
    """Return the dates of the plan; those of the national plan are never taken for its own."""
    title = basis.by("Planen som dokument", "The plan as a document")
    if not basis.plan.own:
        text = basis.by(
            "Kommunen har ingen planfil her. Den nationale plan svarer i stedet.",
            "The municipality has no plan file here. The national plan answers instead.",
        )
        return Evidence("dates", title, (Said("own_plan", False, text),), gaps=(_no_file(basis),))
    says = (*_adopted(basis), *_review(basis), *_approved(basis), *_source(basis))
    return Evidence("dates", title, says, gaps=tuple(_gaps(basis)))


def _no_file(basis: Basis) -> Gap:
    return Gap("plan", basis.by("Kommunen har ingen planfil", "There is no plan file"))


def _adopted(basis: Basis) -> Iterator[Said]:
    said = _as_stated(basis, "adopted", basis.plan.adopted)
    raw = _raw(basis, "adopted", basis.plan.adopted)
    yield Said("adopted", raw, basis.by(f"Vedtaget: {said}.", f"Adopted: {said}."))


def _review(basis: Basis) -> Iterator[Said]:
    day = basis.plan.review_by
    exact = day is not None and len(basis.plan.stated.get("review_by", "")) == FULL
    left = (day - basis.today).days if day is not None and exact else None
    yield Said("review_by", _raw(basis, "review_by", day), _review_in_words(basis, day, left))
    yield Said("days_to_review", left, "")


def _review_in_words(basis: Basis, day: date | None, left: int | None) -> str:
    said = _as_stated(basis, "review_by", day)
    if day is None:
        return basis.by(f"Skal ses efter: {said}.", f"To be reviewed: {said}.")
    if _is_over(basis, "review_by", day):
        ago = "" if left is None else basis.by(f", for {-left} dage siden", f", {-left} days ago")
        return basis.by(f"Skulle være set efter: {said}{ago}.",
                        f"Should have been reviewed: {said}{ago}.")  # fmt: skip
    ahead = "" if left is None else basis.by(f", om {left} dage", f", in {left} days")
    return basis.by(f"Skal ses efter senest: {said}{ahead}.",
                    f"To be reviewed at the latest: {said}{ahead}.")  # fmt: skip


def _as_stated(basis: Basis, key: str, day: date | None) -> str:
    """Return a date of the plan as far as it is stated: a year alone stays a year."""
    if day is None:
        return basis.by("ikke oplyst", "not stated")
    return source_date_in_words(basis.plan.stated.get(key) or day.isoformat(), basis.lang)


def _is_over(basis: Basis, key: str, day: date) -> bool:
    """Tell whether the whole of a stated day, month or year has passed."""
    stated, today = basis.plan.stated.get(key) or day.isoformat(), basis.today.isoformat()
    return stated < today[: len(stated)]


def _raw(basis: Basis, key: str, day: date | None) -> str | None:
    return None if day is None else basis.plan.stated.get(key) or day.isoformat()


def _approved(basis: Basis) -> Iterator[Said]:
    day = basis.plan.approved if approved_now(basis.plan) else None
    if lapsed(basis.plan):
        text = basis.by(
            "Filen er ændret, siden kommunen godkendte den.",
            "The file has changed since the municipality approved it.",
        )
    elif day is None:
        text = basis.by(
            "Kommunen har ikke godkendt filen.", "The municipality has not approved the file."
        )
    else:
        said = date_in_words(day, basis.lang)
        text = basis.by(f"Godkendt af kommunen {said}.", f"Approved by the municipality {said}.")
    yield Said("approved", day, text)


def _source(basis: Basis) -> Iterator[Said]:
    plan = basis.plan
    if plan.source:
        said = source_date(basis, plan.source_date)
        text = basis.by(f"Kilde, {said}: {plan.source}", f"Source, {said}: {plan.source}")
        yield Said("source", plan.source, text, href=plan.source)
        yield Said("source_date", plan.source_date or None, "")


def source_date(basis: Basis, stated: str) -> str:
    """Return a source's date in words, or that it has none."""
    if stated in ("", "undated"):
        return basis.by("uden dato", "undated")
    return source_date_in_words(stated, basis.lang)


def _gaps(basis: Basis) -> Iterator[Gap]:
    plan = basis.plan
    lacking = {
        "adopted": plan.adopted is None,
        "review_by": plan.review_by is None,
        "review_passed": plan.review_by is not None
        and _is_over(basis, "review_by", plan.review_by),
        "approved": not approved_now(plan),
        "source": not plan.source,
    }
    said = {
        "adopted": ("Datoen for vedtagelse er ikke oplyst", "The adoption date is not stated"),
        "review_by": ("Datoen for eftersyn er ikke oplyst", "The review date is not stated"),
        "review_passed": ("Datoen for eftersyn er passeret", "The review date has passed"),
        "approved": ("Filen er ikke godkendt af kommunen", "The file is not approved"),
        "source": ("Planen har ingen kilde", "The plan has no source"),
    }
    return (Gap(kind, basis.by(*said[kind])) for kind, lacks in lacking.items() if lacks)
