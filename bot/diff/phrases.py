"""The words around a difference, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.diff.model import TimeClass
from bot.language import DA, Lang


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of a difference, in one language."""

    title: str
    about: str
    same: str
    only_untold: str
    all_paths: str
    paths: str
    new: str
    gone: str
    other_questions: str
    loses: str
    loses_one: str
    gains: str
    gains_one: str
    naming: str
    naming_one: str
    otherwise: str
    otherwise_one: str
    ways_title: str
    way: str
    way_new: str
    way_gone: str
    way_asks: str
    asked: str
    unasked: str
    try_it: str
    named_title: str
    named: str
    no_longer: str
    also: str
    order: str
    order_title: str
    order_at: str
    order_at_one: str
    order_at_others: str
    times_title: str
    shift: str
    clock: str
    shift_sum: str
    shift_once: str
    changes_title: str
    untold_title: str
    before: str
    after: str
    nothing: str
    all_of: str
    no_place: str
    pictures: str
    sign_title: str
    sign_about: str
    sign_roles: tuple[str, ...]
    sign_columns: tuple[str, str, str]
    made: str
    classes: Mapping[TimeClass, str]
    states: Mapping[str, str]


_DA = Phrases(
    title="Hvad er ændret",
    about="Fra {old} til {new}. Tiderne er set igennem fra {start} til {end}.",
    same="Alle får det samme at vide, på alle {paths} veje og til alle tider.",
    only_untold="Filerne er ændret, men ingen får noget andet at vide.",
    all_paths="alle {paths} veje ender, hvor de plejer",
    paths="{count} af {paths} veje ender et andet sted",
    new="{count} af dem er nye.",
    gone="{count} af dem findes ikke mere.",
    other_questions="{flow}: {count} veje ender, hvor de plejer, men stiller andre spørgsmål.",
    loses="{count} kommuner mister en kontakt {when}",
    loses_one="1 kommune mister en kontakt {when}",
    gains="{count} kommuner får en kontakt mere {when}",
    gains_one="1 kommune får en kontakt mere {when}",
    naming="I {count} kommuner nævner en afslutning andre end før, eller i en anden rækkefølge.",
    naming_one="I 1 kommune nævner en afslutning andre end før, eller i en anden rækkefølge.",
    otherwise="{count} steder står der noget andet, som folk får at se.",
    otherwise_one="1 sted står der noget andet, som folk får at se.",
    ways_title="Veje, der ender et andet sted",
    way="{count} veje: {after} i stedet for {before}",
    way_new="{count} nye veje: {after}",
    way_gone="{count} veje findes ikke mere: {before}",
    way_asks="{count} veje til {after} stiller andre spørgsmål",
    asked="spørger også: {questions}",
    unasked="spørger ikke mere: {questions}",
    try_it="prøv: {command}",
    named_title="Hvem afslutningerne nævner",
    named="{where}: {outcome}, i {cases} af {of} tilfælde",
    no_longer="nævner ikke mere: {what}",
    also="nævner nu også: {what}",
    order="rækkefølgen er nu: {now}; før: {was}",
    order_title="Hvem der står først, når klokken afgør det",
    order_at="{where}: {outcome}",
    order_at_one="{where}: {outcome} og 1 afslutning til",
    order_at_others="{where}: {outcome} og {count} andre afslutninger",
    times_title="Hvornår nogen svarer",
    shift="{where}: {title}: {now}, før {was}",
    clock="{days} kl. {first}–{last}",
    shift_sum="{when}: {count} gange, {lasting} i alt; første gang {first}",
    shift_once="{when}: 1 gang, {lasting}: {first}",
    changes_title="Det, der står anderledes",
    untold_title="Ændret, uden at nogen får det at se",
    before="før",
    after="nu",
    nothing="ingenting",
    all_of="{count} kommuner",
    no_place="ukendt kommune",
    pictures="Tegning af {flow}: nyt, væk og ændret",
    sign_title="Godkendelse",
    sign_about="Ændringen er set igennem og kan tages i brug.",
    sign_roles=("Den, der har ændret", "Den, der har læst efter", "Den ansvarlige i kommunen"),
    sign_columns=("Rolle", "Dato", "Underskrift"),
    made="Lavet af Henvend ud fra de to udgaver af indholdet.",
    classes={
        TimeClass.DAY: "på hverdage om dagen",
        TimeClass.EVENING: "på hverdage om aftenen",
        TimeClass.NIGHT: "på hverdage om natten",
        TimeClass.SATURDAY: "om lørdagen",
        TimeClass.SUNDAY: "om søndagen",
        TimeClass.HOLIDAY: "på helligdage",
        TimeClass.CLOSING: "på lukkedage",
    },
    states={
        "open": "åben",
        "likely": "sandsynligvis åben",
        "unknown": "ikke oplyst",
        "closed": "lukket",
        "hidden": "ikke vist",
    },
)

