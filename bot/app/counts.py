"""Hands what was counted over to the store, and closes the weeks that are over."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.clock import WatchedClock
from bot.library import Library
from bot.service import StoreFailed
from bot.stats.counting import Counting, Counts
from bot.stats.weeks import closing, possible, to_close

log = logging.getLogger("henvend.stats")

OFTEN = 60.0
"""Seconds between two times; a crash loses the counts of as many."""


async def counting(
    store: Counts, counts: Counting, library: Callable[[], Library], clock: WatchedClock
) -> None:
    """Hand over and close for ever, once more when told to stop.

    A clock that is doubted closes no week.
    """
    try:
        while True:
            await asyncio.sleep(OFTEN)
            await _handed_over(store, counts, clock.now())
            if not clock.doubted:
                await _closed(store, library(), clock.now())
    finally:
        await _handed_over(store, counts, clock.now())


async def _handed_over(store: Counts, counts: Counting, now: datetime) -> None:
    changes = counts.handed_over(now)
    try:
        if changes:
            await store.add(changes)
    except StoreFailed as error:
        counts.taken_back(changes)
        log.warning("counting put off: %s", error)


async def _closed(store: Counts, library: Library, now: datetime) -> None:
    try:
        for week, tallies in to_close(await store.every(), now).items():
            await store.close_week(week, closing(week, tallies, possible(library)))
    except StoreFailed as error:
        log.warning("closing a week put off: %s", error)
