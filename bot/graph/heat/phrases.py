"""The words of a heat map itself, in each language; everything else stands in the content."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.graph.heat.model import Level, Special
from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class HeatPhrases:
    """Every phrase of a heat map, in one language; *letters* stand in the bars."""

    letters: Mapping[Level, str]
    levels: Mapping[Level, str]
    special: Mapping[Special, str]
    heading: str
    no_gap: str
    gaps: str
    week_of: str
    year_of: str
    no_plan: str
    routes: str
    contacts: str
    route: str
    contact: str
    day: str
    all_day: str
    stated: str
    how_week: str
    how_year: str
    no_days: str
    shares: str
    table: str


_DA = HeatPhrases(
    letters={
        Level.LOCAL: "K",
        Level.DUTY: "D",
        Level.NATIONAL: "N",
        Level.ACUTE: "A",
        Level.LIKELY: "~",
        Level.UNKNOWN: "?",
        Level.NOBODY: "!",
        Level.CLOSED: "·",
    },
    levels={
        Level.LOCAL: "kommunen",
        Level.DUTY: "kommunens vagt",
        Level.NATIONAL: "national linje",
        Level.ACUTE: "kun {acute}",
        Level.LIKELY: "måske: kontortid, tid ikke oplyst",
        Level.UNKNOWN: "ikke oplyst",
        Level.NOBODY: "ingen",
        Level.CLOSED: "lukket",
    },
    special={
        Special.HOLIDAY: "helligdag",
        Special.CLOSING: "lukkedag",
        Special.DOUBTFUL: "usikker dag",
        Special.FORWARD: "uret frem",
        Special.BACK: "uret tilbage",
    },
    heading="{place}: {route} – kommunen svarer {local} af tiden, og nogen svarer {some}.",
    no_gap="Ingen rute er tom på noget tidspunkt.",
    gaps="{count} af {of} ruter er tomme på nogle tidspunkter.",
    week_of="Hvem svarer i ugen {first} – {last}",
    year_of="Hvem svarer i 13 måneder, {first} – {last}",
    no_plan="Kommunen har ingen plan, så her står kun de nationale kontakter.",
    routes="Ruter",
    contacts="Kontakter",
    route="Rute",
    contact="Kontakt",
    day="Dag",
    all_day="hele døgnet",
    stated="Svarer betyder: åbent efter oplyste tider. Tider, der ikke er oplyst, tæller ikke.",
    how_week="En rute står som den nærmeste, der svarer. Bogstavet siger det samme som farven.",
    how_year="En dag er en smal søjle med midnat øverst og nederst. En rute står som den nærmeste,"
    " der svarer.",
    no_days="Ingen særlige dage.",
    shares="{said} {share}",
    table="Det samme som tekst: henvend week {name}.",
)

_EN = HeatPhrases(
    letters={
        Level.LOCAL: "M",
        Level.DUTY: "D",
        Level.NATIONAL: "N",
        Level.ACUTE: "A",
        Level.LIKELY: "~",
        Level.UNKNOWN: "?",
        Level.NOBODY: "!",
        Level.CLOSED: "·",
    },
    levels={
        Level.LOCAL: "the municipality",
        Level.DUTY: "its duty service",
        Level.NATIONAL: "national line",
        Level.ACUTE: "only {acute}",
        Level.LIKELY: "maybe: office time, hours not stated",
        Level.UNKNOWN: "not stated",
        Level.NOBODY: "nobody",
        Level.CLOSED: "closed",
    },
    special={
        Special.HOLIDAY: "public holiday",
        Special.CLOSING: "closing day",
        Special.DOUBTFUL: "doubtful day",
        Special.FORWARD: "clocks forward",
        Special.BACK: "clocks back",
    },
    heading="{place}: {route} – the municipality answers {local} of the time, somebody {some}.",
    no_gap="No route is empty at any time.",
    gaps="{count} of {of} routes are empty at some times.",
    week_of="Who answers in the week {first} – {last}",
    year_of="Who answers in 13 months, {first} – {last}",
    no_plan="The municipality has no plan, so only the national contacts are shown.",
    routes="Routes",
    contacts="Contacts",
    route="Route",
    contact="Contact",
    day="Day",
    all_day="day and night",
    stated="Answers means: open by stated hours. Hours that are not stated never count.",
    how_week="A route stands as the nearest who answers. The letter says the same as the colour.",
    how_year="A day is a narrow column with midnight at top and bottom. A route stands as the"
    " nearest who answers.",
    no_days="No special days.",
    shares="{said} {share}",
    table="The same as text: henvend week {name} --lang en.",
)


def heat_phrases(lang: Lang) -> HeatPhrases:
    """Return the phrases in *lang*, in Danish where there are none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
