"""Many works in one transaction of PostgreSQL, each done or refused by itself.

The order of the statements is the order of the locks: people, then event ids, then new
people, each sorted, so that two processes wait for each other in one direction only.
"""

from collections.abc import Sequence
from typing import Protocol

from bot.service import AlreadySeen, Overtaken
from bot.stores import postgres_sql as sql
from bot.stores.rows import Sealed

Refusal = AlreadySeen | Overtaken


class Asking(Protocol):
    """A transaction: asks the database, and returns the rows of the answer."""

    async def __call__(self, query: str, *columns: object) -> list[tuple[object, ...]]:
        """Return the rows that *query* gives with *columns*."""
        ...


async def commit_together(ask: Asking, works: Sequence[Sealed]) -> list[Refusal | None]:
    """Do *works*, of different people and deliveries; return for each None or why not.

    A work whose box stands in the table already was done by a try whose answer was lost:
    it is not done twice.
    """
    found = await ask(sql.LOCK, [work.person for work in works])
    held = {key: (version, box) for key, version, box in found}
    new = [work for work in works if not _stands(work, held)]
    refused = await _repeated(ask, new)
    for work in new:
        version, _ = held.get(work.person, (0, None))
        if work.person not in refused and version != work.expected:
            refused[work.person] = Overtaken()
    for work in await _overtaken_at_the_start(ask, _left(new, refused)):
        refused[work.person] = Overtaken()
    await _unsee(ask, new, refused)
    await _change(ask, _left(new, refused))
    return [refused.get(work.person) for work in works]


def _stands(work: Sealed, held: dict[object, tuple[object, object]]) -> bool:
    return work.box is not None and held.get(work.person, (0, None))[1] == work.box


def _left(works: Sequence[Sealed], refused: dict[bytes, Refusal]) -> list[Sealed]:
    return [work for work in works if work.person not in refused]


async def _repeated(ask: Asking, works: Sequence[Sealed]) -> dict[bytes, Refusal]:
    """Keep the event ids of *works*, and return whose were kept before."""
    named = [work for work in works if work.event is not None]
    if not named:
        return {}
    rows = await ask(sql.SEE, [work.event for work in named], [work.at for work in named])
    kept = {row[0] for row in rows}
    return {work.person: AlreadySeen(work.event) for work in named if work.event not in kept}


async def _overtaken_at_the_start(ask: Asking, works: Sequence[Sealed]) -> list[Sealed]:
    """Begin the sessions of new people; return those whom another process began meanwhile."""
    first = [work for work in works if work.box is not None and not work.expected]
    if not first:
        return []
    begun = {row[0] for row in await ask(sql.BEGIN, *_columns(first))}
    return [work for work in first if work.person not in begun]


async def _unsee(ask: Asking, works: Sequence[Sealed], refused: dict[bytes, Refusal]) -> None:
    """Take back the event ids of those who were overtaken: nothing of their work happens."""
    overtaken = [work for work in works if isinstance(refused.get(work.person), Overtaken)]
    ids = [work.event for work in overtaken if work.event is not None]
    if ids:
        await ask(sql.UNSEE, ids)


async def _change(ask: Asking, works: Sequence[Sealed]) -> None:
    going_on = [work for work in works if work.box is not None and work.expected]
    if going_on:
        await ask(sql.GO_ON, *_columns(going_on))
    forgotten = [work.person for work in works if work.box is None]
    if forgotten:
        await ask(sql.FORGET, forgotten)
        await ask(sql.TAKE_BACK, forgotten)
        await ask(sql.FORGET_REMINDERS, forgotten)
    put = [(work.person, acute, work.at, box) for work in works for acute, box in work.outgoing]
    if put:
        await ask(sql.PUT, *(list(column) for column in zip(*put, strict=True)))


def _columns(works: Sequence[Sealed]) -> tuple[list[object], list[object], list[object]]:
    return (
        [work.person for work in works],
        [work.at for work in works],
        [work.box for work in works],
    )
