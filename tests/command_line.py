"""The command line in tests: run it here, and read what it wrote."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

from bot.cli.main import main
from tests.shipped import ROOT

TEACHER = (
    "say --at 2026-09-15T10:20 --municipality silkeborg --json fare=nej rolle=medarbejder"
    " alder=under-18 tegn=symboler,isolation leder=nej"
).split()


def run(*argv: str) -> tuple[int, str]:
    """Return the exit code and what was written."""
    out = io.StringIO()
    return main(list(argv), out), out.getvalue()


def said(*argv: str) -> dict[str, Any]:
    """Return the JSON object that a command which goes well prints."""
    code, written = run(*argv)
    assert code == 0
    found: dict[str, Any] = json.loads(written)
    return found


def ids(found: dict[str, Any]) -> list[str]:
    """Return the ids of the contacts, in order."""
    return [contact["id"] for contact in found["contacts"]]


def copied_content(to: Path) -> Path:
    """Return *to* with a copy of the shipped content in it."""
    for folder in ("flows", "municipal_configs"):
        shutil.copytree(ROOT / folder, to / folder)
    return to
