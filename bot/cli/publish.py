"""``henvend publish``: lets what stands in the folder count, once everything speaks for it."""

import argparse
import sys
from dataclasses import dataclass
from typing import NoReturn, TextIO

from bot.cli import diff
from bot.cli.arguments import Misused
from bot.cli.beside import beside
from bot.cli.content import NoContent, root, snapshot
from bot.cli.keeping import add_role, role, today
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.progress import progress
from bot.cli.prove_results import in_words
from bot.cli.published import in_a_line, serves_soon
from bot.cli.running import gate
from bot.cli.serve import settings_of_environment
from bot.clock import SystemClock
from bot.diff.telling import Versions
from bot.language import Lang
from bot.library import Library
from bot.proof.whole import PARTS, prove_all, thirteen_months
from bot.publishing.following import Edition, newest
from bot.publishing.shelf import Draft, Kind, Overtaken, Shelf, Version
from bot.publishing.withdrawn import came_back
from bot.settings import Settings
from bot.source.folder import read_well

EXAMPLE = 'henvend publish --by "faglig leder" --yes'


class NotPublished(Exception):
    """Something speaks against it; the reason has been told, and nothing has changed."""


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    add_role(parser)
    parser.add_argument(
        "--yes",
        action="store_true",
        help=by(lang, "udgiv uden at spørge", "publish without asking"),
    )
    diff.add_output(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Publish; 1 where something speaks against it or nobody said yes, 2 for misuse."""
    lang, settings = Lang(args.lang), settings_of_environment()
    if settings is None:
        return MISUSE
    try:
        by_role = role(args.by, lang)
        diff.check_outputs(args.output, lang)
        return _publish(_Desk(args, settings, lang, out), by_role)
    except Misused:
        return MISUSE
    except NotPublished:
        return 1


@dataclass(frozen=True, slots=True)
class _Desk:
    args: argparse.Namespace
    settings: Settings
    lang: Lang
    out: TextIO

    def say(self, da: str, en: str) -> None:
        print(by(self.lang, da, en), file=self.out, flush=True)

    def refuse(self, da: str, en: str) -> NoReturn:
        complain(by(self.lang, f"intet er udgivet: {da}", f"nothing is published: {en}"))
        raise NotPublished


def _publish(desk: _Desk, by_role: str) -> int:
    """Take the quick looks first, so that whoever must mend something knows soon."""
    shelf, clock = Shelf(desk.settings.published), SystemClock()
    files, new = _checked(desk)
    after, served = shelf.newest(), newest(shelf, clock)
    draft = Draft(files, new, clock.now(), by_role, Kind.PUBLISHED)
    if served is not None and (served.version.digest, served.version.number) == (
        draft.digest,
        after,
    ):
        line = in_a_line(served.version, desk.lang)
        desk.say(f"Mappen er, som den er udgivet: {line}", f"The folder is as published: {line}")
        return 0
    if served is not None:
        _follows(desk, served, new)
    _proven(desk, new)
    if served is not None:
        _told_apart(desk, served, new)
    _approved(desk)
    made = _put(desk, shelf, draft, after)
    print(f"{in_a_line(made, desk.lang)}\n{serves_soon(desk.lang)}", file=desk.out)
    return 0


def _put(desk: _Desk, shelf: Shelf, draft: Draft, after: int) -> Version:
    try:
        return shelf.put(draft, after)
    except Overtaken:
        desk.refuse(
            "en anden har udgivet imens; se henvend versions, og prøv igen",
            "somebody else has published meanwhile; see henvend versions, and try again",
        )
    except OSError as error:
        desk.refuse(f"{error.filename}: {error.strerror}", f"{error.filename}: {error.strerror}")


def _told_apart(desk: _Desk, served: Edition, new: Library) -> None:
    """Show what people are told otherwise, and write it where the arguments say so."""
    number = served.version.number
    before = by(desk.lang, f"udgave {number}", f"version {number}")
    asked = {"lang": desk.lang, "at": None, "json": False, "output": desk.args.output}
    folder = str(root(desk.args.content, desk.lang))
    versions = Versions(served.library, new, before, folder)
    diff.tell(versions, argparse.Namespace(**asked), desk.out)


def _checked(desk: _Desk) -> tuple[dict[str, bytes], Library]:
    root(desk.args.content, desk.lang)
    try:
        files, library = snapshot(desk.args.content, desk.lang, whole=True)
    except NoContent:
        raise NotPublished from None
    return read_well(files), library


def _follows(desk: _Desk, served: Edition, new: Library) -> None:
    """Refuse where *new* cannot follow what serves: for its flow, its numbers, its people."""
    flow = next(iter(served.library.flows))
    if flow not in new.flows:
        desk.refuse(f"samtalen {flow} er væk; en samtale beholder sit id",
                    f"the flow {flow} is gone; a flow keeps its id")  # fmt: skip
    back = came_back(served.library, new)
    if back:
        numbers = ", ".join(f"{each.number} ({each.reason})" for each in back)
        desk.refuse(f"her står igen, hvad der er taget ud: {numbers}",
                    f"this shows again what was withdrawn: {numbers}")  # fmt: skip
    if not gate(desk.settings, served.library, new, desk.lang, desk.out):
        raise NotPublished


def _proven(desk: _Desk, new: Library) -> None:
    flows = list(new.flows.values())
    done = progress(PARTS + len(flows) - 1)
    proofs = prove_all(new, flows, thirteen_months(today()), beside=beside, done=done)
    broken = [each for each in proofs if not each.holds]
    for each in broken:
        print("\n".join(in_words(new, each, SystemClock().now(), desk.lang)), file=desk.out)
    if broken:
        flows_broken = ", ".join(each.flow.id for each in broken)
        desk.refuse(f"beviset holder ikke for {flows_broken}",
                    f"the proof does not hold for {flows_broken}")  # fmt: skip
    desk.say("Tjekket og bevist ad alle veje og til alle tider i 13 måneder.",
             "Checked, and proven on every path and at every minute of 13 months.")  # fmt: skip


def _approved(desk: _Desk) -> None:
    if desk.args.yes:
        return
    if not sys.stdin.isatty():
        desk.refuse("sig ja med --yes", "say yes with --yes")
    question = by(desk.lang, "Skal det gælde nu? ja/nej: ", "Shall it count now? yes/no: ")
    try:
        answer = input(question).strip().casefold()
    except (EOFError, KeyboardInterrupt):
        answer = ""
    if answer not in ("ja", "j", "yes", "y"):
        desk.refuse("der blev ikke sagt ja", "nobody said yes")
