"""Text to a tree of strings with places. The only module that imports `yaml`.

Plain YAML changes what people write: ``0101`` becomes 65, ``16:00`` becomes 960, ``no``
becomes False, and the last of two equal keys wins in silence. Here every scalar stays
the string that stands in the file, with its line and column, and everything clever is
refused: anchors, aliases, merge keys, tags, duplicate keys, several documents, tabs,
characters that turn the direction of writing. Large and deep files are refused before
they cost anything.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.problems import Code, Lines, Location, Problem, Severity, whole
from bot.source.traps import diagnosis

MOST_BYTES = 256 * 1024
DEEPEST = 12

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string as it stands in the file; *quoted* tells whether it stood in quotes.

    *last* is the line (from 1) on which it ends, 0 where it stands in no file.
    """

    text: str
    where: Location
    quoted: bool = False
    last: int = 0


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; keys are different.

    *named* is where the key stands under which the mapping is found, if it has one.
    """

    entries: tuple[tuple[Scalar, "Node"], ...]
    where: Location
    named: Location | None = None

    @property
    def place(self) -> Location:
        """Return where a reader looks for the mapping: at its name, else at its beginning."""
        return self.where if self.named is None else self.named

    def get(self, key: str) -> "Node | None":
        """Return the value of *key*, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in order."""
        return tuple(name.text for name, _ in self.entries)

    def lines(self) -> Lines:
        """Return where each value stands, by key; an item of a list by "key.0".

        A value that begins on a later line is looked for at its key.
        """
        found = {}
        for key, value in self.entries:
            same_line = value.where.line == key.where.line
            found[key.text] = value.where if same_line else key.where
            if isinstance(value, Sequence):
                found.update({f"{key.text}.{n}": item.where for n, item in enumerate(value.items)})
        return found

    def inside(self, key: str) -> Lines:
        """Return where the values of the mapping under *key* stand, as "key.name"."""
        found = self.get(key)
        lines = found.lines() if isinstance(found, Mapping) else {}
        return {f"{key}.{name}": where for name, where in lines.items()}

    def names_inside(self, key: str) -> Lines:
        """Return where the keys of the mapping under *key* stand, as "key.name"."""
        found = self.get(key)
        entries = found.entries if isinstance(found, Mapping) else ()
        return {f"{key}.{name.text}": name.where for name, _ in entries}


Node = Scalar | Sequence | Mapping


NO_BREAK = "\u00a0"
"""May stand in a text; where YAML needs a space it is none."""


class Refused(Exception):
    """The file cannot be read further; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        """Refuse because of *problem*."""
        super().__init__(problem.code)
        self.problem = problem


