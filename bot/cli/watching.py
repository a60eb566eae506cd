"""Work that is done again whenever a content file is saved, until Ctrl-C."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from bot.cli.content import FLOWS, PLANS
from bot.cli.parser import by
from bot.language import Lang
from bot.source.watch import Stamps, stamp

SETTLED = 50
"""Milliseconds of quiet after which a save counts as done: editors write in several strokes."""

LOOK = 1000
"""Milliseconds after which the files are looked at all the same: not every disk gives notice."""


def watched(content: Path, work: Callable[[], object], lang: Lang, out: TextIO) -> int:
    """Do *work* now, and again after each change to the content; 0 after Ctrl-C."""
    seen = _stamps(content)
    try:
        work()
        _wait(lang, out)
        for _ in _woken(content):
            now = _stamps(content)
            if now != seen:
                seen = now
                work()
                _wait(lang, out)
    except KeyboardInterrupt:
        print(file=out)
    return 0


def _stamps(content: Path) -> Stamps:
    files = (path for each in (FLOWS, PLANS) for path in sorted((content / each).rglob("*.yaml")))
    return tuple(map(stamp, files))


def _woken(content: Path) -> Iterable[object]:
    """Yield when files under *content* may have changed; nothing runs in between.

    Ctrl-C is KeyboardInterrupt.
    """
    from watchfiles import watch  # a start without --watch does not pay for it

    return watch(
        content / FLOWS,
        content / PLANS,
        watch_filter=None,
        debounce=SETTLED * 4,
        step=SETTLED,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=True,
    )


def _wait(lang: Lang, out: TextIO) -> None:
    da = "\nVenter på, at en fil bliver gemt – stop med Ctrl-C."
    en = "\nWaiting for a file to be saved – stop with Ctrl-C."
    print(by(lang, da, en), file=out, flush=True)
