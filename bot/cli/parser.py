"""A command line that speaks the person's language: Danish, or English with ``--lang en``."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from bot.language import DA, EN, Lang

MISUSE = 2
"""The exit code of a command that was called in a way that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The words of argparse itself."""

    usage: str
    arguments: str
    options: str
    help: str
    example: str
    see_help: str


_SHELL = {
    DA: Shell("brug: ", "argumenter", "valg", "vis denne hjælp", "eksempel", "se"),
    EN: Shell("usage: ", "arguments", "options", "show this help", "example", "see"),
}

_DANISH = (
    (r"unrecognized arguments: (.*)", r"kender ikke: \1"),
    (r"the following arguments are required: (.*)", r"der mangler: \1"),
    (r"argument (\S+): expected one argument", r"der mangler noget efter \1"),
    (r"argument (.+?): invalid choice: '(.*)' \(choose from (.*)\)", r"\2 passer ikke: vælg \3"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 og \2 kan ikke stå sammen"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan betyde \2"),
    (r"argument (\S+): ignored explicit argument '(.*)'", r"\1 tager ikke imod \2"),
)


def language_of(argv: Sequence[str]) -> tuple[Lang, list[str]]:
    """Return the language that *argv* asks for, and *argv* without the asking."""
    lang, rest, words = DA, [], list(argv)
    while words:
        word = words.pop(0)
        said = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and words[:1] in (["da"], ["en"]):
            said = words.pop(0)
        if said in (DA, EN):
            lang = Lang(said)
        else:
            rest.append(word)
    return lang, rest


def by(lang: Lang, da: str, en: str) -> str:
    """Return the one of two texts that *lang* asks for."""
    return en if lang == EN else da


class Parser(argparse.ArgumentParser):
    """An argument parser in one language, whose help ends with an example."""

    def __init__(self, prog: str, lang: Lang, description: str, example: str) -> None:
        """Make the parser of *prog*."""
        shell = _SHELL[lang]
        super().__init__(
            prog=prog,
            description=description,
            epilog=f"{shell.example}:\n  {example}",
            formatter_class=_formatter(shell.usage),
            add_help=False,
            allow_abbrev=False,
        )
        self.lang = lang
        self._positionals.title = shell.arguments
        self._optionals.title = shell.options
        self.add_argument("-h", "--help", action="help", help=shell.help)

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Return what *words* say; options may stand between the arguments."""
        self.usage = self.format_usage().partition(": ")[2].strip()  # argparse cuts 7 letters off
        return self.parse_intermixed_args(words)

    def error(self, message: str) -> NoReturn:
        """Say what cannot be understood and where help stands, and leave with exit code 2."""
        if self.lang == DA:
            for english, danish in _DANISH:
                message = re.sub(f"^{english}$", danish, message)
        self.print_usage(sys.stderr)
        complain(f"{message} ({_SHELL[self.lang].see_help} {self.prog} --help)")
        raise SystemExit(MISUSE)


def _formatter(before: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, before if prefix is None else prefix)

    return Formatter


def complain(message: str) -> None:
    """Write *message* where errors go."""
    print(f"henvend: {message}", file=sys.stderr)


def did_you_mean(lang: Lang, name: str, known: Iterable[str]) -> str:
    """Return " – mente du x?" where one of the *known* names is near *name*, else ""."""
    from difflib import get_close_matches  # only needed where something is wrong

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return by(lang, f" – mente du {near[0]}?", f" – did you mean {near[0]}?") if near else ""
