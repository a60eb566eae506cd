"""The file with which a municipality's plan begins: every key with a word about it and an example.

Two kinds of comment stand in it, so that nobody has to guess which line is meant to be
used: ``##`` explains, and ``#`` is an example that counts as soon as its ``# `` is gone.
"""

from collections.abc import Iterator

from bot.language import DA, in_language
from bot.library import Library
from bot.plan.model import Place
from bot.source.shape_of_plan import CONTACT_PARTS, LOCAL
from bot.source.shapes import Part

_LIVE = {
    "municipality": 'municipality: "{code}"',
    "name": "name: {name}",
    "adopted": "adopted: unknown",
    "review_by": "review_by: unknown",
    "approved": "approved: null",
    "checked": "checked: null",
}
_CONTACTS = "contacts"
_NOT_IN_A_PLAN = ("locked", "inhouse")


def template(place: Place, library: Library) -> str:
    """Return the plan of *place* to be filled in: it says no more than the national one."""
    names = names_in(library)
    lines = [
        f"## Planen for {place.name} Kommune. Linjer med ## forklarer.",
        '## Linjer med # er eksempler: slet "# ", og skriv jeres eget, så gælder linjen.',
        "## Det, I ikke ved, lader I stå; så siger Henvend, at det ikke er oplyst.",
        "## Tjek bagefter med: henvend check",
        known_already(place),
    ]
    for key, part in LOCAL.parts.items():
        if key == _CONTACTS:
            lines += ["", *_contacts(part, library, names)]
        else:
            lines += _key(key, part, place, names)
    return "\n".join(lines) + "\n"


def known_already(place: Place) -> str:
    """Return a comment with what Henvend knows of *place* without being told."""
    return f"## Politikreds: {place.police}. Den kender Henvend; den skal ikke skrives her."


def _key(key: str, part: Part, place: Place, names: dict[str, str]) -> Iterator[str]:
    yield f"## {key}: {part.about}"
    live = _LIVE.get(key)
    if live is not None:
        yield live.replace("{code}", place.code).replace("{name}", place.name)
    elif part.example:
        yield from (f"# {line}" for line in filled(part.example, names).split("\n"))


def _contacts(part: Part, library: Library, names: dict[str, str]) -> Iterator[str]:
    yield f"## contacts: {part.about}. En kontakt er en enhed eller en rolle, aldrig et menneske."
    yield "## Faste pladser, som I fylder ud under samme id; I må også finde på egne:"
    for contact in library.nowhere.contacts.values():
        if not contact.locked and not contact.inhouse:
            yield f"##   {contact.id}: {in_language(contact.title, DA)}"
    yield "## Et nummer skal have hours. Vælg de linjer, I har brug for."
    yield "contacts:"
    yield f"  # {names['post']}:"
    for key, each in CONTACT_PARTS.items():
        if key not in _NOT_IN_A_PLAN:
            yield f"  ##   {key}: {each.about}"
            yield from (f"  #   {line}" for line in filled(each.example, names).split("\n"))
    yield ""


def filled(example: str, names: dict[str, str]) -> str:
    """Return *example* with the *names* of this content in it."""
    for name, value in names.items():
        example = example.replace("{" + name + "}", value)
    return example


def names_in(library: Library) -> dict[str, str]:
    """Return names that stand in this content, for the examples."""
    posts = [each for each in library.nowhere.contacts.values() if not each.locked]
    with_number = [each.id for each in posts if not each.inhouse] or [each.id for each in posts]
    vocabulary = library.vocabulary
    facts = [rule for rule in vocabulary.facts.values() if rule.plans and rule.values]
    tables: dict[str, str] = {}
    for table, rule in vocabulary.tables.items():
        tables.setdefault(rule.gives, table)
    return {
        "post": str(with_number[0]) if with_number else "indgang",
        "other": str(with_number[1]) if len(with_number) > 1 else "kontor",
        "table": str(tables.get("contacts", "")),
        "says": str(tables.get("text", "")),
        "fact": str(facts[0].id) if facts else "",
        "value": str(next(iter(facts[0].values))) if facts else "",
    }


def file_name(place: Place) -> str:
    """Return the name of the file of *place*: small letters, without æ, ø and å."""
    plain = place.name.casefold().translate({ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"})
    return "".join(each if each.isalnum() else "-" for each in plain) + ".yaml"
