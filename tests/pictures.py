"""The pictures of the README: `make pictures` makes every one of them anew."""

import subprocess
import sys
from collections.abc import Callable
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.channels.web.browser import CHROMIUM, launched
from tests.channels.web.pictures import PHONE, shots
from tests.channels.web.site import serving
from tests.shipped import ROOT

FOLDER = ROOT / "docs" / "pictures"

SATURDAY, CHRISTMAS = "lør 22:30", "2026-12-24T10:00"

OF_THE_PAGE = ("start", "check-list", "ending")

DRAWN: dict[str, tuple[str, ...]] = {
    "flow.svg": ("graph", "bekymring"),
    "card.png": ("card", "silkeborg", "--card", "ansat-barn", "--at", "2026-09-15T10:00"),
    "week.svg": ("week", "silkeborg", "--at", CHRISTMAS),
}
"""Pictures that a command draws; a test holds them against what it draws today."""

TYPED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("who", "silkeborg", "--at", SATURDAY), ""),
    (("chat", "--at", SATURDAY, "--municipality", "silkeborg"), "nej\n"),
)
"""What stands in the picture of the terminal: each command, and what is typed into it."""

SHEET = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff }
pre { margin: 0; padding: 24px 28px; width: max-content; background: #14202b; color: #e8eef3;
      font: 15px/1.45 "DejaVu Sans Mono", monospace; border-radius: 10px }
b { color: #8fd0ff }
</style>"""


def drawn(name: str, folder: Path) -> None:
    """Write the picture *name* of `DRAWN` into *folder*."""
    _henvend(*DRAWN[name], "-o", str(folder / name))


def page(browser: Any, folder: Path) -> None:
    """Photograph the page on a phone."""
    with serving() as address:
        shown = browser.new_context(viewport=PHONE, color_scheme="light").new_page()
        for name in shots(shown, f"{address}/?lang=da"):
            if name in OF_THE_PAGE:
                shown.evaluate("scrollTo(0, 0)")
                shown.screenshot(path=folder / f"page-{name}.png")


def terminal(browser: Any, folder: Path) -> None:
    """Photograph what the commands of `TYPED` print."""
    said = "\n".join(_typed(command, keys) for command, keys in TYPED)
    shown = browser.new_page(viewport={"width": 1300, "height": 800})
    shown.set_content(f"{SHEET}<pre>{said}</pre>")
    shown.locator("pre").screenshot(path=folder / "terminal.png")


def _typed(command: tuple[str, ...], keys: str) -> str:
    printed = _henvend(*command, typed=keys).rstrip()
    until = printed.rfind("\nFare nu: ring 112.\n") if keys else len(printed)
    words = " ".join(f'"{each}"' if " " in each else each for each in command)
    return f"<b>$ henvend {escape(words)}</b>\n{escape(printed[:until])}\n"


def _henvend(*arguments: str, typed: str = "") -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT, input=typed, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return ran.stdout


def write(folder: Path) -> None:
    """Write all pictures into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DRAWN:
        drawn(name, folder)
    photographs: tuple[Callable[[Any, Path], None], ...] = (page, terminal)
    with import_module("playwright.sync_api").sync_playwright() as started:
        with launched(started) as browser:
            for photograph in photographs:
                photograph(browser, folder)


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("Chromium is needed for pictures: apt-get install chromium")
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
