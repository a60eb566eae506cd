"""Whether a value has the type that its field declares, all the way down.

A check is made once for each declared type; it returns None, or where it failed and on what,
the way written from the inside out.
"""

import types
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

Wrong = tuple[str, Any]
"""Where in the value, and what stands there instead."""

Check = Callable[[Any], Wrong | None]


def wrong_in(value: object, declared: Any) -> tuple[str, str] | None:
    """Return the first place in *value* that is not as *declared* and what is there, or None."""
    wrong = _check(declared)(value)
    return wrong and (wrong[0], f"{type(wrong[1]).__name__} {wrong[1]!r}"[:80])


@cache
def _check(declared: Any) -> Check:
    if isinstance(declared, NewType):
        return _check(declared.__supertype__)
    origin, args = get_origin(declared), get_args(declared)
    if declared in (Any, object) or isinstance(declared, TypeVar):
        return lambda value: None
    if Callable in (declared, origin):
        return lambda value: None if callable(value) else _other(value)
    if origin in (Union, types.UnionType):
        return _one_of([_check(each) for each in sorted(args, key=_none_first)])
    if origin is Literal:
        return lambda value: None if value in args else _other(value)
    if declared is None or declared is types.NoneType:
        return lambda value: None if value is None else _other(value)
    kind = declared if origin is None else origin
    if is_dataclass(kind):
        return _a_dataclass(
            kind, dict(zip(getattr(kind, "__parameters__", ()), args, strict=False))
        )
    if args:
        return _a_collection(kind, args)
    if kind is int:
        return lambda value: None if type(value) is int else _other(value)
    return lambda value: None if isinstance(value, kind) else _other(value)


def _none_first(declared: Any) -> bool:
    return declared is not types.NoneType


def _other(value: object) -> Wrong:
    return "", value


def _one_of(checks: list[Check]) -> Check:
    def check(value: Any) -> Wrong | None:
        found = None
        for each in checks:
            wrong = each(value)
            if wrong is None:
                return None
            found = wrong if found is None or len(wrong[0]) > len(found[0]) else found
        return found

    return check


def _a_dataclass(kind: type, filled: Mapping[Any, Any]) -> Check:
    """Return the check of a dataclass; which class it is decides the fields that are looked at."""

    def check(value: Any) -> Wrong | None:
        if not isinstance(value, kind):
            return _other(value)
        for name, part in _parts(type(value), tuple(filled.items())):
            wrong = part(getattr(value, name))
            if wrong is not None:
                return f".{name}{wrong[0]}", wrong[1]
        return None

    return check


@cache
def _parts(kind: type, filled: tuple[tuple[Any, Any], ...]) -> tuple[tuple[str, Check], ...]:
    hints, named = get_type_hints(kind), dict(filled)
    return tuple((each.name, _check(_filled(hints[each.name], named))) for each in fields(kind))  # type: ignore[arg-type]


def _filled(hint: Any, named: Mapping[Any, Any]) -> Any:
    """Return *hint* with what its type variables stand for."""
    if isinstance(hint, TypeVar):
        return named.get(hint, object)
    free = getattr(hint, "__parameters__", ()) if get_origin(hint) is not None else ()
    return hint[tuple(named.get(each, object) for each in free)] if free else hint


def _a_collection(kind: Any, args: tuple[Any, ...]) -> Check:
    if issubclass(kind, Mapping):
        return _a_mapping(kind, _check(args[0]), _check(args[1]))
    if issubclass(kind, tuple) and args[-1] is not ...:
        return _a_row([_check(each) for each in args])
    if issubclass(kind, tuple | list | AbstractSet):
        return _many(kind, _check(args[0]))
    raise TypeError(f"{kind!r} is not understood")


def _a_mapping(kind: type, of_key: Check, of_value: Check) -> Check:
    def check(value: Any) -> Wrong | None:
        if not isinstance(value, kind):
            return _other(value)
        for key, each in value.items():
            wrong = of_key(key) or of_value(each)
            if wrong is not None:
                return f"[{key!r}]{wrong[0]}", wrong[1]
        return None

    return check


def _a_row(checks: list[Check]) -> Check:
    def check(value: Any) -> Wrong | None:
        if not isinstance(value, tuple) or len(value) != len(checks):
            return _other(value)
        found = (each(part) for each, part in zip(checks, value, strict=True))
        return next((wrong for wrong in found if wrong is not None), None)

    return check


def _many(kind: type, of_one: Check) -> Check:
    def check(value: Any) -> Wrong | None:
        if not isinstance(value, kind):
            return _other(value)
        for number, each in enumerate(value):
            wrong = of_one(each)
            if wrong is not None:
                return f"[{number}]{wrong[0]}", wrong[1]
        return None

    return check
