"""Put a fault into a package that is already loaded: only the function that holds it gets new code.

Classes, constants and everything that was made of them stay the same objects, so nothing has to
be loaded again. A fault outside of every function (a constant, a default) cannot be put in so.
"""

import importlib
import sys
from collections.abc import Iterator
from functools import partial
from types import CodeType, FunctionType

from tests.mutation.operators import planted
from tests.mutation.targets import ROOT

Functions = dict[str, CodeType]


def plant(module: str, ordinal: int) -> bool:
    """Put fault *ordinal* into the loaded *module*; False where it is in no function."""
    source = (ROOT / module).read_text("utf-8")
    faulty = changed_functions(planted(source, None, module), planted(source, ordinal, module))
    if not faulty:
        return False
    live = {name: function for name, function in functions(importlib.import_module(dotted(module)))}
    if not faulty.keys() <= live.keys():
        return False
    for name, code in faulty.items():
        live[name].__code__ = code
    return True


def dotted(module: str) -> str:
    """Return the name under which the file *module* is imported."""
    return module.removesuffix(".py").replace("/", ".")


def changed_functions(right: CodeType, faulty: CodeType) -> Functions:
    """Return the outermost functions that differ; none where something else differs as well."""
    before, after = dict(outermost(right)), dict(outermost(faulty))
    if before.keys() != after.keys() or skeleton(right) != skeleton(faulty):
        return {}
    return {name: code for name, code in after.items() if code != before[name]}


def outermost(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Yield the functions of a module and of its classes, by qualified name."""
    for inner in codes(code):
        if is_function(inner):
            yield inner.co_qualname, inner
        else:
            yield from outermost(inner)


def skeleton(code: CodeType) -> tuple[object, ...]:
    """Return what *code* does itself, without the bodies of its functions."""
    plain = [each for each in code.co_consts if not isinstance(each, CodeType)]
    inner = [skeleton(each) for each in codes(code) if not is_function(each)]
    return (code.co_code, code.co_names, repr(plain), tuple(inner))


def codes(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def is_function(code: CodeType) -> bool:
    """Tell a function's code from a class body's: only a function has its locals in slots."""
    return bool(code.co_flags & 0x2)


def functions(module: object) -> Iterator[tuple[str, FunctionType]]:
    """Yield the functions that *module* made itself, and those of its classes."""
    name = module.__name__
    for value in list(vars(module).values()):
        if getattr(value, "__module__", None) != name:
            continue
        members = list(vars(value).values()) if isinstance(value, type) else [value]
        for member in members:
            function = bare(member)
            if function is not None and function.__module__ == name:
                yield function.__qualname__, function


def bare(member: object) -> FunctionType | None:
    """Return the function inside *member*: a property, a class method, a cached function."""
    if isinstance(member, property):
        member = member.fget
    if isinstance(member, partial):
        member = member.func
    member = getattr(member, "__func__", member)
    member = getattr(member, "__wrapped__", member)
    return member if isinstance(member, FunctionType) else None


def forget() -> None:
    """Drop what the package keeps of its earlier answers, which were given without the fault."""
    from bot.flow import machine
    from bot.plan import routing

    machine._compiled.clear()
    routing._desks.clear()
    for name, module in list(sys.modules.items()):
        if name == "bot" or name.startswith("bot."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
