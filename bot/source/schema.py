"""JSON Schema (2020-12) for an editor, made from the shapes of content and a library's names.

Content is read as strings, whatever other readers of YAML make of them: to these `true` is
a truth value and 2018 a number. So a schema takes both: the string, and what YAML 1.2 makes
of it where it stands without quotes. Where only a string is right, such as a phone number
or a code, quotes are demanded, as the canonical form has them.
"""

from collections.abc import Callable, Iterable, Mapping

from bot.conditions import ABROAD, AREA, KNOWN, MUNICIPALITY, NO_AREA, UNKNOWN
from bot.flow.model import Outcome
from bot.library import Library
from bot.scenario.play import CONTROLS
from bot.source.conditions import ANY, COMPARISON_KEYS, OPEN
from bot.source.layout import FILES
from bot.source.reader import FACT_ID, ID
from bot.source.shapes import (
    Closed,
    Condition,
    Either,
    Facts,
    Kind,
    Listed,
    Named,
    Open,
    Shape,
    Value,
    Words,
)

Json = dict[str, object]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: Mapping[str, tuple[str, ...]] = {
    "flow": ("flow",),
    "plan": ("municipality", "plan"),
    "vocabulary": ("vocabulary",),
    "laws": ("laws",),
    "places": ("places",),
    "scenarios": ("scenarios",),
}
"""The kinds of file with a schema, and the keys that make a file one of them."""

_TITLES = {
    "flow": "Samtale",
    "plan": "Plan",
    "vocabulary": "Ordliste",
    "laws": "Regler",
    "places": "Steder",
    "scenarios": "Scenarier",
}
_DATE = r"^\d{4}(-\d{2}){0,2}$"
_YEAR: Json = {"type": "integer", "minimum": 1900, "maximum": 2999}
_TEXT: Json = {"type": "string", "minLength": 1}
_SCALAR: Json = {"type": ["string", "number", "boolean"]}


def schema(kind: str, library: Library) -> Json:
    """Return the schema of the files of *kind*, with the names that *library* knows."""
    making = _Making(library)
    files = [making.of(FILES[key]) for key in KINDS[kind]]
    whole = files[0] if len(files) == 1 else _by_key(KINDS[kind], files)
    return {
        "$schema": DIALECT,
        "title": _TITLES[kind],
        **whole,
        "$defs": making.definitions,
    }


def _by_key(keys: Iterable[str], files: list[Json]) -> Json:
    """Return the schema of a file that is the one or the other, by the key that it has."""
    _, second = keys
    properties: Json = {}
    for each in files:
        found = each["properties"]
        assert isinstance(found, dict)
        properties.update(found)
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "if": {"required": [second]},
        "then": _kept(files[1], properties),
        "else": _kept(files[0], properties),
    }


def _kept(file: Json, every: Json) -> Json:
    own = file["properties"]
    assert isinstance(own, dict)
    others = {key: False for key in every if key not in own}
    return {"required": file["required"], "properties": others}


