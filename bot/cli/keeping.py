"""What the commands share that record something in a plan: which file, which contact, which day."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NoReturn

from bot.check import check
from bot.check.report import as_text
from bot.cli.arguments import Misused, municipality, refuse_without_plan
from bot.cli.content import NoContent, library, root
from bot.cli.parser import Parser, by, complain, did_you_mean
from bot.clock import SystemClock, local
from bot.conditions import ContactId
from bot.dialogue.roles import looks_like_a_person
from bot.language import Lang
from bot.library import Library
from bot.plan.model import Contact, Plan
from bot.problems import Problem, Severity
from bot.source.edits import changed
from bot.source.files import replace_files
from bot.source.folder import Files, load_files, read_files


class NotWritten(Exception):
    """The change would not hold, or the file cannot be written; the reason has been told."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The content that a command changes: its folder, its files as they stand, what they say."""

    root: Path
    files: Files
    library: Library
    lang: Lang

    def plan(self, name: str) -> Plan:
        """Return the plan of the municipality *name*, or the national one; raise `Misused`."""
        national = self.library.nowhere
        if name.casefold() == PurePosixPath(national.where.path).stem:
            return national
        plan = self.library.plan(municipality(self.library, name, self.lang))
        if plan.own:
            return plan
        refuse_without_plan(plan.place.name if plan.place else name, self.lang)

    def contact(self, plan: Plan, name: str) -> Contact:
        """Return the contact *name* of the plan's own file; raise `Misused`."""
        own = {
            str(each.id): each
            for each in plan.contacts.values()
            if each.where.path == plan.where.path
        }
        found = own.get(name)
        if found is not None:
            return found
        if ContactId(name) in plan.contacts:
            national = PurePosixPath(self.library.nowhere.where.path).stem
            refuse(
                self.lang,
                f"{name} står i den nationale plan: brug {national} i stedet for kommunen",
                f"{name} stands in the national plan: use {national} for the municipality",
            )
        near = did_you_mean(self.lang, name, own)
        listed = ", ".join(own) or "-"
        refuse(
            self.lang,
            f"planen har ikke kontakten {name}{near}; den har: {listed}",
            f"the plan has no contact {name}{near}; it has: {listed}",
        )

    def write(self, new: Mapping[str, bytes]) -> bool:
        """Put *new* in place if it brings no new kind of error; raise `NotWritten`.

        Tell whether the whole content holds: only then does a bot that runs take it.
        """
        before = {each.code for each in _errors(self.files)}
        left = _errors(changed(self.files, new))
        wrong = [each for each in left if each.code not in before]
        if wrong:
            complain(as_text(wrong, lambda path: _lines(new.get(path, b"")), self.lang))
            raise NotWritten
        try:
            replace_files(self.root, new)
        except OSError as error:
            complain(f"{error.filename}: {error.strerror}")
            raise NotWritten from error
        return not left


def at_desk(args: argparse.Namespace) -> Desk:
    """Return the content that *args* name; raise `NoContent` where it cannot be used."""
    lang = Lang(args.lang)
    found = library(args.content, lang)
    folder = root(args.content, lang)
    return Desk(folder, read_files(folder), found, lang)


def _errors(files: Files) -> list[Problem]:
    loaded = load_files(files)
    if loaded.draft is None:
        return list(loaded.problems)
    found = check(loaded.draft, today(), loaded.problems)
    return [each for each in found if each.severity == Severity.ERROR]


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8").splitlines()


def today() -> date:
    """Return the day in Denmark."""
    return local(SystemClock().now()).date()


def add_municipality(parser: Parser) -> None:
    """Add the municipality to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "municipality",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(
            lang,
            "navn eller kode; danmark for den nationale plan",
            "name or code; danmark for the national plan",
        ),
    )


def add_contact(parser: Parser) -> None:
    """Add the contact to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "contact",
        metavar=by(lang, "KONTAKT", "CONTACT"),
        help=by(lang, "kontaktens id i planen", "the contact's id in the plan"),
    )


def add_by(parser: Parser) -> None:
    """Add ``--by`` and ``--on`` to *parser*."""
    add_role(parser)
    add_on(parser)


def add_role(parser: Parser) -> None:
    """Add ``--by`` to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "--by",
        required=True,
        metavar=by(lang, "ROLLE", "ROLE"),
        help=by(lang, "rollen, aldrig et navn", "the role, never a name"),
    )


def add_on(parser: Parser) -> None:
    """Add ``--on`` to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "--on",
        metavar=by(lang, "DATO", "DATE"),
        help=by(lang, "dagen, fx 2026-09-15; ellers i dag", "the day, 2026-09-15; else today"),
    )


def role(stated: str, lang: Lang) -> str:
    """Return *stated*; raise `Misused` where it may be somebody's name."""
    said = " ".join(stated.split())
    if looks_like_a_person(said):
        refuse(
            lang,
            f"»{said}« ligner et navn. Skriv rollen med små bogstaver, fx afdelingsleder",
            f'"{said}" looks like a name. Write the role in small letters: head of department',
        )
    return said


def day(stated: str | None, lang: Lang) -> date:
    """Return the day *stated*, else today; raise `Misused` for none, or one that is to come."""
    if stated is None:
        return today()
    try:
        found = date.fromisoformat(stated)
    except ValueError:
        refuse(
            lang,
            f"»{stated}« er ikke en dato. Skriv den som 2026-09-15",
            f'"{stated}" is not a date. Write it as 2026-09-15',
        )
    if found > today():
        refuse(lang, f"{stated} er ikke kommet endnu", f"{stated} has not come yet")
    return found


def refuse(lang: Lang, da: str, en: str) -> NoReturn:
    """Tell why the command cannot be understood, and raise `Misused`."""
    complain(by(lang, da, en))
    raise Misused


__all__ = [
    "Desk", "Misused", "NoContent", "NotWritten", "add_by", "add_contact", "add_municipality",
    "add_on", "at_desk", "day", "refuse", "role", "today",
]  # fmt: skip
