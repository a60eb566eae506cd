"""Which of the installed packages Henvend runs with; the rest are tools to build and test it."""

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

OURS = canonicalize_name("henvend")
TOOLS = frozenset({"dev"})
"""The extras that nobody who runs Henvend installs."""


def installed() -> dict[NormalizedName, Distribution]:
    """Return every package of this environment but our own."""
    found = {canonicalize_name(each.name): each for each in distributions()}
    found.pop(OURS, None)
    return found


def needs() -> dict[NormalizedName, frozenset[NormalizedName]]:
    """Return what runs, ourselves among it, each with what it needs directly on this platform."""
    offered = frozenset(distribution(OURS).metadata.get_all("Provides-Extra") or ()) - TOOLS
    waiting = [(OURS, offered)]
    done: set[tuple[NormalizedName, frozenset[str]]] = set()
    found: dict[NormalizedName, frozenset[NormalizedName]] = {}
    while waiting:
        here = waiting.pop()
        if here in done:
            continue
        done.add(here)
        direct = list(_direct(*here))
        found[here[0]] = found.get(here[0], frozenset()) | {name for name, _ in direct}
        waiting += direct
    return found


def _direct(
    name: NormalizedName, extras: frozenset[str]
) -> Iterator[tuple[NormalizedName, frozenset[str]]]:
    for text in distribution(name).requires or ():
        asked = Requirement(text)
        if asked.marker is None or any(
            asked.marker.evaluate({"extra": extra}) for extra in ("", *extras)
        ):
            yield canonicalize_name(asked.name), frozenset(asked.extras)
