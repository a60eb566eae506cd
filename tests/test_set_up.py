"""What a stranger's first minutes rest on: the Makefile, the lock, the README, the command."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.shipped import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def pinned() -> dict[str, str]:
    """Return every package of the lock with its version."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", LOCK, re.MULTILINE))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.threat("I3")
def test_the_lock_names_no_index_and_no_address() -> None:
    assert "index-url" not in LOCK
    assert "find-links" not in LOCK
    assert "://" not in LOCK


@pytest.mark.threat("I3")
def test_everything_in_the_lock_is_pinned_and_has_hashes() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]

    assert len(entries) == len(pinned())
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[^\s;]+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_everything_the_project_names_stands_in_the_lock() -> None:
    project = PROJECT["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {normal(re.match(r"[\w.-]+", each).group(0)) for each in named}

    assert names <= set(pinned())


def test_the_build_needs_nothing_that_is_not_in_the_lock() -> None:
    assert PROJECT["build-system"]["requires"] == ["setuptools>=77"]
    assert int(pinned()["setuptools"].split(".")[0]) >= 77


def test_every_make_command_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    promised = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / "README.md").read_text("utf-8")))

    assert {"chat", "test"} <= promised <= targets
    assert targets >= {"chat", "test", "check", "setup", "bench", "clean", "help"}


@needs_make
def test_make_alone_lists_what_can_be_made() -> None:
    done = subprocess.run(
        ["make"], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
    )

    assert "make chat" in done.stdout
    assert "make test" in done.stdout


@needs_make
def test_without_a_python_that_is_new_enough_make_says_what_to_install(tmp_path: Path) -> None:
    done = _setup_with("import sys; print('Python 3.9.2'); sys.exit(1)", tmp_path)

    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert "make PYTHON=" in done.stderr


@needs_make
def test_without_venv_make_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.exit('ensurepip' in ' '.join(sys.argv))"
    done = _setup_with(script, tmp_path)

    assert done.returncode != 0
    assert "python3-venv" in done.stderr


def _setup_with(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `make setup` in a copy where every python is a stand-in that runs *script*."""
    for file in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / file, folder)
    tools = folder / "tools"
    tools.mkdir()
    for tool in ("sh", "rm", "sed", "awk", "touch", "make"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    real = shutil.which("python3") or "python3"
    for python in ("python3.11", "python3.12", "python3.13", "python3.14", "python3", "python"):
        stand_in = tools / python
        stand_in.write_text(f"#!{real}\n{script}\n", "utf-8")
        stand_in.chmod(0o755)
    return subprocess.run(
        ["make", "setup"],
        cwd=folder,
        env={**os.environ, "PATH": str(tools)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_the_command_and_the_package_are_named_as_documented() -> None:
    assert PROJECT["project"]["name"] == "henvend"
    assert PROJECT["project"]["scripts"] == {"henvend": "bot.cli.main:main"}
    assert PROJECT["project"]["requires-python"] == ">=3.11"


def test_what_ci_runs_can_be_run() -> None:
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert "make" in script.read_text("utf-8")
