"""What the checks look at, and the few words they share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.flow.model import Choice, Flow, Outcome, Question, State
from bot.library import Library
from bot.plan.model import Contact, Plan
from bot.problems import Code, Lines, Location, Problem, Severity


@dataclass(frozen=True, slots=True)
class Material:
    """The content to check on the day *today*.

    *broken* are the files in which something has no meaning yet, such as a name that
    exists nowhere: what leans on the whole of such a file is not judged, so that one
    mistake gives one problem.
    """

    library: Library
    today: date
    broken: frozenset[str] = frozenset()

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Return every flow."""
        return tuple(self.library.flows.values())

    @property
    def sound_flows(self) -> tuple[Flow, ...]:
        """Return the flows of files that are not broken."""
        return tuple(flow for flow in self.flows if flow.where.path not in self.broken)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Return the national plan and every plan with a file of its own."""
        own = (plan for plan in self.library.plans.values() if plan.own)
        return (self.library.nowhere, *own)

    @property
    def all_sound(self) -> bool:
        """Tell whether no file at all is broken."""
        return not self.broken

    def sound(self, plan: Plan) -> bool:
        """Tell whether neither *plan* nor the national one under it is broken."""
        return not {plan.where.path, self.library.nowhere.where.path} & self.broken


class Placed(Protocol):
    """A thing of content that knows where its parts stand."""

    @property
    def where(self) -> Location:
        """Return where the thing stands."""
        ...

    @property
    def lines(self) -> Lines:
        """Return where its parts stand."""
        ...


def place(thing: Placed, part: str) -> Location:
    """Return where *part* of *thing* stands, or the thing where it has none."""
    return thing.lines.get(part, thing.where)


def offered(state: State) -> tuple[Choice, ...]:
    """Return the answers that *state* offers by name."""
    match state:
        case Question(choices=choices) | Outcome(then=choices):
            return choices
        case _:
            return ()


def own_contacts(plan: Plan) -> Iterator[Contact]:
    """Yield the contacts that the plan's own file names, in order."""
    return (each for each in plan.contacts.values() if each.where.path == plan.where.path)


def error(code: str, where: Location, /, **values: str) -> Problem:
    """Return a problem that keeps content from being used."""
    return Problem(Code(code), Severity.ERROR, where, tuple(values.items()))


def warning(code: str, where: Location, /, **values: str) -> Problem:
    """Return a problem that somebody should look at."""
    return Problem(Code(code), Severity.WARNING, where, tuple(values.items()))


def note(code: str, where: Location, /, **values: str) -> Problem:
    """Return something to know, which may stay as it is."""
    return Problem(Code(code), Severity.NOTE, where, tuple(values.items()))


def listed(names: Iterable[str]) -> str:
    """Return *names* as they stand in a sentence: a, b, c."""
    return ", ".join(names)
