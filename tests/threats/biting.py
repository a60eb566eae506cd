"""Switch controls off in a copy of the project, one at a time, and see whether a test turns red."""

import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.shipped import ROOT

SWITCHES = Path(__file__).with_name("switches.yaml")
LEFT_OUT = shutil.ignore_patterns(".*", "*.egg-info", "build", "dist")
"""Hidden files are no part of the project that a test reads, but for its settings."""

PASSED, FAILED, HANGS = 0, 1, -1
PYTEST = ("-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", "-o", "addopts=")
IMPORTS = "--import-mode=importlib"
PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Switch:
    """A control: *code* stands once in *file*, *instead* is without it; *test* performs *case*."""

    control: str
    case: str
    file: str
    code: str
    instead: str
    test: str

    def switched_off(self, text: str) -> str:
        """Return *text*, that of the file, without the control; raise where it is not there."""
        if text.count(self.code) != 1:
            raise ValueError(f"{self.file} holds {self.code!r} {text.count(self.code)} times")
        return text.replace(self.code, self.instead)


@dataclass(frozen=True, slots=True)
class Bitten:
    """Whether the test turned red, and after how many seconds."""

    switch: Switch
    red: bool
    seconds: float


class NotGreen(Exception):
    """A test fails although every control is on: mend that first."""


def switches() -> tuple[Switch, ...]:
    """Return every switch, in the order of the file."""
    return tuple(Switch(**each) for each in yaml.safe_load(SWITCHES.read_text("utf-8")))


def copied(to: Path) -> Path:
    """Copy the project to *to*, without what was made in it, and return *to*."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT)
    return to


def green(root: Path, chosen: Sequence[Switch]) -> None:
    """See that the tests of *chosen* pass as the project stands; raise `NotGreen`."""
    code, told = _tested(root, sorted({each.test for each in chosen}))
    if code != PASSED:
        raise NotGreen(told)


def bite(root: Path, switch: Switch) -> Bitten:
    """Switch one control off in the copy at *root*, run its test, and switch it on again."""
    path, began = root / switch.file, time.monotonic()
    text = path.read_text("utf-8")
    _write(path, switch.switched_off(text))
    try:
        code, _ = _tested(root, [switch.test])
    finally:
        _write(path, text)
    return Bitten(switch, code == FAILED, time.monotonic() - began)


def _write(path: Path, text: str) -> None:
    """Write *text*, and forget what Python has compiled: two writes may fall into one second."""
    path.write_text(text, encoding="utf-8")
    Path(importlib.util.cache_from_source(path)).unlink(missing_ok=True)


def _tested(root: Path, tests: Sequence[str]) -> tuple[int, str]:
    """Return pytest's exit code and the end of what it said; a test that hangs has seen nothing."""
    try:
        done = subprocess.run(
            [sys.executable, *PYTEST, IMPORTS, *tests],
            cwd=root,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return HANGS, f"no end after {PATIENCE} s"
    return done.returncode, done.stdout[-4000:]
