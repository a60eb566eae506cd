"""Our flow as any state machine library knows it, and the mistakes that such a chart can hold."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.conditions import ALWAYS, All, AnyOf, AtLeast, Condition, Is, IsOpen, Not, Only
from bot.flow.machine import TAKE, edges
from bot.flow.model import Flow, Fork


@dataclass(frozen=True)
class Arrow:
    """One transition; *event* is "" where it is taken at once, *guard* where none is asked."""

    source: str
    event: str
    target: str
    guard: str = ""


@dataclass(frozen=True)
class Chart:
    """A flow as any state machine library knows it."""

    initial: str
    states: tuple[str, ...]
    forks: tuple[str, ...]
    finals: tuple[str, ...]
    arrows: tuple[Arrow, ...]

    def out_of(self, state: str) -> tuple[Arrow, ...]:
        """Return the arrows that leave *state*, in order."""
        return tuple(each for each in self.arrows if each.source == state)


def chart(flow: Flow) -> Chart:
    """Return *flow* as a chart; what is offered everywhere leads out of what is no ending."""
    always = {each.id for each in flow.always}
    found = [each for each in edges(flow)]
    leading = {each.source for each in found if each.trigger not in always}
    arrows = tuple(
        Arrow(
            _name(each.source),
            "" if each.trigger == TAKE else _name(each.trigger.strip("-")),
            _name(each.target),
            _guard(each.guard),
        )
        for each in found
        if each.source in leading
    )
    forks = tuple(_name(each.id) for each in flow.states.values() if isinstance(each, Fork))
    finals = tuple(_name(each) for each in flow.states if each not in leading)
    return Chart(_name(flow.initial), tuple(map(_name, flow.states)), forks, finals, arrows)


def _name(name: str) -> str:
    return name.replace("-", "_")


def _guard(condition: Condition) -> str:
    return "" if condition == ALWAYS else _expression(condition)


def _expression(condition: Condition) -> str:
    match condition:
        case Is(fact, values):
            return " or ".join(f"{fact} == '{value}'" for value in sorted(values))
        case AtLeast(fact, _, count):
            return f"{fact}_count >= {count}"
        case Only(fact, _):
            return f"{fact}_only == 1"
        case Not(inner):
            return f"not ({_expression(inner)})"
        case All(conditions):
            return " and ".join(f"({_expression(each)})" for each in conditions)
        case AnyOf(conditions):
            return " or ".join(f"({_expression(each)})" for each in conditions)
        case IsOpen(contact):
            return f"{_name(contact)}_open == 1"


# --- the mistakes ------------------------------------------------------------------------

Change = Callable[[Chart], Iterator[Chart]]


def _instead(chart: Chart, index: int, *arrows: Arrow) -> Chart:
    return replace(chart, arrows=(*chart.arrows[:index], *arrows, *chart.arrows[index + 1 :]))


def _elsewhere(chart: Chart) -> Iterator[Chart]:
    for index, arrow in enumerate(chart.arrows):
        yield _instead(chart, index, replace(arrow, target=f"{arrow.target}_x"))


def _begins_elsewhere(chart: Chart) -> Iterator[Chart]:
    yield replace(chart, initial=f"{chart.initial}_x")


def _leads_nowhere(chart: Chart) -> Iterator[Chart]:
    for state in chart.states:
        if chart.out_of(state):
            arrows = tuple(each for each in chart.arrows if each.source != state)
            yield replace(chart, arrows=arrows)


def _unreached(chart: Chart) -> Iterator[Chart]:
    for state in chart.finals:
        name = f"{state}_x"
        yield replace(chart, states=(*chart.states, name), finals=(*chart.finals, name))


def _of_forks(chart: Chart) -> Iterator[tuple[int, Arrow, bool]]:
    """Yield each arrow out of a fork with its number, and whether it is the last of its fork."""
    for index, arrow in enumerate(chart.arrows):
        if arrow.source in chart.forks:
            yield index, arrow, arrow == chart.out_of(arrow.source)[-1]


def _no_else(chart: Chart) -> Iterator[Chart]:
    yield from (_instead(chart, index) for index, _, last in _of_forks(chart) if last)


def _shadowed(chart: Chart) -> Iterator[Chart]:
    for index, arrow, _ in _of_forks(chart):
        if arrow.guard:
            yield _instead(chart, index, arrow, arrow)


def _takes_all(chart: Chart) -> Iterator[Chart]:
    for index, arrow, last in _of_forks(chart):
        if arrow.guard and not last:
            yield _instead(chart, index, replace(arrow, guard=""))


def _circle(chart: Chart) -> Iterator[Chart]:
    for index, arrow, last in _of_forks(chart):
        if last:
            yield _instead(chart, index, replace(arrow, target=arrow.source))


def _misspelt(pattern: str, to: str) -> Change:
    def change(chart: Chart) -> Iterator[Chart]:
        for index, arrow in enumerate(chart.arrows):
            guard = re.sub(pattern, to, arrow.guard, count=1)
            if guard != arrow.guard:
                yield _instead(chart, index, replace(arrow, guard=guard))

    return change


CHANGES: dict[str, Change] = {
    "point elsewhere": _elsewhere,
    "begin elsewhere": _begins_elsewhere,
    "drop where a state leads": _leads_nowhere,
    "an ending that nothing leads to": _unreached,
    "remove an else": _no_else,
    "shadow a branch": _shadowed,
    "a branch that takes all": _takes_all,
    "a circle without a question": _circle,
    "misspell a fact": _misspelt(r"reporter ==", "reportr =="),
    "misspell a role": _misspelt(r"'on_duty'", "'onduty'"),
}
"""Kinds of mistakes in the chart, by the names of ours."""

TEXTS: dict[str, tuple[str, str]] = {
    "misspell where it leads": (r"\b(target|dest): ", "taget: "),
    "wrong indentation": (r"^( *)  (\w+: \S)", r"\1 \2"),
    "duplicate key": (r"^( +)(target|dest)(: .*)$", r"\1\2\3\n\1\2\3"),
    "tab": (r"^  ( *)(?=[\w-])", "\t\\1"),
    "alias": (r"\b(target|dest): .*$", r"\1: *a"),
}
"""Kinds of mistakes in the text: a pattern that fits one line, and what stands instead."""
