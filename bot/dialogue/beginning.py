"""A blank session at the first question, with what a deep link offers."""

from dataclasses import replace
from datetime import datetime

from bot.dialogue.session import Session
from bot.dialogue.walk import Walk
from bot.flow.model import Flow
from bot.language import Lang
from bot.library import Library
from bot.plan.model import MunicipalityCode

LONGEST_PAYLOAD = 64
"""Characters of a deep link's payload (Telegram Bot API, deep linking)."""


def fresh(
    library: Library, flow: Flow, payload: str, lang: Lang, *, turn: int, now: datetime
) -> Session:
    """Return a session that has answered nothing; *turn* is its first."""
    offered, link = _offer(library, flow, payload)
    blank = Session(flow.id, flow.digest, lang, flow.initial, turn, now, offered=offered, link=link)
    begun = Walk(library, flow, flow.links.get(link or "")).begin()
    return replace(blank, state=begun.state, path=begun.path)


def _offer(
    library: Library, flow: Flow, payload: str
) -> tuple[MunicipalityCode | None, str | None]:
    """Return the municipality and the link that *payload* names, such as "0740-ansat"."""
    parts = payload.split("-") if len(payload) <= LONGEST_PAYLOAD else []
    codes = [MunicipalityCode(part) for part in parts if part in library.plans]
    links = [part for part in parts if part in flow.links]
    return (codes[0] if codes else None, links[0] if links else None)
