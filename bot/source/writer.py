"""Content in its canonical form, and changes to it. The only module that imports `ruamel.yaml`.

Writing keeps every comment and changes no meaning; both are looked at after the fact, with
the reader that the bot itself uses, and where one of them does not hold nothing is written.
"""

import io
from collections.abc import Iterable

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from bot.language import DA, EN, Lang
from bot.problems import Problem, Severity
from bot.source import yaml as tree
from bot.source.comments import Path, put_on, taken_off
from bot.source.layout import free_order, inside, order, plain, shape_of, wants_block, wants_quotes
from bot.source.shapes import Closed, Listed, Open, Shape, Words

LANGUAGES = (DA, EN)
_WIDE = 1 << 20

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value to be written: texts, lists and mappings."""


class Unreadable(Exception):
    """The file cannot be read, so it cannot be written anew; carries the *problems*."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Carry *problems*."""
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


class MeaningLost(Exception):
    """The new form would not mean the same or lose a comment: nothing is written, report it."""


class Document:
    """One content file, to be changed and written in its canonical form."""

    def __init__(self, path: str, content: bytes, languages: tuple[Lang, ...] = LANGUAGES) -> None:
        """Read *content* of the file *path*; raise `Unreadable`."""
        root, problems = tree.parse(path, content)
        errors = tuple(each for each in problems if each.severity == Severity.ERROR)
        if root is None or errors:
            raise Unreadable(errors)
        lines = content.decode("utf-8").replace("\r\n", "\n").split("\n")
        self._path, self._languages = path, languages
        self._shape = shape_of(root)
        bare, self._comments = taken_off(lines, root)
        self._root = _yaml().load("\n".join(bare) + "\n")

    # --- changes ----------------------------------------------------------------------

    def get(self, path: Path) -> object:
        """Return what stands at *path*, or None."""
        node: object = self._root
        for step in path:
            try:
                node = node[step]  # type: ignore[index]  # a mapping or a list, else TypeError
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def put(self, path: Path, value: Plain) -> None:
        """Let *value* stand at *path*; the mapping above it is there or is made."""
        node = self._root
        for size, step in enumerate(path[:-1], 1):
            if self.get(path[:size]) in (None, ""):
                node[step] = CommentedMap()
            node = node[step]
        node[path[-1]] = _made(value)

    def append(self, path: Path, value: Plain) -> None:
        """Let *value* stand at the end of the list at *path*, which is made where it is missing."""
        found = self.get(path)
        if isinstance(found, CommentedSeq):
            found.append(_made(value))
        else:
            self.put(path, [value] if found in (None, "") else [str(found), value])

    def remove(self, path: Path) -> None:
        """Take away what stands at *path*, with its comments."""
        above = self.get(path[:-1])
        if isinstance(above, CommentedMap | CommentedSeq) and self.get(path) is not None:
            del above[path[-1]]
            self._comments.forget(path)

    # --- the canonical form -----------------------------------------------------------

    def written(self) -> bytes:
        """Return the file in its canonical form; raise `MeaningLost`."""
        arranged = _arranged(self._root, self._shape, self._languages)
        out = io.StringIO()
        _yaml().dump(arranged, out)
        bare = out.getvalue().rstrip("\n").split("\n")
        root, problems = tree.parse(self._path, "\n".join(bare).encode())
        if root is None:
            raise MeaningLost(self._path, problems)
        lines = put_on(bare, root, self._comments)
        content = ("\n".join(lines) + "\n").encode()
        self._look_at(content, root)
        return content

    def _look_at(self, content: bytes, root: tree.Mapping) -> None:
        """Raise `MeaningLost` where *content* lost a comment or differs from *root*."""
        lines = content.decode("utf-8").split("\n")
        again, problems = tree.parse(self._path, content)
        if again is None or not same(root, again, None):
            raise MeaningLost(self._path, problems)
        _, comments = taken_off(lines, again)
        if comments.said() != self._comments.said():
            raise MeaningLost(self._path, "comments")


def canonical(path: str, content: bytes, languages: tuple[Lang, ...] = LANGUAGES) -> bytes:
    """Return *content* in its canonical form; raise `Unreadable` or `MeaningLost`."""
    written = Document(path, content, languages).written()
    before, _ = tree.parse(path, content)
    after, _ = tree.parse(path, written)
    if before is None or after is None or not same(before, after, shape_of(before)):
        raise MeaningLost(path)
    return written


