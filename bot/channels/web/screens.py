"""Replies as a page: notices, then the question, the summary or the ending, with its forms."""

from collections.abc import Iterator
from typing import assert_never

from bot.channels.web.addresses import Way
from bot.channels.web.controls import bar, button, form, hidden_return, leave, ways
from bot.channels.web.ending import outcome
from bot.channels.web.form import Ticket
from bot.channels.web.frame import NOTHING, Page
from bot.channels.web.phrases import wording
from bot.dialogue.replies import (
    Ask,
    Farewell,
    Kind,
    Notice,
    Reply,
    Screen,
    ShowOutcome,
    ShowSummary,
)
from bot.html import Html, el, join
from bot.words import words

QUESTION = "question"
FIRST_FIELD = "first"


def page(
    replies: tuple[Reply, ...],
    ticket: Ticket,
    places: tuple[str, ...] = (),
    *,
    turn: bool = True,
    missing: bool = False,
    elsewhere: tuple[Way, ...] = (),
) -> Page:
    """Return the page of *replies*, whose last is the screen.

    *places* are the names to choose a municipality from; *turn* tells that it answers a
    press, *missing* that the press held no answer. *elsewhere* leads to the other flows.
    """
    screen = replies[-1]
    assert not isinstance(screen, Notice)
    notices = [each for each in replies if isinstance(each, Notice)]
    p = wording(ticket.lang)
    controls = None if isinstance(screen, Farewell) else screen.controls
    title = _title(screen, ticket)
    return Page(
        lang=ticket.lang,
        title=p.title_error.format(title=title) if missing else title,
        main=join(
            _missing(screen, ticket) if missing else "",
            *map(_notice, notices),
            _screen(screen, ticket, places, missing=missing),
            _elsewhere(elsewhere, ticket),
            hidden_return(ticket),
        ),
        leave=leave(ticket),
        bar=bar(ticket, controls) if controls else NOTHING,
        ways=(ways(ticket, controls),) if controls else (),
        turn=turn,
        number=ticket.number if turn and controls else None,
        again=screen.state if isinstance(screen, Ask) else None,
    )


def _title(screen: Screen, ticket: Ticket) -> str:
    p = wording(ticket.lang)
    match screen:
        case Ask(number=number, at_most=at_most):
            return p.title_question.format(number=number) if at_most else p.title_start
        case ShowSummary():
            return p.title_summary
        case ShowOutcome():
            return p.title_outcome
        case Farewell():
            return p.title_farewell
        case _:
            assert_never(screen)


def _notice(notice: Notice) -> Html:
    lines = (el("p", line) for line in notice.text.split("\n"))
    return el("div", *lines, class_="notice", tabindex="-1")


def _missing(screen: Screen, ticket: Ticket) -> Html:
    """Return the summary of what is missing, which leads to the field."""
    p = wording(ticket.lang)
    return el(
        "div",
        el("h2", p.answer_missing),
        el("p", el("a", _needed(screen, ticket), href=f"#{FIRST_FIELD}")),
        class_="missing",
        role="alert",
        tabindex="-1",
        id="fejl",
    )


def _needed(screen: Screen, ticket: Ticket) -> str:
    p = wording(ticket.lang)
    is_place = isinstance(screen, Ask) and screen.kind == Kind.PLACE
    return p.place_missing if is_place else p.nothing_ticked


def _screen(screen: Screen, ticket: Ticket, places: tuple[str, ...], *, missing: bool) -> Html:
    match screen:
        case Ask(kind=Kind.MANY):
            return join(_heading(screen, ticket), _check_list(screen, ticket, missing=missing))
        case Ask(kind=Kind.PLACE):
            return join(_heading(screen, ticket), _place(screen, ticket, places, missing=missing))
        case Ask():
            return join(_heading(screen, ticket), _answers(screen, ticket))
        case ShowSummary():
            return _summary(screen, ticket)
        case ShowOutcome():
            return outcome(screen, ticket)
        case Farewell(text=text, begin=begin):
            again = el("a", begin, href=f"{ticket.address}?lang={ticket.lang}", class_="go")
            return join(el("h1", text, tabindex="-1"), again)
        case _:
            assert_never(screen)


