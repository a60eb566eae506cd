"""Small worlds of content around the one file that a mutant changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from bot.source.folder import Parsed, Parsing, load_files, parsed, read_files
from tests.shipped import ROOT

SECOND = Path(__file__).resolve().parents[1] / "content"
"""Another subject, small: each of its files is changed."""

NEEDED = (
    "flows/vocabulary.yaml",
    "flows/laws.yaml",
    "municipal_configs/danmark.yaml",
    "municipal_configs/places.yaml",
)
"""Without these nothing is read; they stand around each shipped plan and flow."""

PLACES = 6
"""How many of the 98 municipalities a small world has, beside the one of its plan."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to change, at *path*, and the sound files that stand around it."""

    path: str
    content: bytes
    around: Mapping[str, bytes]


@cache
def targets() -> tuple[Target, ...]:
    """Return every file that is changed: the second subject's, the shipped plans and flows."""
    second, shipped = _of(SECOND), _of(ROOT)
    found = [Target(path, content, second) for path, content in second.items()]
    for path, content in shipped.items():
        around = {name: shipped[name] for name in NEEDED}
        if path not in NEEDED:
            found.append(Target(path, content, _with_few_places(around, content)))
    found += [Target(path, shipped[path], {n: shipped[n] for n in NEEDED}) for path in NEEDED]
    for each in found:
        assert load_files(dict(each.around) | {each.path: each.content}).library, each.path
    return tuple(found)


def _of(root: Path) -> dict[str, bytes]:
    return {name: each for name, each in read_files(root).items() if isinstance(each, bytes)}


def _with_few_places(around: Mapping[str, bytes], content: bytes) -> dict[str, bytes]:
    """Return *around* with the first places of the list and the one that *content* names."""
    head, *places = around[NEEDED[3]].decode().split('\n  "')
    tail = places[-1][places[-1].find("\n\n") :] if "\n\n" in places[-1] else "\n"
    named = content.decode().partition("\nmunicipality:")[2].partition("\n")[0].strip(' "')
    kept = [each for n, each in enumerate(places[:-1]) if n < PLACES or each.startswith(named)]
    last = places[-1].removesuffix(tail) if places[-1].startswith(named) else kept.pop()
    text = '\n  "'.join([head, *kept, last.rstrip("\n")]) + "\n"
    return dict(around) | {NEEDED[3]: text.encode()}


@lru_cache(maxsize=128)
def _kept(name: str, content: bytes) -> Parsed:
    return parsed(name, content)


def parsing(changed: str) -> Parsing:
    """Return a reader of single files that reads only the file *changed* anew."""
    return lambda name, content: (parsed if name == changed else _kept)(name, content)
