"""What must hold before anyone relies on content."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.check.answers import answers
from bot.check.cards import cards
from bot.check.endings import endings
from bot.check.firstlines import first_lines
from bot.check.fit import fit
from bot.check.flows import shape
from bot.check.keeping import keeping
from bot.check.material import Material
from bot.check.names import names
from bot.check.numbers import numbers
from bot.check.once import once
from bot.check.plans import plans
from bot.check.readable import readable
from bot.check.rows import rows
from bot.check.texts import texts
from bot.check.usage import usage
from bot.library import Library
from bot.problems import Problem, Severity

Check = Callable[[Material], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    shape,
    answers,
    rows,
    usage,
    plans,
    keeping,
    numbers,
    texts,
    readable,
    first_lines,
    cards,
    endings,
    fit,
)
"""Everything that is judged once all names stand for something; `names` comes before them."""


Passing = Callable[[Sequence[Check]], Iterable[Check]]
"""Passes the checks on one by one, such as to somebody who is shown how far they have come."""


def check(
    library: Library, today: date, found: Iterable[Problem] = (), passing: Passing = iter
) -> list[Problem]:
    """Return everything wrong with *library* on the day *today*, in the order of the files.

    *found* is what reading it has shown already: it is part of what is returned, and what
    leans on a file with an error of meaning is not judged. So a draft, with stand-ins for
    what could not be read, can be checked too. The date alone never makes an error.
    """
    problems = list(found)
    material = Material(library, today, _broken(problems))
    problems.extend(names(material))
    material = replace(material, broken=_broken(problems))
    for each in passing(CHECKS):
        problems.extend(each(material))
    return once(problems)


def errors_among(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield those of *problems* that keep content from serving anyone."""
    return (problem for problem in problems if problem.severity == Severity.ERROR)


def _broken(problems: Iterable[Problem]) -> frozenset[str]:
    """Return the files in which something has no meaning yet; a text can be mended by itself."""
    return frozenset(
        problem.where.path
        for problem in problems
        if problem.severity == Severity.ERROR and not problem.code.startswith("T")
    )
