"""Kinds of mistakes that an author makes, each a rule that rewrites one line of a content file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

Files = dict[str, bytes]


@dataclass(frozen=True)
class Kind:
    """A mistake: where *pattern* fits a line of a file whose name fits, *to* stands instead."""

    name: str
    file: str
    pattern: str
    to: str
    plausible: bool = False


PLAN, FLOW, ANY = r"municipal_configs/(?!places).*", r"flows/(?!vocab|laws).*", r".*"

STRUCTURAL = (
    Kind("drop the key title", PLAN, r"^    title: \S.*$", ""),
    Kind("drop the key ask", FLOW, r"^    ask:$", ""),
    Kind("forget Danish", FLOW, r"^( +)da: .*$", ""),
    Kind("forget English", FLOW, r"^( +)en: .*$", ""),
    Kind("misspell phone", PLAN, r"^(    )phone:", r"\1phoen:"),
    Kind("misspell hours", PLAN, r"^(    )hours:", r"\1huors:"),
    Kind("misspell contacts", PLAN, r"^(    - )contacts:", r"\1contcats:"),
    Kind("misspell urgency", FLOW, r"^(    )urgency: ", r"\1urgensy: "),
    Kind("unknown urgency", FLOW, r"^(    urgency: )\w+", r"\1straks"),
    Kind("point elsewhere", FLOW, r"^( +to: )([a-z-]+)$", r"\1\2-x"),
    Kind("unknown step", FLOW, r"^(    steps: \[)", r"\1ukendt-trin, "),
    Kind("unknown contact", PLAN, r"^(    - contacts: \[)", r"\1ukendt-enhed, "),
    Kind("misspell a role", FLOW, r"reporter: on_duty", "reporter: onduty"),
    Kind("misspell a fact", FLOW, r"\{reporter:", "{reportr:"),
    Kind("unquote a leading zero", PLAN, r'^municipality: "(\d+)"', r"municipality: 9\1"),
    Kind("tab", ANY, r"^    (\w)", "\t\\1"),
    Kind("wrong indentation", ANY, r"^    (\w+: \S)", r"   \1"),
    Kind("anchor", ANY, r"^(    \w+: )(\w)", r"\1&a \2"),
    Kind("alias", ANY, r"^(    \w+: )\w.*$", r"\1*a"),
    Kind("tag", ANY, r"^(    \w+: )(\w)", r"\1!!str \2"),
    Kind("duplicate key", PLAN, r"^(    phone: .+)$", "\\1\n\\1"),
    Kind("open quote", PLAN, r'^(    phone: "[\d ]+)"', r"\1"),
    Kind("open bracket", ANY, r"^(.*\[[^\]]*)\]$", r"\1"),
    Kind("no such hour", PLAN, r"(\d\d):00-(\d\d):00", r"\1:00-29:00"),
    Kind("dot for colon", PLAN, r"(\d\d):00-(\d\d):00", r"\1;00-\2:00"),
    Kind("letter in a number", PLAN, r'^(    phone: ")\d', r"\1O"),
    Kind("digit too many", PLAN, r'^(    phone: "\d\d \d\d \d\d \d\d)"', r'\g<1>4"'),
)

PLAUSIBLE = (
    Kind("digit", PLAN, r'^(    phone: "\d\d \d\d \d\d )(\d)(\d)"', r'\1\3\2"', plausible=True),
    Kind("closes earlier", PLAN, r"^( +(?!decision)[a-z-]+: .*)-1[4-8]:00", r"\1-13:30",
         plausible=True),
    Kind("opens later", PLAN, r"^( +(?!decision)[a-z-]+: )0[89]:00-", r"\g<1>10:00-",
         plausible=True),
    Kind("swapped contacts", PLAN, r"^(    - contacts: \[)([a-z0-9-]+), ([a-z0-9-]+)",
         r"\1\3, \2", plausible=True),
    Kind("always", PLAN, r"^(    hours: )office_days$", r"\1always", plausible=True),
    Kind("urgency", FLOW, r"^(    urgency: )today", r"\1can_wait", plausible=True),
    Kind("wording", FLOW, r"^( +da: )Ring ", r"\1Skriv ", plausible=True),
    Kind("order of steps", FLOW, r"^(    steps: \[)([a-z0-9-]+), ([a-z0-9-]+)",
         r"\1\3, \2", plausible=True),
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """One mistake in one line (from 1) of one file."""

    kind: Kind
    file: str
    line: int
    after: str

    def files(self, shipped: Files) -> Files:
        """Return the content with this mistake in it."""
        lines = shipped[self.file].decode().split("\n")
        lines[self.line - 1 : self.line] = [self.after] if self.after else []
        return {**shipped, self.file: "\n".join(lines).encode()}


def planted(shipped: Files, kinds: tuple[Kind, ...], each: int, seed: int) -> Iterator[Planted]:
    """Yield up to *each* mistakes of every kind, drawn by *seed*."""
    chance = Random(seed)
    for kind in kinds:
        found = list(_places(shipped, kind))
        yield from chance.sample(found, min(each, len(found)))


def _places(shipped: Files, kind: Kind) -> Iterator[Planted]:
    for file, content in shipped.items():
        if re.fullmatch(kind.file, file):
            for number, line in enumerate(content.decode().split("\n"), 1):
                after = re.sub(kind.pattern, kind.to, line, count=1)
                if after != line and not line.lstrip().startswith("#"):
                    yield Planted(kind, file, number, after)
