"""A small content and versions of it with one edit each, read from memory."""

from datetime import timedelta
from functools import cache

from bot.diff.compare import Period, compare
from bot.diff.model import Difference
from bot.diff.telling import Telling, Versions, telling
from bot.instants import instant
from bot.language import DA, Lang
from bot.library import Library
from bot.source.folder import load_files, read_files
from tests.shipped import ROOT

START = instant("2026-09-14 00:00")
PERIOD = Period(START, START + timedelta(days=56), DA)

FLOW, NATIONAL, LOCAL = (
    "flows/vandskade.yaml",
    "municipal_configs/danmark.yaml",
    "municipal_configs/aaby.yaml",
)


@cache
def _files() -> dict[str, bytes]:
    found = read_files(ROOT / "tests" / "content")
    return {name: content for name, content in found.items() if isinstance(content, bytes)}


@cache
def original() -> Library:
    """Return the content as it stands."""
    return edited("", "", "")


def edited(name: str, before: str, after: str) -> Library:
    """Return the content with *before* replaced by *after* once in the file *name*."""
    files = dict(_files())
    if name:
        text = files[name].decode()
        assert text.count(before) >= 1, before
        files[name] = text.replace(before, after, 1).encode()
    loaded = load_files(files)
    assert loaded.library is not None, loaded.problems
    return loaded.library


def difference(name: str, before: str, after: str) -> Difference:
    """Return what differs after one edit."""
    return compare(original(), edited(name, before, after), PERIOD)


def told(name: str, before: str, after: str, lang: Lang = DA) -> Telling:
    """Return what differs after one edit, in words."""
    new = edited(name, before, after)
    return telling(compare(original(), new, PERIOD), Versions(original(), new, "før", "nu"), lang)
