"""``henvend confirm``: records that the owner of a contact has confirmed it."""

import argparse
from typing import TextIO

from bot.cli.keeping import (
    Misused,
    NotWritten,
    add_by,
    add_contact,
    add_municipality,
    at_desk,
    day,
    refuse,
    role,
)
from bot.cli.parser import MISUSE, Parser, by
from bot.language import Lang
from bot.plan.model import CONFIRMED_FOR, Contact
from bot.source.edits import confirm

EXAMPLE = 'henvend confirm silkeborg tovholder-kommune --by "ssp-konsulent" --on 2026-09-01'


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    add_municipality(parser)
    add_contact(parser)
    add_by(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Record it in the plan's file; 2 where something is not there, 1 where it does not hold."""
    desk = at_desk(args)
    try:
        by_role, on = role(args.by, desk.lang), day(args.on, desk.lang)
        plan = desk.plan(args.municipality)
        contact = desk.contact(plan, args.contact)
        _refuse_without_a_way(contact, desk.lang)
        desk.write(confirm(desk.files, plan, contact.id, by_role, on))
    except Misused:
        return MISUSE
    except NotWritten:
        return 1
    until, path = on + CONFIRMED_FOR, plan.where.path
    print(
        by(
            desk.lang,
            f"{contact.id}: bekræftet {on} af {by_role}. Det gælder til {until}. ({path})",
            f"{contact.id}: confirmed {on} by {by_role}. It counts until {until}. ({path})",
        ),
        file=out,
    )
    return 0


def _refuse_without_a_way(contact: Contact, lang: Lang) -> None:
    if contact.either:
        members = ", ".join(contact.either)
        refuse(
            lang,
            f"{contact.id} er en gruppe: bekræft dem hver for sig: {members}",
            f"{contact.id} is a group: confirm each of them: {members}",
        )
    written = (contact.form, contact.chat, contact.visit)
    if not any((contact.phone, contact.mail, contact.secure_mail, *written, contact.via)):
        refuse(
            lang,
            f"{contact.id} har intet nummer og ingen anden vej, så der er intet at bekræfte",
            f"{contact.id} has no number and no other way, so there is nothing to confirm",
        )
