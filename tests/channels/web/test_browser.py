"""The page in a real Chromium: keyboard alone, Back, leaving, frames, small screens, no script."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.channels.web.door import Policy
from tests.channels.web.browser import opened, sync_api
from tests.channels.web.site import LEAVES_TO, TO_AN_ENDING, serving
from tests.patience import PATIENCE

FRAME = "<!doctype html><link rel=icon href=data:,><iframe width=380 height=800></iframe>"
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 568}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with opened() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as served:
        yield served


@contextmanager
def visited(browser: Any, address: str, path: str = "/", **settings: Any) -> Iterator[Any]:
    """Give the page; everything the browser complains about is an error."""
    context = browser.new_context(**{"viewport": PHONE, **settings})
    context.set_default_timeout(1000 * PATIENCE)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(address + path)
    yield tab
    context.close()
    assert wrong == []


def press(tab: Any, *presses: str) -> None:
    """Press as `Visitor.press` does, with the browser."""
    for each in presses:
        verb, _, about = each.partition(":")
        if verb == "write":
            tab.locator("#first").fill(about)
        for tick in about.split(",") if verb == "ticks" else ():
            tab.locator(f"input[value={tick}]").check()
        do = verb if verb in ("write", "ticks") else each
        with tab.expect_navigation():
            tab.locator(f"button[value='{do}']").first.click()


def heading(tab: Any) -> str:
    return str(tab.locator("h1").inner_text())


def test_the_whole_conversation_by_keyboard_alone(browser: Any, address: str) -> None:
    with visited(browser, address) as tab:
        tab.keyboard.press("Tab")
        assert focused(tab) == "Gå til indholdet"
        for wanted in ("Nej", "Offentligt ansat, på arbejde"):
            tab_to(tab, wanted)
            enter(tab)
        tab_to(tab, "", selector="#first")
        tab.keyboard.type("silkeborg")
        enter(tab)
        tab_to(tab, "Under 18 år")
        enter(tab)
        for wanted in ("symboler", "isolation"):
            tab_to(tab, "", selector=f"input[value={wanted}]")
            tab.keyboard.press("Space")
        assert tab.locator("[role=status]").inner_text() == "2 valgt"
        tab_to(tab, "Fortsæt")
        enter(tab)
        tab_to(tab, "Nej, ikke endnu")
        enter(tab)
        tab_to(tab, "Vis, hvem jeg kan ringe til")
        enter(tab)
        assert heading(tab) == "De her kan hjælpe dig"
        tab_to(tab, "", selector="a[href='tel:+4521764168']")
        tab_to(tab, "", selector="[data-step] >> nth=1")
        tab.keyboard.press("Space")
        assert tab.locator("[data-step]").nth(1).is_checked()


def focused(tab: Any) -> str:
    return str(tab.evaluate("document.activeElement.innerText || ''")).strip()


def tab_to(tab: Any, label: str, *, selector: str | None = None) -> None:
    """Press Tab until the control is reached, and see that its focus is visible and not hidden."""
    for _ in range(60):
        tab.keyboard.press("Tab")
        here = (
            tab.locator(selector).evaluate("each => each === document.activeElement")
            if selector
            else focused(tab) == label
        )
        if here:
            outline, hidden = tab.evaluate(SEEN)
            assert outline >= 2, label or selector
            assert not hidden, label or selector
            return
    raise AssertionError(f"{label or selector} is not reached by Tab")


SEEN = """() => {
    const each = document.activeElement, box = each.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const seen = each.contains(at) || at.contains(each);
    return [parseFloat(getComputedStyle(each).outlineWidth), !seen];
}"""


def enter(tab: Any) -> None:
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def test_back_asks_the_question_again_and_keeps_the_answers(browser: Any, address: str) -> None:
    expect = sync_api().expect
    with visited(browser, address) as tab:
        press(tab, *TO_AN_ENDING[:4])
        assert heading(tab) == "Hvad har du set eller hørt?"
        tab.go_back()
        expect(tab.locator("h1")).to_have_text("Hvor gammel er personen?")
        press(tab, "choose:under-18")
        assert heading(tab) == "Hvad har du set eller hørt?"


def test_reload_shows_the_same_screen(browser: Any, address: str) -> None:
    expect = sync_api().expect
    with visited(browser, address) as tab:
        press(tab, *TO_AN_ENDING[:3])
        tab.reload()
        expect(tab.locator("h1")).to_have_text("Hvor gammel er personen?")


def test_another_flow_is_reached_from_the_first_page_and_keeps_its_address(
    browser: Any, address: str
) -> None:
    expect = sync_api().expect
    with visited(browser, address, "/silkeborg") as tab:
        tab.get_by_role("link", name="Se, hvad jeres plan mangler").click()
        expect(tab.locator("h1")).to_have_text("Hvilken kommunes plan ser du på?")
        press(tab, "choose:0740", "choose:ja")
        assert tab.url == f"{address}/handlingsplan"
        tab.reload()
        expect(tab.locator("h1")).to_have_text("Har I en strategi og en vision for det, I gør?")
        tab.go_back()
        expect(tab.locator("h1")).to_have_text("Er I enige om, hvad I vil forebygge?")
        press(tab, "choose:ja")
        assert heading(tab) == "Har I en strategi og en vision for det, I gør?"


def test_another_flow_ends_with_a_text_to_copy_and_to_print(browser: Any, address: str) -> None:
    expect = sync_api().expect
    clipboard = ["clipboard-read", "clipboard-write"]
    with visited(browser, address, "/handlingsplan/0740", permissions=clipboard) as tab:
        press(tab, "choose:0740", *["choose:nej"] * 7, "choose:go")
        assert heading(tab) == "Det mangler planen: begynd øverst"
        tab.get_by_role("button", name="Kopiér teksten").first.click()
        expect(tab.locator("#copied")).to_have_text("Teksten er kopieret")
        copied = tab.evaluate("navigator.clipboard.readText()")
        tab.emulate_media(media="print")

        assert "21 76 41 68" in copied
        assert tab.locator("a[href='tel:+4521764168']").is_visible()
        assert not tab.locator(".bar").is_visible()


def test_two_tabs_in_two_flows_and_one_that_is_gone(browser: Any, address: str) -> None:
    with visited(browser, address) as one:
        two = one.context.new_page()
        two.goto(f"{address}/handlingsplan")
        press(one, "choose:nej")
        press(two, "write:silkeborg")
        press(one, "choose:medarbejder")
        assert heading(one) == "Hvilken kommune bor personen i?"
        assert heading(two) == "Er I enige om, hvad I vil forebygge?"
        httpx.post(f"{address}/handlingsplan", data=hidden(two) | {"do": "forget"})
        press(two, "choose:ja")

        assert "Velkommen tilbage" in two.locator(".notice").inner_text()
        assert heading(two) == "Hvilken kommunes plan ser du på?"
        press(one, "write:silkeborg")
        assert heading(one) == "Hvor gammel er personen?"


def hidden(tab: Any) -> dict[str, str]:
    """Return what every form on the page sends along."""
    names = ("id", "stamp", "lang")
    return {each: str(tab.locator(f"input[name={each}]").first.input_value()) for each in names}


def test_leaving_goes_elsewhere_at_once_and_erases(browser: Any, address: str) -> None:
    with visited(browser, address) as tab:
        tab.route(f"{LEAVES_TO}/**", lambda route: route.fulfill(body="weather"))
        press(tab, *TO_AN_ENDING[:4])
        number = tab.locator("input[name=id]").first.get_attribute("value")
        stamp = tab.locator("input[name=stamp]").first.get_attribute("value")
        tab.locator(".leave").click()
        tab.wait_for_url(f"{LEAVES_TO}/**")
        late = {"id": number, "stamp": stamp, "lang": "da", "do": "none"}
        for _ in range(50):
            answer = httpx.post(address, data=late).text
            if "Velkommen tilbage" in answer:
                break

    assert "Velkommen tilbage" in answer


def test_without_script_everything_works(browser: Any, address: str) -> None:
    with visited(browser, address, java_script_enabled=False) as tab:
        tab.route(f"{LEAVES_TO}/**", lambda route: route.fulfill(body="weather"))
        press(tab, *TO_AN_ENDING, "choose:go")
        assert heading(tab) == "De her kan hjælpe dig"
        assert not tab.locator("[data-does]").first.is_visible()
        tab.locator(".leave").click()
        tab.wait_for_url(f"{LEAVES_TO}/**")


def test_the_page_works_in_the_frame_of_a_named_intranet(browser: Any) -> None:
    framing = Starlette(routes=[Route("/", lambda request: HTMLResponse(FRAME))])
    with serving(application=framing) as other:
        intranet = other.replace("127.0.0.1", "localhost")
        policy = Policy((intranet,), LEAVES_TO)
        with serving(policy=policy) as address, visited(browser, intranet) as tab:
            tab.locator("iframe").evaluate("(frame, to) => { frame.src = to }", address)
            inside = tab.frame_locator("iframe")
            for each in ("choose:nej", "choose:medarbejder"):
                inside.locator(f"button[value='{each}']").click()
            asked = inside.locator("h1")
            sync_api().expect(asked).to_have_text("Hvilken kommune bor personen i?")
            assert tab.context.cookies() == []


def test_the_page_does_not_show_in_the_frame_of_anybody_else(browser: Any, address: str) -> None:
    framing = Starlette(routes=[Route("/", lambda request: HTMLResponse(FRAME))])
    with serving(application=framing) as other:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(other.replace("127.0.0.1", "localhost"))
        with tab.expect_event("console", lambda said: "frame-ancestors" in said.text):
            tab.locator("iframe").evaluate("(frame, to) => { frame.src = to }", address)
        context.close()


@pytest.mark.parametrize("size", [NARROW, PHONE, {"width": 640, "height": 400}])
def test_nothing_is_cut_off_in_another_flow(
    browser: Any, address: str, size: dict[str, int]
) -> None:
    with visited(browser, address, "/handlingsplan/silkeborg", viewport=size) as tab:
        for each in ("choose:0740", *["choose:delvist"] * 7, "choose:go", "interrupt:akut"):
            assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert tab.evaluate(TOO_SMALL) == []
            press(tab, each)
        assert tab.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("size", [NARROW, PHONE, {"width": 640, "height": 400}])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_is_cut_off_and_everything_can_be_hit(
    browser: Any, address: str, size: dict[str, int], lang: str
) -> None:
    with visited(browser, address, f"/?lang={lang}", viewport=size) as tab:
        for each in (*TO_AN_ENDING, "choose:go"):
            assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
            small = tab.evaluate(TOO_SMALL)
            assert small == []
            press(tab, each)
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert tab.evaluate(TOO_SMALL) == []


TOO_SMALL = """() => [...document.querySelectorAll(
    'button, a, input:not([type=hidden]):not([type=checkbox]), label.tick, summary')]
    .filter(each => each.checkVisibility() && !each.closest('.skip'))
    .map(each => [each.innerText, each.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""


def test_the_ending_is_copied_without_the_answers(browser: Any, address: str) -> None:
    expect = sync_api().expect
    with visited(browser, address, permissions=["clipboard-read", "clipboard-write"]) as tab:
        press(tab, *TO_AN_ENDING, "choose:go")
        tab.get_by_role("button", name="Kopiér teksten").click()
        expect(tab.locator("#copied")).to_have_text("Teksten er kopieret")
        copied = tab.evaluate("navigator.clipboard.readText()")

    assert "21 76 41 68" in copied and "Under 18" not in copied


def test_print_has_contacts_and_no_controls(browser: Any, address: str) -> None:
    with visited(browser, address) as tab:
        press(tab, *TO_AN_ENDING, "choose:go")
        tab.emulate_media(media="print")
        assert tab.locator("a[href='tel:+4521764168']").is_visible()
        for gone in (".top", ".bar", "footer", ".tools"):
            assert not tab.locator(gone).first.is_visible()


def test_the_text_for_ones_own_notes_is_copied_and_printed_alone(
    browser: Any, address: str
) -> None:
    expect = sync_api().expect
    with visited(browser, address, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.add_init_script("window.print = () => { window.printed = document.body.className }")
        press(tab, *TO_AN_ENDING, "choose:go")
        tab.locator("details.notes summary").click()
        notes = tab.locator("details.notes")
        notes.get_by_role("button", name="Kopiér teksten").click()
        expect(tab.locator("#copied")).to_have_text("Teksten er kopieret")
        copied = tab.evaluate("navigator.clipboard.readText()")
        notes.get_by_role("button", name="Print").click()
        alone = tab.evaluate("window.printed")
        tab.evaluate("name => document.body.classList.add(name)", alone)
        tab.emulate_media(media="print")

        assert copied == tab.locator("#notes").text_content()
        assert "Under 18" in copied and "21 76 41 68" in copied
        assert tab.locator("#notes").is_visible() and not tab.locator("h1").is_visible()


def test_reading_goes_on_where_something_new_stands(browser: Any, address: str) -> None:
    with visited(browser, address) as tab:
        assert tab.evaluate("document.activeElement.tagName") == "BODY"
        press(tab, *TO_AN_ENDING[:4])
        assert tab.evaluate("document.activeElement.tagName") == "H1"
        with tab.expect_navigation():
            tab.locator("button[value=ticks]").click()
        assert tab.evaluate("document.activeElement.id") == "fejl"
        tab.locator("#fejl a").click()
        assert tab.evaluate("document.activeElement.id") == "first"
        press(tab, "why")
        assert "notice" in tab.evaluate("document.activeElement.className")


def test_nothing_moves(browser: Any, address: str) -> None:
    css = httpx.get(address + str(_style(address))).text

    assert "animation" not in css and "transition" not in css


def _style(address: str) -> str:
    page = httpx.get(address).text
    return page.split('rel="stylesheet" href="')[1].split('"')[0]