class _Making:
    """Makes schemas of shapes; shapes with a name become definitions."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._languages = [str(lang) for lang in library.vocabulary.languages]
        self._names = names(library)
        self.definitions: dict[str, Json] = {}

    def of(self, shape: Shape) -> Json:
        """Return the schema of *shape*."""
        match shape:
            case Value():
                return self._value(shape)
            case Words(alike):
                return self._words(alike=alike)
            case Listed(item, always):
                return self._listed(item, always=always)
            case Either(shapes):
                return {"anyOf": [self.of(each) for each in shapes]}
            case Open():
                return self._open(shape)
            case Closed():
                return self._closed(shape)
            case Condition(opens):
                return self._named("when-or-open" if opens else "when", lambda: self._when(opens))
            case Facts():
                return self._named("set", self._set)
            case Named(name, inner):
                return self._named(name, lambda: self.of(inner))

    def _named(self, name: str, make: Callable[[], Json]) -> Json:
        if name not in self.definitions:
            self.definitions[name] = {}  # stands for itself while it is made
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    # --- mappings and lists -----------------------------------------------------------

    def _closed(self, shape: Closed) -> Json:
        properties: Json = {}
        for key, part in shape.parts.items():
            described: Json = {"description": part.about} if part.about else {}
            properties[key] = {**described, **self.of(part.shape)}
        required = list(shape.required)
        if shape.texts is not None:
            properties.update({lang: dict(_TEXT) for lang in self._languages})
            required += self._languages if shape.texts_required else []
        made: Json = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**made, "required": required} if required else made

    def _open(self, shape: Open) -> Json:
        value = self.of(shape.value)
        known = self._known(shape.key)
        made: Json = {"type": "object", "properties": {name: value for name in known}}
        free = shape.key.more or not known
        if not free:
            return {**made, "additionalProperties": False}
        pattern = _pattern(shape.key.kind)
        names_: Json = {"propertyNames": {"pattern": pattern}} if pattern else {}
        return {**made, **names_, "additionalProperties": value}

    def _listed(self, item: Shape, *, always: bool) -> Json:
        one = self.of(item)
        many: Json = {"type": "array", "items": one}
        return many if always else {"anyOf": [one, many]}

    def _words(self, *, alike: bool) -> Json:
        def texts() -> Json:
            return {
                "type": "object",
                "properties": {lang: dict(_TEXT) for lang in self._languages},
                "required": self._languages,
                "additionalProperties": False,
            }

        every = self._named("text", texts)
        return {"anyOf": [dict(_TEXT), every]} if alike else every

    # --- single values ----------------------------------------------------------------

    def _value(self, value: Value) -> Json:
        match value.kind:
            case Kind.FLAG:
                return {"enum": [True, False, "true", "false"]}
            case Kind.COUNT:
                return {"anyOf": [{"type": "integer", "minimum": 1}, _string(r"^[1-9]\d*$")]}
            case Kind.DATE:
                return {"anyOf": [_string(_DATE), _YEAR, {"enum": [None, "null", "unknown"]}]}
            case Kind.PARTIAL_DATE:
                return {"anyOf": [_string(_DATE), _YEAR, _enum(value.known)]}
            case Kind.DAY:
                return _string(r"^(\d{4}-)?\d{2}-\d{2}$")
            case Kind.PHONE:
                return _string(r"^([+\d][\d ]*)?$")
            case Kind.CODE:
                return {**_string(r"^\d{4}$"), "examples": ["0101"]}
            case Kind.ADDRESS:
                return _string("^https?://")
            case _:
                return self._word(value)

    def _word(self, value: Value) -> Json:
        known = self._known(value)
        pattern = _pattern(value.kind)
        free = _string(pattern) if pattern else dict(_SCALAR)
        if not known:
            return free
        return {"anyOf": [_enum(known), free]} if value.more else _enum(known)

    def _known(self, value: Value) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*value.known, *self._names.get(value.names, ()))))

    # --- conditions and facts -----------------------------------------------------------

    def _when(self, opens: bool) -> Json:
        own = "when-or-open" if opens else "when"
        facts: dict[str, Json] = {
            fact: self._compared(values) for fact, values in self._values_of_facts().items()
        }
        facts[MUNICIPALITY] = self._compared((KNOWN, UNKNOWN, ABROAD))
        facts[AREA] = self._compared((UNKNOWN, NO_AREA), more=True)
        facts[ANY] = {"type": "array", "items": {"$ref": f"#/$defs/{own}"}}
        facts["urgency"] = self._compared(tuple(self._library.vocabulary.urgencies))
        if opens:
            facts[OPEN] = self._value(Value(Kind.ID, names="contact", more=True))
        return {"type": "object", "properties": facts, "additionalProperties": False}

    def _compared(self, values: tuple[str, ...], *, more: bool = False) -> Json:
        one = {"anyOf": [_enum(values), _string(ID.pattern)]} if more else _enum(values)
        listed: Json = {"anyOf": [one, {"type": "array", "items": one}]}
        no, only, at_least, of = COMPARISON_KEYS
        parts: Json = {
            no: listed,
            only: listed,
            of: listed,
            at_least: self._value(Value(Kind.COUNT)),
        }
        compared: Json = {"type": "object", "properties": parts, "additionalProperties": False}
        return {"anyOf": [one, {"type": "array", "items": one}, compared]}

    def _values_of_facts(self) -> dict[str, tuple[str, ...]]:
        return {fact: tuple(rule.values) for fact, rule in self._library.vocabulary.facts.items()}

    def _set(self) -> Json:
        facts: Json = {}
        for fact, rule in self._library.vocabulary.facts.items():
            if not rule.table:
                one = _enum(rule.values)
                facts[fact] = (
                    {"anyOf": [one, {"type": "array", "items": one}]} if rule.many else one
                )
        return {"type": "object", "properties": facts, "additionalProperties": False}


def names(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the names that *library* knows, by what they are names of."""
    vocabulary, under = library.vocabulary, library.nowhere
    states = [state for flow in library.flows.values() for state in flow.states.values()]
    outcomes = [str(state.id) for state in states if isinstance(state, Outcome)]
    given = [value for rule in vocabulary.facts.values() if rule.table for value in rule.values]
    tables = {
        f"table of {gives}": tuple(
            table for table, rule in vocabulary.tables.items() if rule.gives == gives
        )
        for gives in ("contacts", "fact", "text")
    }
    interrupts = [each.id for flow in library.flows.values() for each in flow.always]
    return {
        **tables,
        "contact": tuple(under.contacts),
        "post": tuple(each.id for each in under.contacts.values() if not each.locked),
        "law": tuple(library.laws),
        "flow": tuple(library.flows),
        "outcome": tuple(outcomes),
        "waiting": tuple(str(state.id) for state in states if str(state.id) not in outcomes),
        "question": tuple(str(state.id) for state in states),
        "control": (*dict.fromkeys(interrupts), *CONTROLS),
        "value of table fact": tuple(given),
    }


def _enum(values: Iterable[str]) -> Json:
    return {"enum": [str(value) for value in values]}


def _string(pattern: str) -> Json:
    return {"type": "string", "pattern": pattern}


def _pattern(kind: Kind) -> str:
    patterns = {
        Kind.ID: f"^{ID.pattern}$",
        Kind.FACT_ID: f"^{FACT_ID.pattern}$",
        Kind.CODE: r"^\d{4}$",
    }
    return patterns.get(kind, "")
