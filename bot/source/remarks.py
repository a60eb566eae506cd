"""Comments that say what a professional has still to confirm, as notes of the check."""

import re
from collections.abc import Iterator

from bot.problems import Code, Location, Problem, Severity

_REMARK = re.compile(r"#\s*(?:professional|venter på en fagperson|fagperson)\s*:\s*(\S.*)", re.I)


def remarks(path: str, content: bytes) -> Iterator[Problem]:
    """Yield a note for every comment of *content* that awaits a professional."""
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        found = _REMARK.search(line) if "#" in line else None
        if found is not None:
            length = len(found[0].rstrip())
            where = Location(path, number, found.start() + 1, length)
            values = (("remark", found[1].strip()),)
            yield Problem(Code("F216"), Severity.NOTE, where, values)
