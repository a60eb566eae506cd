"""The product's own words, complete in each language; what content says stands in content.

A sentence here holds no subject and no number: where a screen needs the flow's own
alarm line ("Fare nu: ..."), it has the placeholder {alarm}.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import local
from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class Words:
    """Every phrase of the product, in one language."""

    name: str
    this_language: str
    other_language: str
    question_of: str
    question: str
    back: str
    resume: str
    why: str
    review: str
    change: str
    restart: str
    forget: str
    begin: str
    done: str
    done_with: str
    none_of_these: str
    none_chosen: str
    chosen: str
    unknown_place: str
    abroad: str
    unknown_area: str
    which_place: str
    none_of_them: str
    offered: str
    type_place: str
    summary: str
    back_to_answer: str
    no_answer: str
    next_contact: str
    no_next_contact: str
    misunderstood: str
    did_you_mean: str
    personal: str
    unreadable: str
    old_button: str
    expired: str
    changed: str
    failed: str
    forgotten: str
    nothing_kept: str
    kept: str
    kept_answers: str
    kept_life: str
    privacy: str
    help: str
    no_why: str
    open_until: str
    open_always: str
    closed: str
    closed_opens: str
    opens_day: str
    likely: str
    unknown_hours: str
    unknown_today: str
    phone_unknown: str
    via: str
    via_ask: str
    either: str
    in_area: str
    confirmed: str
    confirmed_by_owner: str
    not_confirmed: str
    not_confirmed_since: str
    undated: str
    dated: str
    old_source: str
    new_source: str
    plan_not_approved: str
    no_local_plan: str
    for_place: str
    do_this: str
    do_not: str
    say_this: str
    afterwards: str
    law: str
    mail: str
    secure_mail: str
    form: str
    chat: str
    visit: str
    shown_at: str
    national_police: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    at_clock: str
    today_at: str
    day_at: str
    clock: str


_DA = Words(
    name="Henvend",
    this_language="Dansk",
    other_language="English",
    question_of="Spørgsmål {number} af højst {at_most}",
    question="Spørgsmål {number}",
    back="Tilbage",
    resume="Tilbage til spørgsmålet",
    why="Hvorfor spørger I?",
    review="Ret et svar",
    change="Ret",
    restart="Begynd forfra",
    forget="Slet",
    begin="Begynd forfra",
    done="Videre",
    done_with="Videre ({count} valgt)",
    none_of_these="Intet af dette",
    none_chosen="Intet valgt endnu.",
    chosen="Valgt: {items}",
    unknown_place="Det ved jeg ikke",
    abroad="Uden for Danmark",
    unknown_area="Det ved jeg ikke",
    which_place="Vælg kommunen, eller skriv et andet navn.",
    none_of_them="Ingen af dem",
    offered="Du kom fra et link for {place}. Du skal selv vælge kommunen.",
    type_place="Skriv kommunens navn, eller vælg herunder.",
    summary="Tjek dine svar",
    back_to_answer="Tilbage til svaret",
    no_answer="Nummeret virkede ikke",
    next_contact="Prøv så: {contact}",
    no_next_contact="Der står ikke flere på listen. {alarm}",
    misunderstood="Beskeder bliver ikke læst her. {alarm} Brug svarene herunder.",
    did_you_mean="Mente du »{label}«? Vælg det herunder. {alarm}",
    personal="{alarm} Det ligner oplysninger om en person. Vi har ikke gemt det.",
    unreadable="{alarm} Billeder, lyd og filer bliver ikke åbnet her. Brug svarene herunder.",
    old_button="Den knap er gammel. Her er du nu:",
    expired="Velkommen tilbage. {alarm} Dine svar er slettet. Det sker efter 24 timer, så ingen andre ser dem.",
    changed="Spørgsmålene er lavet om. {alarm} Vi har brugt de af dine svar, der stadig passer.",
    failed="Noget gik galt hos os. {alarm} Prøv igen.",
    forgotten="Alt om samtalen er slettet hos os. Du kan altid begynde igen.",
    nothing_kept="Vi har ikke gemt noget om dig.",
    kept="Det her har vi gemt lige nu:",
    kept_answers="{short}: {answer}",
    kept_life="Vi gemmer ikke dit navn, dit nummer eller noget, du har skrevet. Svarene bliver slettet 24 timer efter dit sidste tryk og senest efter 72 timer. Du kan slette dem nu med »Slet«.",
    privacy=(
        "Henvend sender ikke noget videre. Ingen medarbejder læser med.\n"
        "Vi gemmer dine valg, så du kan fortsætte: kommune, aldersgruppe, rolle og det, du har sat kryds ved. De er låst med en nøgle.\n"
        "Vi gemmer ikke navne, numre eller beskeder. Det, du skriver, bliver kun brugt til at finde et svar og er så væk.\n"
        "Svarene bliver slettet efter 24 timer uden tryk, senest efter 72 timer. Tryk »Slet«, så sker det nu."
    ),
    help=(
        "Vælg et af svarene. Du kan gå tilbage, rette et svar, begynde forfra eller slette det hele.\n"
        "»Akut fare« virker altid. {alarm}\n"
        "Vi viser, hvem du kan ringe til. Du skal selv ringe."
    ),
    no_why="Svaret afgør, hvem du skal ringe til.",
    open_until="Åben nu, til {time}",
    open_always="Åben hele døgnet",
    closed="Lukket nu. Vi ved ikke, hvornår der åbner.",
    closed_opens="Lukket nu. Åbner {time}",
    opens_day="Lukket nu. Prøv igen {day}. Tiden er ikke oplyst.",
    likely="Kontoret er nok åbent nu. Åbningstiden er ikke oplyst.",
    unknown_hours="Åbningstiden er ikke oplyst.",
    unknown_today="Vi ved ikke, om der er åbent nu. Åbner igen {time}",
    phone_unknown="Nummeret er ikke oplyst.",
    via="Gennem {contact}",
    via_ask="Ring {phone}. Spørg efter {ask_for}.",
    either="eller",
    in_area="Bor personen i {area}:",
    confirmed="Bekræftet af kommunen {date}.",
    confirmed_by_owner="Bekræftet {date}.",
    not_confirmed="Ikke bekræftet af kommunen.",
    not_confirmed_since="Ikke bekræftet siden {date}.",
    undated="{kind} uden dato{where}.",
    dated="{kind} fra {date}{where}.",
    old_source="Gammel kilde",
    new_source="Kilde",
    plan_not_approved="Ikke godkendt af kommunen.",
    no_local_plan="Vi har ingen lokal kontakt for kommunen. Her er de nationale.",
    for_place="Gælder {place} Kommune",
    do_this="Sådan gør du",
    do_not="Lad være med det her",
    say_this="Du kan begynde sådan",
    afterwards="Bagefter",
    law="Regel: {title}",
    mail="Mail: {address}",
    secure_mail="Sikker mail: {address}",
    form="Skriv: {address}",
    chat="Chat: {address}",
    visit="Mød op: {address}",
    shown_at="Vist {time}",
    national_police="Politiet",
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    months=(
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    at_clock="kl. {clock}",
    today_at="i dag kl. {clock}",
    day_at="{weekday} {day}. {month} kl. {clock}",
    clock=".",
)

_EN = Words(
    name="Henvend",
    this_language="English",
    other_language="Dansk",
    question_of="Question {number} of at most {at_most}",
    question="Question {number}",
    back="Back",
    resume="Back to the question",
    why="Why do you ask?",
    review="Change an answer",
    change="Change",
    restart="Start over",
    forget="Delete",
    begin="Start over",
    done="Continue",
    done_with="Continue ({count} chosen)",
    none_of_these="None of these",
    none_chosen="Nothing chosen yet.",
    chosen="Chosen: {items}",
    unknown_place="I don't know",
    abroad="Outside Denmark",
    unknown_area="I don't know",
    which_place="Choose the municipality, or type another name.",
    none_of_them="None of them",
    offered="You came from a link for {place}. You choose the municipality yourself.",
    type_place="Type the name of the municipality, or choose below.",
    summary="Check your answers",
    back_to_answer="Back to the answer",
    no_answer="The number did not work",
    next_contact="Then try: {contact}",
    no_next_contact="There are no more on the list. {alarm}",
    misunderstood="Messages are not read here. {alarm} Use the answers below.",
    did_you_mean="Did you mean “{label}”? Choose it below. {alarm}",
    personal="{alarm} That looks like information about a person. We have not kept it.",
    unreadable="{alarm} Pictures, sound and files are not opened here. Use the answers below.",
    old_button="That button is old. This is where you are now:",
    expired="Welcome back. {alarm} Your answers are deleted. That happens after 24 hours, so that nobody else sees them.",
    changed="The questions have changed. {alarm} We have used those of your answers that still fit.",
    failed="Something went wrong on our side. {alarm} Try again.",
    forgotten="Everything about this conversation is deleted on our side. You can always start again.",
    nothing_kept="We have kept nothing about you.",
    kept="This is what we keep right now:",
    kept_answers="{short}: {answer}",
    kept_life="We keep neither your name, your number nor anything you have typed. The answers are deleted 24 hours after your last press, and after 72 hours at the latest. You can delete them now with “Delete”.",
    privacy=(
        "Henvend passes nothing on. No member of staff reads along.\n"
        "We keep your choices so that you can go on: municipality, age group, role and what you have ticked. They are locked with a key.\n"
        "We keep no names, numbers or messages. What you type is only used to find an answer and is then gone.\n"
        "The answers are deleted after 24 hours without a press, after 72 hours at the latest. Press “Delete” and it happens now."
    ),
    help=(
        "Choose one of the answers. You can go back, change an answer, start over or delete everything.\n"
        "“Immediate danger” always works. {alarm}\n"
        "We show whom you can call. You must call yourself."
    ),
    no_why="The answer decides whom you should call.",
    open_until="Open now, until {time}",
    open_always="Open day and night",
    closed="Closed now. We do not know when it opens.",
    closed_opens="Closed now. Opens {time}",
    opens_day="Closed now. Try again on {day}. The time is not stated.",
    likely="The office is probably open now. The hours are not stated.",
    unknown_hours="The hours are not stated.",
    unknown_today="We do not know whether it is open now. Opens again {time}",
    phone_unknown="The number is not stated.",
    via="Through {contact}",
    via_ask="Call {phone}. Ask for {ask_for}.",
    either="or",
    in_area="If the person lives in {area}:",
    confirmed="Confirmed by the municipality on {date}.",
    confirmed_by_owner="Confirmed on {date}.",
    not_confirmed="Not confirmed by the municipality.",
    not_confirmed_since="Not confirmed since {date}.",
    undated="{kind}, undated{where}.",
    dated="{kind}, dated {date}{where}.",
    old_source="Old source",
    new_source="Source",
    plan_not_approved="Not approved by the municipality.",
    no_local_plan="We have no local contact for the municipality. Here are the national ones.",
    for_place="For the municipality of {place}",
    do_this="What to do",
    do_not="Do not",
    say_this="You can begin like this",
    afterwards="Afterwards",
    law="Rule: {title}",
    mail="Mail: {address}",
    secure_mail="Secure mail: {address}",
    form="Write: {address}",
    chat="Chat: {address}",
    visit="Visit: {address}",
    shown_at="Shown {time}",
    national_police="The police",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    at_clock="{clock}",
    today_at="today at {clock}",
    day_at="{weekday} {day} {month} at {clock}",
    clock=":",
)

_BY_LANGUAGE = {DA: _DA, EN: _EN}
LANGUAGES: tuple[Lang, ...] = (DA, EN)


def words(lang: Lang) -> Words:
    """Return the product's words in *lang*, Danish where it has none."""
    return _BY_LANGUAGE.get(lang, _DA)