def parse(path: str, content: bytes) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Return the tree of the file *path* and what is wrong; None where it cannot be read."""
    text = ""
    try:
        text = _decoded(path, content)
        builder = _Builder(path)
        root = builder.document(yaml.parse(text, Loader=_Loader))
        return root, tuple(builder.problems)
    except Refused as refused:
        return None, (refused.problem,)
    except yaml.MarkedYAMLError as error:
        return None, (_syntax(path, text, error),)
    except yaml.YAMLError as error:
        return None, (_problem("Y101", Location(path), detail=str(error).splitlines()[0]),)


Span = tuple[tuple[int, int], tuple[int, int]]
"""Where something begins and ends: line and column, counted from 0."""


def scalar_spans(text: str) -> list[Span]:
    """Return where the scalars of *text* stand, which `parse` has read without an error."""
    return [
        ((start.line, start.column), (end.line, end.column))
        for event in yaml.parse(text, Loader=_Loader)
        if isinstance(event, yaml.ScalarEvent)
        and (start := event.start_mark) is not None
        and (end := event.end_mark) is not None
    ]


def _decoded(path: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Refused(_problem("Y108", whole(path), size=str(len(content) // 1024)))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Refused(_problem("Y107", Location(path, line), trap="encoding")) from error
    for where, character in _strange(path, text):
        raise Refused(_problem("Y107", where, character=character))
    return text


def _strange(path: str, text: str) -> Iterator[tuple[Location, str]]:
    *lines, last = text.split("\n")
    for number, line in enumerate((*(each.removesuffix("\r") for each in lines), last), 1):
        if line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if _turns(character):
                yield Location(path, number, column), _name(character)


def _name(character: str) -> str:
    return "tab" if character == "\t" else unicodedata.name(character, f"U+{ord(character):04X}")


def _turns(character: str) -> bool:
    """Tell whether *character* is invisible, a control or turns the direction of writing.

    A line that ends otherwise than with a line feed is one for YAML and none for editors.
    """
    kind = unicodedata.category(character)
    return kind in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and character not in "\u00ad\u200d"


class _Builder:
    def __init__(self, path: str) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Mapping:
        root: Node | None = None
        for event in events:
            if isinstance(
                event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent
            ):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise Refused(_problem("Y106", self._at(event)))
                continue
            root = self._node(event, events, 1, None)
        if not isinstance(root, Mapping):
            raise Refused(_problem("Y109", whole(self._path)))
        return root

    def _node(
        self,
        event: yaml.Event,
        events: Iterator[yaml.Event],
        depth: int,
        named: Location | None = None,
    ) -> Node:
        self._refuse_clever(event)
        if depth > DEEPEST:
            raise Refused(_problem("Y108", self._at(event), depth=str(depth)))
        if isinstance(event, yaml.ScalarEvent):
            where, quoted = self._at(event), event.style in ("'", '"')
            return Scalar(event.value, where, quoted, _last_line(event, where))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth, named)

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._at(start, event))

    def _mapping(
        self,
        start: yaml.Event,
        events: Iterator[yaml.Event],
        depth: int,
        named: Location | None,
    ) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise Refused(_problem("Y110", key.where))
            value = self._node(next(events), events, depth + 1, key.where)
            if key.text == "<<":
                raise Refused(_problem("Y104", key.where))
            if key.text in entries:
                first = entries[key.text][0].where.line
                self.problems.append(_problem("Y102", key.where, key=key.text, first=str(first)))
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), self._at(start, event), named)

    def _refuse_clever(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise Refused(_problem("Y103", self._at(event)))
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise Refused(_problem("Y105", self._at(event), tag=str(tag)))

    def _at(self, event: yaml.Event, last: yaml.Event | None = None) -> Location:
        """Return where *event* stands, up to the end of *last*."""
        start, end = event.start_mark, (last or event).end_mark
        if start is None or end is None:
            return Location(self._path)
        same_line = end.line == start.line
        length = max(1, end.column - start.column) if same_line else 1
        return Location(self._path, start.line + 1, start.column + 1, length)


def _last_line(event: yaml.ScalarEvent, where: Location) -> int:
    """Return the line on which a scalar ends; the parser ends a block on the line behind it."""
    end = event.end_mark
    behind = event.style in ("|", ">")
    return where.line if end is None else max(where.line, end.line + (0 if behind else 1))


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return why *text* cannot be read; a space that is none looks right and is told by name."""
    found = diagnosis(
        text.split("\n"),
        str(error.problem or error.context or ""),
        _position(error.problem_mark or error.context_mark),
        _position(error.context_mark or error.problem_mark),
    )
    for row, line in list(enumerate(text.split("\n")))[max(0, found.line - 1) : found.line + 1]:
        if NO_BREAK in line and not found.repair:
            where = Location(path, row + 1, line.index(NO_BREAK) + 1)
            return _problem("Y107", where, character=_name(NO_BREAK))
    where = Location(path, found.line + 1, found.column + 1, max(1, found.length))
    return _problem("Y101", where, trap=found.trap, repair=found.repair)


def _position(mark: yaml.Mark | None) -> tuple[int, int]:
    return (0, 0) if mark is None else (mark.line, mark.column)


def _problem(code: str, where: Location, **values: str) -> Problem:
    return Problem(Code(code), Severity.ERROR, where, tuple(values.items()))
