"""What the service leans on, and whether each of it is well right now."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

PATIENCE = 2.0
"""Seconds that one part may take to answer."""

WELL = ""
"""What a part says of itself when nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Vital:
    """One thing that the service leans on. *look* returns what is wrong with it, or `WELL`.

    Without an *essential* one nobody should be sent here; without another the service still
    answers, with less.
    """

    name: str
    look: Callable[[], Awaitable[str]]
    essential: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """How the parts are: by name what is wrong, or `WELL`."""

    parts: dict[str, str]
    ready: bool


async def condition(vitals: Sequence[Vital]) -> Condition:
    """Look at all *vitals* side by side; one that fails or does not answer is not well."""
    found = await asyncio.gather(*(_looked(each) for each in vitals))
    ready = all(not (wrong and each.essential) for each, wrong in zip(vitals, found, strict=True))
    return Condition({each.name: wrong for each, wrong in zip(vitals, found, strict=True)}, ready)


async def _looked(vital: Vital) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            return await vital.look()
    except TimeoutError:
        return "no answer"
    except Exception as fault:
        return type(fault).__name__
