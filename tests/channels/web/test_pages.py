"""The page over real HTTP, as somebody without JavaScript meets it."""

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from bot.service import StoreFailed
from bot.stores.memory import MemoryStore
from tests.channels.web.site import (
    LEAVES_TO,
    TO_AN_ENDING,
    Visitor,
    forms_of,
    person,
    serving,
    web_of,
)
from tests.shipped import StoppedClock


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page, served once for all tests that change nothing about it."""
    with serving() as served:
        yield served


class RefusingStore(MemoryStore):
    """A store whose disk is full."""

    async def load(self, person):
        raise StoreFailed("no space left")

    async def commit(self, work):
        raise StoreFailed("no space left")


class CountingStore(MemoryStore):
    """A store that counts what it is asked to keep."""

    commits = 0

    async def commit(self, work):
        self.commits += 1
        await super().commit(work)


# --- a conversation -----------------------------------------------------------------


def test_a_whole_conversation_ends_with_numbers_to_press(address: str) -> None:
    with Visitor(address) as anna:
        assert anna.heading == "Er nogen i fare nu eller snart?"
        anna.press(*TO_AN_ENDING)
        assert anna.heading == "Tjek dine svar"
        anna.press("choose:go")

        assert anna.title == "Ring · Henvend"
        assert 'href="tel:+4521764168"' in anna.page
        assert "Henvend har ikke givet besked til nogen. Du skal selv ringe." in anna.page
        assert "Åben nu, til kl. 22.00" in anna.page


def test_the_whole_conversation_in_english(address: str) -> None:
    with Visitor(address, "/?lang=en") as anna:
        anna.press(*TO_AN_ENDING, "choose:go")

        assert '<html lang="en">' in anna.page
        assert "Henvend has told nobody. You must call yourself." in anna.page


def test_nothing_is_kept_of_somebody_who_only_looks() -> None:
    store = CountingStore()
    with serving(web_of(store)) as address, Visitor(address) as anna, Visitor(address) as bo:
        assert store.commits == 0
        assert forms_of(anna.page)[0].hidden["id"] != forms_of(bo.page)[0].hidden["id"]
        anna.press("choose:nej")

        assert store.commits == 1


def test_no_cookie_is_ever_set(address: str) -> None:
    with Visitor(address) as anna:
        anna.press(*TO_AN_ENDING, "choose:go")

        assert "set-cookie" not in anna.answer.headers
        assert not anna.client.cookies


@pytest.mark.parametrize("typed", ["Silkeborg", "silkeborg kommune", "0740"])
def test_a_municipality_is_found_by_its_spellings(address: str, typed: str) -> None:
    with Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder", f"write:{typed}")

        assert anna.heading == "Hvor gammel er personen?"


def test_a_misspelt_municipality_is_offered_and_not_taken(address: str) -> None:
    with Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder", "write:Silkebjerg")

        assert anna.heading == "Hvilken kommune bor personen i?"
        assert "choose:0740" in anna.page


@pytest.mark.threat("C2")
def test_what_is_typed_is_never_shown_again(address: str) -> None:
    typed = "<b>Jens Hansen 010190-1234</b>"
    with Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder", f"write:{typed}")

        assert "Det ligner oplysninger om en person" in anna.page
        assert "Jens" not in anna.page and "010190" not in anna.page


def test_the_letters_lead_to_municipalities(address: str) -> None:
    with Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder", "browse:S")
        assert "choose:0740" in anna.page
        anna.press("choose:0740")

        assert anna.heading == "Hvor gammel er personen?"


def test_a_check_list_without_a_tick_is_explained_at_the_field(address: str) -> None:
    with Visitor(address) as anna:
        anna.press(*TO_AN_ENDING[:4], "ticks:")

        assert anna.title.startswith("Fejl: ")
        assert 'role="alert"' in anna.page
        assert 'href="#first"' in anna.page and 'id="first"' in anna.page
        anna.press("none")
        assert anna.heading != "Hvad har du set eller hørt?"


def test_an_answer_is_changed_and_the_others_are_kept(address: str) -> None:
    with Visitor(address) as anna:
        anna.press(*TO_AN_ENDING, "change:alder", "choose:voksen")

        assert anna.heading == "Tjek dine svar"
        assert "18 år eller ældre" in anna.page and "Silkeborg" in anna.page


def test_the_language_changes_in_the_middle(address: str) -> None:
    with Visitor(address) as anna:
        anna.press("choose:nej", "speak:en")

        assert '<html lang="en">' in anna.page


# --- addresses of municipalities ----------------------------------------------------


@pytest.mark.threat("B12")
@pytest.mark.parametrize("path", ["/silkeborg", "/Silkeborg", "/0740", "/0740-ansat"])
def test_an_address_offers_its_municipality_and_answers_nothing(address: str, path: str) -> None:
    with Visitor(address, path) as anna:
        assert anna.heading == "Er nogen i fare nu eller snart?"
        anna.press("choose:nej")
        if "ansat" not in path:
            anna.press("choose:medarbejder")

        assert anna.heading == "Hvilken kommune bor personen i?"
        assert "choose:0740" in anna.page


@pytest.mark.threat("B12", "D10")
@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f0740",
        "/0101%2f..%2f0740",
        "/9999",
        "/silkeborg/plan.yaml",
        "/silkeborg.yaml",
        "/<script>",
        "/" + "a" * 5000,
        "/0740-admin",
        "/-/henvend.css",
        "/%00",
    ],
)
def test_every_other_address_is_nowhere(address: str, path: str) -> None:
    with httpx.Client(base_url=address) as client:
        answer = client.get(path)

    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.text
    assert 'href="tel:112"' in answer.text
    assert "<script>" not in answer.text


# --- back, several tabs, the end of a session ---------------------------------------
@pytest.mark.threat("B6")
def test_an_old_form_moves_nothing_and_shows_where_one_is(address: str) -> None:
    with Visitor(address) as anna:
        old = anna.sends("choose:ja")
        anna.press("choose:nej", "choose:medarbejder")
        here = anna.heading
        anna.answer = anna.client.post("/", data=old)

        assert anna.heading == here
        assert "Den knap er gammel. Her er du nu:" in anna.page


@pytest.mark.threat("B6")
@pytest.mark.parametrize("press", ["back:", "restart:", "write:aalborg"])
def test_what_is_pressed_on_an_old_page_does_not_surprise(address: str, press: str) -> None:
    with Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder")
        verb = press.removesuffix(":") if press.endswith(":") else press
        old = anna.sends(verb)
        anna.press("write:silkeborg", "choose:under-18")
        here = anna.heading
        anna.answer = anna.client.post("/", data=old)

        assert anna.heading == here
        assert "Den knap er gammel" in anna.page


def test_the_browsers_back_button_asks_the_question_again_and_keeps_the_answers(
    address: str,
) -> None:
    with Visitor(address) as anna:
        anna.press(*TO_AN_ENDING)
        again = {**forms_of(anna.page)[-1].hidden, "do": "return:alder", "stamp": "gone"}
        anna.answer = anna.client.post("/", data=again)
        assert anna.heading == "Hvor gammel er personen?"
        anna.press("choose:under-18")

        assert anna.heading == "Tjek dine svar"


def test_two_tabs_are_two_conversations(address: str) -> None:
    with Visitor(address) as one, Visitor(address) as two:
        one.press("choose:nej", "choose:medarbejder")
        two.press("choose:ja")

        assert one.heading == "Hvilken kommune bor personen i?"
        one.press("write:silkeborg")
        assert one.heading == "Hvor gammel er personen?"
        assert two.heading != one.heading


@pytest.mark.threat("B2")
def test_pressing_twice_at_once_counts_once(address: str) -> None:
    with Visitor(address) as anna:
        press = anna.sends("choose:nej")
        once = anna.client.post("/", data=press)
        anna.answer = anna.client.post("/", data=press)

        assert anna.heading in unescape(once.text)
        assert "Den knap er gammel" in anna.page


def test_a_conversation_that_is_gone_is_told_kindly() -> None:
    clock = StoppedClock("2026-09-15 10:20")
    with serving(web_of(clock=clock)) as address, Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder")
        clock.at = StoppedClock("2026-09-16 10:21").at
        anna.press("write:silkeborg")

        assert "Velkommen tilbage" in anna.page
        assert "Dine svar er slettet" in anna.page
        assert anna.heading == "Er nogen i fare nu eller snart?"


@pytest.mark.threat("B7")
@pytest.mark.parametrize("press", ["choose:under-18", "back:"])
def test_a_conversation_that_was_swept_is_told_kindly(press: str) -> None:
    store = MemoryStore()
    with serving(web_of(store)) as address, Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder", "write:silkeborg")
        late = anna.sends(press.removesuffix(":"))
        anna.client.post("/", data=anna.sends("forget"))
        anna.answer = anna.client.post("/", data=late)

        assert "Velkommen tilbage" in anna.page


def test_delete_deletes(address: str) -> None:
    with Visitor(address) as anna:
        anna.press("choose:nej", "forget")

        assert "Alt om samtalen er slettet" in anna.heading
        assert "data-number" not in anna.page


@pytest.mark.threat("C12")
def test_leaving_erases_and_goes_elsewhere() -> None:
    web = web_of()
    with serving(web) as address, Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder")
        number = forms_of(anna.page)[0].hidden["id"]
        late = anna.sends("write:silkeborg")
        anna.answer = anna.client.post("/", data=anna.sends("leave"))

        assert anna.answer.status_code == 303
        assert anna.answer.headers["location"] == LEAVES_TO
        assert number not in str(anna.answer.headers)
        anna.answer = anna.client.post("/", data=late)
        assert "Velkommen tilbage" in anna.page


# --- when the store fails -----------------------------------------------------------


def test_when_the_store_fails_it_is_said_kindly_with_the_numbers() -> None:
    with serving(web_of(RefusingStore())) as address, Visitor(address) as anna:
        anna.press("choose:nej")

        assert anna.answer.status_code == 503
        assert anna.heading == "Noget gik galt hos os"
        assert 'href="tel:112"' in anna.page and 'href="tel:114"' in anna.page


@pytest.mark.threat("A16")
def test_when_the_store_fails_the_acute_screen_comes_all_the_same() -> None:
    with serving(web_of(RefusingStore())) as address, Visitor(address) as anna:
        anna.press("interrupt:akut")
        pressed = anna.answer
        standing = anna.client.get("/akut")

    assert pressed.status_code == standing.status_code == 200
    assert "112" in pressed.text and "112" in standing.text


def test_when_the_store_fails_one_can_still_leave() -> None:
    with serving(web_of(RefusingStore())) as address, Visitor(address) as anna:
        anna.press("leave")

        assert anna.answer.headers["location"] == LEAVES_TO


# --- what stands on every page ------------------------------------------------------


@pytest.mark.threat("C12")
@pytest.mark.parametrize("path", ["/", "/akut", "/privatliv", "/tilgaengelighed", "/nowhere"])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_page_has_the_numbers_one_heading_and_a_neutral_title(
    address: str, path: str, lang: str
) -> None:
    with Visitor(address, f"{path}?lang={lang}") as anna:
        assert 'href="tel:112"' in anna.page and 'href="tel:114"' in anna.page
        assert anna.page.count("<h1") == 1
        assert anna.title.endswith("· Henvend")
        assert f'<html lang="{lang}">' in anna.page
        assert not re.search(
            r"<script(?! src=\"/)|\sstyle=|\son\w+=|https?://(?!neutral)", anna.page
        )


def test_copied_text_has_the_numbers_and_not_the_answers(address: str) -> None:
    with Visitor(address) as anna:
        anna.press(*TO_AN_ENDING, "choose:go")
        text = re.search(r"<textarea[^>]*>(.*?)</textarea>", anna.page, re.DOTALL).group(1)

    assert "21 76 41 68" in text
    assert "Henvend har ikke givet besked" in text
    for answer in ("Under 18", "Symboler", "trukket sig"):
        assert answer not in text


def test_a_reminder_is_a_calendar_file_without_a_subject(address: str) -> None:
    from icalendar import Calendar

    with httpx.Client(base_url=address) as client:
        at = {"at": "2026-09-21T06:00:00+00:00", "lang": "da"}
        answer = client.post("/paamindelse", data=at)
        day = client.post("/paamindelse", data={"at": "2026-09-21", "lang": "en"})
        wrong = [
            client.post("/paamindelse", data={"at": each}).status_code
            for each in ("", "now", "2026-09-21T06:00", "2036-01-01", "2026-09-21\r\nX:y")
        ]

    event = Calendar.from_ical(answer.text).walk("VEVENT")[0]
    assert answer.headers["content-type"].startswith("text/calendar")
    assert str(event["summary"]) == "Husk opkald"
    assert event["dtstart"].dt.isoformat() == "2026-09-21T06:00:00+00:00"
    assert Calendar.from_ical(day.text).walk("VEVENT")[0]["dtstart"].dt.isoformat() == "2026-09-21"
    assert wrong == [400] * 5


def test_a_conversation_is_kept_under_a_nameless_key() -> None:
    store = MemoryStore()
    with serving(web_of(store)) as address, Visitor(address) as anna:
        anna.press("choose:nej")
        number = forms_of(anna.page)[0].hidden["id"]

    assert len(person(number)) == 16
    assert number.encode() not in person(number)
