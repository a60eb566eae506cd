"""An ending as HTML: whom to call, steps to tick off, what to say, what to take along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import starmap

from bot.channels.web.controls import button, form
from bot.channels.web.form import Ticket
from bot.channels.web.frame import paragraphs
from bot.channels.web.phrases import wording
from bot.channels.web.plain import as_text, numbers, shown_at
from bot.channels.web.wording import Wording
from bot.conditions import ContactId
from bot.dialogue.cards import other_ways
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.html import Html, el, join
from bot.plan.status import Closed, Inhouse, Likely, Open, Status, Unknown
from bot.words import Words, words

REMINDER = "/paamindelse"
ORDINARY_DIGITS = 8


def outcome(screen: ShowOutcome, ticket: Ticket) -> Html:
    """Return everything on the ending but its controls."""
    return _Writer(screen, ticket, words(screen.lang), wording(screen.lang)).whole()


def dialled(phone: str) -> str:
    """Return the address that calls *phone*: with the country code, short numbers as they are."""
    digits = "".join(each for each in phone if each.isdigit())
    return f"tel:+45{digits}" if len(digits) == ORDINARY_DIGITS else f"tel:{digits}"


def status_class(status: Status | None) -> str:
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


@dataclass(frozen=True, slots=True)
class _Writer:
    screen: ShowOutcome
    ticket: Ticket
    words: Words
    wording: Wording

    def whole(self) -> Html:
        screen, w = self.screen, self.words
        of_place = w.for_place.format(place=screen.place) + "." if screen.place else ""
        about = " ".join(part for part in (of_place, screen.place_note) if part)
        return join(
            el("p", screen.alarm, class_="alarm"),
            el("h1", screen.title, tabindex="-1"),
            el("p", about, class_="help") if about else "",
            self._shown_at(),
            self._steps(),
            self._then(),
            *self._listed(w.say_this, screen.call_with, "say"),
            *self._listed(w.do_not, screen.avoid, "avoid"),
            *self._listed(w.afterwards, screen.afterwards, "after"),
            el("div", *(el("p", each.text) for each in screen.closing), class_="closing"),
            self._take_along(),
        )

    def _shown_at(self) -> Html:
        again = button(self.wording.refresh, "show", "change")
        said = el("span", shown_at(self.screen))
        return form(self.ticket, said, " ", again, class_="shown-at")

    def _steps(self) -> Html:
        numbered, screen = numbers(self.screen), self.screen
        steps = [self._step(each, numbered) for each in (*screen.closed, *screen.steps)]
        hint = el("p", self.wording.may_tick, class_="help") if not screen.then else Html("")
        return join(
            el("h2", self.words.do_this),
            hint,
            form(self.ticket, el("ol", *steps, class_="steps"), class_="doing"),
        )

    def _step(self, step: StepShown, numbered: Mapping[ContactId, int]) -> Html:
        above = [str(numbered[each]) for each in step.refers if each in numbered]
        said = self.wording.see_above.format(numbers=", ".join(above)) if above else ""
        said = "" if step.contacts else said
        cards = (self._contact(card, numbered.get(card.id)) for card in step.contacts)
        return el("li", self._to_tick(step), paragraphs(said), self._law(step), *cards)

    def _to_tick(self, step: StepShown) -> Html:
        if self.screen.then:
            return el("p", step.text, class_="told")
        box = el("input", type="checkbox", data_step=step.id, autocomplete="off")
        return el("label", box, el("span", step.text), class_="tick step")

    def _law(self, step: StepShown) -> Html:
        law = self.words.law.format(title=step.law_title) if step.law_title else ""
        return el("p", law, class_="marks") if law else Html("")

    def _contact(self, card: ContactCard, number: int | None) -> Html:
        area = self.words.in_area.format(area=card.area_name) if card.area_name else ""
        members = tuple(
            join(el("p", self.words.either, class_="or") if index else "",
                 el("div", self._called(each, None), self._about(each), class_="member"))
            for index, each in enumerate(card.members)
        )  # fmt: skip
        return el(
            "div",
            el("p", area, class_="marks") if area else "",
            self._called(card, number),
            *members,
            self._about(card),
            self._did_not_work(card),
            class_="contact",
        )

    def _called(self, card: ContactCard, number: int | None) -> Html:
        """Return the name of *card*, with its number to be pressed."""
        count = f"{number}. " if number else ""
        phone = card.via_phone if card.via else card.phone
        if not phone:
            return el("p", count, card.unit, class_="unit")
        unit = el("span", count, card.unit, class_="unit")
        calling = el("span", f"{self.wording.call} ", class_="unseen")
        shown = el("span", calling, phone, class_="phone")
        first = "call first" if phone == self.wording.numbers[0][0] else "call"
        return el("a", unit, " ", shown, href=dialled(phone), class_=first)

    def _about(self, card: ContactCard) -> Html:
        w = self.words
        via = w.via_ask.format(phone=card.via_phone, ask_for=card.ask_for) if card.via_phone else ""
        state = f"status {status_class(card.status)}"
        return join(
            paragraphs(via),
            el("p", card.hours, class_=state) if card.hours else "",
            *starmap(_way, other_ways(card, w)),
            paragraphs(card.missing, card.note),
            el("p", card.marks, class_="marks") if card.marks else "",
        )

    def _did_not_work(self, card: ContactCard) -> Html:
        if len(self.screen.contacts) < 2 or not (card.phone or card.members):
            return Html("")
        more = f"– {card.title}"
        return button(self.words.no_answer, f"no_answer:{card.id}", "small", more=more)

    def _then(self) -> Html:
        ways = (button(x.label, f"choose:{x.id}", "answer") for x in self.screen.then)
        return form(self.ticket, *ways, class_="answers") if self.screen.then else Html("")

    def _listed(self, title: str, steps: tuple[StepShown, ...], class_: str) -> Iterator[Html]:
        if steps:
            items = (el("li", each.text, self._law(each)) for each in steps)
            yield el("h2", title)
            yield el("ul", *items, class_=class_)

    def _take_along(self) -> Html:
        if self.screen.then:
            return Html("")
        p = self.wording
        return join(
            el("h2", p.take_along),
            el(
                "div",
                _for_script(p.copy, "copy", of="text"),
                _for_script(p.print, "print"),
                self._remind(),
                class_="tools",
            ),
            el("p", role="status", class_="marks", id="copied", data_done=p.copied,
               data_failed=p.not_copied),
            el(
                "details",
                el("summary", p.as_text),
                el("textarea", as_text(self.screen), readonly=True, rows="12", id="text",
                   aria_label=p.as_text),
            ),
            el(
                "details",
                el("summary", self.words.hand_over),
                el("pre", self.screen.hand_over, id="notes"),
                el(
                    "div",
                    _for_script(p.copy, "copy", of="notes"),
                    _for_script(p.print, "print", of="notes"),
                    class_="tools",
                ),
                class_="notes",
            ),
        )  # fmt: skip

    def _remind(self) -> Html:
        opens = self.screen.opens
        if opens is None:
            return Html("")
        return el(
            "form",
            el("input", type="hidden", name="at", value=moment(opens)),
            el("input", type="hidden", name="lang", value=self.screen.lang),
            el("button", self.wording.remind, class_="small", aria_describedby="remind-about"),
            el("span", self.wording.remind_about, class_="marks", id="remind-about"),
            method="post",
            action=REMINDER,
        )


def _for_script(label: str, does: str, of: str = "") -> Html:
    """Return a button that only the script can serve, and shows; *of* is the id of its text."""
    return el(
        "button", label, type="button", class_="small", data_does=does, data_of=of, hidden=True
    )


def moment(opens: datetime | date) -> str:
    """Return *opens* as the form of a reminder sends it: an instant, or a day."""
    return opens.isoformat()


def _way(template: str, address: str) -> Html:
    before, _, after = template.partition("{address}")
    return el("p", before, _link(address), after)


def _link(address: str) -> Html:
    if address.startswith("https://"):
        return el("a", address, href=address, target="_blank", rel="noopener noreferrer")
    if "@" in address and " " not in address:
        return el("a", address, href=f"mailto:{address}")
    return el("span", address)
