"""Content that is read again when a file changes, while the service runs.

The last good content serves on where the new one has errors, and health says so. A
version of a flow that conversations may still walk stays loaded for 72 hours, unless it
names something that is no longer there: those conversations then use their answers again.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.flow.model import Digest, FlowId
from bot.library import Library
from bot.problems import Problem, Severity
from bot.source.folder import (
    Files,
    Loaded,
    content_files,
    content_hash,
    load_files,
    read_files,
)
from bot.source.pins import PINNED_FOR, fits

log = logging.getLogger("henvend.content")

LOOK = timedelta(seconds=1)
"""How often the files are looked at."""

Stamps = tuple[tuple[str, int, int, int, int], ...]
"""By file: its name, times of change in nanoseconds, size and number."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the newest content serves.

    *since* is when there was newer content that cannot be used, None while all is well;
    *problems* are what is wrong with it then, *reason* says so where there are none.
    """

    since: datetime | None = None
    problems: tuple[Problem, ...] = ()
    reason: str = ""

    @property
    def well(self) -> bool:
        """Tell whether the newest content serves."""
        return self.since is None

    @property
    def wrong(self) -> str:
        """Return what is wrong with the newest content: codes of problems, else the reason."""
        return ", ".join(dict.fromkeys(each.code for each in self.problems)) or self.reason


Judge = Callable[[Loaded], tuple[Problem, ...]]
"""Returns the errors that keep what was loaded from serving."""


def errors_of_reading(loaded: Loaded) -> tuple[Problem, ...]:
    """Return the errors that reading found."""
    return tuple(each for each in loaded.problems if each.severity == Severity.ERROR)


Telling = Callable[[Library], Library]
"""Returns content as people are told it, such as strictly in real operation."""


def as_it_stands(library: Library) -> Library:
    """Return *library* unchanged."""
    return library


class Reloading:
    """Gives the newest good content of a folder; `current` never waits and never fails."""

    def __init__(
        self,
        root: Path,
        first: Library,
        clock: Clock,
        *,
        needs: frozenset[FlowId] = frozenset(),
        judge: Judge = errors_of_reading,
        told: Telling = as_it_stands,
        look_every: timedelta = LOOK,
    ) -> None:
        """Serve *first* until the files under *root* change; *needs* are flows that must stay.

        New content serves as *told* makes it; *first* already is so.
        """
        self._root = root
        self._clock = clock
        self._needs = needs
        self._judge = judge
        self._told = told
        self._every = look_every
        self._library = first
        self._until: dict[Digest, datetime] = {}
        self._stamps: Stamps = ()
        self._hash = b""
        self._looked: datetime | None = None
        self.health = Health()

    @property
    def number(self) -> int:
        """Return 0: what serves is no published version."""
        return 0

    def current(self) -> Library:
        """Return the content that serves now; the same whole library for a whole turn."""
        return self._library

    def look(self) -> bool:
        """Read the content again where its files have changed; tell whether it serves now.

        Called more often than once a second it does nothing.
        """
        now = self._clock.now()
        if self._looked is not None and timedelta(0) <= now - self._looked < self._every:
            return False
        self._looked = now
        self._unpin(now)
        before = stamps(self._root)
        if before == self._stamps:
            return False
        files = read_files(self._root)
        if stamps(self._root) != before:  # somebody is writing: look again next time
            return False
        self._stamps = before
        return self._read(files, now)

    def _read(self, files: Files, now: datetime) -> bool:
        found = content_hash(files)
        if found == self._hash:
            return False
        self._hash = found
        try:
            loaded = load_files(files)
            wrong = self._judge(loaded)
        except Exception as error:  # a fault of ours must not end a service that works
            self._refused(now, (), type(error).__name__)
            return False
        new = loaded.library
        if new is None or wrong or not self._needs <= set(new.flows):
            self._refused(now, wrong or loaded.problems, "a flow is missing")
            return False
        self._serve(self._told(new), now)
        return True

    def _refused(self, now: datetime, problems: tuple[Problem, ...], otherwise: str) -> None:
        self.health = Health(self.health.since or now, problems, otherwise)
        log.error("the new content is not used: %s", self.health.wrong)

    def _serve(self, new: Library, now: datetime) -> None:
        old = self._library
        replaced = {
            flow.digest: now + PINNED_FOR
            for flow in old.flows.values()
            if new.version(flow.id, flow.digest) is None
        }
        versions = {**old.pinned, **{flow.digest: flow for flow in old.flows.values()}}
        self._until = {**replaced, **self._until}
        pinned = {d: f for d, f in versions.items() if d in self._until and fits(f, new)}
        self._library = replace(new, pinned=pinned)
        self.health = Health()
        log.info("content read, %d earlier versions kept", len(pinned))

    def _unpin(self, now: datetime) -> None:
        over = {digest for digest, until in self._until.items() if until <= now}
        if over:
            self._until = {d: until for d, until in self._until.items() if d not in over}
            kept = {d: f for d, f in self._library.pinned.items() if d not in over}
            self._library = replace(self._library, pinned=kept)


def stamps(root: Path) -> Stamps:
    """Return what changes when a content file under *root* is written, without reading one."""
    return tuple(stamp(path) for path in content_files(root))


def stamp(path: Path) -> tuple[str, int, int, int, int]:
    """Return what changes when *path* is written, without reading it."""
    try:
        found = path.lstat()
    except OSError:
        return (str(path), 0, 0, 0, 0)
    return (str(path), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
