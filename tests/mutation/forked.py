"""Run tests against one planted fault, in a fork of a process that has the libraries loaded."""

import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import Phase, settings

from tests.mutation.operators import planted
from tests.mutation.targets import ROOT

WARM = ("opening_hours", "transitions", "ruamel.yaml", "yaml", "rapidfuzz", "numpy", "holidays",
        "zoneinfo", "sqlite3", "asyncio", "hypothesis.strategies")  # fmt: skip
PASSED, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault to plant (none: the module as it stands) and the tests that are to see it."""

    module: str
    ordinal: int | None
    tests: Sequence[str]


class Faulty(MetaPathFinder, Loader):
    """Gives the package's modules as usual, but one of them with a fault."""

    def __init__(self, module: str, code: CodeType) -> None:
        self.name = module.removesuffix(".py").replace("/", ".")
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


def warm() -> None:
    """Load what every run needs and no fault touches; the package itself is loaded by each fork."""
    for name in WARM:
        if importlib.util.find_spec(name.split(".")[0]) is not None:
            importlib.import_module(name)
    settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None,
        phases=[Phase.explicit, Phase.generate],
    )  # fmt: skip
    settings.load_profile("mutation")
    assert not any(name == "bot" or name.startswith("bot.") for name in sys.modules)


def trials(
    wanted: Sequence[Trial], workers: int, limit: float
) -> Iterator[tuple[Trial, str, float]]:
    """Run each of *wanted*, *workers* at a time; yield it with how it ended and its seconds.

    It ended as "survived", "killed" or "timeout". A run that takes longer than *limit*
    seconds is ended, and so are those that still run when nobody asks on.
    """
    waiting = list(reversed(wanted))
    running: dict[int, tuple[Trial, float]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                trial = waiting.pop()
                running[started(trial)] = (trial, time.monotonic())
            for pid, (trial, since) in list(running.items()):
                seconds = time.monotonic() - since
                ended = how_it_ended(pid, late=seconds > limit)
                if ended:
                    del running[pid]
                    yield trial, ended, seconds
            time.sleep(0.02)
    finally:
        for pid in running:
            how_it_ended(pid, late=True)


def how_it_ended(pid: int, *, late: bool) -> str:
    """Return how the run of process *pid* ended, "" while it runs; a late one is ended now."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    if ended:
        return "survived" if os.waitstatus_to_exitcode(status) == PASSED else "killed"
    if not late:
        return ""
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "timeout"


def started(trial: Trial) -> int:
    """Fork, and return the child's process id, which is its group's as well."""
    pid = os.fork()
    if pid:
        return pid
    code = FAILED
    try:
        os.setsid()
        silent = os.open(os.devnull, os.O_WRONLY)
        log = os.environ.get("MUTATION_LOG")
        if log:
            silent = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        code = tested(trial)

    finally:
        os._exit(code)


def tested(trial: Trial) -> int:
    sys.dont_write_bytecode = True
    if trial.ordinal is not None:
        source = (ROOT / trial.module).read_text("utf-8")
        code = planted(source, trial.ordinal, str(ROOT / trial.module))
        sys.meta_path.insert(0, Faulty(trial.module, code))
    os.chdir(ROOT)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    options += ["-o", "addopts=--import-mode=importlib"]
    return int(pytest.main([*options, *existing(trial.tests)]))


def existing(tests: Sequence[str]) -> list[str]:
    return [test for test in tests if Path(ROOT / test).exists()]
