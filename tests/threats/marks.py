"""Which test performs which case: read from the marks in the test files, without running any."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.shipped import ROOT

MARK = "pytest.mark.threat"


@dataclass(frozen=True, slots=True, order=True)
class Performed:
    """A test, by the file it stands in (from the root of the project) and its name."""

    file: str
    test: str


@cache
def performed() -> dict[str, tuple[Performed, ...]]:
    """Return the tests of each id that stands in a mark, in the order of files and lines."""
    found: dict[str, list[Performed]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for case, test in marked(path.read_text("utf-8")):
            here = Performed(path.relative_to(ROOT).as_posix(), test)
            found.setdefault(case, []).append(here)
    return {case: tuple(tests) for case, tests in found.items()}


def marked(source: str) -> Iterator[tuple[str, str]]:
    """Yield each id in a mark of *source* with the name of the test under the mark."""
    if MARK not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for mark in node.decorator_list:
                yield from ((case, node.name) for case in _ids(mark))


def _ids(mark: ast.expr) -> Iterator[str]:
    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == MARK:
        for each in mark.args:
            assert isinstance(each, ast.Constant), ast.unparse(mark)
            yield str(each.value)
