"""Pages that need no conversation, no content and no store."""

from bot.channels.acute_card import acute_card
from bot.channels.web.addresses import FRONT
from bot.channels.web.controls import button, form, leave
from bot.channels.web.form import Ticket
from bot.channels.web.frame import NOTHING, Page, link_to_other_language, paragraphs
from bot.channels.web.phrases import wording
from bot.channels.web.wording import Section
from bot.html import Html, el, join
from bot.language import Lang


def acute(lang: Lang, address: str) -> Page:
    """Return whom to call in danger; it stands also when nothing else does."""
    card = acute_card(lang)
    main = join(
        el("h1", card.title, tabindex="-1"),
        _to_call(lang),
        el("div", paragraphs(*card.lines), class_="card"),
        _to_start(lang),
    )
    return Page(
        lang, wording(lang).title_outcome, main, ways=(link_to_other_language(lang, address),)
    )


def failed(lang: Lang, start: str = FRONT, ticket: Ticket | None = None) -> Page:
    """Return what is said where something of ours has failed.

    *start* is where a first question stands; the conversation of *ticket* can be gone on with.
    """
    p = wording(lang)
    return _message(lang, p.failed_title, p.failed, start, ticket)


def busy(lang: Lang, start: str = FRONT, ticket: Ticket | None = None) -> Page:
    """Return what is said to somebody who must wait a little; *start* and *ticket* as above."""
    p = wording(lang)
    return _message(lang, p.busy_title, p.busy, start, ticket)


def missing(lang: Lang) -> Page:
    """Return what stands at an address that leads nowhere."""
    p = wording(lang)
    return _message(lang, p.missing_title, p.missing)


def refused(lang: Lang) -> Page:
    """Return what is said to a form that is none of ours."""
    p = wording(lang)
    return _message(lang, p.refused_title, p.refused)


def privacy(lang: Lang, address: str) -> Page:
    """Return what is kept, how long, and who sees it."""
    p = wording(lang)
    return _statement(lang, p.privacy, p.privacy_sections, address)


def accessibility(lang: Lang, address: str) -> Page:
    """Return what is known about the page's accessibility."""
    p = wording(lang)
    return _statement(lang, p.accessibility, p.accessibility_sections, address)


def _statement(lang: Lang, title: str, sections: tuple[Section, ...], address: str) -> Page:
    said = (join(el("h2", heading), paragraphs(*texts)) for heading, texts in sections)
    main = join(el("h1", title, tabindex="-1"), *said, _to_start(lang))
    return Page(lang, title, main, ways=(link_to_other_language(lang, address),))


def _message(
    lang: Lang, title: str, text: str, start: str = FRONT, ticket: Ticket | None = None
) -> Page:
    main = join(
        el("h1", title, tabindex="-1"),
        el("p", text, class_="lead"),
        _to_call(lang),
        _to_start(lang, start) if ticket is None else _again(ticket),
    )
    return Page(lang, title, main, leave=NOTHING if ticket is None else leave(ticket))


def _to_call(lang: Lang) -> Html:
    p = wording(lang)
    numbers = (
        el("a", el("span", f"{p.call} ", class_="unseen"), el("span", number, class_="phone"), " ",
           el("span", about, class_="unit"), href=f"tel:{number}",
           class_="call first" if index == 0 else "call")
        for index, (number, about) in enumerate(p.numbers)
    )  # fmt: skip
    return el("div", *numbers, class_="to-call")


def _to_start(lang: Lang, start: str = FRONT) -> Html:
    return el("p", el("a", wording(lang).to_start, href=f"{start}?lang={lang}", class_="go"))


def _again(ticket: Ticket) -> Html:
    """Return the way back to the question that was asked, with the answers that were given."""
    return form(ticket, button(wording(ticket.lang).again, "show", "go"))
