"""``make sbom``: what Henvend is made of, as a CycloneDX list for whoever runs it.

cyclonedx-py lists the whole environment with its tools. Here the list is cut down to what runs,
and each part gets the hashes of the lock, so that a file can be held against it.
"""

import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from typing import Any

from packaging.utils import NormalizedName, canonicalize_name

from bot import __version__
from tests.shipped import ROOT
from tests.supply.lock import Pinned, pinned
from tests.supply.parts import OURS, needs

Bom = dict[str, Any]

RESULT = ROOT / "build" / "henvend.cdx.json"

VERSION = "1.6"
"""Of CycloneDX."""

OPTIONS = (
    *("--pyproject", str(ROOT / "pyproject.toml")),
    *("--spec-version", VERSION, "--output-format", "JSON", "--output-reproducible"),
)

HOLD = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.from_version(sys.argv[1])).validate_str(sys.stdin.read())
sys.exit(wrong and str(wrong))
"""
"""Holds the list against the schema of CycloneDX."""


class NotInTheLock(Exception):
    """A part that runs is not pinned: run `make lock`, then `make setup`."""


def cut_down(
    whole: Bom,
    runs: Mapping[NormalizedName, Collection[NormalizedName]],
    lock: Mapping[NormalizedName, Pinned],
) -> Bom:
    """Return *whole* with only what *runs* names, each with its hashes from *lock*.

    Raise `NotInTheLock` where a part has another version than the lock, or is missing.
    """
    ours = whole["metadata"]["component"] | {"version": __version__}
    parts = {canonicalize_name(each["name"]): each for each in whole["components"]}
    refs = {name: part["bom-ref"] for name, part in parts.items()} | {OURS: ours["bom-ref"]}
    missing = sorted(set(runs) - set(refs))
    if missing:
        raise NotInTheLock(", ".join(missing))
    return whole | {
        "metadata": whole["metadata"] | {"component": ours},
        "components": [
            _hashed(part, name, lock) for name, part in sorted(parts.items()) if name in runs
        ],
        "dependencies": [
            {"ref": refs[name], "dependsOn": sorted(refs[each] for each in runs[name])}
            for name in sorted(runs)
        ],
    }


def _hashed(part: Bom, name: NormalizedName, lock: Mapping[NormalizedName, Pinned]) -> Bom:
    known = lock.get(name)
    if known is None or known.version != part["version"]:
        raise NotInTheLock(f"{name} {part['version']}")
    files = [
        {"type": "distribution", "url": part["purl"], "hashes": [{"alg": "SHA-256", "content": it}]}
        for it in known.hashes
    ]
    return part | {"externalReferences": [*part.get("externalReferences", ()), *files]}


def main(words: list[str]) -> int:
    """Write `RESULT` with the Python that *words* begin with, which has cyclonedx-py."""
    python = words[0]
    whole = _run([python, "-m", "cyclonedx_py", "environment", *OPTIONS, sys.executable])
    bom = cut_down(json.loads(whole), needs(), pinned())
    text = json.dumps(bom, ensure_ascii=False, indent=2) + "\n"
    _run([python, "-c", HOLD, VERSION], text)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text, "utf-8")
    print(f"{RESULT.relative_to(ROOT).as_posix()}: {len(bom['components'])} parts")
    return 0


def _run(command: list[str], given: str = "") -> str:
    """Return what *command* writes; its complaints go where ours go."""
    done = subprocess.run(
        command, input=given, stdout=subprocess.PIPE, text=True, timeout=300, check=True
    )
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
