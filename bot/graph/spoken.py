"""What stands in a box below its title, in the words of the writers that have no layout."""

from bot.graph.diagram import Diagram, Named, Node
from bot.graph.letters import capital
from bot.graph.phrases import Phrases, phrases


def body(node: Node, diagram: Diagram) -> tuple[str, ...]:
    """Return the lines below the title of *node*."""
    p = phrases(diagram.lang)
    urgency = (node.urgency_in_words,) if node.urgency_in_words else ()
    warning = (f"! {node.warning}",) if node.warning else ()
    ids = (node.id,) if diagram.ids else ()
    return (*node.notes, *urgency, *warning, *contacts(node, p), *ids)


def contacts(node: Node, p: Phrases) -> tuple[str, ...]:
    """Return the contacts of *node*, one a line, with their numbers."""
    return tuple(_contact(number, each, p) for number, each in enumerate(node.contacts, 1))


def _contact(number: int, contact: Named, p: Phrases) -> str:
    return f"{number_of(number, contact)} {contact_in_words(contact, p)}"


def number_of(number: int, contact: Named) -> str:
    """Return "1." for who is named in every case and "(1)" for who is named in some."""
    return f"{number}." if contact.always else f"({number})"


def contact_in_words(contact: Named, p: Phrases) -> str:
    """Return what *contact* is called, and that no way to it is known where that is so."""
    return capital(contact.title) + ("" if contact.stated else f": {p.not_stated}")
