"""One text, and one hash, for a value of the plan: the same wherever it is told the same."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

LETTERS = 16
"""How many hexadecimal digits of the hash are kept."""


def hashed(value: object, leave_out: Collection[str] = ()) -> str:
    """Return the hash of *value*; fields named in *leave_out* are no part of it."""
    return hashlib.sha256(_canonical(value, leave_out).encode()).hexdigest()[:LETTERS]


def _canonical(value: object, leave_out: Collection[str]) -> str:
    """Return *value* as one text; what is empty is left out, so that new fields change nothing."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {
            each.name: getattr(value, each.name)
            for each in fields(value)
            if each.compare and each.name not in leave_out
        }
        return f"{type(value).__name__}{_canonical(told, leave_out)}"
    if isinstance(value, Mapping):
        return "{" + ",".join(_entries(value, leave_out)) + "}"
    if isinstance(value, frozenset):
        return "<" + ",".join(sorted(_canonical(each, leave_out) for each in value)) + ">"
    if isinstance(value, tuple):
        return "[" + ",".join(_canonical(each, leave_out) for each in value) + "]"
    return value.isoformat() if isinstance(value, date) else repr(value)


def _entries(mapping: Mapping[str, object], leave_out: Collection[str]) -> Iterable[str]:
    for key in sorted(mapping):
        value = mapping[key]
        if value is not None and value is not False and value not in ("", (), {}):
            yield f"{key!r}:{_canonical(value, leave_out)}"
