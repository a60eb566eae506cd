"""Small worlds of content around the one file that a mutant changes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from bot.source.folder import Parsed, Parsing, load_files, parsed, read_files
from tests.shipped import ROOT

SMALL = Path(__file__).resolve().parent / "content"
"""Four kilobytes with something of everything; most inputs begin with one of its files."""

SECOND = Path(__file__).resolve().parents[1] / "content"
"""Another subject, whole: each of its files is changed."""

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


@dataclass(frozen=True, slots=True)
class World:
    """Files to change together with how many of a hundred inputs are one of them."""

    share: int
    targets: tuple[Target, ...]
    weight: Callable[[Target], float]


@cache
def worlds() -> tuple[World, ...]:
    """Return the small world, the second subject, and the shipped plans and flows."""
    small, second, shipped = files_of(SMALL), files_of(SECOND), files_of(ROOT)
    found = (
        World(88, _all(small), lambda target: len(target.content) ** 0.5),
        World(9, _all(second), _seldom_if_large),
        World(3, tuple(_shipped(shipped)), _seldom_if_large),
    )
    for each in (target for world in found for target in world.targets):
        assert load_files(dict(each.around) | {each.path: each.content}).library, each.path
    return found


@cache
def targets() -> tuple[Target, ...]:
    """Return every file that is changed."""
    return tuple(target for world in worlds() for target in world.targets)


def _all(files: Mapping[str, bytes]) -> tuple[Target, ...]:
    return tuple(Target(path, content, files) for path, content in files.items())


def _seldom_if_large(target: Target) -> float:
    return 1 / (4000 + len(target.content) ** 1.4)


def _shipped(files: Mapping[str, bytes]) -> Iterator[Target]:
    around = {name: files[name] for name in NEEDED}
    for path, content in files.items():
        alone = path == NEEDED[3]
        yield Target(path, content, around if alone else _with_few_places(around, content))


def files_of(root: Path) -> dict[str, bytes]:
    """Return the content files under *root* by their path."""
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
