"""The file with which a municipality's first plan begins: the few entries that it needs.

What is known stands in lines that count, the rest in examples: ``##`` explains, and ``#`` is
an example that counts as soon as its ``# `` is gone. `bot.source.template` has every key.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.conditions import ContactId
from bot.language import DA, in_language
from bot.library import Library
from bot.plan.model import Contact, Outside, Place
from bot.source.shape_of_plan import CONTACT_PARTS, PARTS
from bot.source.template import file_name, known_already
from bot.source.writer import Plain, canonical
from bot.source.yaml import Scalar, parse

Entries = Mapping[str, Plain]
"""What is known, by its key in the file."""

ORIGIN = ("source", "source_date")
POST = ("title", "phone", "hours")
"""What a first plan says of a post; a mail address or a page may stand for the number."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a municipality knows so far: where it is written, and what it says of each post."""

    origin: Entries = field(default_factory=dict)
    posts: Mapping[ContactId, Entries] = field(default_factory=dict)


NOTHING = Known()


def posts(library: Library) -> tuple[Contact, ...]:
    """Return the national posts without a number of their own, which a municipality fills."""
    return tuple(
        each
        for each in library.nowhere.contacts.values()
        if not (each.locked or each.inhouse or each.phone)
    )


def first_plan(place: Place, library: Library, known: Known = NOTHING) -> str:
    """Return the plan of *place* with what is *known*, in canonical form."""
    lines = [*_opening(place), *_origin(known.origin), "checked: null", "", "contacts:"]
    for post in posts(library):
        lines += _post(post, known.posts.get(post.id, {}))
    return canonical(file_name(place), ("\n".join(lines) + "\n").encode()).decode()


def _opening(place: Place) -> Iterator[str]:
    yield f"## Planen for {place.name} Kommune. Linjer med ## forklarer."
    yield '## Slet "# " foran det, I kender, og skriv jeres eget. Resten lader I stå:'
    yield "## så siger Henvend, at det ikke er oplyst, og de nationale numre står der."
    yield "## Resten af det, en plan kan sige, står i docs/writing-a-plan.md."
    yield known_already(place)
    yield f'municipality: "{place.code}"'
    yield f"name: {place.name}"
    yield from ("adopted: unknown", "review_by: unknown", "approved: null")


def _origin(known: Entries) -> Iterator[str]:
    if known:
        yield from _lines(known, ORIGIN)
        return
    yield "## siden, hvor det står, og dens dato: 2018, 2018-04, 2018-04-17, eller undated"
    yield from (f"# {PARTS[key].example}" for key in ORIGIN)


def _post(post: Contact, known: Entries) -> Iterator[str]:
    yield f"  ## {in_language(post.title, DA)}"
    if known:
        yield f"  {post.id}:"
        yield from (f"    {line}" for line in _lines(known, CONTACT_PARTS))
        return
    yield f"  # {post.id}:"
    examples = {key: CONTACT_PARTS[key].example for key in POST}
    if isinstance(post.hours, Outside):
        examples["hours"] = f"hours: {{outside: {post.hours.contact}}}"
    yield from (f"  #   {example}" for example in examples.values())


def _lines(known: Mapping[str, Plain], keys: Iterable[str]) -> Iterator[str]:
    """Yield what is *known* of *keys* as YAML, in their order; layout is the writer's business."""
    for key in keys:
        match known.get(key):
            case None:
                continue
            case dict(inside):
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(inside, inside))
            case list(items):
                yield f"{key}:"
                yield from (f"  - {_scalar(str(item))}" for item in items)
            case str(text):
                yield f"{key}: {_scalar(text)}"


def _scalar(text: str) -> str:
    """Return *text* bare where it means the same, else in quotation marks."""
    root, problems = parse("", f"key: {text}\n".encode())
    read = root.get("key") if root is not None and not problems else None
    bare = isinstance(read, Scalar) and read.text == text
    return text if bare else json.dumps(text, ensure_ascii=False)
