"""How many planted mistakes `check` refuses at the right line, and how many edits `diff` shows.

Run it with ``make planted``, or ``python -m tests.planted.score SEED EACH``.
"""

import sys
from datetime import date

from bot.check import check, errors_among
from bot.diff.values import leaves
from bot.source.folder import load_files, read_files
from tests.planted.mistakes import PLAUSIBLE, STRUCTURAL, Files, Planted, planted
from tests.shipped import ROOT

TODAY = date(2026, 9, 15)


def shipped() -> Files:
    """Return the shipped content by path."""
    return {name: each for name, each in read_files(ROOT).items() if isinstance(each, bytes)}


def refused(mistake: Planted, files: Files) -> bool:
    """Tell whether an error stands within one line of *mistake*."""
    loaded = load_files(mistake.files(files))
    found = loaded.problems
    if loaded.draft is not None:
        found = tuple(check(loaded.draft, TODAY, found))
    return any(
        each.where.path == mistake.file and abs(each.where.line - mistake.line) <= 1
        for each in errors_among(found)
    )


def shown(mistake: Planted, files: Files) -> bool:
    """Tell whether the comparison of the content shows *mistake* to whoever signs."""
    old, new = load_files(files).draft, load_files(mistake.files(files)).draft
    return new is None or any(leaf.told for leaf in leaves(old, new))


def main(seed: int, each: int) -> int:
    """Print both scores with the seed and every miss; 0 where the goals are met."""
    files = shipped()
    structural = list(planted(files, STRUCTURAL, each, seed))
    edits = list(planted(files, PLAUSIBLE, each, seed))
    missed = [mistake for mistake in structural if not refused(mistake, files)]
    unseen = [mistake for mistake in edits if not shown(mistake, files)]
    print(f"seed {seed}")
    print(f"refused by check: {len(structural) - len(missed)} of {len(structural)}")
    print(f"shown by diff: {len(edits) - len(unseen)} of {len(edits)}")
    for mistake in (*missed, *unseen):
        print(f"  missed: {mistake.kind.name}: {mistake.file}:{mistake.line}: {mistake.after}")
    return int(len(missed) > len(structural) // 100 or bool(unseen))


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (*sys.argv[1:], "1", "9")[:2])))
