"""The conversation as HTML: what was said, the notices, and the screen with its buttons."""

from collections.abc import Iterator
from typing import assert_never

from bot.dialogue.replies import (
    Ask,
    Farewell,
    Kind,
    Notice,
    Option,
    Screen,
    ShowOutcome,
    ShowSummary,
)
from bot.graph.letters import without_signs
from bot.html import Html, el, join
from bot.language import Lang
from bot.trying.buttons import button
from bot.trying.conversation import Talked
from bot.trying.ending import outcome
from bot.trying.words import page_words
from bot.words import words


def chat(talk: Talked, places: tuple[str, ...], lang: Lang) -> Html:
    """Return the whole conversation; *places* are the names to choose a municipality from."""
    above = () if isinstance(talk.screen, ShowSummary) else tuple(_said(talk, lang))
    return join(
        _bar(talk.screen, lang),
        el("ol", *above, class_="said", aria_label=page_words(lang).chat) if above else "",
        *(_notice(each) for each in talk.notices),
        el("div", _screen(talk.screen, places, lang), class_="screen"),
        _foot(talk.screen, lang),
    )


def _bar(screen: Screen, lang: Lang) -> Html:
    if isinstance(screen, Farewell):
        return Html("")
    controls, w = screen.controls, words(lang)
    if controls.resume:
        left = button(w.resume, {"kind": "resume"}, "way")
    else:
        left = button(w.back, {"kind": "back"}, "way") if controls.back else Html("")
    acute = [_interrupt(each, "acute") for each in controls.interrupts if each.id == controls.acute]
    return el("div", left, *acute, class_="bar")


def _interrupt(option: Option, style: str) -> Html:
    label = without_signs(option.label)
    return button(label, {"kind": "interrupt", "id": option.id}, style)


def _said(talk: Talked, lang: Lang) -> Iterator[Html]:
    return (_answered(each.question, each.prompt, each.answer, lang) for each in talk.said)


def _answered(question: str, short: str, answer: str, lang: Lang) -> Html:
    change = words(lang).change
    event = {"kind": "change", "id": question}
    again = button(change, event, "change", spoken=f"{change}: {short}")
    return el("li", el("span", short, class_="q"), el("span", answer, class_="a"), again)


def _notice(notice: Notice) -> Html:
    return el("div", *(el("p", line) for line in notice.text.split("\n")), class_="notice")


def _screen(screen: Screen, places: tuple[str, ...], lang: Lang) -> Html:
    match screen:
        case Ask():
            return _question(screen, places, lang)
        case ShowSummary():
            return _summary(screen, lang)
        case ShowOutcome():
            return outcome(screen, lang)
        case Farewell():
            begin = button(screen.begin, {"kind": "start"})
            return join(el("h3", screen.text, tabindex="-1"), begin)
        case _:
            assert_never(screen)


def _question(ask: Ask, places: tuple[str, ...], lang: Lang) -> Html:
    w = words(lang)
    progress = w.question_of.format(number=ask.number, at_most=ask.at_most) if ask.at_most else ""
    return join(
        el("p", ask.greeting, class_="greeting") if ask.greeting else "",
        el("p", progress, class_="progress") if progress else "",
        el("h3", ask.prompt, tabindex="-1", id="q"),
        el("p", ask.help, class_="help") if ask.help else "",
        _place_field(ask, places, lang) if ask.kind == Kind.PLACE else "",
        el("div", *_answers(ask, lang), role="group", aria_labelledby="q", class_="answers"),
        el("div", *(_group(each, ask) for each in ask.groups), class_="groups"),
    )


def _group(group: Option, ask: Ask) -> Html:
    event = {"kind": "browse", "id": group.id, "stamp": ask.stamp}
    return button(group.label, event, "group")


def _answers(ask: Ask, lang: Lang) -> Iterator[Html]:
    w = words(lang)
    if ask.kind != Kind.MANY:
        for each in ask.options:
            event = {"kind": "choose", "choices": [each.id], "stamp": ask.stamp}
            yield button(each.label, event)
        return
    for each in ask.options:
        yield _tick(each, ask)
    yield button(w.none_of_these, {"kind": "choose", "choices": [], "stamp": ask.stamp})
    count = len(ask.chosen)
    done = w.done_with.format(count=count) if count else w.done
    yield button(done, {"kind": "done", "stamp": ask.stamp}, "go", key="done")


def _tick(option: Option, ask: Ask) -> Html:
    ticked = bool(option.ticked)
    event = {"kind": "toggle", "id": option.id, "on": not ticked, "stamp": ask.stamp}
    return button(option.label, event, "answer tick", key=f"tick-{option.id}", ticked=ticked)


def _place_field(ask: Ask, places: tuple[str, ...], lang: Lang) -> Html:
    p, w = page_words(lang), words(lang)
    return el(
        "form",
        el("label", w.type_place, for_="place-typed"),
        el(
            "span",
            el("input", id="place-typed", name="text", list="places", autocomplete="off"),
            el("button", p.choose, type="submit", class_="go"),
            class_="row",
        ),
        el("datalist", *(el("option", value=name) for name in places), id="places"),
        data_write="yes",
        class_="typed",
    )


def _summary(summary: ShowSummary, lang: Lang) -> Html:
    rows = (_answered(each.question, each.short, each.answer, lang) for each in summary.answers)
    event = {"kind": "choose", "choices": [summary.go.id], "stamp": summary.stamp}
    go = button(summary.go.label, event, "go")
    return join(el("h3", summary.title, tabindex="-1"), el("ol", *rows, class_="said"), go)


def _foot(screen: Screen, lang: Lang) -> Html:
    if isinstance(screen, Farewell):
        return Html("")
    w, controls = words(lang), screen.controls
    ways = [
        *(_interrupt(each, "small") for each in controls.interrupts if each.id != controls.acute),
        button(w.why, {"kind": "why"}, "small") if controls.why else Html(""),
        button(w.review, {"kind": "review"}, "small") if controls.review else Html(""),
        button(w.restart, {"kind": "start"}, "small"),
        button(w.forget, {"kind": "forget"}, "small"),
    ]
    return el("div", *ways, class_="foot")
