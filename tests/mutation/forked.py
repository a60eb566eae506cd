"""Run tests against planted faults, each in a fork of a process that has collected the tests.

pytest starts once and collects every test. Then, in place of running them, each fault gets a
fork: it puts the fault in and runs the tests of its module up to the first that fails. A fault
that lies outside of every function needs the package loaded anew, and its fork does that.
"""

import gc
import importlib.util
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests import shipped
from tests.mutation import planting
from tests.mutation.operators import planted
from tests.mutation.targets import ROOT

PASSED, FAILED, BROKEN = 0, 1, 70
PATIENCE = 20
"""How many times its seconds of the processor a run may take by the clock on the wall."""

OPTIONS = [
    "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutation",
    "-o", "addopts=--import-mode=importlib", "-W", "ignore::pytest.PytestAssertRewriteWarning",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault to plant (none: the module as it stands) and the tests that are to see it."""

    module: str
    ordinal: int | None
    tests: tuple[str, ...]


Ended = tuple[Trial, str, float]


class Host:
    """A pytest plugin that hands the collected tests on, in place of running them."""

    def __init__(self, work: Callable[[list[pytest.Item]], None]) -> None:
        self.work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work once everything is collected."""
        if session.testsfailed:
            raise session.Interrupted("a test module cannot be loaded")
        shipped.library()  # read once, here, and not again in each fork
        self.work(session.items)
        return True


def with_tests(tests: Sequence[str], work: Callable[[list[pytest.Item]], None]) -> int:
    """Collect *tests* (paths below the root), do *work* with them, return pytest's exit code."""
    settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None, max_examples=50,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    return int(pytest.main([*OPTIONS, *existing(tests)], plugins=[Host(work)]))


def existing(tests: Sequence[str]) -> list[str]:
    """Return *tests* as paths; exit where one is not there."""
    missing = [test for test in tests if not (ROOT / test).exists()]
    if missing:
        sys.exit(f"targets.py names what is not there: {', '.join(missing)}")
    return [str(ROOT / test) for test in tests]


def trials(
    wanted: Sequence[Trial], items: list[pytest.Item], workers: int, limit: float
) -> Iterator[Ended]:
    """Run each of *wanted*, *workers* at a time; yield it with how it ended and its seconds.

    It ended as "survived", "killed" or "timeout". A run that uses the processor for more than
    *limit* seconds is ended, and so are those that still run when nobody asks on. The seconds are
    the processor's, so that a busy machine makes no difference; a run that waits has `PATIENCE`.
    """
    gc.freeze()
    waiting = list(reversed(wanted))
    running: dict[int, tuple[Trial, float]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                trial = waiting.pop()
                running[started(trial, items, limit)] = (trial, time.monotonic())
            for pid, (trial, since) in list(running.items()):
                ended, seconds = how_it_ended(pid, late=time.monotonic() - since > PATIENCE * limit)
                if ended:
                    del running[pid]
                    yield trial, ended, seconds
            time.sleep(0.01)
    finally:
        for pid in running:
            how_it_ended(pid, late=True)


def how_it_ended(pid: int, *, late: bool) -> tuple[str, float]:
    """Return how the run of process *pid* ended and its seconds, "" while it runs.

    One that is *late* is ended now.
    """
    ended, status, used = os.wait4(pid, os.WNOHANG)
    if not ended and late:
        os.killpg(pid, signal.SIGKILL)
        ended, status, used = os.wait4(pid, 0)
    if not ended:
        return "", 0.0
    seconds = used.ru_utime + used.ru_stime
    code = os.waitstatus_to_exitcode(status)
    if code == BROKEN:
        raise RuntimeError("the fault was not planted, or no test ran: set MUTATION_LOG to a file")
    if code in (-signal.SIGKILL, -signal.SIGXCPU):
        return "timeout", seconds
    return "survived" if code == PASSED else "killed", seconds


def started(trial: Trial, items: list[pytest.Item], limit: float) -> int:
    """Fork, and return the child's process id, which is its group's as well."""
    pid = os.fork()
    if pid:
        os.setpgid(pid, pid)
        return pid
    code = BROKEN
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (max(1, int(limit)), max(1, int(limit))))
        silence()
        code = tested(trial, items)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def silence() -> None:
    """Send what the tests write to nowhere, or to the file that MUTATION_LOG names."""
    log = os.environ.get("MUTATION_LOG", os.devnull)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)


def tested(trial: Trial, items: list[pytest.Item]) -> int:
    """Return `PASSED` where every test of *trial* passes although the fault is there."""
    os.chdir(ROOT)
    if trial.ordinal is None or planting.plant(trial.module, trial.ordinal):
        planting.forget()
        return run([item for test in trial.tests for item in items if belongs(item, test)])
    return run_anew(trial)


def belongs(item: pytest.Item, test: str) -> bool:
    """Tell whether *item* lies in *test*, a file or a folder."""
    path = item.path.relative_to(ROOT).as_posix()
    return path == test or path.startswith(f"{test}/")


def run(items: list[pytest.Item]) -> int:
    """Run *items* up to the first that fails; no item at all is a failure of ours, not a pass."""
    if not items:
        raise ValueError("no test was collected")
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            print("seen by", item.nodeid, file=sys.stderr)
            return FAILED
    return PASSED


class Faulty(MetaPathFinder, Loader):
    """Gives the package's modules as usual, but one of them with a fault."""

    def __init__(self, module: str, code: CodeType) -> None:
        self.name = planting.dotted(module)
        self.origin = str(ROOT / module)
        self.code = code

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """Return the faulty module's spec, None for every other."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=self.origin)

    def exec_module(self, module: ModuleType) -> None:
        """Run the faulty code as the module."""
        module.__file__ = self.origin
        exec(self.code, module.__dict__)


def run_anew(trial: Trial) -> int:
    """Forget the package and its tests, and let pytest load and run them with the fault."""
    for name in list(sys.modules):
        ours = name == "bot" or name.startswith(("bot.", "tests."))
        if ours and not name.startswith("tests.mutation"):
            del sys.modules[name]
    source = (ROOT / trial.module).read_text("utf-8")
    code = planted(source, trial.ordinal, str(ROOT / trial.module))
    sys.meta_path.insert(0, Faulty(trial.module, code))
    ended = pytest.main([*OPTIONS, "-x", *existing(trial.tests)])
    match ended:
        case pytest.ExitCode.OK:
            return PASSED
        case pytest.ExitCode.TESTS_FAILED | pytest.ExitCode.INTERRUPTED:
            return FAILED
        case pytest.ExitCode.USAGE_ERROR:  # not even conftest.py can be loaded with the fault
            return FAILED
        case _:
            return BROKEN
