"""Whether a `when` holds: the closed language of conditions, on raw YAML."""

from collections.abc import Callable, Mapping
from typing import Any

Case = Mapping[str, str]


def holds(when: Any, case: Case, is_open: Callable[[str], bool] | None = None) -> bool:
    """Return whether all entries of *when* hold in *case*; *is_open* answers ``open:``.

    A fact that is not in *case* was never asked and equals nothing.
    """
    return all(entry(name, wanted, case, is_open) for name, wanted in (when or {}).items())


def entry(name: str, wanted: Any, case: Case, is_open: Callable[[str], bool] | None) -> bool:
    if name == "any":
        return any(holds(each, case, is_open) for each in wanted)
    if name == "open":
        if is_open is None:
            raise ValueError("`open:` may stand in rows of routes only")
        return is_open(wanted)
    if isinstance(wanted, dict):
        if set(wanted) != {"not"}:
            raise ValueError(f"a plan's condition the oracle does not know: {wanted}")
        return not one_of(case.get(name), wanted["not"])
    return one_of(case.get(name), wanted)


def one_of(value: str | None, wanted: str | list[str]) -> bool:
    return value is not None and value in (wanted if isinstance(wanted, list) else [wanted])


def named(raw: Any, into: set[str]) -> set[str]:
    """Add to *into* every fact that a ``when`` anywhere in *raw* names, and return it."""
    if isinstance(raw, list):
        for each in raw:
            named(each, into)
    elif isinstance(raw, dict):
        for key, value in raw.items():
            if key in ("when", "any"):
                for when in value if isinstance(value, list) else [value]:
                    into.update(name for name in when if name not in ("any", "open"))
            named(value, into)
    return into
