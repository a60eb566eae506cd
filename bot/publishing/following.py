"""The content of the newest published version, and the flows that conversations may still walk.

What stands on the shelf decides alone: every process that looks at the same shelf serves the
same, and serves it again after a restart, earlier versions of flows included. A version that
is not whole, or that this program cannot read, is passed over, and health says so.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.check.material import Material
from bot.check.names import names
from bot.clock import Clock, local
from bot.flow.model import Digest, Flow
from bot.library import Library
from bot.problems import Problem
from bot.publishing.shelf import NotWhole, Shelf, Version, walked
from bot.source.folder import Files, load_files
from bot.source.pins import fits
from bot.source.watch import LOOK, Health, Telling, as_it_stands, errors_of_reading

log = logging.getLogger("henvend.content")

AGAIN = timedelta(seconds=10)
"""How often a version that could not be used is tried again: somebody may be copying it."""


class Unusable(Exception):
    """This program cannot serve a version; carries the *problems* where there are some."""

    def __init__(self, reason: str, problems: tuple[Problem, ...] = ()) -> None:
        """Say why."""
        super().__init__(reason)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Edition:
    """A version and what its files say; *until* tells when each earlier flow is let go of."""

    version: Version
    library: Library
    until: Mapping[Digest, datetime]


def read(shelf: Shelf, version: Version, now: datetime) -> Library:
    """Return the content of *version*; raise `Unusable`."""
    try:
        files = shelf.files(version)
    except (NotWhole, OSError) as error:
        raise Unusable(str(error)) from error
    return usable(files, now)


def usable(files: Files, now: datetime) -> Library:
    """Return what *files* say; raise `Unusable`.

    They were checked when they were published, so only what this program cannot do without
    counts: content must not go out of service because another program asks more of it.
    """
    loaded = load_files(files)
    wrong = errors_of_reading(loaded)
    if loaded.library is not None and not wrong:
        wrong = tuple(names(Material(loaded.library, local(now).date())))
    if loaded.library is None or wrong:
        raise Unusable("it has errors", wrong)
    return loaded.library


def newest(shelf: Shelf, clock: Clock) -> Edition | None:
    """Return the newest version that can serve, or None where there is none."""
    following = Following(shelf, clock)
    following.look()
    return following.edition


class Following:
    """Gives the content of the newest good version; `current` never waits and never fails."""

    def __init__(self, shelf: Shelf, clock: Clock, *, told: Telling = as_it_stands) -> None:
        """Serve what *shelf* holds, as *told* makes it, from the first `look` that finds some."""
        self._shelf = shelf
        self._clock = clock
        self._told = told
        self._looked: datetime | None = None
        self._refused: tuple[int, datetime] | None = None
        self.edition: Edition | None = None
        self.health = Health()

    def current(self) -> Library:
        """Return the content that serves; the same whole library for a whole turn."""
        assert self.edition is not None, "no look has found anything yet"
        return self.edition.library

    @property
    def number(self) -> int:
        """Return the number of the version that serves; 0 before there is one."""
        return self.edition.version.number if self.edition else 0

    def look(self) -> bool:
        """Look for a newer version; tell whether one serves now.

        Called more often than once a second it does nothing.
        """
        now = self._clock.now()
        if self._looked is not None and timedelta(0) <= now - self._looked < LOOK:
            return False
        self._looked = now
        self._end_earlier(now)
        newest = self._shelf.newest()
        if newest <= self.number:
            self.health, self._refused = Health(), None
            return False
        if self._refused is not None and self._refused[0] == newest:
            if timedelta(0) <= now - self._refused[1] < AGAIN:
                return False
        return self._took(newest, now)

    def _took(self, newest: int, now: datetime) -> bool:
        """Serve the newest version that can, and tell whether there is one newer than before."""
        before, wrong = self.number, Unusable(f"version {newest} is not whole")
        for version in reversed(self._shelf.versions()):
            if version.number <= self.number:
                break
            try:
                self._serve(version, now)
            except Unusable as error:
                wrong = error if version.number == newest else wrong
            except Exception as error:  # a fault of ours must not end a service that works
                wrong = Unusable(type(error).__name__)
        if self.number == newest:
            self.health, self._refused = Health(), None
        else:
            self._refuse(newest, wrong, now)
        return self.number > before

    def _serve(self, version: Version, now: datetime) -> None:
        new = self._told(read(self._shelf, version, now))
        served = next(iter(self.current().flows)) if self.edition else None
        if served is not None and served not in new.flows:
            raise Unusable(f"version {version.number} has no flow {served}")
        earlier, until = self._earlier(version, new, now)
        self.edition = Edition(version, replace(new, pinned=earlier), until)
        log.info("version %d serves, with %d earlier flows", version.number, len(earlier))

    def _refuse(self, number: int, wrong: Unusable, now: datetime) -> None:
        self._refused = number, now
        said = self.health.wrong
        self.health = Health(self.health.since or now, wrong.problems, str(wrong))
        if self.health.wrong != said:
            log.error("version %d is not used: %s", number, self.health.wrong)

    def _earlier(
        self, version: Version, new: Library, now: datetime
    ) -> tuple[dict[Digest, Flow], dict[Digest, datetime]]:
        """Return the flows of earlier versions that may still be walked, and until when."""
        known = {flow.digest: flow for flow in new.flows.values()}
        if self.edition is not None:
            library = self.edition.library
            known |= {flow.digest: flow for flow in library.flows.values()}
            known |= library.pinned
        versions = [each for each in self._shelf.versions() if each.number <= version.number]
        ends = walked(versions, now)
        until: dict[Digest, datetime] = {}
        for each in versions:
            if each.number in ends:
                for digest in self._flows(each, known, now):
                    until[digest] = max(ends[each.number], until.get(digest, now))
        earlier = {digest: known[digest] for digest in until if fits(known[digest], new)}
        return {d: flow for d, flow in earlier.items() if flow not in new.flows.values()}, until

    def _flows(
        self, version: Version, known: dict[Digest, Flow], now: datetime
    ) -> Iterable[Digest]:
        """Return the digests of the flows of *version*, and put those in *known* that are not."""
        if set(version.flows.values()) <= set(known):
            return version.flows.values()
        try:
            flows = read(self._shelf, version, now).flows
        except Unusable as error:
            log.error("conversations of version %d ask again: %s", version.number, error)
            return set(version.flows.values()) & set(known)
        known |= {flow.digest: flow for flow in flows.values()}
        return [flow.digest for flow in flows.values()]

    def _end_earlier(self, now: datetime) -> None:
        """Let go of the flows that nobody can walk any more."""
        if self.edition is None:
            return
        over = {digest for digest, until in self.edition.until.items() if until <= now}
        if over:
            until = {d: end for d, end in self.edition.until.items() if d not in over}
            library = self.edition.library
            left = {d: flow for d, flow in library.pinned.items() if d not in over}
            self.edition = Edition(self.edition.version, replace(library, pinned=left), until)
