"""``henvend say``: plays answers without a terminal and tells how the conversation ends."""

import argparse
import json
from datetime import datetime
from typing import TextIO

from bot.cli.answers import acts_of, place_of, tell_what_is_open
from bot.cli.arguments import Misused, add_at, add_flow, flow_of, link_of, moment
from bot.cli.content import add_strict, as_told, library
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.said import Json, contacts_in_json, facts_in_json
from bot.dialogue.fold import AREA_UNKNOWN
from bot.dialogue.replies import ShowOutcome, StepShown
from bot.dialogue.walk import Walk
from bot.instants import iso
from bot.language import Lang
from bot.library import Library
from bot.plan.routing import desk
from bot.scenario.answering import Walkthrough, walk_through
from bot.scenario.model import Act, Given, Pressed
from bot.scenario.play import started

EXAMPLE = (
    "henvend say --municipality silkeborg --at 2026-09-15T10:20 --json"
    " fare=nej rolle=medarbejder alder=under-18 tegn=symboler,isolation leder=nej"
)


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "answers",
        nargs="*",
        metavar=by(lang, "SPØRGSMÅL=SVAR", "QUESTION=ANSWER"),
        help=by(
            lang,
            "svarene, i vilkårlig rækkefølge; flere svar med komma; akut og resume er hændelser",
            "the answers, in any order; several with commas; akut and resume are events",
        ),
    )
    add_at(parser)
    parser.add_argument(
        "--municipality",
        metavar=by(lang, "KOMMUNE", "NAME"),
        help=by(lang, "svaret på, hvor personen bor", "the answer to where the person lives"),
    )
    add_flow(parser)
    add_strict(parser)
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Play the answers; 2 where one is missing, unknown or does not fit."""
    return tell(as_told(library(args.content, Lang(args.lang)), stated=args.strict), args, out)


def tell(content: Library, args: argparse.Namespace, out: TextIO) -> int:
    """Play the answers in *content*, as `run` does in the content that *args* names."""
    lang = Lang(args.lang)
    try:
        at = moment(args.at, lang)
        flow = flow_of(content, args.flow, lang)
        link = link_of(flow, args.link, lang)
        place = place_of(args.municipality, content, lang) if args.municipality else ""
        acts = acts_of(args.answers, flow, content, lang)
    except Misused:
        return MISUSE
    begun = started(content, flow, at, lang=lang, payload=link)
    walked = walk_through(begun, place, acts)
    if not walked.complete:
        tell_what_is_open(walked, lang)
        return MISUSE
    unfitting = tuple(act for act in walked.left if _unfitting(act, walked))
    if unfitting:
        _refuse_left(unfitting, walked, lang)
        return MISUSE
    _note_left(walked, lang)
    if args.json:
        print(json.dumps(in_json(walked, at), ensure_ascii=False, indent=2), file=out)
    else:
        _show(walked, out)
    return 0


def in_json(walked: Walkthrough, at: datetime) -> Json:
    """Return how the conversation ended, as one JSON object."""
    played = walked.played
    screen, session = played.screen, played.session
    assert isinstance(screen, ShowOutcome)
    assert session is not None
    walk = Walk(played.library, played.flow, played.flow.links.get(session.link or ""))
    plan = walk.plan(session.path)
    place = plan.place
    facts = desk(plan).facts(walk.facts(session.path))
    return {
        "flow": played.flow.id,
        "states": list(played.states),
        "municipality": {"code": place.code, "name": place.name} if place else None,
        "at": iso(at),
        "outcome": screen.state,
        "urgency": screen.urgency,
        "title": screen.title,
        "contacts": contacts_in_json(screen.contacts),
        "closed": _ids(screen.closed),
        "steps": _ids(screen.steps),
        "call_with": _ids(screen.call_with),
        "avoid": _ids(screen.avoid),
        "afterwards": _ids(screen.afterwards),
        "closing": _ids(screen.closing),
        "facts": facts_in_json(played.library, facts),
        "remind": _when(screen),
        "not_asked": [_written(act) for act in walked.left],
    }


def _ids(steps: tuple[StepShown, ...]) -> list[str]:
    return [step.id for step in steps]


def _when(screen: ShowOutcome) -> str | None:
    if screen.opens is None:
        return None
    return iso(screen.opens) if isinstance(screen.opens, datetime) else screen.opens.isoformat()


def _written(act: Act) -> str:
    match act:
        case Given(question, choices):
            return f"{question}={','.join(choices)}"
        case Pressed(control):
            return control
        case _:
            return ""


def _unfitting(act: Act, walked: Walkthrough) -> bool:
    """Tell whether *act* answers what this conversation never asks.

    Where an outcome leads on, the question may still come. An area that is not known is
    no answer, so one line of answers serves municipalities with and without areas.
    """
    screen = walked.played.screen
    leads_on = isinstance(screen, ShowOutcome) and bool(screen.then)
    nothing_said = isinstance(act, Given) and act.choices == (AREA_UNKNOWN,)
    return isinstance(act, Given) and not leads_on and not nothing_said


def _refuse_left(unfitting: tuple[Act, ...], walked: Walkthrough, lang: Lang) -> None:
    named = " ".join(_written(act) for act in unfitting)
    session = walked.played.session
    asked = " ".join(dict.fromkeys(each.state for each in session.path)) if session else ""
    complain(
        by(
            lang,
            f"{named} passer ikke: det bliver der ikke spurgt om her. Vejen var: {asked}",
            f"{named} does not fit: it is not asked here. The way was: {asked}",
        )
    )


def _note_left(walked: Walkthrough, lang: Lang) -> None:
    if walked.left:
        named = " ".join(_written(act) for act in walked.left)
        complain(by(lang, f"der blev ikke spurgt om: {named}", f"was not asked for: {named}"))


def _show(walked: Walkthrough, out: TextIO) -> None:
    from bot.channels.terminal_ending import lines_of_outcome
    from bot.channels.terminal_lines import Writer

    screen = walked.played.screen
    assert isinstance(screen, ShowOutcome)
    Writer(out).write(lines_of_outcome(screen))
