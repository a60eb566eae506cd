"""The parts of this channel, wired to a service and a store."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import SystemRandom

from bot.channels.telegram.api import Api
from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.door import Door
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.packing import Packer
from bot.channels.telegram.reminders import Reminders
from bot.channels.telegram.renewing import Renewing
from bot.channels.telegram.screens import Screens
from bot.channels.telegram.sender import ACUTE_RATE, IDLE, RATE, Sender
from bot.dialogue.events import Event
from bot.dialogue.step import Turn
from bot.reminding import Reminding, StoreWithReminders
from bot.service import ChatService, PersonKey

NAME = "telegram"
"""The channel's name in the keys of persons."""

by_chance: Callable[[], float] = SystemRandom().random
"""Spreads retries, so that not everybody comes back at once."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What runs: the intake takes updates, the sender empties the outbox.

    The reminders put something there when the time has come.
    """

    intake: Intake
    sender: Sender
    reminders: Reminders


def channel(
    api: Api,
    bot: int,
    service: ChatService,
    store: StoreWithReminders,
    *,
    person: Callable[[int], PersonKey],
    button_key: bytes,
    older_button_keys: tuple[bytes, ...] = (),
    without_store: Callable[[Event], Turn],
    web_address: str = "",
    chance: Callable[[], float] = by_chance,
    rate: float = RATE,
    acute_rate: float = ACUTE_RATE,
    idle: float = IDLE,
) -> Channel:
    """Return the channel of *bot*, which speaks through *api*.

    *button_key* signs buttons; those of *older_button_keys* are still read. *person* names a
    chat's person, *without_store* takes the turn of somebody new and
    keeps nothing, *web_address* is where the same help stands.
    *idle* is how many seconds the outbox is left alone when nobody has called.
    """
    buttons = Buttons(button_key, *older_button_keys)
    packer = Packer(Screens(web_address), buttons)
    delivery = Delivery(store, api, Renewing(service, packer))
    sender = Sender(store, delivery, chance, rate=rate, acute_rate=acute_rate, idle=idle)
    reminders = Reminders(Reminding(store.reminders, service), packer, sender.wake)
    intake = Intake(
        Door(bot, buttons, person),
        service,
        packer,
        api,
        reminders,
        wake=sender.wake,
        stray=delivery.stray,
        without_store=without_store,
    )
    return Channel(intake, sender, reminders)
