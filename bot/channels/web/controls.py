"""Forms and buttons: each form carries its ticket, each button what it does."""

from bot.channels.web.form import LEAVE, Ticket
from bot.channels.web.phrases import wording
from bot.dialogue.replies import Controls, Option
from bot.graph.letters import without_signs
from bot.html import Html, el
from bot.language import Lang
from bot.words import other, words


def form(ticket: Ticket, *children: str, class_: str | None = None, out: bool = False) -> Html:
    """Return a form that sends *ticket*; with *out* its answer takes the whole window."""
    return el(
        "form",
        _hidden("id", ticket.number),
        _hidden("stamp", ticket.stamp),
        _hidden("lang", ticket.lang),
        _hidden("start", ticket.start) if ticket.start is not None else "",
        *children,
        method="post",
        action=ticket.address,
        class_=class_,
        target="_top" if out else None,
    )


def button(label: str, do: str, class_: str, *, more: str = "", lang: Lang | None = None) -> Html:
    """Return a button that does *do*; *more* is heard and not seen."""
    unseen = el("span", f" {more}", class_="unseen") if more else Html("")
    return el("button", label, unseen, name="do", value=do, class_=class_, lang=lang)


def interrupt(option: Option, class_: str) -> Html:
    """Return the button of an interrupt, its label without pictures."""
    return button(without_signs(option.label), f"interrupt:{option.id}", class_)


def bar(ticket: Ticket, controls: Controls) -> Html:
    """Return what stands above a screen: the way back, and the acute card."""
    w = words(ticket.lang)
    if controls.resume:
        back = button(f"‹ {w.resume}", "resume", "way")
    else:
        back = button(f"‹ {w.back}", "back", "way") if controls.back else Html("")
    acute = [interrupt(each, "acute") for each in controls.interrupts if each.id == controls.acute]
    return form(ticket, back, *acute, class_="bar") if back or acute else Html("")


def leave(ticket: Ticket) -> Html:
    """Return the way out of the page."""
    label = wording(ticket.lang).leave
    return form(ticket, button(label, LEAVE, "leave"), class_="leaving", out=True)


def ways(ticket: Ticket, controls: Controls) -> Html:
    """Return what stands under a screen: ask back, change, other language, start over, delete."""
    w, p = words(ticket.lang), wording(ticket.lang)
    return form(
        ticket,
        button(w.why, "why", "small") if controls.why else "",
        button(w.review, "review", "small") if controls.review else "",
        *(interrupt(x, "small") for x in controls.interrupts if x.id != controls.acute),
        _speak(ticket),
        button(p.insight, "insight", "small") if ticket.start is None else "",
        button(w.restart, "restart", "small") if ticket.start is None else "",
        button(w.forget, "forget", "small") if ticket.start is None else "",
        class_="ways",
    )


def _speak(ticket: Ticket) -> Html:
    there = other(ticket.lang)
    return button(words(ticket.lang).other_language, f"speak:{there}", "small", lang=there)


def hidden_return(ticket: Ticket) -> Html:
    """Return the form with which the script goes back to a question, without a button."""
    return el("div", form(ticket, _hidden("do", "show"), class_="return"), hidden=True)


def _hidden(name: str, value: str) -> Html:
    return el("input", type="hidden", name=name, value=value)