def other(lang: Lang) -> Lang:
    """Return the language after *lang*."""
    return LANGUAGES[(LANGUAGES.index(lang) + 1) % len(LANGUAGES)] if lang in LANGUAGES else DA


def time_of_day(instant: datetime, lang: Lang) -> str:
    """Return the Danish local time of *instant*: "9.00", or "9:00" in English."""
    there = local(instant)
    return f"{there.hour}{words(lang).clock}{there.minute:02d}"


def day_in_words(day: date, lang: Lang) -> str:
    """Return *day* as "mandag 21. september" or "Monday 21 September"."""
    w = words(lang)
    stop = "." if lang == DA else ""
    return f"{w.weekdays[day.weekday()]} {day.day}{stop} {w.months[day.month - 1]}"


def date_in_words(day: date, lang: Lang) -> str:
    """Return *day* with its year, as "1. august 2026" or "1 August 2026"."""
    stop = "." if lang == DA else ""
    return f"{day.day}{stop} {words(lang).months[day.month - 1]} {day.year}"


def full_moment_in_words(instant: datetime, lang: Lang) -> str:
    """Return *instant* with its weekday and date, whatever day it is."""
    w, there = words(lang), local(instant)
    return w.day_at.format(
        weekday=w.weekdays[there.weekday()],
        day=there.day,
        month=w.months[there.month - 1],
        clock=time_of_day(instant, lang),
    )


def moment_in_words(instant: datetime, now: datetime, lang: Lang) -> str:
    """Return when *instant* is, as seen at *now*: with its weekday and date unless it is today."""
    if local(instant).date() == local(now).date():
        return words(lang).today_at.format(clock=time_of_day(instant, lang))
    return full_moment_in_words(instant, lang)
