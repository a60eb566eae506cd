"""What an address such as /silkeborg or /0740-ansat begins with; everything else is nowhere."""

from bot.flow.model import Flow
from bot.library import Library


def start_of(text: str, library: Library, flow: Flow) -> str | None:
    """Return the start that *text* names: a municipality's code, a link of *flow*, or both.

    The municipality stands by code or by a spelling of the list of places, exactly; the
    result is made of what is in the library and never of *text*.
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
