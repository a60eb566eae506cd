"""The Chromium of the system, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
IN_CI = os.environ.get("CI") == "true"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def missing(what: str) -> NoReturn:
    """Skip a test that needs a browser, and say so; where everything must run, fail."""
    if IN_CI:
        pytest.fail(what)
    pytest.skip(what)


def sync_api() -> Any:
    """Return Playwright's API."""
    try:
        return import_module("playwright.sync_api")
    except ImportError:
        missing("the page is not tried in a browser: pip install playwright")


@contextmanager
def launched(started: Any) -> Iterator[Any]:
    """Give the browser of the system, which must be there."""
    browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@contextmanager
def opened() -> Iterator[Any]:
    """Give a browser for a test; skip it where there is none."""
    if CHROMIUM is None:
        missing("the page is not tried in a browser: apt-get install chromium")
    with sync_api().sync_playwright() as started, launched(started) as browser:
        yield browser
