"""Cards as PDF or PNG, set by Typst; this module is its only door, and that of segno.

The PDF is tagged for screen readers (PDF/UA-1, ISO 14289-1), has its language and title,
and is the same bytes for the same cards. Both libraries come with the extra ``paper``.
"""

import io
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.paper.model import Card, Code, Entry, Move
from bot.paper.phrases import phrases
from bot.words import date_in_words, words

if TYPE_CHECKING:
    from typst import Fonts

SIZES = ("a5", "a4")
QR_MILLIMETRES, QR_OF_TWO = 30, 20
"""The side of a QR code on A5; two beside each other are smaller."""

DOTS_PER_INCH = 144.0

Shown = dict[str, object]


class NoPaper(Exception):
    """No card can be set here: install the extra ``paper``."""


def pdf(cards: Sequence[Card], size: str) -> bytes:
    """Return *cards* as one PDF, each on a page of *size* ("a5" or "a4"); raise `NoPaper`."""
    return _set(cards, size, "pdf")[0]


def png(cards: Sequence[Card], size: str) -> list[bytes]:
    """Return *cards* as pictures, one a page; raise `NoPaper`."""
    return _set(cards, size, "png")


def overfull(cards: Sequence[Card], size: str) -> tuple[str, ...]:
    """Return the ids of those of *cards* that do not fit on one page; raise `NoPaper`."""
    import typst

    found = json.loads(
        typst.query(
            _template(),
            "<fit>",
            field="value",
            sys_inputs=_inputs(cards, size),
            font_paths=_fonts(),
        )
    )
    return tuple(each["card"] for each in found if not each["fits"])


def _set(cards: Sequence[Card], size: str, form: Literal["pdf", "png"]) -> list[bytes]:
    try:
        import typst
    except ImportError as error:
        raise NoPaper from error
    standard: Literal["ua-1"] | None = "ua-1" if form == "pdf" else None
    made: bytes | list[bytes] = typst.compile(
        _template(),
        sys_inputs=_inputs(cards, size),
        font_paths=_fonts(),
        format=form,
        ppi=DOTS_PER_INCH,
        pdf_standards=standard,
    )
    return list(made) if isinstance(made, list) else [made]


def _template() -> bytes:
    return files("bot.paper.typeset").joinpath("card.typ").read_bytes()


def _inputs(cards: Sequence[Card], size: str) -> dict[str, str]:
    return {"data": json.dumps(_data(cards, size), ensure_ascii=False)}


@cache
def _fonts() -> "Fonts":
    """Return the font that stands in every file, and no other, read once."""
    import typst

    found = find_spec("font_lato")
    if found is None or found.origin is None:
        raise NoPaper
    folder = str(Path(found.origin).parent / "files")
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _data(cards: Sequence[Card], size: str) -> Shown:
    first = cards[0]
    names = ", ".join(dict.fromkeys(each.place for each in cards))
    return {
        "size": size,
        "lang": first.lang,
        "title": f"{phrases(first.lang).card}: {names}",
        "cards": [_card(each) for each in cards],
    }


def _card(card: Card) -> Shown:
    said, dated = phrases(card.lang), words(card.lang)
    return {
        "id": card.id,
        "card_name": said.card,
        "audience": card.audience,
        "place": card.place,
        "title": card.title,
        "acute": [_move(each) for each in card.acute if each.entries],
        "acute_notes": [each.text for each in card.acute if not each.entries],
        "moves": [_move(each) for each in card.moves],
        "either": dated.either,
        "do_label": said.do,
        "do": card.do,
        "avoid_label": said.do_not,
        "avoid": card.avoid,
        "codes": [_code(each) for each in card.codes],
        "qr": QR_OF_TWO if len(card.codes) > 1 else QR_MILLIMETRES,
        "no_address": said.no_address,
        "sends_nothing": said.sends_nothing,
        "draft_about": said.draft_about if card.draft else "",
        "standing": card.standing,
        "printed": said.printed.format(date=date_in_words(card.printed, card.lang)),
        "valid_to": said.valid_to.format(date=date_in_words(card.valid_to, card.lang)),
        "edition": said.edition.format(edition=card.edition),
    }


def _move(move: Move) -> Shown:
    return {"text": move.text, "law": move.law, "entries": [_entry(x) for x in move.entries]}


def _entry(entry: Entry) -> Shown:
    return {
        "number": entry.number,
        "name": entry.name,
        "phone": entry.phone,
        "area": entry.area,
        "lines": entry.lines,
        "mark": entry.mark,
        "draft": entry.draft,
        "members": [_entry(each) for each in entry.members],
    }


def _code(code: Code) -> Shown:
    """Return *code* with its picture: level M, and the margin of four modules that readers need."""
    import segno

    drawn = io.BytesIO()
    segno.make(code.address, error="m", micro=False).save(
        drawn, kind="svg", border=4, scale=4, xmldecl=False, svgclass=None, lineclass=None
    )
    address = code.address.partition("://")[2]
    return {
        "label": code.label,
        "address": address,
        "alt": code.alt,
        "svg": drawn.getvalue().decode(),
    }
