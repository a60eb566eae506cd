"""The words of a picture itself, in each language; everything else stands in the content."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of a picture, in one language."""

    heading: str
    heading_acute: str
    one_question: str
    questions: str
    no_question: str
    one_ending: str
    endings: str
    nothing_local: str
    plan: str
    plan_national: str
    flow: str
    given: str
    choose: str
    only_when: str
    not_asked: str
    otherwise: str
    again: str
    where_areas: str
    an_area: str
    a_place: str
    from_all: str
    leads_to: str
    legend: str
    kinds: Mapping[str, str]
    tried: str
    sometimes: str
    not_stated: str
    only_national: str
    added: str
    removed: str
    and_: str
    or_: str
    not_: str
    neither: str
    only: str
    at_least: str
    open_: str
    place_fact: str
    place_known: str
    area_fact: str
    area_none: str
    unknown: str
    begins: str
    as_table: str
    boxes: str
    from_: str
    answer: str
    to: str
    box: str
    kind: str
    more: str
    number: str
    button: str
    ending: str
    endings_title: str
    ways: str
    walked: str
    urgency: str
    contacts: str


_DA = Phrases(
    heading="{questions} fører til {endings}.",
    heading_acute="{questions} fører til {endings}, og »{acute}« er ét tryk væk fra alle skærme.",
    one_question="Ét spørgsmål",
    questions="{count} spørgsmål",
    no_question="Ingen spørgsmål",
    one_ending="én afslutning",
    endings="{count} afslutninger",
    nothing_local="Afslutninger, hvor intet lokalt er oplyst: {count}.",
    plan="Sådan ser samtalen ud med planen for {place}.",
    plan_national="{place} har ingen plan, så her står kun de nationale kontakter.",
    flow="Samtalen {id}: {title}",
    given="Kun det, der sker, når {facts}.",
    choose="Vælg alt, der passer ({count} svar)",
    only_when="Spørges kun, når {condition}",
    not_asked="spørges ikke",
    otherwise="ellers",
    again="{words}: samme spørgsmål igen",
    where_areas="Spørges kun, hvor kommunen har områder",
    an_area="Et område",
    a_place="En kommune",
    from_all="Fra alle skærme",
    leads_to="Fører til »{title}«",
    legend="Sådan læser du billedet",
    kinds={
        "question": "spørgsmål",
        "list": "liste, flere svar",
        "place": "spørgsmål om sted",
        "summary": "dine svar samlet",
        "branch": "deler vejen, spørger ikke",
        "outcome": "afslutning",
        "acute": "akut",
    },
    tried="Tallene er rækkefølgen: den første gren, der passer, bliver valgt.",
    sometimes="Tal i parentes: kun i nogle tilfælde.",
    not_stated="ikke oplyst",
    only_national="Intet lokalt oplyst",
    added="nyt",
    removed="væk",
    and_="{first}, og {second}",
    or_="{first} eller {second}",
    not_="ikke {what}",
    neither="hverken {first} eller {second}",
    only="kun {what}",
    at_least="mindst {count} × {what}",
    open_="{contact} har åbent",
    place_fact="kommunen",
    place_known="kendt",
    area_fact="området",
    area_none="intet område",
    unknown="ikke kendt",
    begins="Samtalen begynder med",
    as_table="Det samme som tabel: henvend graph {flow} --format table.",
    boxes="Spørgsmål",
    from_="Fra",
    answer="Svar eller betingelse",
    to="Til",
    box="Spørgsmål",
    kind="Slags",
    more="Mere",
    number="Nr.",
    button="Knap",
    ending="Afslutning",
    endings_title="Afslutninger",
    ways="Veje",
    walked="gået",
    urgency="Hvor hurtigt",
    contacts="Kontakter",
)

_EN = Phrases(
    heading="{questions} lead to {endings}.",
    heading_acute="{questions} lead to {endings}, and “{acute}” is one press away on every screen.",
    one_question="One question",
    questions="{count} questions",
    no_question="No questions",
    one_ending="one ending",
    endings="{count} endings",
    nothing_local="Endings where nothing local is registered: {count}.",
    plan="This is what the plan of {place} makes of the conversation.",
    plan_national="{place} has no plan, so only the national contacts are shown.",
    flow="The conversation {id}: {title}",
    given="Only what happens when {facts}.",
    choose="Choose all that fit ({count} answers)",
    only_when="Asked only when {condition}",
    not_asked="not asked",
    otherwise="otherwise",
    again="{words}: the same question again",
    where_areas="Asked only where the municipality has areas",
    an_area="An area",
    a_place="A municipality",
    from_all="From every screen",
    leads_to="Leads to “{title}”",
    legend="How to read the picture",
    kinds={
        "question": "question",
        "list": "list, several answers",
        "place": "question about a place",
        "summary": "your answers together",
        "branch": "parts the way, asks nothing",
        "outcome": "ending",
        "acute": "immediate danger",
    },
    tried="The numbers are the order: the first branch that fits is taken.",
    sometimes="Numbers in brackets: in some cases only.",
    not_stated="not stated",
    only_national="Nothing local registered",
    added="new",
    removed="gone",
    and_="{first}, and {second}",
    or_="{first} or {second}",
    not_="not {what}",
    neither="neither {first} nor {second}",
    only="only {what}",
    at_least="at least {count} × {what}",
    open_="{contact} is open",
    place_fact="the municipality",
    place_known="known",
    area_fact="the area",
    area_none="no area",
    unknown="not known",
    begins="The conversation begins with",
    as_table="The same as a table: henvend graph {flow} --format table.",
    boxes="Questions",
    from_="From",
    answer="Answer or condition",
    to="To",
    box="Question",
    kind="Kind",
    more="More",
    number="No.",
    button="Button",
    ending="Ending",
    endings_title="Endings",
    ways="Ways",
    walked="walked",
    urgency="How soon",
    contacts="Contacts",
)


def phrases(lang: Lang) -> Phrases:
    """Return the phrases in *lang*, in Danish where there are none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
