"""An ending as HTML: contacts with their states, steps, what not to do, what happens afterwards.

Numbers are text and no links: whoever tries the content must not call anybody by a slip.
"""

from collections.abc import Iterator

from bot.dialogue.cards import other_ways_in_words
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.html import Html, el, join
from bot.language import Lang
from bot.plan.status import Closed, Inhouse, Likely, Open, Status, Unknown
from bot.trying.buttons import button
from bot.words import Words, words


def outcome(screen: ShowOutcome, lang: Lang) -> Html:
    """Return everything on the ending but its controls."""
    w = words(lang)
    of_place = w.for_place.format(place=screen.place) + "." if screen.place else ""
    about = " ".join(part for part in (of_place, screen.place_note) if part)
    return join(
        el("p", screen.alarm, class_="alarm"),
        el("h3", screen.title, tabindex="-1"),
        el("p", about, class_="help") if about else "",
        el("ol", *(_step(each, screen, w) for each in (*screen.closed, *screen.steps)),
           class_="steps"),
        *_listed(w.say_this, screen.call_with, w),
        *_listed(w.do_not, screen.avoid, w),
        *_listed(w.afterwards, screen.afterwards, w),
        el("div", *(el("p", each.text) for each in screen.closing), class_="closing"),
        el("div", *_then(screen), class_="answers"),
    )  # fmt: skip


def status_word(status: Status | None) -> str:
    """Return the class of *status*, for colour beside the words."""
    match status:
        case Open():
            return "open"
        case Closed():
            return "closed"
        case Likely():
            return "likely"
        case Inhouse():
            return "inhouse"
        case Unknown() | None:
            return "unknown"


def _then(screen: ShowOutcome) -> Iterator[Html]:
    for each in screen.then:
        event = {"kind": "choose", "choices": [each.id], "stamp": screen.stamp}
        yield button(each.label, event)


def _step(step: StepShown, screen: ShowOutcome, w: Words) -> Html:
    several = len(screen.contacts) > 1
    cards = (_contact(card, w, several=several) for card in step.contacts)
    return el("li", el("p", step.text), _law(step, w), *cards)


def _law(step: StepShown, w: Words) -> Html:
    law = w.law.format(title=step.law_title) if step.law_title else ""
    return el("p", law, class_="marks") if law else Html("")


def _listed(title: str, steps: tuple[StepShown, ...], w: Words) -> Iterator[Html]:
    if steps:
        yield el("h4", title)
        yield el("ul", *(el("li", each.text, _law(each, w)) for each in steps))


def _contact(card: ContactCard, w: Words, *, several: bool) -> Html:
    members = tuple(
        join(el("p", w.either, class_="or") if number else "", _contact(each, w, several=False))
        for number, each in enumerate(card.members)
    )
    area = w.in_area.format(area=card.area_name) if card.area_name else ""
    return el(
        "div",
        el("p", area, class_="marks") if area else "",
        el("p", card.phone, class_="phone") if card.phone and not card.via else "",
        el("p", card.unit, class_="unit"),
        *members,
        *(el("p", each) for each in _ways(card, w)),
        el("p", card.hours, class_=f"status {status_word(card.status)}") if card.hours else "",
        *(el("p", each) for each in (card.missing, card.note) if each),
        el("p", card.marks, class_="marks") if card.marks else "",
        _next(card, w) if several and (card.phone or card.members) else "",
        class_="contact",
    )


def _ways(card: ContactCard, w: Words) -> Iterator[str]:
    if card.via_phone:
        yield w.via_ask.format(phone=card.via_phone, ask_for=card.ask_for)
    yield from other_ways_in_words(card, w)


def _next(card: ContactCard, w: Words) -> Html:
    return button(w.no_answer, {"kind": "no_answer", "id": card.id}, "small")
