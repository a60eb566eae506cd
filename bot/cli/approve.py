"""``henvend approve``: records that the municipality approves what its plan tells people."""

import argparse
from datetime import date
from typing import TextIO

from bot.cli.keeping import (
    Misused,
    NotWritten,
    add_by,
    add_municipality,
    at_desk,
    day,
    refuse,
    role,
)
from bot.cli.parser import MISUSE, Parser, by
from bot.plan.approval import lapsed
from bot.plan.model import Plan, confirmed
from bot.source.edits import approve

EXAMPLE = 'henvend approve silkeborg --by "direktør for børn og unge" --on 2026-09-01'


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    add_municipality(parser)
    add_by(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Record it in the plan's file; 2 where there is no such plan, 1 where it cannot be written."""
    desk = at_desk(args)
    lang = desk.lang
    try:
        by_role, on = role(args.by, lang), day(args.on, lang)
        plan = desk.plan(args.municipality)
        if not plan.own:
            refuse(
                lang,
                "den nationale plan bliver ikke godkendt af en kommune",
                "the national plan is not approved by a municipality",
            )
        desk.write(approve(desk.files, plan, by_role, on))
    except Misused:
        return MISUSE
    except NotWritten:
        return 1
    name = plan.place.name if plan.place else plan.where.path
    if lapsed(plan):
        print(by(lang, "Den forrige godkendelse var bortfaldet.",
                 "The earlier approval had lapsed."), file=out)  # fmt: skip
    print(
        by(
            lang,
            f"{name}: godkendt {on} af {by_role}. Ændres det, folk får at vide, bortfalder det.",
            f"{name}: approved {on} by {by_role}. It lapses when what people are told changes.",
        ),
        file=out,
    )
    waiting = _unconfirmed(plan, on)
    if waiting:
        print(
            by(
                lang,
                f"Ikke bekræftet af deres enheder endnu: {', '.join(waiting)} (henvend confirm)",
                f"Not confirmed by their owners yet: {', '.join(waiting)} (henvend confirm)",
            ),
            file=out,
        )
    return 0


def _unconfirmed(plan: Plan, on: date) -> list[str]:
    """Return the plan's own contacts with a way to reach them that nobody has confirmed."""
    return [
        each.id
        for each in plan.contacts.values()
        if each.where.path == plan.where.path
        and (each.phone or each.mail or each.form)
        and not confirmed(each, on)
    ]
