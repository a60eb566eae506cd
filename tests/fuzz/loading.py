"""One changed content file, judged: accepted whole, or refused with a place, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random

from bot.check.report import as_text
from bot.flow.model import Flow
from bot.language import DA, EN
from bot.library import Library
from bot.plan.model import Plan
from bot.problems import Problem, Severity
from bot.source.folder import Loaded, load_files
from tests.fuzz.declared import wrong_in
from tests.fuzz.mutants import changed, grown
from tests.fuzz.worlds import NEEDED, SMALL, Target, files_of, parsing, targets, worlds

ACCEPTED, REFUSED = "accepted", "refused with a place"

TOLD = 6
"""How many of an input's problems are told as people read them."""


@dataclass(frozen=True, slots=True)
class Broken(Exception):
    """The loader did what it must never do; *what* is one line."""

    what: str


@cache
def weights() -> tuple[float, ...]:
    """Return how often each target is drawn."""
    return tuple(
        world.share * world.weight(target) / sum(map(world.weight, world.targets))
        for world in worlds()
        for target in world.targets
    )


def drawn(seed: int, number: int) -> tuple[Target, bytes]:
    """Return the target of input *number* under *seed*, and its changed content."""
    chance = Random(f"{seed}/{number}")
    target = chance.choices(targets(), weights())[0]
    if chance.random() < 0.08:
        return target, grown(chance, target.content)
    others = [target.content, chance.choice(targets()).content]
    return target, changed(chance, target.content, others)


def recipe() -> bytes:
    """Return what makes an input of a number, beside the second and the shipped content."""
    chance, small = Random("recipe"), files_of(SMALL)
    made = [changed(chance, each, [each]) + grown(chance, each) for each in [*small.values()] * 9]
    return b"".join([*small.values(), *made]) + str([each.share for each in worlds()]).encode()


def take(seed: int, number: int) -> str:
    """Judge input *number* under *seed*."""
    return judge(*drawn(seed, number))


def judge(target: Target, content: bytes) -> str:
    """Load *content* in the place of *target*; return what became of it, or raise `Broken`."""
    loaded = load_files(dict(target.around) | {target.path: content}, parsing(target.path))
    errors = [each for each in loaded.problems if each.severity == Severity.ERROR]
    if (loaded.library is None) != bool(errors):
        raise Broken("refused without a problem" if not errors else "accepted with an error")
    _placed(loaded.problems, {**target.around, target.path: content})
    _told(loaded.problems, target, content)
    _typed(loaded, target)
    return REFUSED if errors else ACCEPTED


def _placed(problems: Iterable[Problem], files: dict[str, bytes]) -> None:
    for each in problems:
        where = each.where
        inside = where.path in files and where.line >= 1 and where.column >= 1
        if not inside or where.line > files[where.path].count(b"\n") + _other_ends(
            files, where.path
        ):
            raise Broken(f"{each.code} has no place: {where.path}:{where.line}:{where.column}")


def _other_ends(files: dict[str, bytes], path: str) -> int:
    """Return how many lines *path* may have beside those that end with a line feed."""
    text = files[path].decode("utf-8", "replace")
    return 2 + sum(text.count(end) for end in "\r\x85\u2028\u2029")


def _told(problems: tuple[Problem, ...], target: Target, content: bytes) -> None:
    """Tell *problems* as people read them; that must not fail either."""
    lines = {
        name: each.decode("utf-8", "replace").splitlines() for name, each in target.around.items()
    }
    lines[target.path] = content.decode("utf-8", "replace").splitlines()
    shown = problems[:TOLD]
    for lang in (DA, EN):
        if not as_text(shown, lambda path: lines.get(path, ()), lang):
            raise Broken("said nothing")


def _typed(loaded: Loaded, target: Target) -> None:
    for library in (loaded.library, loaded.draft):
        if library is None:
            continue
        for value, declared in _of_the_file(library, target):
            found = wrong_in(value, declared)
            if found is not None:
                raise Broken(f"{declared.__name__}{found[0]} is {found[1]}")
        if loaded.library is not None:
            return


def _of_the_file(library: Library, target: Target) -> Iterable[tuple[object, type]]:
    """Yield what comes from the changed file; all where the others rest on it."""
    if target.path in NEEDED:
        yield library, Library
        return
    yield from ((each, Flow) for each in library.flows.values() if each.where.path == target.path)
    yield from ((each, Plan) for each in library.plans.values() if each.where.path == target.path)
