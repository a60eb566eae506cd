"""What every channel is given: the conversation's service, and what it stands on."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from bot.clock import Clock
from bot.dialogue.packed import Packing
from bot.flow.model import FlowId
from bot.library import Library
from bot.reminding import StoreWithReminders
from bot.service import ChatService, StoreFailed
from bot.settings import Settings
from bot.stores.choice import opened
from bot.stores.rotation import Names, Swept
from bot.stores.rows import Rows
from bot.stores.sealing import Keys, keys_in, sealer_of


@dataclass(frozen=True, slots=True)
class Core:
    """The service that answers, and what it stands on. *library* gives the newest content."""

    settings: Settings
    library: Callable[[], Library]
    flow: FlowId
    clock: Clock
    store: StoreWithReminders
    keys: Keys
    names: Names
    service: ChatService


@asynccontextmanager
async def stored(
    settings: Settings, packing: Packing
) -> AsyncIterator[tuple[StoreWithReminders, Keys]]:
    """Give the store and the keys; raise `StoreFailed` or `KeysUnreadable`."""
    keys = keys_in(settings.key_file)
    async with opened(settings.database, Rows(sealer_of(keys), packing)) as store:
        yield store, keys


async def learnt(keys: Keys, store: Swept) -> Names:
    """Return who goes by which key in *store*; one that is down is asked again with each sweep."""
    names = Names(keys)
    with suppress(StoreFailed):
        await names.learn(store)
    return names
