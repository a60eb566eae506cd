"""``make audit``: asks a service of known weaknesses about every pinned version.

pip-audit ends well also where the service knew none of the packages or was not reached, so its
answer is read here: what was not looked up was not found to be safe.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.supply.lock import AUDIT_LOCK, LOCK, pinned

PATIENCE = 600
"""Seconds for the whole audit."""

OPTIONS = "--require-hashes --disable-pip --progress-spinner off --format json".split()

SOUND, WEAK, NOT_ASKED = 0, 1, 2
"""How the command ends."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """A known weakness of a pinned version, and the versions without it."""

    package: str
    version: str
    id: str
    mended_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audited:
    """What the service knew: how many packages it looked up, which not, and what is wrong."""

    asked: int
    unknown: tuple[str, ...]
    weaknesses: tuple[Weakness, ...]


def read(answer: str) -> Audited | None:
    """Return what pip-audit answered in JSON, or None where it did not answer."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    return Audited(
        len(packages),
        tuple(each["name"] for each in packages if "skip_reason" in each),
        tuple(
            Weakness(each["name"], each["version"], found["id"], tuple(found["fix_versions"]))
            for each in packages
            for found in each.get("vulns", ())
        ),
    )


def verdict(audited: Audited | None, expected: int) -> tuple[int, str]:
    """Return how the command ends and what it says, where *expected* packages are pinned."""
    if audited is None:
        return NOT_ASKED, (
            "not audited: the service of known weaknesses did not answer.\n"
            "Try again where there is a network, or ask another one: make audit ARGS='-s osv'"
        )
    lines = [
        f"{each.package} {each.version}: {each.id};"
        f" mended in {', '.join(each.mended_in) or 'no version yet'}"
        for each in audited.weaknesses
    ]
    missing = max(expected - audited.asked, 0) + len(audited.unknown)
    if missing:
        lines.append(
            f"not audited: {missing} of {expected} packages are unknown to the service,"
            " or it was not reached"
        )
    if audited.weaknesses:
        return WEAK, "\n".join(lines)
    if missing:
        return NOT_ASKED, "\n".join(lines)
    return SOUND, f"{expected} packages: no known weakness"


def ask(python: str, lock: Path, options: list[str]) -> subprocess.CompletedProcess[str]:
    """Let the pip-audit that *python* has look up what *lock* pins."""
    return subprocess.run(
        [python, "-m", "pip_audit", *OPTIONS, "-r", str(lock), *options],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def main(words: list[str]) -> int:
    """Audit both locks with the Python that *words* begin with; return the worst ending."""
    python, *options = words
    codes = []
    for lock in (LOCK, AUDIT_LOCK):
        done = ask(python, lock, options)
        audited = read(done.stdout)
        code, said = verdict(audited, len(pinned(lock)))
        if audited is None:
            said += "\n" + "".join(done.stderr.splitlines()[-1:])
        print(f"{lock.name}: {said}", file=sys.stdout if code == SOUND else sys.stderr)
        codes.append(code)
    return WEAK if WEAK in codes else max(codes)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
