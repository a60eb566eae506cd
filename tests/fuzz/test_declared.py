"""The look at types sees what is not as declared, wherever it stands, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, Literal, NewType, TypeVar

import pytest

from bot.library import Library
from tests.fuzz.declared import wrong_in
from tests.shipped import library

Name = NewType("Name", str)
T = TypeVar("T")


@dataclass(frozen=True)
class Leaf(Generic[T]):
    value: T


@dataclass(frozen=True)
class Tree:
    name: Name
    size: int | None
    leaves: tuple[Leaf[int], ...]
    by_name: Mapping[Name, frozenset[str]]
    pair: tuple[int, str]
    kind: Literal["a", "b"]


SOUND = Tree(Name("x"), None, (Leaf(1),), {Name("k"): frozenset({"v"})}, (1, "y"), "a")


def test_what_is_as_declared_is_sound() -> None:
    assert wrong_in(SOUND, Tree) is None
    assert wrong_in(replace(SOUND, size=3), Tree) is None
    assert wrong_in(library(), Library) is None


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        (".name", {"name": 3}),
        (".size", {"size": True}),
        (".size", {"size": "3"}),
        (".leaves", {"leaves": [Leaf(1)]}),
        (".leaves[1].value", {"leaves": (Leaf(1), Leaf("1"))}),
        (".leaves[0]", {"leaves": ("not a leaf",)}),
        (".by_name['k']", {"by_name": {"k": {"v"}}}),
        (".by_name['k']", {"by_name": {"k": "v"}}),
        (".by_name[3]", {"by_name": {3: frozenset()}}),
        (".pair", {"pair": (1, "y", 2)}),
        (".pair", {"pair": ("y", 1)}),
        (".kind", {"kind": "c"}),
    ],
)
def test_what_is_not_is_found_with_its_place(where: str, changes: dict) -> None:
    found = wrong_in(replace(SOUND, **changes), Tree)

    assert found is not None
    assert found[0] == where
