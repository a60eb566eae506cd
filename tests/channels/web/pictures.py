"""Pictures of every screen of the page, to be looked at: the folder to write them into is named."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.channels.web.browser import CHROMIUM, launched
from tests.channels.web.site import serving

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


def shots(page: Any, address: str) -> Iterator[str]:
    """Walk a conversation and yield the name of each screen worth a picture."""
    page.goto(address)
    yield "start"
    page.locator("button[value='choose:nej']").click()
    yield "question"
    page.locator("button[value='choose:medarbejder']").click()
    yield "place"
    page.locator("#first").fill("silkeborg")
    page.keyboard.press("Enter")
    page.locator("button[value='choose:under-18']").click()
    page.locator("label.tick", has=page.locator("[value=symboler]")).click()
    page.locator("label.tick", has=page.locator("[value=isolation]")).click()
    yield "check-list"
    page.locator("button[value=ticks]").click()
    page.locator("button[value='choose:nej']").click()
    yield "summary"
    page.locator("button[value='choose:go']").click()
    yield "ending"
    page.locator(".bar .acute").click()
    yield "acute"


def write(folder: Path, *, everything: bool) -> None:
    """Write the pictures into *folder*: phone and desktop, or *everything* to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    langs = ("da", "en") if everything else ("da",)
    schemes = ("light", "dark") if everything else ("light",)
    api = import_module("playwright.sync_api")
    with serving() as address, api.sync_playwright() as started, launched(started) as browser:
        for size_name, size in (("phone", PHONE), ("desktop", DESKTOP)):
            for lang in langs:
                for scheme in schemes:
                    context = browser.new_context(
                        viewport=size, color_scheme=scheme, device_scale_factor=1
                    )
                    page = context.new_page()
                    about = f"{size_name}-{lang}-{scheme}" if everything else size_name
                    for name in shots(page, f"{address}/?lang={lang}"):
                        whole = everything or name == "ending"
                        page.screenshot(path=folder / f"web-{name}-{about}.png", full_page=whole)
                    context.close()


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("Chromium is needed for pictures: apt-get install chromium")
    if len(sys.argv) < 2:
        sys.exit("usage: python -m tests.channels.web.pictures FOLDER [--all]")
    write(Path(sys.argv[1]), everything="--all" in sys.argv)
