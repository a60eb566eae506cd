"""How replies look in the terminal, by hand-made replies."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal_ending import recap
from bot.channels.terminal_input import Leave, meant
from bot.channels.terminal_lines import COLUMNS, hanging, plain_label, wrapped
from bot.channels.terminal_view import lines, lines_of_notice, prompt
from bot.channels.terminal_words import SPELLINGS, terminal_words
from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Event,
    Forget,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Speak,
    Stamp,
    Start,
    Why,
    Write,
)
from bot.dialogue.replies import (
    About,
    Answered,
    Ask,
    ContactCard,
    Controls,
    Farewell,
    Kind,
    Notice,
    Option,
    Screen,
    ShowOutcome,
    ShowSummary,
    StepShown,
)
from bot.flow.model import NOW, TODAY, ChoiceId, StateId, StepId
from bot.language import DA, EN
from bot.plan.status import Closed, Open, Unknown

STAMP = Stamp("3.beef")
ACUTE = Option(ChoiceId("akut"), "🚨 Akut fare")
ABOUT = Option(ChoiceId("om"), "Om Henvend")
CONTROLS = Controls((ACUTE, ABOUT), ACUTE.id, back=True, why=True)

AGE = Ask(
    state=StateId("alder"),
    stamp=STAMP,
    lang=DA,
    kind=Kind.ONE,
    number=3,
    at_most=8,
    greeting="",
    prompt="Hvor gammel er personen?",
    help="Reglerne er forskellige for børn og voksne.",
    options=(
        Option(ChoiceId("under-18"), "Under 18 år"),
        Option(ChoiceId("voksen"), "18 år eller ældre"),
        Option(ChoiceId("ved-ikke"), "Det ved jeg ikke"),
    ),
    groups=(),
    chosen=(),
    controls=CONTROLS,
)
SIGNS = replace(
    AGE,
    state=StateId("tegn"),
    kind=Kind.MANY,
    prompt="Hvad har du set eller hørt?",
    help="",
    options=(
        Option(ChoiceId("trusler"), "Trusler, chikane eller pres", False),
        Option(ChoiceId("symboler"), "Symboler, opslag, udtalelser", True),
    ),
    chosen=("Symboler, opslag, udtalelser",),
)
PLACE = replace(
    AGE,
    state=StateId("bopael"),
    kind=Kind.PLACE,
    prompt="Hvor bor personen?",
    help="",
    options=(Option(ChoiceId("unknown"), "Det ved jeg ikke"),),
    groups=(Option(ChoiceId("A–E"), "A–E"), Option(ChoiceId("F"), "F")),
)
FIRST = replace(
    AGE, state=StateId("fare"), number=1, at_most=0, greeting="Find den rigtige at ringe til."
)
SUMMARY = ShowSummary(
    state=StateId("tjek"),
    stamp=STAMP,
    lang=DA,
    title="Tjek dine svar",
    answers=(
        Answered(StateId("fare"), "I fare nu", "Nej"),
        Answered(StateId("rolle"), "Du er", "Ansat, på arbejde"),
    ),
    go=Option(ChoiceId("go"), "Vis, hvem jeg kan ringe til"),
    controls=Controls((ACUTE,), ACUTE.id, back=True),
)
HOTLINE = ContactCard(
    ContactId("hotline"), "Linjen", Open(), "Åben nu, til kl. 22.00", phone="00 00 00 02"
)
TEAM = ContactCard(
    ContactId("team"),
    "Infohus",
    Unknown(),
    "",
    members=(
        ContactCard(ContactId("en"), "kommunens", Unknown(), "Ikke oplyst.", phone="00 00 00 03"),
        ContactCard(ContactId("to"), "politiets", Unknown(), "Ikke oplyst.", phone="00 00 00 04"),
    ),
)
DUTY = ContactCard(
    ContactId("vagt"),
    "den sociale vagt",
    Closed(),
    "Lukket nu.",
    via=ContactId("politi"),
    via_phone="00 00 00 01",
    ask_for="den sociale vagt",
    mail="post@example.dk",
    missing="",
    marks="Kilde uden dato.",
)
OUTCOME = ShowOutcome(
    state=StateId("vej"),
    stamp=STAMP,
    lang=DA,
    urgency=TODAY,
    urgency_name="I dag",
    title="Ring i dag",
    place="Silkeborg",
    place_note="Ikke godkendt af kommunen.",
    alarm="Fare nu: ring.",
    closed=(),
    steps=(
        StepShown(StepId("kontakt"), "Ring til dem her.", contacts=(TEAM, HOTLINE, DUTY)),
        StepShown(StepId("igen"), "Tal også med dem her.", refers=(ContactId("hotline"),)),
        StepShown(StepId("skriv"), "Skriv det ned.", law_title="Lov § 1"),
    ),
    call_with=(StepShown(StepId("sig"), "Jeg er bekymret."),),
    avoid=(StepShown(StepId("ikke"), "undersøge det selv"),),
    afterwards=(StepShown(StepId("bagefter"), "De ser på det."),),
    closing=(StepShown(StepId("foden"), "Du skal selv ringe."),),
    then=(),
    shown_at=datetime(2026, 9, 15, 8, 20, tzinfo=UTC),
    opens=None,
    controls=Controls((ACUTE,), ACUTE.id, back=True, review=True),
)
CARD = replace(
    OUTCOME,
    urgency=NOW,
    then=(Option(ChoiceId("videre"), "Jeg har ringet"),),
    controls=Controls((), ACUTE.id, resume=True),
)
GONE = Farewell(DA, "Alt er slettet.", "Begynd forfra")
EVERY: tuple[Screen, ...] = (AGE, SIGNS, PLACE, FIRST, SUMMARY, OUTCOME, CARD, GONE)


def text(screen: Screen) -> str:
    return "\n".join(line.text for line in lines(screen))


def test_a_question_shows_its_number_its_help_and_a_key_for_each_answer() -> None:
    assert text(AGE) == (
        "Spørgsmål 3 af højst 8\n"
        "Hvor gammel er personen?\n"
        "Reglerne er forskellige for børn og voksne.\n"
        "\n"
        "    1  Under 18 år\n"
        "    2  18 år eller ældre\n"
        "    3  Det ved jeg ikke\n"
        "    a  Akut fare   om  Om Henvend   t  Tilbage   ?  Hvorfor spørger I?"
    )
    assert prompt(AGE) == "Svar: "


def test_the_first_screen_greets_and_names_the_keys_but_no_number_of_questions() -> None:
    shown = text(FIRST)

    assert shown.startswith("Henvend\nFind den rigtige at ringe til.\n\nHvor gammel er personen?")
    assert "Spørgsmål" not in shown
    assert prompt(FIRST) == "Svar (1, 2, 3 eller a): "


def test_a_check_list_says_in_words_what_is_ticked_and_offers_none_of_these() -> None:
    shown = text(SIGNS)

    assert "Skriv numrene, fx 1 3" in shown
    assert "Valgt: Symboler, opslag, udtalelser" in shown
    assert "    2  Symboler, opslag, udtalelser ✓" in shown
    assert "    0  Intet af dette" in shown


def test_a_place_is_typed_and_can_be_looked_up_in_groups() -> None:
    shown = text(PLACE)

    assert "Skriv kommunens navn" in shown
    assert "skriv A–E · F" in shown


def test_a_summary_lists_the_answers_in_columns_and_enter_goes_on() -> None:
    shown = text(SUMMARY)

    assert "  1  I fare nu  Nej\n  2  Du er      Ansat, på arbejde" in shown
    assert "Enter  Vis, hvem jeg kan ringe til" in shown
    assert "ret 2 = ret et svar" in shown


def test_an_ending_begins_with_the_alarm_and_ends_with_what_henvend_has_not_done() -> None:
    shown = text(OUTCOME).split("\n")

    assert shown[0] == "Fare nu: ring."
    assert shown[shown.index("Du skal selv ringe.") + 1].startswith("Vist tirsdag 15. september")


def test_contacts_are_numbered_in_the_order_in_which_to_call_them() -> None:
    shown = text(OUTCOME)

    assert "  1  Infohus\n     00 00 00 03  kommunens\n" in shown
    assert "     eller 00 00 00 04  politiets\n" in shown
    assert "  2  00 00 00 02  Linjen\n     Åben nu, til kl. 22.00" in shown
    assert "Tal også med dem her.\n  Se nr. 2 ovenfor." in shown


def test_one_who_is_reached_through_another_has_the_number_to_call_and_whom_to_ask_for() -> None:
    shown = text(OUTCOME)

    assert "  3  den sociale vagt\n     Ring 00 00 00 01. Spørg efter den sociale vagt." in shown
    assert "Mail: post@example.dk" in shown
    assert "Kilde uden dato." in shown


def test_where_answers_lead_on_only_they_are_numbered() -> None:
    shown = text(CARD)

    assert "    1  Jeg har ringet" in shown
    assert "  •  00 00 00 02  Linjen" in shown
    assert "t  Tilbage til spørgsmålet" in shown


def test_the_numbers_can_be_said_once_more_in_short() -> None:
    shown = [line.text for line in recap(OUTCOME)]

    assert shown == [
        "Numrene igen:",
        "  1  00 00 00 03 eller 00 00 00 04  Infohus",
        "  2  00 00 00 02  Linjen",
        "  3  00 00 00 01  den sociale vagt",
    ]


def test_where_nobody_is_open_it_says_that_it_cannot_remind() -> None:
    nobody = (StepShown(StepId("lukket"), "Alle har lukket."),)
    shut = replace(OUTCOME, closed=nobody, remind=(ContactId("hotline"),))

    assert terminal_words(DA).no_reminder in text(shut)
    for otherwise in (replace(shut, closed=()), replace(shut, remind=())):
        assert terminal_words(DA).no_reminder not in text(otherwise)


def test_english_has_english_words() -> None:
    shown = text(replace(AGE, lang=EN))

    assert "Question 3 of at most 8" in shown
    assert "b  Back" in shown
    assert prompt(replace(AGE, lang=EN)) == "Answer: "


@pytest.mark.parametrize("screen", EVERY, ids=lambda screen: type(screen).__name__)
def test_no_line_is_longer_than_the_terminal_is_wide(screen: Screen) -> None:
    assert max(len(line.text) for line in lines(screen)) <= COLUMNS


@pytest.mark.parametrize("screen", EVERY, ids=lambda screen: type(screen).__name__)
def test_without_colours_every_word_is_still_there(screen: Screen) -> None:
    for line in lines(screen):
        assert line.text in line.painted()


def test_a_notice_is_set_off_from_the_screen_below() -> None:
    shown = [line.text for line in lines_of_notice(Notice(About.WHY, "Derfor.\nOgså derfor."))]

    assert shown == ["| Derfor.", "| Også derfor."]


def test_the_picture_before_a_label_is_left_out() -> None:
    assert plain_label("🚨 Akut fare") == "Akut fare"
    assert plain_label("18 år eller ældre") == "18 år eller ældre"
    assert plain_label("»Ja«") == "»Ja«"


@given(st.text(alphabet="abc æøå,.\n", max_size=400), st.integers(0, 20))
def test_wrapping_loses_no_word(written: str, indent: int) -> None:
    shown = [line.text for line in wrapped(written, indent=indent)]

    assert " ".join(shown).split() == written.split()


def test_a_hanging_line_goes_on_under_its_text() -> None:
    shown = [line.text for line in hanging("  - ", "ord " * 30)]

    assert shown[0].startswith("  - ord")
    assert shown[1].startswith("    ord")


# --- what is typed ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "line", "event"),
    [
        (AGE, "2", Choose((ChoiceId("voksen"),), STAMP)),
        (AGE, " 2 ", Choose((ChoiceId("voksen"),), STAMP)),
        (AGE, "9", Write("9")),
        (AGE, "1 2", Write("1 2")),
        (AGE, "0", Write("0")),
        (AGE, "under 18", Write("under 18")),
        (AGE, "", Show()),
        (SIGNS, "1 2", Choose((ChoiceId("trusler"), ChoiceId("symboler")), STAMP)),
        (SIGNS, "2,1", Choose((ChoiceId("symboler"), ChoiceId("trusler")), STAMP)),
        (SIGNS, "1 1", Choose((ChoiceId("trusler"),), STAMP)),
        (SIGNS, "0", Choose((), STAMP)),
        (SIGNS, "0 1", Write("0 1")),
        (SIGNS, "1 7", Write("1 7")),
        (PLACE, "Silkeborg", Write("Silkeborg")),
        (PLACE, "0740", Write("0740")),
        (PLACE, "A–E", Browse("A–E", STAMP)),
        (PLACE, "a-e", Browse("A–E", STAMP)),
        (PLACE, "f", Browse("F", STAMP)),
        (PLACE, "a", Interrupt()),
        (SUMMARY, "", Choose((ChoiceId("go"),), STAMP)),
        (SUMMARY, "2", Show()),
        (SUMMARY, "ret 1", Change(StateId("fare"))),
        (SUMMARY, "change 2", Change(StateId("rolle"))),
        (SUMMARY, "ret 7", Review()),
        (SUMMARY, "ret", Review()),
        (OUTCOME, "svarer ikke 2", NoAnswer(ContactId("hotline"))),
        (OUTCOME, "svarer ikke 1", NoAnswer(ContactId("to"))),
        (OUTCOME, "no answer 3", NoAnswer(ContactId("vagt"))),
        (OUTCOME, "svarer ikke 9", Write("svarer ikke 9")),
        (OUTCOME, "ret", Review()),
        (CARD, "1", Choose((ChoiceId("videre"),), STAMP)),
        (CARD, "t", Resume()),
        (AGE, "t", Back()),
        (AGE, "b", Back()),
        (AGE, "a", Interrupt()),
        (AGE, "A", Interrupt()),
        (AGE, "/akut", Interrupt()),
        (AGE, "Akut fare!", Interrupt()),
        (AGE, "?", Why()),
        (AGE, "Hvorfor spørger I?", Why()),
        (AGE, "sprog", Speak(None)),
        (AGE, "english", Speak(EN)),
        (AGE, "dansk", Speak(DA)),
        (AGE, "slet", Forget()),
        (AGE, "forfra", Restart()),
        (AGE, "indsigt", Insight()),
        (AGE, "privatliv", Privacy()),
        (AGE, "hjælp", Help()),
        (AGE, "hjaelp", Help()),
        (AGE, "om", Interrupt(ChoiceId("om"))),
        (AGE, "x", Leave()),
        (AGE, "slut", Leave()),
        (GONE, "", Start()),
        (GONE, "1", Start()),
        (GONE, "hej", Start()),
        (GONE, "x", Leave()),
        (GONE, "a", Interrupt()),
    ],
)
def test_a_typed_line_means(screen: Screen, line: str, event: Event | Leave) -> None:
    assert meant(line, screen) == event


def test_an_answer_that_reads_like_a_command_is_the_answer() -> None:
    asks = replace(AGE, options=(Option(ChoiceId("slet"), "Slet"), Option(ChoiceId("x"), "Ja")))

    assert meant("slet", asks) == Write("slet")
    assert meant("x", asks) == Write("x")


def test_nothing_takes_the_place_of_the_acute_command() -> None:
    asks = replace(AGE, options=(Option(ChoiceId("a"), "akut"),))

    assert meant("a", asks) == Interrupt()
    assert meant("akut", asks) == Interrupt()


@pytest.mark.parametrize("screen", EVERY, ids=lambda screen: type(screen).__name__)
@given(line=st.one_of(st.text(max_size=60), st.sampled_from(sorted(SPELLINGS)), st.integers()))
def test_whatever_is_typed_means_something(screen: Screen, line: object) -> None:
    event = meant(str(line), screen)

    assert event is not None
