"""One mistake, one problem: a name misspelt in nine places is told once, with the other places."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.problems import Problem

_EVERYWHERE = ("fact", "value", "table", "urgency")
"""What the vocabulary names: misspelt there, it is unknown in every file."""


def once(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* in the order of the files, those about one misspelt name as one."""
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in sorted(dict.fromkeys(problems), key=lambda each: each.order):
        groups.setdefault(_mistake(problem), []).append(problem)
    return [_together(group) for group in groups.values()]


def _mistake(problem: Problem) -> tuple[str, ...]:
    values: Mapping[str, str] = dict(problem.values)
    if problem.code == "F317":
        return (problem.code, values.get("fact", ""), values.get("value", ""))
    if problem.code != "F201":
        where = problem.where
        said = (name + "=" + value for name, value in problem.values)
        return (problem.code, where.path, str(where.line), str(where.column), *said)
    what = values.get("what", "")
    path = "" if what.split(" ")[0] in _EVERYWHERE else problem.where.path
    return (problem.code, path, what, values.get("name", ""))


def _together(group: list[Problem]) -> Problem:
    first, *others = group
    if not others:
        return first
    places = dict.fromkeys(_place(each, first) for each in others)
    return replace(first, values=(*first.values, ("also", ", ".join(places))))


def _place(other: Problem, first: Problem) -> str:
    line = str(other.where.line)
    return line if other.where.path == first.where.path else f"{other.where.path}:{line}"
