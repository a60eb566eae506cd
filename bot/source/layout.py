"""How content is laid out: the order of keys, what stands in quotes, what stands in block style.

Decisions only, on shapes and plain texts; `writer.py` carries them out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.language import Lang
from bot.source import yaml as tree
from bot.source.shape_of_flow import FLOW
from bot.source.shape_of_lists import LAWS, PLACES, SCENARIOS, VOCABULARY
from bot.source.shape_of_plan import LOCAL, NATIONAL
from bot.source.shapes import Closed, Either, Kind, Listed, Named, Open, Shape, Value, Words

FILES: Mapping[str, Shape] = {
    "flow": FLOW,
    "vocabulary": VOCABULARY,
    "laws": LAWS,
    "places": PLACES,
    "scenarios": SCENARIOS,
    "plan": NATIONAL,
    "municipality": LOCAL,
}
"""The shape of a file by the key that makes it what it is."""

LONGEST_IN_LINE = 72
"""Characters of a text that may stand in one line with its translation."""

_ELSE = re.compile(
    r"[-+]?[\d_.:,eExXoOa-fA-F]*\d[\d_.:,eExXoOa-fA-F]*|\d{4}-\d\d?-\d\d?.*"
    r"|y|n|yes|no|on|off|true|false|null|~|[-+]?\.inf|\.nan",
    re.IGNORECASE,
)
"""What other readers of YAML take for a number, a date, yes, no or nothing."""


def shape_of(root: tree.Mapping) -> Shape | None:
    """Return the shape of the file *root*, or None where it is none of ours."""
    return next((shape for key, shape in FILES.items() if root.get(key) is not None), None)


def plain(shape: Shape | None, node: str, keys: Iterable[str] = ()) -> Shape | None:
    """Return the kind of *shape* that fits a *node*: "scalar", "list" or "mapping" of *keys*."""
    match shape:
        case Named(_, inner):
            return plain(inner, node, keys)
        case Either(shapes):
            return _best([plain(each, node, keys) for each in shapes], node, list(keys))
        case Listed(item, always):
            if node == "list":
                return shape
            return None if always else plain(item, node, keys)
        case Value():
            return shape if node == "scalar" else None
        case Words():
            return shape if node != "list" else None
        case None:
            return None
        case _:
            return shape if node == "mapping" else None


def _best(found: Sequence[Shape | None], node: str, keys: list[str]) -> Shape | None:
    fitting = [each for each in found if each is not None]
    if node != "mapping" or len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda each: sum(key in _keys(each) for key in keys))


def _keys(shape: Shape) -> frozenset[str]:
    match shape:
        case Closed(parts=parts):
            return frozenset(parts)
        case Open(key=key):
            return frozenset(key.known)
        case _:
            return frozenset()


def inside(shape: Shape | None, key: str) -> Shape | None:
    """Return the shape of what stands under *key* of a mapping of *shape*."""
    match shape:
        case Closed(parts=parts) if key in parts:
            return parts[key].shape
        case Closed(texts=texts) if texts is not None:
            return Value()
        case Open(value=value):
            return value
        case _:
            return None


def order(shape: Shape | None, keys: Sequence[str], languages: Sequence[Lang]) -> list[str]:
    """Return *keys* in the order in which they are written; the unknown ones stand last."""
    if isinstance(shape, Words):
        known = [str(lang) for lang in languages]
    elif isinstance(shape, Closed):
        known = _known(shape, languages)
    else:
        return list(keys)
    return sorted(keys, key=lambda key: known.index(key) if key in known else len(known))


def _known(shape: Closed, languages: Sequence[Lang]) -> list[str]:
    known = list(shape.parts)
    if shape.texts is not None:
        at = known.index(shape.texts) if shape.texts in known else len(known)
        known[at:at] = [str(lang) for lang in languages if lang not in known]
    return known


def free_order(shape: Shape | None) -> bool:
    """Tell whether the order of keys means nothing in a mapping of *shape*."""
    return isinstance(shape, Closed | Words)


def wants_quotes(shape: Shape | None, text: str, languages_key: bool = False) -> bool:
    """Tell whether *text* must stand in quotes, so that every reader of YAML sees the same."""
    if isinstance(shape, Value) and shape.kind in (Kind.PHONE, Kind.CODE):
        return bool(re.search(r"\d", text))
    is_text = isinstance(shape, Words) or languages_key
    return is_text and _ELSE.fullmatch(text) is not None


def wants_block(shape: Shape | None, texts: Iterable[str]) -> bool:
    """Tell whether a text of *texts* is too long to stand in one line with its translation."""
    holds_texts = isinstance(shape, Words) or (
        isinstance(shape, Closed) and shape.texts is not None
    )
    return holds_texts and any(len(text) > LONGEST_IN_LINE for text in texts)
