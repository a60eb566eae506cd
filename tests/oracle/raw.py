"""The plans as they are written: dictionaries of strings, and posts completed by field."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Raw = dict[str, Any]
WAYS = ("phone", "mail", "secure_mail", "form", "chat", "visit", "via", "either")
OWN = ("source", "source_date", "checked", "mark")


def read(path: Path) -> Raw:
    """Return the file at *path*; every scalar stays the string that is written there."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


class Content:
    """The national plan, the municipalities' own, and the 98 codes."""

    def __init__(self, folder: Path) -> None:
        plans = folder / "municipal_configs"
        self.national = read(plans / "danmark.yaml")
        self.codes = list(read(plans / "places.yaml")["places"])
        self.facts = {
            name: list(fact["values"])
            for name, fact in read(folder / "flows" / "vocabulary.yaml")["facts"].items()
        }
        files = [read(path) for path in sorted(plans.glob("*.yaml"))]
        self.own = {raw["municipality"]: raw for raw in files if "municipality" in raw}

    def plan(self, code: str) -> "Written":
        """Return the plan of *code* as it is written: the national one where it has no file."""
        return Written(self.national, self.own.get(code, {}))


class Written:
    """One municipality's plan on the national plan."""

    def __init__(self, national: Raw, own: Raw) -> None:
        self.national = national
        self.own = own
        self.areas = list(own.get("areas", {}))
        posts, locals_ = national["contacts"], own.get("contacts", {})
        self.contacts = {
            name: completed(posts.get(name, {}), locals_.get(name, {}))
            for name in [*posts, *(name for name in locals_ if name not in posts)]
        }

    def rows(self, kind: str, table: str) -> Iterator[Raw]:
        """Yield the rows of *table*: national locked ones, the plan's, the other national ones."""
        national = self.national.get(kind, {}).get(table, [])
        yield from (row for row in national if row.get("locked") == "true")
        yield from self.own.get(kind, {}).get(table, [])
        yield from (row for row in national if row.get("locked") != "true")

    def days(self, key: str) -> list[str]:
        """Return the days under *key*, national and own."""
        return [*self.national.get(key, []), *self.own.get(key, [])]


def completed(post: Mapping[str, Any], own: Mapping[str, Any]) -> Raw:
    """Return *own* completed by *post*: any way of its own replaces all ways of the post."""
    ways = () if not any(way in own for way in WAYS) else WAYS
    inherited = {k: v for k, v in post.items() if k not in ways and k not in OWN}
    if "hours" in own:
        inherited.pop("exceptions", None)
    return {**inherited, **own}
