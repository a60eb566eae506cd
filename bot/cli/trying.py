"""``henvend try``: a local page to try the content on, see why, and mend it."""

import argparse
import os
import sys
import threading
import webbrowser
from datetime import datetime
from typing import TextIO

from bot.cli.content import add_strict, is_strict, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.when import Unclear, when
from bot.clock import Clock, SystemClock, local
from bot.language import Lang, in_language
from bot.trying.page import Asked
from bot.trying.serving import serve
from bot.trying.trial import ReadTime, Trial, Unreadable
from bot.trying.workbench import Workbench

EXAMPLE = "henvend try --port 8700 --no-browser"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "--port",
        type=int,
        default=0,
        metavar="N",
        help=by(lang, "brug denne port; ellers en ledig", "use this port; else a free one"),
    )
    parser.add_argument(
        "--no-browser",
        action="store_true",
        help=by(lang, "åbn ikke browseren, skriv kun adressen", "only print the address"),
    )
    parser.add_argument(
        "--flow",
        metavar="ID",
        default="",
        help=by(lang, "hvilken samtale; ellers den første", "which flow; the first by default"),
    )
    add_strict(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Serve the page until Ctrl-C; 2 for a port that cannot be, 1 for one that is taken."""
    lang = Lang(args.lang)
    if not 0 <= args.port <= 65535:
        complain(by(lang, "en port er et tal fra 0 til 65535", "a port is 0 to 65535"))
        return MISUSE
    clock = SystemClock()
    folder, strict = root(args.content, lang), is_strict(stated=args.strict)
    bench = Workbench(folder, lambda: local(clock.now()).date(), strict=strict)
    trial = Trial(bench, reads_time(clock), Asked(lang, args.flow))

    def ready(address: str) -> None:
        said = by(lang, "Åbn {} – stop med Ctrl-C.", "Open {} – stop with Ctrl-C.")
        print(said.format(address), file=out, flush=True)
        if not args.no_browser and _has_screen():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    try:
        serve(trial, args.port, ready)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        taken = f"port {args.port}: {error.strerror or error}"
        complain(by(lang, f"kan ikke bruge {taken}", f"cannot use {taken}"))
        return 1
    return 0


def reads_time(clock: Clock) -> ReadTime:
    """Return what reads the field for the time; an empty one is the present instant of *clock*."""

    def read(text: str, lang: Lang) -> datetime:
        now = clock.now()
        if not text.strip():
            return now
        try:
            return when(text, now)
        except Unclear as error:
            raise Unreadable(in_language(error.message, lang)) from error

    return read


def _has_screen() -> bool:
    """Tell whether a browser can show itself, and would not take over this terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
