"""New keys without losing anybody: new conversations get the newest, running ones keep theirs.

A person's name is a keyed hash, so it cannot be turned into one of another key. So a
conversation keeps the name that it began with, as a reminder does; after 72 hours no conversation
of an older key is left, and after eight days no reminder.
"""

import asyncio
import logging
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.clock import WatchedClock
from bot.service import PersonKey, StoreFailed
from bot.stores.lives import NAMED
from bot.stores.sealing import Keys, in_file_form, keys_in, new_keys, person_key

log = logging.getLogger("henvend.store")

SWEEP = 600.0
"""Seconds between two sweeps of what has outlived its time."""


class Swept(Protocol):
    """A store that is swept and tells whom it keeps."""

    async def sweep(self, now: datetime) -> None:
        """Delete everything that has outlived its time."""
        ...

    async def people(self) -> Sequence[PersonKey]:
        """Return the names of all conversations that are kept."""
        ...


class Names:
    """Gives each chat its nameless name."""

    def __init__(self, keys: Keys) -> None:
        """Name new conversations by the newest of *keys*."""
        self._newest = keys.person
        self._older = tuple(each.person for each in keys.older)
        self._running: frozenset[PersonKey] = frozenset()

    def person(self, channel: str, chat: int | str) -> PersonKey:
        """Return the name of *chat*: the one that it has already, else one of the newest key."""
        for key in self._older:
            name = person_key(key, channel, chat)
            if name in self._running:
                return name
        return person_key(self._newest, channel, chat)

    async def learn(self, store: Swept) -> None:
        """Learn from *store* which conversations run, as long as there is an older key."""
        if self._older:
            self._running = frozenset(await store.people())


async def sweeping(store: Swept, names: Names, clock: WatchedClock) -> None:
    """Sweep *store* for ever, and let *names* forget whoever is gone.

    A clock that is doubted sweeps nothing: one that runs ahead would delete what is alive.
    """
    while True:
        try:
            if not clock.doubted:
                await store.sweep(clock.now())
            await names.learn(store)
        except StoreFailed as error:  # the acute card must go out all the same
            log.warning("sweeping put off: %s", error)
        await asyncio.sleep(SWEEP)


def rotate(path: Path, now: datetime) -> int:
    """Put new keys into the file *path* and return how many older ones stay, 8 days at most.

    Raise `KeysUnreadable` where the file holds no keys; it is left as it is then.
    """
    present, second = keys_in(path), int(now.timestamp())
    retired = replace(present, older=(), retired=second)
    oldest = second - int(NAMED.total_seconds())
    older = (retired, *(each for each in present.older if each.retired > oldest))
    _replace(path, replace(new_keys(), older=older))
    return len(older)


def _replace(path: Path, keys: Keys) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(handle, in_file_form(keys))
        os.fsync(handle)
    finally:
        os.close(handle)
    draft.replace(path)
