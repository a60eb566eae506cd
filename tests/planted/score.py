"""How many planted mistakes `check` refuses at the right line, and how many edits `diff` shows.

Run it with ``make planted``, or ``python -m tests.planted.score SEED EACH``.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from random import Random

from bot.check import check, errors_among
from bot.cli import diff
from bot.diff.telling import Versions
from bot.language import DA
from bot.library import Library
from bot.problems import Problem
from bot.source.folder import load_files, parsed, read_files
from tests.planted.libraries import beside
from tests.planted.mistakes import NO_KIND, Files, Kind, Planted, planted
from tests.planted.plausible import PLAUSIBLE
from tests.planted.printed import Printed
from tests.planted.structural import STRUCTURAL
from tests.shipped import ROOT

TODAY = date(2026, 9, 15)
AT = "2026-09-15T10:20"

_parsed = lru_cache(maxsize=256)(parsed)


@dataclass(frozen=True)
class Score:
    """How many of the mistakes of one sort were seen, and those that were not."""

    tried: tuple[Planted, ...]
    missed: tuple[Planted, ...]
    left_out: tuple[Planted, ...] = ()

    @property
    def seen(self) -> int:
        """Return how many were seen."""
        return len(self.tried) - len(self.missed)

    @property
    def by_kind(self) -> dict[str, tuple[int, int]]:
        """Return how many were seen, and tried, of each kind."""
        names = [each.kind.name for each in self.tried]
        missed = [each.kind.name for each in self.missed]
        return {name: (names.count(name) - missed.count(name), names.count(name)) for name in names}

    def __str__(self) -> str:
        """Return the score in figures."""
        kinds = len({each.kind.name for each in self.tried})
        share = 100 * self.seen / max(1, len(self.tried))
        return f"{self.seen} of {len(self.tried)} ({share:.1f} %), {kinds} kinds"


def shipped() -> Files:
    """Return the shipped content by path."""
    return {name: each for name, each in read_files(ROOT).items() if isinstance(each, bytes)}


def _content(files: Files) -> Library:
    library = load_files(files, _parsed).library
    assert library is not None
    return library


def problems(files: Files) -> tuple[Library | None, tuple[Problem, ...]]:
    """Return the content of *files* as far as it can be read, and the errors that `check` finds."""
    loaded = load_files(files, _parsed)
    found = loaded.problems
    if loaded.draft is not None:
        found = tuple(check(loaded.draft, TODAY, found))
    return loaded.library, tuple(errors_among(found))


def refused(mistake: Planted, files: Files) -> bool:
    """Tell whether an error stands at the line of *mistake*."""
    _, errors = problems(mistake.files(files))
    return any(
        each.where.path == mistake.file and mistake.stands_at(each.where.line) for each in errors
    )


def shown(mistake: Planted, old: Library, new: Library) -> bool:
    """Tell whether `henvend diff` says that people are told otherwise, and names the file."""
    args = argparse.Namespace(lang=DA, at=AT, old="old", new="new", json=False, output=[])
    out = io.StringIO()
    code = diff.tell(Versions(old, new, "old", "new"), args, out)
    return code == 1 and f"{mistake.file}:" in out.getvalue()


def structural(files: Files, each: int, seed: int, kinds: tuple[Kind, ...] = STRUCTURAL) -> Score:
    """Return how many of up to *each* mistakes of every kind `check` refuses."""
    tried = tuple(
        mistake
        for kind in kinds
        for mistake in _first(planted(files, kind, _chance(seed, kind)), each)
    )
    return Score(tried, tuple(mistake for mistake in tried if not refused(mistake, files)))


def plausible(files: Files, each: int, seed: int, kinds: tuple[Kind, ...] = PLAUSIBLE) -> Score:
    """Return how many of up to *each* edits of every kind `diff` shows.

    An edit that is refused, or after which `say` and `who` print the same, is left out.
    """
    old = _content(files)
    in_flows = any("flows" in kind.file for kind in kinds)
    printed = Printed(old, TODAY, None if in_flows else ())
    return added(_shown(kind, files, old, printed, each, seed) for kind in kinds)


def _shown(kind: Kind, files: Files, old: Library, printed: Printed, each: int, seed: int) -> Score:
    tried: list[Planted] = []
    missed: list[Planted] = []
    left_out: list[Planted] = []
    for edit in planted(files, kind, _chance(seed, kind)):
        new, errors = problems(edit.files(files))
        if new is None or errors or not printed.differs(new, edit.file, edit.about):
            left_out.append(edit)
            continue
        tried.append(edit)
        missed += [] if shown(edit, old, new) else [edit]
        if len(tried) == each:
            break
    return Score(tuple(tried), tuple(missed), tuple(left_out))


def _chance(seed: int, kind: Kind) -> Random:
    """Return the chance of one kind: it draws the same whatever other kinds are planted."""
    return Random(f"{seed} {kind.name}")


def added(scores: Iterable[Score]) -> Score:
    """Return *scores* as one."""
    every = tuple(scores)
    return Score(
        tuple(each for score in every for each in score.tried),
        tuple(each for score in every for each in score.missed),
        tuple(each for score in every for each in score.left_out),
    )


# --- in several processes: a kind is known by its number, for it cannot be sent ---------

Flat = tuple[tuple[Planted, ...], tuple[Planted, ...], tuple[Planted, ...]]


def _refused_of(number: int, each: int, seed: int) -> Flat:
    return _flat(structural(shipped(), each, seed, STRUCTURAL[number : number + 1]))


def _shown_of(number: int, each: int, seed: int) -> Flat:
    files, old, printed = _kept()
    return _flat(_shown(PLAUSIBLE[number], files, old, printed, each, seed))


def _flat(score: Score) -> Flat:
    parts = (score.tried, score.missed, score.left_out)
    one, two, three = (tuple(replace(each, kind=NO_KIND) for each in part) for part in parts)
    return one, two, three


def _of_kind(kind: Kind, flat: Flat) -> Score:
    return Score(*(tuple(replace(each, kind=kind) for each in part) for part in flat))


def in_processes(
    of: Callable[[int, int, int], Flat], kinds: tuple[Kind, ...], each: int, seed: int
) -> Iterator[Score]:
    """Yield the score of each kind in turn; several processes take one kind after the other."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        running = [pool.submit(of, number, each, seed) for number in range(len(kinds))]
        for kind, done in zip(kinds, running, strict=True):
            yield _of_kind(kind, done.result())


