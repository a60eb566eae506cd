"""An ending as plain text, to be copied: whom to call and what to do; never the answers."""

from collections.abc import Iterator, Mapping

from bot.channels.web.phrases import wording
from bot.conditions import ContactId
from bot.dialogue.cards import other_ways_in_words
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.words import shown_in_words, words


def numbers(screen: ShowOutcome) -> Mapping[ContactId, int]:
    """Return the number of each contact in order; none on a screen that leads on."""
    if screen.then:
        return {}
    ids = dict.fromkeys(card.id for card in screen.contacts)
    return {contact: number for number, contact in enumerate(ids, 1)}


def shown_at(screen: ShowOutcome) -> str:
    """Return when *screen* was made, since "open now" ages."""
    return shown_in_words(screen.shown_at, screen.lang) + "."


def as_text(screen: ShowOutcome) -> str:
    """Return *screen* as text of short lines."""
    return "\n".join(_lines(screen)).strip() + "\n"


def _lines(screen: ShowOutcome) -> Iterator[str]:
    w, numbered = words(screen.lang), numbers(screen)
    yield from (screen.alarm, screen.title)
    if screen.place:
        yield w.for_place.format(place=screen.place) + "."
    yield from filter(None, (screen.place_note, shown_at(screen)))
    yield ""
    for step in (*screen.closed, *screen.steps):
        yield from _step(step, screen, numbered)
    for title, steps in (
        (w.say_this, screen.call_with),
        (w.do_not, screen.avoid),
        (w.afterwards, screen.afterwards),
    ):
        yield from _listed(title, steps)
    yield ""
    yield from (step.text for step in screen.closing)


def _step(step: StepShown, screen: ShowOutcome, numbered: Mapping[ContactId, int]) -> Iterator[str]:
    yield f"- {step.text}"
    above = [str(numbered[each]) for each in step.refers if each in numbered]
    if above and not step.contacts:
        yield "  " + wording(screen.lang).see_above.format(numbers=", ".join(above))
    for card in step.contacts:
        count = f"{numbered[card.id]}. " if card.id in numbered else ""
        yield from (f"  {line}" for line in _contact(card, screen, count))


def _contact(card: ContactCard, screen: ShowOutcome, count: str = "") -> Iterator[str]:
    w = words(screen.lang)
    if card.area_name:
        yield w.in_area.format(area=card.area_name)
    yield count + "  ".join(part for part in (card.phone, card.title) if part)
    for index, member in enumerate(card.members):
        yield from _contact(member, screen, f"{w.either} " if index else "")
    if card.via_phone:
        yield w.via_ask.format(phone=card.via_phone, ask_for=card.ask_for)
    yield from other_ways_in_words(card, w)
    yield from (said for said in (card.hours, card.missing, card.note, card.marks) if said)


def _listed(title: str, steps: tuple[StepShown, ...]) -> Iterator[str]:
    if steps:
        yield ""
        yield f"{title}:"
        yield from (f"- {step.text}" for step in steps)
