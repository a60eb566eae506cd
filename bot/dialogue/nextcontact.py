"""The contact to try when a number did not work."""

from collections.abc import Iterator

from bot.dialogue.replies import ContactCard
from bot.plan.status import Closed


def after(contacts: tuple[ContactCard, ...], failed: str) -> ContactCard | None:
    """Return the next of *contacts* after *failed* that can be called and is not closed, or None.

    Where all that follow are closed, the first that can be called is returned.
    """
    every = list(one_by_one(contacts))
    ids = [each.id for each in every]
    following = every[ids.index(failed) + 1 :] if failed in ids else every  # type: ignore[arg-type]
    callables = [each for each in following if each.phone or each.via]
    not_closed = [each for each in callables if not isinstance(each.status, Closed)]
    return next(iter(not_closed or callables), None)


def one_by_one(contacts: tuple[ContactCard, ...]) -> Iterator[ContactCard]:
    """Yield *contacts*, the members of a group in its place."""
    for contact in contacts:
        if contact.members:
            yield from contact.members
        else:
            yield contact
