"""Two values of the content, compared leaf by leaf.

Nothing is left out because nobody thought of it: every field that counts when two values
are compared is looked at. Only what a list below names is known to be told to nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher

from bot.diff.notation import noted
from bot.plan.model import Row, Window
from bot.problems import NOWHERE, Location

UNTOLD = frozenset(
    {
        "sentences",
        "children",
        "never_said",
        "subject",
        "renamed",
        "review_by",
        "adopted",
        "stated",
        "never_show",
        "conflicts",
        "checked_by",
        "approved_by",
        "approved_content",
        "region",
    }
)
"""Fields that decide nothing that is shown: proofs, papers and dates that only reports print."""

_IN_ORDER = frozenset({"areas", "tables"})
"""Mappings whose order is seen on a screen."""

_WHOLE = frozenset({"hours", "office_hours", "when", "set"})
"""Fields that are read as one, whatever they are made of."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One place at which two values differ; None where there is nothing on that side."""

    names: tuple[str, ...]
    before: str | None
    after: str | None
    where: Location

    @property
    def told(self) -> bool:
        """Tell whether anybody may be shown it."""
        return not UNTOLD.intersection(self.names)


def leaves(old: object, new: object, names: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Yield where *old* and *new* differ, each with the names that lead to it."""
    yield from _leaves(old, new, names, NOWHERE)


def _leaves(old: object, new: object, names: tuple[str, ...], where: Location) -> Iterator[Leaf]:
    if old == new and not _out_of_order(old, new, names):
        return
    where = _place(new) or _place(old) or where
    if names[-1:] and names[-1] in _WHOLE:
        yield Leaf(names, _said(old), _said(new), where)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _of_mappings(old, new, names, where)
    elif _is_record(old) and type(old) is type(new) and not isinstance(old, Row | Window):
        for name in _fields(old):
            yield from _leaves(getattr(old, name), getattr(new, name), (*names, name), where)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _of_lists(old, new, names, where)
    else:
        yield Leaf(names, _said(old), _said(new), where)


def _of_mappings(
    old: Mapping[str, object], new: Mapping[str, object], names: tuple[str, ...], where: Location
) -> Iterator[Leaf]:
    for key in dict.fromkeys((*old, *new)):
        yield from _leaves(old.get(key), new.get(key), (*names, str(key)), where)
    if _out_of_order(old, new, names):
        yield Leaf((*names, "order"), ", ".join(map(str, old)), ", ".join(map(str, new)), where)


def _of_lists(
    old: tuple[object, ...], new: tuple[object, ...], names: tuple[str, ...], where: Location
) -> Iterator[Leaf]:
    if _have_ids(old) and _have_ids(new):
        before, after = {_id(each): each for each in old}, {_id(each): each for each in new}
        yield from _of_mappings(before, after, names, where)
        if tuple(before) != tuple(after) and set(before) == set(after):
            yield Leaf((*names, "order"), ", ".join(before), ", ".join(after), where)
    elif any(_is_record(each) for each in (*old, *new)):
        yield from _of_rows(old, new, names, where)
    else:
        yield Leaf(names, _said(old), _said(new), where)


def _of_rows(
    old: tuple[object, ...], new: tuple[object, ...], names: tuple[str, ...], where: Location
) -> Iterator[Leaf]:
    """Yield the rows that are gone and those that stand there instead, in pairs."""
    before, after = [noted(each) for each in old], [noted(each) for each in new]
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            for number in range(max(j - i, m - k)):
                left, right = _nth(before[i:j], number), _nth(after[k:m], number)
                row = new[k + number] if right is not None else old[i + number]
                yield Leaf(names, left, right, _place(row) or where)


def _nth(found: Sequence[str], number: int) -> str | None:
    return found[number] if number < len(found) else None


def _out_of_order(old: object, new: object, names: tuple[str, ...]) -> bool:
    return (
        bool(names)
        and names[-1] in _IN_ORDER
        and isinstance(old, Mapping)
        and isinstance(new, Mapping)
        and set(old) == set(new)
        and list(old) != list(new)
    )


def _is_record(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type)


def _fields(value: object) -> Iterator[str]:
    assert is_dataclass(value)
    yield from (each.name for each in fields(value) if each.compare and each.name != "digest")


def _have_ids(found: tuple[object, ...]) -> bool:
    return all(_is_record(each) and hasattr(each, "id") for each in found)


def _id(value: object) -> str:
    return str(getattr(value, "id", ""))


def _said(value: object) -> str | None:
    return None if value is None else noted(value)


def _place(value: object) -> Location | None:
    found = getattr(value, "where", None)
    return found if isinstance(found, Location) and found.path else None
