"""Where each flow stands: `/` and `/silkeborg` the first one, `/handlingsplan/0740` another.

Everything else is nowhere. What an address begins with is made of what is in the library and
never of what was typed.
"""

from dataclasses import dataclass

from bot.flow.model import Flow, FlowId
from bot.library import Library

FRONT = "/"
"""Where the flow stands that the service begins with."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an address begins with: a flow, and what it offers, such as "0740-ansat"."""

    flow: FlowId
    start: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the first screen of another flow, under that flow's own title."""

    label: str
    address: str


def address_of(flow: FlowId, front: FlowId) -> str:
    """Return the address of *flow*, where *front* is the one that stands at the front."""
    return FRONT if flow == front else f"/{flow}"


def flow_at(address: str, library: Library, front: FlowId) -> FlowId | None:
    """Return the flow that stands at *address* and takes its presses, or None."""
    return next((each for each in library.flows if address == address_of(each, front)), None)


def beginning(address: str, library: Library, front: FlowId) -> Beginning | None:
    """Return what *address* begins with, or None where nothing stands."""
    name, _, rest = address.removeprefix("/").partition("/")
    flow = FlowId(name)
    if flow not in library.flows:
        flow, rest = front, address.removeprefix("/")
    if not rest:
        return Beginning(flow)
    if "/" in rest:
        return None
    start = start_of(rest, library, library.flows[flow])
    return None if start is None else Beginning(flow, start)


def start_of(text: str, library: Library, flow: Flow) -> str | None:
    """Return the start that *text* names: a municipality's code, a link of *flow*, or both.

    The municipality stands by code or by a spelling of the list of places, exactly.
    """
    if text in flow.links:
        return text
    whole = library.places.find(text)
    if whole.certain:
        return str(whole.places[0])
    place, _, link = text.rpartition("-")
    found = library.places.find(place)
    if found.certain and link in flow.links:
        return f"{found.places[0]}-{link}"
    return None
