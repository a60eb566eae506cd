"""`requirements.lock` as values: what is pinned, and by which hashes."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import NormalizedName, canonicalize_name

from tests.shipped import ROOT

LOCK = ROOT / "requirements.lock"
AUDIT_LOCK = ROOT / "requirements-audit.lock"


@dataclass(frozen=True, slots=True)
class Pinned:
    """One package of a lock; *hashes* are SHA-256, in hexadecimal."""

    name: NormalizedName
    version: str
    hashes: tuple[str, ...]


def pinned(lock: Path = LOCK) -> dict[NormalizedName, Pinned]:
    """Return what *lock* pins, by name; raise ValueError where an entry lacks version or hash."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n" + lock.read_text("utf-8"))[1:]
    return {each.name: each for each in map(_entry, entries)}


def _entry(text: str) -> Pinned:
    head = re.match(r"([A-Za-z0-9][\w.-]*)==([^\s;]+)", text)
    hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", text))
    if head is None or not hashes:
        raise ValueError(f"not pinned with a hash: {text.splitlines()[0]}")
    return Pinned(canonicalize_name(head[1]), head[2], hashes)
