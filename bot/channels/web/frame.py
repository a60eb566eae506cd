"""The frame of every page: the emergency numbers, the way out, the title, the foot."""

from dataclasses import dataclass

from bot.channels.web.phrases import wording
from bot.channels.web.wording import Wording
from bot.html import Html, el, join
from bot.language import Lang
from bot.words import other, words

PRIVACY, ACCESSIBILITY, ACUTE = "/privatliv", "/tilgaengelighed", "/akut"


NOTHING = Html("")


@dataclass(frozen=True, slots=True)
class Assets:
    """Where the stylesheet and the script stand, and where the page is left to."""

    style: str
    script: str
    leaves_to: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page before its frame. *leave*, *bar* and *ways* are controls; *here* is its own address.

    *turn* tells that it answers a press, so that reading goes on at its heading; *again* is the
    question to which the browser's Back button shall lead on this page. *now* is what everybody
    should know at this moment.
    """

    lang: Lang
    title: str
    main: Html
    leave: Html = NOTHING
    bar: Html = NOTHING
    ways: tuple[Html, ...] = ()
    turn: bool = False
    number: str | None = None
    again: str | None = None
    now: str = ""


def document(page: Page, assets: Assets) -> str:
    """Return *page* as a whole HTML document."""
    w = wording(page.lang)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="robots", content="noindex"),
        el("meta", name="format-detection", content="telephone=no"),
        el("title", f"{page.title} · {words(page.lang).name}"),
        el("link", rel="icon", href="data:,"),
        el("link", rel="stylesheet", href=assets.style),
        el("script", src=assets.script, defer=True),
    )
    body = el(
        "body",
        el("a", w.skip, href="#main", class_="skip"),
        _top(page, w),
        el("main", page.bar, _now(page), page.main, id="main", tabindex="-1"),
        _foot(page, w),
        data_turn=page.turn,
        data_number=page.number,
        data_again=page.again,
        data_leave=assets.leaves_to or None,
    )
    return f"<!doctype html>{el('html', head, body, lang=page.lang)}"


def emergency(w: Wording) -> Html:
    """Return the emergency numbers, to be pressed."""
    numbers = (
        el("a", el("strong", number), " ", el("span", about), href=f"tel:{number}",
           class_="first" if index == 0 else None)
        for index, (number, about) in enumerate(w.numbers)
    )  # fmt: skip
    return el("nav", *numbers, aria_label=w.numbers_label, class_="numbers")


def other_language(lang: Lang) -> str:
    """Return the name of the language that is not *lang*, in that language."""
    return words(lang).other_language


def link_to_other_language(lang: Lang, address: str) -> Html:
    """Return the link to *address* in the other language."""
    there = other(lang)
    return el("a", other_language(lang), href=f"{address}?lang={there}", lang=there, hreflang=there)


def _top(page: Page, w: Wording) -> Html:
    return el("header", emergency(w), page.leave, class_="top")


def _now(page: Page) -> Html:
    return el("p", page.now, role="status", class_="now") if page.now else NOTHING


def _foot(page: Page, w: Wording) -> Html:
    query = f"?lang={page.lang}"
    pages = (
        el("a", title, " ", el("span", w.new_tab, class_="unseen"), href=address + query,
           target="_blank", rel="noopener noreferrer")
        for title, address in ((w.privacy, PRIVACY), (w.accessibility, ACCESSIBILITY))
    )  # fmt: skip
    about = el("p", w.leave_about, class_="marks") if page.leave else Html("")
    return el(
        "footer",
        el("div", *page.ways, *pages, class_="ways"),
        about,
        aria_label=w.footer,
    )


def paragraphs(*texts: str) -> Html:
    """Return each text that says something as a paragraph."""
    return join(*(el("p", each) for each in texts if each))
