"""The words of the page itself, in each language."""

from dataclasses import dataclass

from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every phrase of the page, in one language."""

    title: str
    only_here: str
    needs_script: str
    chat: str
    not_real: str
    choose: str
    try_as: str
    municipality: str
    ask_in_chat: str
    time: str
    time_hint: str
    now: str
    language: str
    flow: str
    link: str
    no_link: str
    why: str
    facts: str
    no_facts: str
    given: str
    tables: str
    not_yet: str
    rows_before: str
    contacts: str
    left_out: str
    path: str
    problems: str
    no_problems: str
    notes: str
    counts: tuple[str, str, str, str, str, str]
    broken: str
    nothing_usable: str
    reloaded: str
    lost: str
    editor: str
    file: str
    save: str
    saved: str
    unsaved: str
    unchanged: str
    as_typed: str
    as_typed_fine: str
    elsewhere: str
    changed_on_disk: str
    fetch_again: str
    cannot_open: str
    cannot_save: str
    go_to: str
    forget: str
    no_answer: str


_DA = PageWords(
    title="Prøv indholdet",
    only_here="Kun på denne maskine. Intet bliver sendt til nogen.",
    needs_script="Siden bruger JavaScript. Slå det til, eller brug henvend chat i terminalen.",
    chat="Samtalen",
    not_real="Prøve. Ring ikke til numrene herfra.",
    choose="Vælg",
    try_as="Prøv det som",
    municipality="Kommune",
    ask_in_chat="Bliv spurgt i samtalen",
    time="Tidspunkt",
    time_hint="fx lør 22:30, i morgen 8:00 eller 2026-12-24 10:00",
    now="nu",
    language="Sprog",
    flow="Samtale",
    link="Fra link",
    no_link="intet link",
    why="Derfor",
    facts="Det, der vides",
    no_facts="Intet endnu.",
    given="fra planen",
    tables="Rækken, der afgjorde",
    not_yet="Gå til et svar med kontakter, så står rækkerne her.",
    rows_before="Rækkerne før den ({count})",
    contacts="Hver kontakt",
    left_out="Trin, der er udeladt ({count})",
    path="Vejen hertil ({count})",
    problems="Indholdet",
    no_problems="Ingen fejl og ingen advarsler.",
    notes="Noter ({count})",
    counts=("fejl", "fejl", "advarsel", "advarsler", "note", "noter"),
    broken="Der er fejl i filerne. Samtalen bruger det sidste, der kunne læses.",
    nothing_usable="Samtalen kan ikke begynde, før fejlene i filerne er rettet.",
    reloaded="Filerne er læst igen.",
    lost="Ingen forbindelse. Kører henvend try stadig i terminalen?",
    editor="Ret en fil",
    file="Fil",
    save="Gem",
    saved="Gemt.",
    unsaved="Ikke gemt",
    unchanged="Som på disken",
    as_typed="Teksten, som den står her",
    as_typed_fine="Ingen fejl og ingen advarsler i teksten.",
    elsewhere="Det her sker i andre filer:",
    changed_on_disk="Filen er ændret på disken, siden den blev åbnet. Intet er gemt.",
    fetch_again="Hent filen igen, og glem teksten her",
    cannot_open="Filen kan ikke åbnes her.",
    cannot_save="Filen kunne ikke gemmes: {why}",
    go_to="Gå til linje {line} i {file}",
    forget="Slet",
    no_answer="Nummeret virkede ikke",
)

_EN = PageWords(
    title="Try the content",
    only_here="On this machine only. Nothing is sent to anybody.",
    needs_script="The page uses JavaScript. Turn it on, or use henvend chat in the terminal.",
    chat="The conversation",
    not_real="A trial. Do not call the numbers from here.",
    choose="Choose",
    try_as="Try it as",
    municipality="Municipality",
    ask_in_chat="Be asked in the conversation",
    time="Time",
    time_hint="such as sat 22:30, tomorrow 8:00 or 2026-12-24 10:00",
    now="now",
    language="Language",
    flow="Flow",
    link="From link",
    no_link="no link",
    why="Why",
    facts="What is known",
    no_facts="Nothing yet.",
    given="from the plan",
    tables="The row that decided",
    not_yet="Go on to an answer with contacts, and the rows stand here.",
    rows_before="The rows before it ({count})",
    contacts="Each contact",
    left_out="Steps left out ({count})",
    path="The way here ({count})",
    problems="The content",
    no_problems="No errors and no warnings.",
    notes="Notes ({count})",
    counts=("error", "errors", "warning", "warnings", "note", "notes"),
    broken="The files have errors. The conversation uses the last that could be read.",
    nothing_usable="The conversation cannot begin before the errors in the files are mended.",
    reloaded="The files are read again.",
    lost="No connection. Is henvend try still running in the terminal?",
    editor="Edit a file",
    file="File",
    save="Save",
    saved="Saved.",
    unsaved="Not saved",
    unchanged="As on disk",
    as_typed="The text as it stands here",
    as_typed_fine="No errors and no warnings in the text.",
    elsewhere="This happens in other files:",
    changed_on_disk="The file has changed on disk since it was opened. Nothing is saved.",
    fetch_again="Fetch the file again, and forget the text here",
    cannot_open="The file cannot be opened here.",
    cannot_save="The file could not be saved: {why}",
    go_to="Go to line {line} in {file}",
    forget="Delete",
    no_answer="The number did not work",
)


def page_words(lang: Lang) -> PageWords:
    """Return the words in *lang*, Danish where it has none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
