"""``henvend withdraw``: takes a dead number out of service at once, everywhere."""

import argparse
from typing import TextIO

from bot.check.phones import SHORT
from bot.cli.keeping import (
    Desk,
    Misused,
    NotWritten,
    add_contact,
    add_municipality,
    add_on,
    at_desk,
    day,
    refuse,
)
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.withdraw_published import Withdrawal, from_what_serves
from bot.dialogue.personal import looks_personal
from bot.language import Lang
from bot.plan.approval import approved_now
from bot.plan.model import Contact, Plan
from bot.source.edits import bearers, digits, numbers_of, withdraw

EXAMPLE = 'henvend withdraw silkeborg tovholder-kommune --why "nummeret er nedlagt"'


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    add_municipality(parser)
    add_contact(parser)
    parser.add_argument(
        "--why",
        required=True,
        metavar=by(lang, "TEKST", "TEXT"),
        help=by(lang, "hvorfor, aldrig et navn", "why, never a name"),
    )
    parser.add_argument(
        "--number",
        metavar="NR",
        help=by(lang, "hvilket nummer, når der er flere", "which number, where there are several"),
    )
    add_on(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Move the number to never_show; 2 where it is not there, 1 where it cannot be written."""
    desk = at_desk(args)
    try:
        on = day(args.on, desk.lang)
        plan = desk.plan(args.municipality)
        contact = desk.contact(plan, args.contact)
        number = _number(plan, contact, args.number, desk.lang)
        why = _reason(args.why, desk.lang)
        others = [(p, c) for p, c in bearers(desk.library, number) if c.id != contact.id]
        seen = desk.write(withdraw(desk.files, desk.library, plan, number, why, on))
    except Misused:
        return MISUSE
    except NotWritten:
        return 1
    _tell(desk, plan, contact, number, others, out)
    code = plan.place.code if plan.place else None
    told = from_what_serves(Withdrawal(number, why, code, on), desk.lang, out)
    return told if told is not None else _told_when(desk.lang, out, seen=seen)


def _told_when(lang: Lang, out: TextIO, *, seen: bool) -> int:
    """Tell when a running bot sees it where nothing is published here; return the exit code."""
    if seen:
        print(
            by(
                lang,
                "En bot, der kører på mappen (--live), ser det inden for få sekunder."
                " En, der svarer ud fra det udgivne, ser det efter henvend publish.",
                "A bot that runs on the folder (--live) sees it within a few seconds."
                " One that answers from what is published sees it after henvend publish.",
            ),
            file=out,
        )
        return 0
    complain(
        by(
            lang,
            "indholdet har fejl et andet sted: en bot, der kører, ser det først, når de er rettet."
            " Kør henvend check",
            "the content has errors elsewhere: a running bot sees this only when they are mended."
            " Run henvend check",
        )
    )
    return 1


def _reason(stated: str, lang: Lang) -> str:
    """Return *stated*; raise `Misused` where it holds what may be about a person."""
    said = " ".join(stated.split())
    if not said or looks_personal(said):
        refuse(lang, f"»{said}« ligner noget om en person: giv en grund uden navn",
               f'"{said}" looks like a person: give a reason without one')  # fmt: skip
    return said


def _number(plan: Plan, contact: Contact, stated: str | None, lang: Lang) -> str:
    """Return the number that is meant; raise `Misused` where it is none, or one of several."""
    known = numbers_of(plan, contact)
    meant = [each for each in known if stated is None or digits(each) == digits(stated)]
    listed = ", ".join(known) or "-"
    if contact.either:
        members = ", ".join(contact.either)
        refuse(lang, f"{contact.id} er en gruppe: tag nummeret ud hos {members}",
               f"{contact.id} is a group: withdraw the number of {members}")  # fmt: skip
    if not known:
        refuse(lang, f"{contact.id} har intet nummer", f"{contact.id} has no number")
    if not meant:
        refuse(lang, f"{contact.id} har ikke det nummer; den har: {listed}",
               f"{contact.id} has no such number; it has: {listed}")  # fmt: skip
    if len(meant) > 1:
        refuse(lang, f"{contact.id} har flere numre: vælg et med --number: {listed}",
               f"{contact.id} has several numbers: choose one with --number: {listed}")  # fmt: skip
    if meant[0] in SHORT:
        refuse(lang, f"{meant[0]} kan ikke tages ud: det er et nationalt nummer",
               f"{meant[0]} cannot be withdrawn: it is a national number")  # fmt: skip
    return meant[0]


def _tell(
    desk: Desk,
    plan: Plan,
    contact: Contact,
    number: str,
    others: list[tuple[str, Contact]],
    out: TextIO,
) -> None:
    lang, path = desk.lang, plan.where.path
    said = [
        by(
            lang,
            f"{number} er taget ud af {contact.id} og bliver aldrig vist mere. ({path})",
            f"{number} is taken out of {contact.id} and will never be shown again. ({path})",
        ),
        *(
            by(lang, f"Det samme nummer er taget ud af {other.id} i {file}.",
               f"The same number is taken out of {other.id} in {file}.")
            for file, other in others
        ),
    ]  # fmt: skip
    if approved_now(plan):
        said.append(
            by(lang, "Kommunens godkendelse er bortfaldet: kør henvend approve igen.",
               "The municipality's approval has lapsed: run henvend approve again.")
        )  # fmt: skip
    print("\n".join(said), file=out)
