"""``henvend fmt``: puts content files into their canonical form and changes no meaning."""

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from bot.cli.content import FLOWS, PLANS, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.progress import with_progress
from bot.language import Lang
from bot.source.files import replace_files
from bot.source.writer import MeaningLost, Unreadable, canonical

EXAMPLE = "henvend fmt --check municipal_configs/silkeborg.yaml"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "path",
        nargs="*",
        metavar=by(lang, "STI", "PATH"),
        help=by(
            lang, "filer eller mapper; ellers alt indhold", "files or folders; else all content"
        ),
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help=by(lang, "vis kun, hvad der ville blive ændret", "only show what would change"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Format; 1 where a file cannot be read, or with --check would change; 2 for no such file."""
    lang = Lang(args.lang)
    files = list(_files(args.path, args.content, lang))
    missing = [each for each in files if not each.is_file()]
    for each in missing:
        complain(by(lang, f"{each} findes ikke", f"{each} is not there"))
    if missing or not files:
        return MISUSE
    done = [_format(each, check=args.check, lang=lang, out=out) for each in with_progress(files)]
    changed = sum(each is True for each in done)
    print(_counted(len(files), changed, check=args.check, lang=lang), file=out)
    return 1 if None in done or (args.check and changed) else 0


def _files(stated: list[str], content: str | None, lang: Lang) -> Iterator[Path]:
    if not stated:
        here = root(content, lang)
        for folder in (here / FLOWS, here / PLANS):
            yield from sorted(folder.rglob("*.yaml"))
    for name in stated:
        path = Path(name)
        yield from sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def _format(path: Path, *, check: bool, lang: Lang, out: TextIO) -> bool | None:
    """Tell whether *path* was not canonical, or None where it cannot be brought into that form."""
    try:
        before = path.read_bytes()
        after = canonical(path.as_posix(), before)
        if after == before:
            return False
        if check:
            _show(path, before, after, out)
        else:
            replace_files(path.parent, {path.name: after})
    except Unreadable as error:
        where = error.problems[0].where
        complain(f"{path}:{where.line}:{where.column}: {error} (henvend check {path})")
        return None
    except (MeaningLost, OSError) as error:
        complain(by(lang, f"{path} er ikke rørt: {error}", f"{path} is left alone: {error}"))
        return None
    return True


def _show(path: Path, before: bytes, after: bytes, out: TextIO) -> None:
    old, new = before.decode("utf-8").splitlines(), after.decode("utf-8").splitlines()
    for line in difflib.unified_diff(old, new, str(path), str(path), lineterm="", n=1):
        print(line, file=out)


def _counted(count: int, changed: int, *, check: bool, lang: Lang) -> str:
    if check:
        return by(
            lang, f"{count} filer, {changed} skal formateres", f"{count} files, {changed} to format"
        )
    return by(lang, f"{count} filer, {changed} ændret", f"{count} files, {changed} changed")
