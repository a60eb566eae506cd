"""Reading the cards of a flow: for whom, with which facts, and the ending that each prints."""

from collections.abc import Iterator
from collections.abc import Mapping as Looked

from bot.flow.model import ActionCard, Outcome, State, StateId
from bot.source.reader import Reader
from bot.source.states import StateReader
from bot.source.yaml import Mapping

CARD_KEYS = ("for", "title", "link", "set", "to")
REQUIRED = ("for", "title", "to")


def read_cards(
    reader: Reader, root: Mapping, states: StateReader, found: Looked[StateId, State]
) -> Iterator[ActionCard]:
    """Yield the cards under ``cards:``; *found* are the states that were read."""
    links = reader.mapping(root.get("links"), "links")
    known = tuple(links.keys()) if links is not None else ()
    for key, value in reader.entries(root.get("cards"), "cards"):
        card = reader.mapping(value, key.text)
        if card is not None:
            reader.only(card, f"card {key.text}", CARD_KEYS)
            reader.required(card, f"card {key.text}", REQUIRED)
            yield ActionCard(
                id=reader.name(key),
                audience=reader.text(card.get("for"), f"audience of {key.text}", alike=False),
                title=reader.text(card.get("title"), f"card title of {key.text}", alike=False),
                to=_ending(reader, card, found),
                set=states.settings(card.get("set")),
                link=_link(reader, card, known),
                where=key.where,
            )


def _ending(reader: Reader, card: Mapping, found: Looked[StateId, State]) -> StateId:
    """Return the ending that *card* prints; record a name that is none."""
    name = StateId(reader.string(card.get("to"), "to"))
    endings = [each.id for each in found.values() if isinstance(each, Outcome) and not each.then]
    node = card.get("to")
    if node is not None and name not in endings:
        reader.unknown("ending", name, node.where, endings)
    return name


def _link(reader: Reader, card: Mapping, known: tuple[str, ...]) -> str | None:
    """Return the link of *card*, or None; record one that the flow does not have."""
    node = card.get("link")
    if node is None:
        return None
    name = reader.string(node, "link")
    if name not in known:
        reader.unknown("link", name, node.where, known)
    return name
