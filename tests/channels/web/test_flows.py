"""Every flow of the library has a page: at an address of its own, and pressed on as any other."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import httpx
import pytest

from bot.channels.web.addresses import Beginning, address_of, beginning, flow_at
from bot.channels.web.ending import REMINDER
from bot.channels.web.frame import ACCESSIBILITY, ACUTE, PRIVACY
from bot.channels.web.rates import Rate, Rates
from bot.flow.model import FlowId
from bot.limits import STANDING
from bot.service import ChatService, StoreFailed
from bot.stores.memory import MemoryStore
from tests.channels.web.site import FLOW, Visitor, serving, web_of
from tests.shipped import StoppedClock, library

OTHER = FlowId("handlingsplan")
FIRST_QUESTION = "Hvilken kommunes plan ser du på?"
ALL_NO = ("choose:nej",) * 7


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page, served once for all tests that change nothing about it."""
    with serving() as served:
        yield served


@pytest.mark.parametrize("flow", sorted(library().flows))
def test_every_flow_stands_at_an_address_that_takes_its_presses(address: str, flow: str) -> None:
    at = address_of(FlowId(flow), FLOW)
    first = library().flows[FlowId(flow)].states[library().flows[FlowId(flow)].initial]
    with Visitor(address, at) as anna:
        assert anna.heading == first.prompt.ask["da"]
        assert f'action="{at}"' in anna.page
        assert flow_at(at, library(), FLOW) == flow


def test_the_leaders_walk_their_flow_to_its_end(address: str) -> None:
    with Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg", *ALL_NO)
        assert leader.heading == "Tjek dine svar"
        leader.press("choose:go")

        assert leader.heading == "Det mangler planen: begynd øverst"
        assert "Henvend har ikke sendt dine svar til nogen." in leader.page
        assert 'action="/handlingsplan"' in leader.page and 'action="/"' not in leader.page


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/handlingsplan/silkeborg", "Silkeborg"),
        ("/handlingsplan/0740", "Silkeborg"),
        ("/bekymring/0740-ansat", ""),
    ],
)
def test_a_deep_link_into_a_flow_offers_its_municipality(
    address: str, path: str, offered: str
) -> None:
    with Visitor(address, path) as leader:
        assert ("choose:0740" in leader.page) == bool(offered)
        assert leader.answer.status_code == 200
        if offered:
            leader.press("choose:0740")
            assert leader.heading != FIRST_QUESTION


@pytest.mark.parametrize(
    "path",
    ["/handlingsplan/nowhere", "/handlingsplan/0740-ansat", "/handlingsplan/0740/x",
     "/handlingsplan/handlingsplan", "/handlingsplanen", "/Handlingsplan/..%2f0740"],
)  # fmt: skip
def test_what_is_no_place_of_the_flow_is_nowhere(address: str, path: str) -> None:
    assert httpx.get(address + path).status_code == 404


@pytest.mark.parametrize("path", ["/silkeborg", "/nowhere", "/handlingsplan/0740"])
def test_only_the_address_of_a_flow_takes_presses(address: str, path: str) -> None:
    with Visitor(address) as anna:
        answer = anna.client.post(path, data=anna.sends("choose:nej"))

    assert answer.status_code == 404


def test_the_first_screen_leads_to_the_other_flows_and_takes_the_place_along(address: str) -> None:
    title = library().flows[OTHER].title
    with Visitor(address) as anna, Visitor(address, "/0740-ansat?lang=en") as bo:
        assert f'<a href="/handlingsplan?lang=da">{title["da"]}</a>' in anna.page
        assert f'<a href="/handlingsplan/0740?lang=en">{title["en"]}</a>' in bo.page
        anna.press("choose:nej")
        assert "/handlingsplan" not in anna.page
    with Visitor(address, "/handlingsplan/0740") as leader:
        assert f'href="/0740?lang=da">{library().flows[FLOW].title["da"]}</a>' in leader.page
        assert 'href="/bekymring' not in leader.page


def test_delete_leads_back_to_the_flow_that_one_was_in(address: str) -> None:
    with Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg", "forget")

        assert 'href="/handlingsplan?lang=da"' in leader.page


def test_two_tabs_in_two_flows_do_not_disturb_each_other(address: str) -> None:
    with Visitor(address) as anna, Visitor(address, "/handlingsplan") as leader:
        anna.press("choose:nej")
        leader.press("write:silkeborg")
        anna.press("choose:medarbejder")

        assert anna.heading == "Hvilken kommune bor personen i?"
        leader.press("choose:ja")
        assert leader.heading == "Har I en strategi og en vision for det, I gør?"


def test_a_conversation_keeps_its_flow_whatever_address_it_is_sent_to(address: str) -> None:
    with Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg")
        sent = leader.sends("choose:ja")
        leader.answer = leader.client.post("/", data=sent)

        assert leader.heading == "Har I en strategi og en vision for det, I gør?"
        assert 'action="/handlingsplan"' in leader.page


