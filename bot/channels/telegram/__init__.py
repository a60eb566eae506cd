"""Telegram, from the raw update to the sent message.

In: `adapter` or `webhook` hands an update to `intake`; `door` takes from it what is
needed and no more, `codec` reads the button; the service commits the turn. Out: `screens`
writes the turn as messages, `message` packs them for the outbox, `sender` empties it.
"""
