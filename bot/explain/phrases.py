"""The sentences of an explanation, complete in each language."""

from dataclasses import dataclass

from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of an explanation, in one language."""

    quoted: str
    and_: str
    or_: str
    is_: str
    is_not: str
    is_but: str
    only: str
    at_least: str
    counted: str
    too_few: str
    also: str
    nothing_chosen: str
    not_known: str
    open_: str
    not_open: str
    not_all: str
    always: str
    municipality: str
    area: str
    known: str
    unknown: str
    abroad: str
    no_area: str
    row: str
    row_else: str
    row_only: str
    row_not: str
    no_row: str
    no_table: str
    nobody: str
    floor: str
    in_area: str
    not_serving: str
    step_when: str
    step_silent: str
    step_optional: str
    step_somebody_open: str
    passed_when: str
    passed_known: str
    branch: str
    branch_else: str


_DA = Phrases(
    quoted="»{text}«",
    and_="{first}, og {second}",
    or_="{first} eller {second}",
    is_="{fact} er {what}",
    is_not="{fact} er ikke {what}",
    is_but="{fact} er {what}, ikke {wanted}",
    only="{fact} er kun {what}",
    at_least="mindst {count} svar om {fact} er {what}",
    counted="{count} svar om {fact} er {what}",
    too_few="{number} svar om {fact} er {what}, og der skal være mindst {count}",
    also="{fact} er også {what}",
    nothing_chosen="intet er valgt om {fact}",
    not_known="{fact} er ikke kendt",
    open_="{contact} har åbent",
    not_open="{contact} har ikke sikkert åbent",
    not_all="det ikke passer, at {what}",
    always="den altid gælder",
    municipality="kommunen",
    area="området",
    known="kendt",
    unknown="ikke kendt",
    abroad="uden for Danmark",
    no_area="uden opdeling i områder",
    row="Rækken {row} i {file} linje {line} gælder, fordi {why}.",
    row_else="Rækken {row} i {file} linje {line} gælder, fordi den ingen betingelse har, og ingen række"
    " før den passer.",
    row_only="Rækken {row} i {file} linje {line} gælder, fordi den står først og ingen betingelse har.",
    row_not="Rækken {row} i {file} linje {line} gælder ikke, fordi {why}.",
    no_row="Ingen række gælder, så tabellen siger intet.",
    no_table="Planen har ikke den tabel, så den siger intet.",
    nobody="ingen",
    floor="Altid med, fra den nationale plan: {contacts}.",
    in_area="Bor personen i {area}: {sentence}",
    not_serving="{contact} er udeladt, fordi {why}.",
    step_when="Trinnet {step} er udeladt, fordi {why}.",
    step_silent="Trinnet {step} er udeladt, fordi planens tabel ikke siger noget her.",
    step_optional="Trinnet {step} er udeladt, fordi det ikke nævner nogen ny kontakt her.",
    step_somebody_open="Trinnet {step} er udeladt, fordi en kontakt har åbent nu.",
    passed_when="Ikke spurgt, fordi {why}.",
    passed_known="Ikke spurgt, fordi svaret er kendt.",
    branch="Vejen deler sig her: {why}.",
    branch_else="Vejen deler sig her: ingen af de andre grene passer.",
)

_EN = Phrases(
    quoted="“{text}”",
    and_="{first}, and {second}",
    or_="{first} or {second}",
    is_="{fact} is {what}",
    is_not="{fact} is not {what}",
    is_but="{fact} is {what}, not {wanted}",
    only="{fact} is only {what}",
    at_least="at least {count} answers about {fact} are {what}",
    counted="the number of answers about {fact} that are {what} is {count}",
    too_few="{number} answers about {fact} are {what}, and there must be at least {count}",
    also="{fact} is also {what}",
    nothing_chosen="nothing is chosen about {fact}",
    not_known="{fact} is not known",
    open_="{contact} is open",
    not_open="{contact} is not certainly open",
    not_all="it is not so that {what}",
    always="it always holds",
    municipality="the municipality",
    area="the area",
    known="known",
    unknown="not known",
    abroad="outside Denmark",
    no_area="not divided into areas",
    row="The row {row} in {file} line {line} holds, because {why}.",
    row_else="The row {row} in {file} line {line} holds, because it has no condition, and no row before"
    " it fits.",
    row_only="The row {row} in {file} line {line} holds, because it stands first and has no condition.",
    row_not="The row {row} in {file} line {line} does not hold, because {why}.",
    no_row="No row holds, so the table says nothing.",
    no_table="The plan does not have this table, so it says nothing.",
    nobody="nobody",
    floor="Always there, from the national plan: {contacts}.",
    in_area="If the person lives in {area}: {sentence}",
    not_serving="{contact} is left out, because {why}.",
    step_when="The step {step} is left out, because {why}.",
    step_silent="The step {step} is left out, because the plan's table says nothing here.",
    step_optional="The step {step} is left out, because it names no new contact here.",
    step_somebody_open="The step {step} is left out, because a contact is open now.",
    passed_when="Not asked, because {why}.",
    passed_known="Not asked, because the answer is known.",
    branch="The way divides here: {why}.",
    branch_else="The way divides here: none of the other branches fits.",
)


def phrases(lang: Lang) -> Phrases:
    """Return the phrases in *lang*, Danish where it has none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
