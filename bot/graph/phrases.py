"""The words of a picture itself, in each language; everything else stands in the content."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.graph.diagram import Mark
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
    marks: Mapping[Mark, str]
    changes: str
    no_changes: str
    changes_about: str
    coverage: str
    coverage_whole: str
    coverage_about: str
    tried_in: str
    tried_in_one: str
    tried_in_none: str
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
    marks={
        Mark.ADDED: "nyt",
        Mark.REMOVED: "væk",
        Mark.CHANGED: "ændret",
        Mark.WALKED: "gået",
        Mark.TOUCHED: "prøvet af scenarier",
        Mark.MISSED: "ikke prøvet",
    },
    changes="Bokse: {0} nye, {1} væk, {2} ændrede. Pile: {3} nye, {4} væk, {5} ændrede.",
    no_changes="Samtalen er den samme i begge udgaver.",
    changes_about="Den nye udgave, med det der er væk tegnet ind.",
    coverage="{scenarios} scenarier prøver {nodes} af {all_nodes} bokse og {arrows} af {all_arrows}"
    " pile.",
    coverage_whole="{scenarios} scenarier prøver alle {all_nodes} bokse og alle {all_arrows} pile.",
    coverage_about="Et tal med × er, i hvor mange scenarier en pil bliver gået.",
    tried_in="Prøvet i {count} scenarier",
    tried_in_one="Prøvet i ét scenarie",
    tried_in_none="Ikke prøvet i noget scenarie",
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
    marks={
        Mark.ADDED: "new",
        Mark.REMOVED: "gone",
        Mark.CHANGED: "changed",
        Mark.WALKED: "walked",
        Mark.TOUCHED: "tried by scenarios",
        Mark.MISSED: "not tried",
    },
    changes="Boxes: {0} new, {1} gone, {2} changed. Arrows: {3} new, {4} gone, {5} changed.",
    no_changes="The conversation is the same in both versions.",
    changes_about="The new version, with what is gone drawn in.",
    coverage="{scenarios} scenarios try {nodes} of {all_nodes} boxes and {arrows} of {all_arrows}"
    " arrows.",
    coverage_whole="{scenarios} scenarios try all {all_nodes} boxes and all {all_arrows} arrows.",
    coverage_about="A number with × tells in how many scenarios an arrow is walked.",
    tried_in="Tried in {count} scenarios",
    tried_in_one="Tried in one scenario",
    tried_in_none="Tried in no scenario",
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
    urgency="How soon",
    contacts="Contacts",
)


def phrases(lang: Lang) -> Phrases:
    """Return the phrases in *lang*, in Danish where there are none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
