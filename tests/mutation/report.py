"""docs/mutation.md: the score of the last run and every survivor with its reason."""

from collections.abc import Sequence
from pathlib import Path

from tests.mutation.reasons import REASONS
from tests.mutation.results import Result
from tests.mutation.targets import ROOT, TARGETS

PAGE = ROOT / "docs" / "mutation.md"
HEAD = """# Mutation testing

Small faults are planted in the modules that decide whom to contact and when, one at a time:
`<` becomes `<=`, `and` becomes `or`, a `case` or a condition goes, a function returns nothing.
For each, the fast tests about that module run. A fault that no test sees is a survivor.
`make mutate` draws the same sample each time (`--seed`, `--sample`), goes on where it was
stopped, and writes this page. Why it is our own: [ADR {adr}](adr/{file}).

Not planted: in types, imports, docstrings, texts of errors, f-strings and `assert_never`.
"""


def page(results: Sequence[Result], faults: int, seed: int, adr: Path) -> str:
    """Return the page over *results*, a sample of *faults* drawn with *seed*."""
    left = [result for result in results if not result.seen]
    number = adr.name[:4]
    return "\n".join(
        [HEAD.format(adr=int(number), file=adr.name), *table(results, faults, seed), "",
         "## Survivors", "", *survivors(left)]
    )  # fmt: skip


def table(results: Sequence[Result], faults: int, seed: int) -> list[str]:
    lines = [
        f"The last run: {len(results)} of {faults} possible faults, seed {seed}. {score(results)}.",
        "",
        "| module | planted | seen | of them by time-out |",
        "|---|---|---|---|",
    ]
    for module in TARGETS:
        here = [result for result in results if result.mutant.module == module]
        late = sum(result.ended == "timeout" for result in here)
        lines.append(f"| `{module}` | {len(here)} | {sum(r.seen for r in here)} | {late} |")
    return lines


def score(results: Sequence[Result]) -> str:
    """Return the share of *results* that a test saw, in words."""
    seen = sum(result.seen for result in results)
    share = 100 * seen / len(results) if results else 0.0
    return f"{seen} of {len(results)} seen: {share:.1f} %"


def survivors(left: Sequence[Result]) -> list[str]:
    if not left:
        return ["None.", ""]
    lines = ["| where | planted | why it may stand |", "|---|---|---|"]
    for result in sorted(left, key=lambda each: (each.mutant.module, each.mutant.line)):
        mutant = result.mutant
        change = f"`{cell(mutant.before)}` → `{cell(mutant.after)}`"
        reason = REASONS.get(mutant.id, "**no reason yet: a test is missing**")
        lines.append(f"| `{mutant.module}:{mutant.line}` | {change} | {reason} |")
    return [*lines, ""]


def cell(text: str) -> str:
    return text.replace("|", "\\|")