@cache
def _kept() -> tuple[Files, Library, Printed]:
    files = shipped()
    old = _content(files)
    return files, old, Printed(old, TODAY)


def _first(found: Iterator[Planted], most: int) -> list[Planted]:
    return [mistake for mistake, _ in zip(found, range(most), strict=False)]


def main(seed: int, each: int) -> int:
    """Print both scores with the seed and every miss; 0 where the goals are met."""
    print(f"seed {seed}", flush=True)
    mistakes = _forms(seed, each)
    edits = _edits(seed, -(-each // 2))
    return int(len(mistakes.missed) > len(mistakes.tried) // 100 or bool(edits.missed))


def _forms(seed: int, each: int) -> Score:
    """Print and return what becomes of mistakes of form, here and in other libraries."""
    mistakes = added(in_processes(_refused_of, STRUCTURAL, each, seed))
    print(f"refused by check at the right line: {mistakes}", flush=True)
    _list("missed", mistakes.missed)
    flow = next(iter(_content(shipped()).flows.values()))
    print("\n".join(beside(flow, each, seed, mistakes.by_kind)), flush=True)
    return mistakes


def _edits(seed: int, each: int) -> Score:
    """Print and return what becomes of edits that look right, kind by kind as they are done."""
    print("| an edit that looks right | shown by diff | refused, or prints the same |")
    print("|---|---|---|", flush=True)
    found: list[Score] = []
    for kind, score in zip(PLAUSIBLE, in_processes(_shown_of, PLAUSIBLE, each, seed), strict=True):
        of = f"{score.seen} of {len(score.tried)}"
        print(f"| {kind.name} | {of} | {len(score.left_out)} |", flush=True)
        found.append(score)
    edits = added(found)
    print(f"| all of them | {edits.seen} of {len(edits.tried)} | {len(edits.left_out)} |")
    print(f"shown by diff: {edits}")
    _list("missed", edits.missed)
    return edits


def _list(what: str, found: tuple[Planted, ...]) -> None:
    for mistake in found:
        print(f"  {what}: {mistake}", flush=True)


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (*sys.argv[1:], "1", "8")[:2])))
