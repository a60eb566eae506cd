"""The way in: finds the command, and loads only what that command needs."""

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from bot import __version__
from bot.cli.content import NoContent
from bot.cli.parser import MISUSE, Parser, by, complain, did_you_mean, language_of
from bot.language import Lang


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the help lists it; its module is loaded when it is called."""

    name: str
    module: str
    da: str
    en: str


COMMANDS = (
    Listed("chat", "chat", "begynd en samtale i terminalen", "start a conversation here"),
    Listed("say", "say", "spil svar igennem uden terminal", "play answers without a terminal"),
    Listed(
        "try", "trying", "prøv indholdet på en side i browseren", "try the content on a local page"
    ),
    Listed(
        "who", "who", "hvem skal kontaktes, ud fra planen alene", "whom to contact, by the plan"
    ),
    Listed("plan", "plan", "hvad en plan siger, og hvad den mangler", "what a plan says and lacks"),
    Listed("check", "check", "tjek samtaler og planer", "check flows and plans"),
    Listed("prove", "prove", "bevis det hele, ad alle veje", "prove it all, on every path"),
    Listed("test", "test", "spil scenarierne og vis, hvad de dækker", "play the scenarios"),
    Listed("graph", "graph", "en samtale som billede eller tabel", "a flow as picture or table"),
    Listed("week", "week", "hvem der svarer i ugen og i året", "who answers in a week or a year"),
    Listed("diff", "diff", "hvad to udgaver siger forskelligt", "what two versions say apart"),
    Listed("card", "card", "handlekort til væggen", "action cards for the wall"),
    Listed("static", "static", "sider til når tjenesten er nede", "pages for when we are down"),
    Listed("explain", "explain", "forklar en fejlkode", "explain a problem code"),
    Listed("new", "new", "begynd en kommunes plan", "begin a municipality's plan"),
    Listed("fmt", "fmt", "skriv filer i standardform", "write files in their standard form"),
    Listed("schema", "schema", "JSON Schema til en editor", "JSON Schema for an editor"),
    Listed("confirm", "confirm", "en kontakt er bekræftet af sin enhed", "a contact is confirmed"),
    Listed("approve", "approve", "kommunen godkender sin plan", "a municipality approves its plan"),
    Listed("withdraw", "withdraw", "tag et dødt nummer ud", "take a dead number out"),
    Listed("expiring", "expiring", "hvad der snart er forældet", "what will soon be out of date"),
    Listed("exercise", "exercise", "øv planen, uden at ringe", "practise, and call nobody"),
    Listed("data-map", "data_map", "hvad der gemmes, og hvor længe", "what is kept, and how long"),
    Listed(
        "stats", "stats", "hvor mange der har spurgt, uden at nogen kan kendes", "how many asked"
    ),
    Listed("rotate-keys", "rotate_keys", "nye nøgler", "new keys for what is kept"),
    Listed("publish", "publish", "lad rettelser gælde", "let what was edited count"),
    Listed("versions", "versions", "hvad der er udgivet", "what has been published"),
    Listed("rollback", "rollback", "lad en tidligere udgave gælde", "let an earlier version count"),
    Listed("serve", "serve", "kør websiden, og Telegram med", "run the web page, and Telegram"),
    Listed(
        "telegram-setup",
        "telegram_setup",
        "sæt kommandoer og beskrivelser hos Telegram",
        "set commands and descriptions at Telegram",
    ),
)


def main(argv: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command of *argv* and return its exit code: 0 well, 1 not well, 2 misuse."""
    words = list(sys.argv[1:] if argv is None else argv)
    if out is None:
        _forgive(sys.stdin, sys.stdout, sys.stderr)
    stream = sys.stdout if out is None else out
    try:
        return _run(words, stream)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else MISUSE
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has seen enough
        return 0


def _forgive(*streams: object) -> None:
    """Let a letter that a terminal cannot show, or a byte that is no text, be a question mark."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(words: list[str], out: TextIO) -> int:
    lang, words = language_of(words)
    if words[:1] == ["--version"]:
        print(f"henvend {__version__}", file=out)
        return 0
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview(lang), file=out)
        return 0 if words else MISUSE
    name = words[0]
    listed = next((each for each in COMMANDS if each.name == name), None)
    if listed is None:
        near = did_you_mean(lang, name, [each.name for each in COMMANDS])
        complain(by(lang, f"kender ikke kommandoen {name}", f"no command {name}") + near)
        print(_overview(lang), file=sys.stderr)
        return MISUSE
    return _call(listed, words[1:], lang, out)


def _call(listed: Listed, words: list[str], lang: Lang, out: TextIO) -> int:
    module = import_module(f"bot.cli.{listed.module}")
    about = by(lang, listed.da, listed.en)
    parser = Parser(f"henvend {listed.name}", lang, about, module.EXAMPLE)
    module.add(parser)
    parser.add_argument(
        "--content",
        metavar="DIR",
        help=by(lang, "mappen med flows/ og municipal_configs/", "the folder with the content"),
    )
    parser.add_argument(
        "--lang", choices=("da", "en"), default=lang, help=by(lang, "sprog", "language")
    )
    try:
        return int(module.run(parser.parse(words), out))
    except NoContent:
        return MISUSE


def _overview(lang: Lang) -> str:
    listed = "\n".join(f"  {each.name:<16}{by(lang, each.da, each.en)}" for each in COMMANDS)
    head = by(lang, "Find den rigtige at ringe til.", "Find the right people to call.")
    use = by(lang, "brug: henvend KOMMANDO [valg]", "usage: henvend COMMAND [options]")
    more = by(
        lang,
        'eksempel:\n  henvend chat --at "lør 22:30" --municipality silkeborg\n\n'
        "henvend KOMMANDO --help viser mere; --lang en giver engelsk",
        'example:\n  henvend chat --at "sat 22:30" --municipality silkeborg --lang en\n\n'
        "henvend COMMAND --help tells more",
    )
    return f"{head}\n\n{use}\n\n{listed}\n\n{more}"