def same(before: tree.Node, after: tree.Node, shape: Shape | None) -> bool:
    """Tell whether two trees mean the same: keys of a fixed list may stand in another order."""
    match before, after:
        case tree.Scalar(), tree.Scalar():
            return before.text == after.text and (
                bool(before.text) or before.quoted == after.quoted
            )
        case tree.Sequence(), tree.Sequence():
            listed = plain(shape, "list")
            item = listed.item if isinstance(listed, Listed) else None
            return len(before.items) == len(after.items) and all(
                same(one, other, item) for one, other in zip(before.items, after.items, strict=True)
            )
        case tree.Mapping(), tree.Mapping():
            return _same_mappings(before, after, plain(shape, "mapping", before.keys()))
        case _:
            return False


def _same_mappings(before: tree.Mapping, after: tree.Mapping, shape: Shape | None) -> bool:
    if set(before.keys()) != set(after.keys()):
        return False
    if not free_order(shape) and before.keys() != after.keys():
        return False
    return all(
        (other := after.get(key.text)) is not None and same(value, other, inside(shape, key.text))
        for key, value in before.entries
    )


# --- ruamel.yaml ------------------------------------------------------------------------


class _Strings(VersionedResolver):
    """Takes every scalar for the string that stands there."""

    def resolve(self, kind: object, value: object, implicit: object) -> Tag:
        if kind is ScalarNode:
            nothing = value == "" and isinstance(implicit, tuple) and implicit[0]
            return Tag(suffix="tag:yaml.org,2002:" + ("null" if nothing else "str"))
        found: Tag = super().resolve(kind, value, implicit)
        return found


def _yaml() -> YAML:
    door = YAML(typ="rt", pure=True)
    door.Resolver = _Strings
    door.preserve_quotes = True
    door.width = _WIDE
    door.indent(mapping=2, sequence=4, offset=2)
    door.brace_single_entry_mapping_in_flow_sequence = True
    return door


def _made(value: Plain) -> object:
    if isinstance(value, dict):
        return CommentedMap({key: _made(each) for key, each in value.items()})
    if isinstance(value, list):
        return CommentedSeq(map(_made, value))
    return value or DoubleQuotedScalarString("")


def _arranged(node: object, shape: Shape | None, languages: tuple[Lang, ...]) -> object:
    if isinstance(node, CommentedMap):
        return _mapping(node, plain(shape, "mapping", [str(key) for key in node]), languages)
    if isinstance(node, CommentedSeq):
        return _list(node, plain(shape, "list"), languages)
    return _scalar(node, plain(shape, "scalar"))


def _mapping(node: CommentedMap, shape: Shape | None, languages: tuple[Lang, ...]) -> CommentedMap:
    made = CommentedMap()
    keys = {str(key): key for key in node}
    names = shape.key if isinstance(shape, Open) else None
    for key in order(shape, list(keys), languages):
        value = node[keys[key]]
        is_text = key in languages and isinstance(shape, Words | Closed)
        under = Words() if is_text else inside(shape, key)
        made[_scalar(keys[key], names)] = _arranged(value, under, languages)
    texts = [str(made[lang]) for lang in languages if isinstance(made.get(lang), str)]
    if _has_block(made.values()) or wants_block(shape, texts):
        made.fa.set_block_style()
    elif node.fa.flow_style():
        made.fa.set_flow_style()
    return made


def _list(node: CommentedSeq, shape: Shape | None, languages: tuple[Lang, ...]) -> CommentedSeq:
    item = shape.item if isinstance(shape, Listed) else None
    made = CommentedSeq(_arranged(each, item, languages) for each in node)
    if node.fa.flow_style() and not _has_block(made):
        made.fa.set_flow_style()
    return made


def _has_block(values: Iterable[object]) -> bool:
    """Tell whether one of *values* stands in block style, which nothing in one line can hold."""
    return any(
        isinstance(each, CommentedMap | CommentedSeq) and each and each.fa.flow_style() is not True
        for each in values
    )


def _scalar(node: object, shape: Shape | None) -> object:
    if isinstance(node, SingleQuotedScalarString) and not set(node) & {'"', "\\"}:
        return DoubleQuotedScalarString(node)
    if type(node) is str and wants_quotes(shape, node):
        return DoubleQuotedScalarString(node)
    return node
