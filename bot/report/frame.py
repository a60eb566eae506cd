"""The report's own words around what it tells; the same in the text and on the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.clock import local
from bot.language import DA, Lang
from bot.report.model import Asked, Gap, Report
from bot.words import date_in_words, time_of_day


@dataclass(frozen=True, slots=True)
class Frame:
    """Every phrase that stands around the evidence, in one language."""

    heading: str
    principle: str
    overview: str
    question: str
    declared: str
    not_declared: str
    source: str
    no_source: str
    shows: str
    derived: str
    lacks: str
    no_evidence: str
    seen: str
    approved: str
    not_approved: str
    no_plan: str
    to_content: str
    to_overview: str
    made: str


_DA = Frame(
    heading="Kommunens svar, og det planens fil viser",
    principle=(
        "Svarene er kommunens egne. Det andet er udledt af planens fil og er ikke et svar."
        " Det ene træder aldrig i stedet for det andet."
    ),
    overview="Overblik",
    question="Spørgsmål",
    declared="Kommunens eget svar",
    not_declared="Ikke oplyst af kommunen",
    source="Kilde",
    no_source="Ingen kilde er oplyst.",
    shows="Det viser filen",
    derived="Udledt af planens fil. Det er ikke et svar.",
    lacks="Det mangler i filen",
    no_evidence="Filen kan ikke vise noget om det.",
    seen="Set {date} kl. {clock}",
    approved="Godkendt af kommunen {date}.",
    not_approved="Filen er ikke godkendt af kommunen.",
    no_plan="Kommunen har ingen planfil her. Det, der står, er den nationale plan.",
    to_content="Gå til indholdet",
    to_overview="Til overblikket",
    made="Lavet af Henvend ud fra planens fil og dens kilder.",
)

_EN = Frame(
    heading="What the municipality answers, and what the plan's file shows",
    principle=(
        "The answers are the municipality's own. The rest is derived from the plan's file and is"
        " no answer. Neither ever stands in for the other."
    ),
    overview="Overview",
    question="Question",
    declared="The municipality's own answer",
    not_declared="Not stated by the municipality",
    source="Source",
    no_source="No source is stated.",
    shows="What the file shows",
    derived="Derived from the plan's file. It is no answer.",
    lacks="What the file lacks",
    no_evidence="The file cannot show anything about it.",
    seen="Seen {date} at {clock}",
    approved="Approved by the municipality {date}.",
    not_approved="The file is not approved by the municipality.",
    no_plan="The municipality has no plan file here. What stands here is the national plan.",
    to_content="Skip to the content",
    to_overview="Back to the overview",
    made="Made by Henvend from the plan's file and its sources.",
)


def frame(lang: Lang) -> Frame:
    """Return the words of the report in *lang*."""
    return _DA if lang == DA else _EN


def standing(report: Report) -> str:
    """Return whose plan it is, and whether the municipality has approved it."""
    said = frame(report.lang)
    if not report.own:
        return said.no_plan
    if report.approved is None:
        return said.not_approved
    return said.approved.format(date=date_in_words(report.approved, report.lang))


def seen(report: Report) -> str:
    """Return when the report was made."""
    day = date_in_words(local(report.at).date(), report.lang)
    clock = time_of_day(report.at, report.lang)
    return frame(report.lang).seen.format(date=day, clock=clock)


def answer(asked: Asked, lang: Lang) -> str:
    """Return the municipality's own answer in words, or that it has given none."""
    return frame(lang).not_declared if asked.declared is None else asked.declared.label


def first_shown(asked: Asked) -> str:
    """Return the first thing that the file shows of a question, in one sentence."""
    said = (each.text for evidence in asked.evidence for each in evidence.says if each.text)
    return next(said, "")


def how_many(gaps: tuple[Gap, ...], lang: Lang) -> str:
    """Return how many things the file lacks, in words."""
    if not gaps:
        return "ingen mangler" if lang == DA else "no gaps"
    if lang == DA:
        return f"{len(gaps)} {'mangel' if len(gaps) == 1 else 'mangler'}"
    return f"{len(gaps)} {'gap' if len(gaps) == 1 else 'gaps'}"


def grouped(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """Return *gaps* as sentences: what is missing, and for whom, each kind once."""
    found: dict[str, list[str]] = {}
    for gap in gaps:
        found.setdefault(gap.text, []).extend([gap.name] if gap.name else [])
    return tuple(f"{text}: {', '.join(dict.fromkeys(names))}." if names else f"{text}."
                 for text, names in found.items())  # fmt: skip