_EN = Phrases(
    title="What has changed",
    about="From {old} to {new}. The times looked at run from {start} to {end}.",
    same="Everybody is told the same, on all {paths} paths and at all times.",
    only_untold="The files have changed, but nobody is told anything else.",
    all_paths="all {paths} paths end where they did",
    paths="{count} of {paths} paths end elsewhere",
    new="{count} of them are new.",
    gone="{count} of them are gone.",
    other_questions="{flow}: {count} paths end where they did, but ask other questions.",
    loses="{count} municipalities lose a contact {when}",
    loses_one="1 municipality loses a contact {when}",
    gains="{count} municipalities gain a contact {when}",
    gains_one="1 municipality gains a contact {when}",
    naming="In {count} municipalities an ending names others than before, or in another order.",
    naming_one="In 1 municipality an ending names others than before, or in another order.",
    otherwise="In {count} places something that people see stands otherwise.",
    otherwise_one="In 1 place something that people see stands otherwise.",
    ways_title="Paths that end elsewhere",
    way="{count} paths: {after} instead of {before}",
    way_new="{count} new paths: {after}",
    way_gone="{count} paths are gone: {before}",
    way_asks="{count} paths to {after} ask other questions",
    asked="also asks: {questions}",
    unasked="no longer asks: {questions}",
    try_it="try: {command}",
    named_title="Whom the endings name",
    named="{where}: {outcome}, in {cases} of {of} cases",
    no_longer="no longer names: {what}",
    also="now also names: {what}",
    order="the order is now: {now}; it was: {was}",
    order_title="Who stands first where the clock decides it",
    order_at="{where}: {outcome}",
    order_at_one="{where}: {outcome} and 1 other ending",
    order_at_others="{where}: {outcome} and {count} other endings",
    times_title="When somebody answers",
    shift="{where}: {title}: {now}, was {was}",
    clock="{days} {first}–{last}",
    shift_sum="{when}: {count} times, {lasting} in all; first {first}",
    shift_once="{when}: once, {lasting}: {first}",
    changes_title="What stands otherwise",
    untold_title="Changed without anybody seeing it",
    before="was",
    after="now",
    nothing="nothing",
    all_of="{count} municipalities",
    no_place="unknown municipality",
    pictures="Picture of {flow}: new, gone and changed",
    sign_title="Sign-off",
    sign_about="The change has been looked through and can be put to use.",
    sign_roles=(
        "Who made the change",
        "Who has read it through",
        "Who answers for it in the municipality",
    ),
    sign_columns=("Role", "Date", "Signature"),
    made="Made by Henvend from the two versions of the content.",
    classes={
        TimeClass.DAY: "on weekdays by day",
        TimeClass.EVENING: "on weekday evenings",
        TimeClass.NIGHT: "on weekday nights",
        TimeClass.SATURDAY: "on Saturdays",
        TimeClass.SUNDAY: "on Sundays",
        TimeClass.HOLIDAY: "on public holidays",
        TimeClass.CLOSING: "on closing days",
    },
    states={
        "open": "open",
        "likely": "likely open",
        "unknown": "unknown",
        "closed": "closed",
        "hidden": "not shown",
    },
)


def phrases(lang: Lang) -> Phrases:
    """Return the phrases of a difference in *lang*."""
    return _DA if lang == DA else _EN
