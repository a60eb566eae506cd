"""An ending for the person's own notes: what was answered, when, and whom to contact in order.

Made when it is asked for and kept nowhere. It holds choices and units, so nothing in it can
tell who wrote it or whom it is about; its first line says that nobody has been told.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.clock import local
from bot.dialogue.replies import Answered, ContactCard, ShowOutcome
from bot.language import Lang
from bot.words import Words, date_in_words, time_of_day, words


def hand_over(answers: tuple[Answered, ...], screen: ShowOutcome) -> str:
    """Return the text of *screen* with *answers*, in lines; "" where the screen leads on."""
    return "" if screen.then else "\n".join(_lines(answers, screen))


def _lines(answers: tuple[Answered, ...], screen: ShowOutcome) -> Iterator[str]:
    w = words(screen.lang)
    yield w.hand_over_mine
    yield f"{w.time_unknown}." if screen.shown_at is None else _made(screen.shown_at, screen.lang)
    yield screen.alarm
    if answers:
        yield ""
        yield w.hand_over_answers
        yield from (f"- {each.short}: {each.answer}" for each in answers)
    cards = {card.id: card for card in reversed(screen.contacts)}
    if cards:
        yield ""
        yield w.hand_over_call
        for number, card in enumerate(reversed(cards.values()), 1):
            yield from contact_lines(f"{number}. ", card, w)


def _made(at: datetime, lang: Lang) -> str:
    w = words(lang)
    time = w.at_clock.format(clock=time_of_day(at, lang))
    return w.hand_over_made.format(date=date_in_words(local(at).date(), lang), time=time)


def contact_lines(mark: str, card: ContactCard, w: Words) -> Iterator[str]:
    """Yield the name and number of *card*, then how it is reached where that is not by phone."""
    area = f" ({card.area_name})" if card.area_name and card.area_name not in card.title else ""
    yield mark + "  ".join(part for part in (card.phone, card.title + area) if part)
    for member in card.members:
        yield from contact_lines(f"   {w.either} ", member, w)
    if card.via_phone:
        yield "   " + w.via_ask.format(phone=card.via_phone, ask_for=card.ask_for)
    if not (card.phone or card.via_phone or card.members):
        for template, address in ((w.secure_mail, card.secure_mail), (w.mail, card.mail)):
            if address:
                yield "   " + template.format(address=address)
    if card.missing:
        yield "   " + card.missing
