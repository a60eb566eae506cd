"""What several commands take: moment, place, flow and link, each read or refused with why."""

from datetime import datetime
from typing import NoReturn

from bot.cli.parser import Parser, by, complain, did_you_mean
from bot.cli.when import Unclear, when
from bot.clock import SystemClock
from bot.flow.model import Flow, FlowId
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.scenario.play import chosen_flow


class Misused(Exception):
    """An argument cannot be understood; the reason has been told."""


def add_at(parser: Parser) -> None:
    """Add ``--at`` to *parser*."""
    parser.add_argument(
        "--at",
        metavar=by(parser.lang, "TID", "TIME"),
        help=by(
            parser.lang,
            'som om klokken var: "lør 22:30", "i morgen 8:00", 2026-09-15T10:20 (dansk tid)',
            'as if it were: "sat 22:30", "tomorrow 8:00", 2026-09-15T10:20 (Danish time)',
        ),
    )


def moment(stated: str | None, lang: Lang) -> datetime:
    """Return the instant that ``--at`` states, else now; raise `Misused`."""
    now = SystemClock().now()
    if stated is None:
        return now
    try:
        return when(stated, now)
    except Unclear as error:
        complain(in_language(error.message, lang))
        raise Misused from error


def municipality(library: Library, name: str, lang: Lang) -> MunicipalityCode:
    """Return the code of the municipality *name*; raise `Misused` where it is none or several."""
    found = library.places.find(name)
    if found.certain:
        return found.places[0]
    near = ", ".join(library.places.by_code[code].name for code in found.places)
    hint = by(lang, f" – mente du {near}?", f" – did you mean {near}?") if near else ""
    complain(by(lang, f"kender ikke kommunen {name}", f"no municipality {name}") + hint)
    raise Misused


def refuse_without_plan(place: str, lang: Lang) -> NoReturn:
    """Say that the municipality *place* has no plan and how one begins; raise `Misused`."""
    complain(
        by(
            lang,
            f"{place} har ingen plan endnu. Begynd den med: henvend new {place}",
            f"{place} has no plan yet. Begin one with: henvend new {place}",
        )
    )
    raise Misused


def add_flow(parser: Parser, *, link: bool = True) -> None:
    """Add ``--flow`` to *parser*, and with *link* ``--link``."""
    lang = parser.lang
    parser.add_argument(
        "--flow",
        metavar="ID",
        help=by(lang, "hvilken samtale; ellers den første", "which flow; the first by default"),
    )
    if link:
        parser.add_argument(
            "--link",
            metavar="LINK",
            help=by(lang, "som fra dette link, fx ansat", "as from this link, such as ansat"),
        )


def flow_of(content: Library, stated: str | None, lang: Lang) -> Flow:
    """Return the flow that is asked for, else the first; raise `Misused` where there is no such."""
    if stated is not None and stated not in content.flows:
        near = did_you_mean(lang, stated, content.flows)
        complain(by(lang, f"kender ikke samtalen {stated}", f"no flow {stated}") + near)
        raise Misused
    return chosen_flow(content, FlowId(stated) if stated is not None else None)


def link_of(flow: Flow, stated: str | None, lang: Lang) -> str:
    """Return the link *stated*, else ""; raise `Misused` where *flow* has none of that id."""
    if stated is not None and stated not in flow.links:
        near = did_you_mean(lang, stated, flow.links)
        complain(by(lang, f"kender ikke linket {stated}", f"no link {stated}") + near)
        raise Misused
    return stated or ""