def test_whoever_comes_back_too_late_begins_again_in_the_same_flow() -> None:
    clock = StoppedClock("2026-09-15 10:20")
    with serving(web_of(clock=clock)) as address, Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg")
        late = leader.sends("choose:ja")
        leader.client.post("/handlingsplan", data=leader.sends("forget"))
        leader.answer = leader.client.post("/handlingsplan", data=late)
        assert "Velkommen tilbage" in leader.page
        assert leader.heading == FIRST_QUESTION
        leader.press("write:silkeborg")
        clock.at = StoppedClock("2026-09-16 10:21").at
        leader.press("choose:ja")

        assert "Velkommen tilbage" in leader.page
        assert leader.heading == FIRST_QUESTION


def test_in_danger_the_card_of_the_flow_comes_also_without_a_store() -> None:
    from tests.channels.web.test_pages import RefusingStore

    with serving(web_of(RefusingStore())) as address, Visitor(address, "/handlingsplan") as leader:
        leader.press("interrupt:akut")

        assert leader.answer.status_code == 200
        assert leader.heading == "Ring 112 nu"


class FlakyStore(MemoryStore):
    """A store whose disk is full at times."""

    full = False

    async def commit(self, work):
        if self.full:
            raise StoreFailed("no space left")
        await super().commit(work)


def test_when_the_store_comes_again_one_goes_on_where_one_was() -> None:
    store = FlakyStore()
    with serving(web_of(store)) as address, Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg")
        asked = leader.heading
        store.full = True
        leader.press("choose:ja")
        assert leader.answer.status_code == 503
        assert leader.form_of("show").action == "/handlingsplan"
        assert leader.form_of("leave").hidden["id"] == leader.form_of("show").hidden["id"]
        leader.press("show")
        assert leader.answer.status_code == 503
        store.full = False
        leader.press("show")

        assert leader.heading == asked


def test_where_the_first_press_was_lost_one_begins_in_the_same_flow() -> None:
    store = FlakyStore()
    with serving(web_of(store)) as address, Visitor(address, "/handlingsplan/silkeborg") as leader:
        store.full = True
        leader.press("choose:0740")
        store.full = False
        leader.press("show")

        assert leader.heading == FIRST_QUESTION
        assert "choose:0740" in leader.form_of("choose:0740").does


def test_who_presses_too_often_keeps_the_conversation() -> None:
    rates = Rates(conversation=Rate(per_second=0, burst=1))
    with serving(rates=rates) as address, Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg")
        number = leader.form_of("choose:ja").hidden["id"]
        leader.press("choose:ja")

        assert leader.answer.status_code == 429
        assert leader.form_of("show").action == "/handlingsplan"
        assert leader.form_of("show").hidden["id"] == number


def test_who_asks_for_too_many_first_pages_is_led_to_the_flow_that_was_asked_for() -> None:
    rates = Rates(address=Rate(per_second=0, burst=1))
    with serving(rates=rates) as address, Visitor(address, "/handlingsplan/silkeborg") as leader:
        leader.answer = leader.client.get("/handlingsplan/silkeborg?lang=en")

        assert leader.answer.status_code == 429
        assert 'href="/handlingsplan?lang=en"' in leader.page


def test_a_conversation_whose_flow_is_taken_away_begins_anew_and_is_told() -> None:
    whole = library()
    serves = [whole]
    clock, store = StoppedClock("2026-09-15 10:20"), MemoryStore()
    service = ChatService(lambda: serves[-1], store, clock, FLOW)
    web = replace(web_of(), service=service, library=lambda: serves[-1])
    with serving(web) as address, Visitor(address, "/handlingsplan") as leader:
        leader.press("write:silkeborg")
        late = leader.sends("choose:ja")
        serves.append(replace(whole, flows={FLOW: whole.flows[FLOW]}))
        gone = leader.client.post("/handlingsplan", data=late)
        leader.answer = leader.client.post("/", data=late)

        assert gone.status_code == 404 and "tel:112" in gone.text
        assert "Velkommen tilbage" in leader.page
        assert leader.heading == "Er nogen i fare nu eller snart?"


def test_an_address_is_read_as_it_is_written() -> None:
    flows = {address_of(each, FLOW) for each in library().flows}

    assert flows == {"/", "/handlingsplan"}
    assert beginning("/", library(), FLOW) == Beginning(FLOW)
    assert beginning("/bekymring", library(), FLOW) == Beginning(FLOW)
    assert beginning("/handlingsplan/0740", library(), FLOW) == Beginning(OTHER, "0740")
    assert beginning("/0740", library(), OTHER) == Beginning(OTHER, "0740")
    assert unescape(str(beginning("/<b>", library(), FLOW))) == "None"


def test_no_flow_may_stand_where_a_fixed_page_stands() -> None:
    assert {f"/{each}" for each in STANDING} == {ACUTE, PRIVACY, ACCESSIBILITY, REMINDER}