def _elsewhere(ways: tuple[Way, ...], ticket: Ticket) -> Html:
    """Return the links to other flows, which take nothing along but the language."""
    if not ways:
        return Html("")
    label = wording(ticket.lang).elsewhere
    links = (el("a", each.label, href=f"{each.address}?lang={ticket.lang}") for each in ways)
    return el("nav", el("p", label, id="elsewhere"), *links, aria_labelledby="elsewhere",
              class_="elsewhere")  # fmt: skip


def _heading(ask: Ask, ticket: Ticket) -> Html:
    w = words(ticket.lang)
    progress = w.question_of.format(number=ask.number, at_most=ask.at_most) if ask.at_most else ""
    return join(
        el("p", ask.greeting, class_="greeting") if ask.greeting else "",
        el("p", progress, class_="progress") if progress else "",
        el("h1", ask.prompt, id=QUESTION, tabindex="-1"),
        el("p", ask.help, class_="help", id="help") if ask.help else "",
    )


def _answers(ask: Ask, ticket: Ticket) -> Html:
    buttons = (button(each.label, f"choose:{each.id}", "answer") for each in ask.options)
    return form(
        ticket, el("div", *buttons, role="group", aria_labelledby=QUESTION), class_="answers"
    )


def _check_list(ask: Ask, ticket: Ticket, *, missing: bool) -> Html:
    w, p = words(ticket.lang), wording(ticket.lang)
    error = el("p", p.nothing_ticked, class_="wrong", id="wrong") if missing else Html("")
    return form(
        ticket,
        el(
            "fieldset",
            el("legend", ask.prompt, class_="unseen"),
            error,
            *_boxes(ask, missing=missing),
            aria_describedby="help" if ask.help else None,
        ),
        button(p.go_on, "ticks", "go"),
        el("p", class_="count", role="status", data_template=p.ticked),
        button(w.none_of_these, "none", "answer"),
        class_="answers ticks",
    )


def _boxes(ask: Ask, *, missing: bool) -> Iterator[Html]:
    for index, each in enumerate(ask.options):
        yield el(
            "label",
            el(
                "input",
                type="checkbox",
                name="answer",
                value=each.id,
                checked=bool(each.ticked),
                id=FIRST_FIELD if index == 0 else None,
                aria_describedby="wrong" if missing else None,
            ),
            el("span", each.label),
            class_="tick",
        )


def _place(ask: Ask, ticket: Ticket, places: tuple[str, ...], *, missing: bool) -> Html:
    w, p = words(ticket.lang), wording(ticket.lang)
    typing = form(
        ticket,
        el("label", w.type_place, for_=FIRST_FIELD),
        el("p", p.place_missing, class_="wrong", id="wrong") if missing else "",
        el(
            "div",
            el("input", id=FIRST_FIELD, name="text", list="places", autocomplete="off",
               spellcheck="false", aria_describedby="wrong" if missing else None,
               aria_invalid="true" if missing else None),
            button(p.find_place, "write", "go"),
            class_="row",
        ),
        el("datalist", *(el("option", value=name) for name in places), id="places"),
        class_="typed",
    )  # fmt: skip
    return join(typing, _answers(ask, ticket), _letters(ask, ticket))


def _letters(ask: Ask, ticket: Ticket) -> Html:
    if not ask.groups:
        return Html("")
    groups = (button(each.label, f"browse:{each.id}", "letter") for each in ask.groups)
    return join(
        el("h2", wording(ticket.lang).by_letter, id="letters"),
        form(ticket, el("div", *groups, role="group", aria_labelledby="letters"), class_="letters"),
    )


def _summary(summary: ShowSummary, ticket: Ticket) -> Html:
    w, p = words(ticket.lang), wording(ticket.lang)
    rows = (
        el(
            "div",
            el("dt", each.short),
            el("dd", each.answer),
            el("dd", button(w.change, f"change:{each.question}", "change",
                            more=p.change_about.format(question=each.short)), class_="change-it"),
        )
        for each in summary.answers
    )  # fmt: skip
    return form(
        ticket,
        el("h1", summary.title, tabindex="-1"),
        el("dl", *rows, class_="summary"),
        button(summary.go.label, f"choose:{summary.go.id}", "go"),
        class_="answers",
    )
