"""Reading a tree of strings: typed values out, problems collected, nothing thrown.

A value that cannot be read gives a problem at its place and a harmless stand-in, so
that one run reports everything. A library is only made from a reading without errors.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.language import DA, Lang, Text
from bot.library import Written
from bot.problems import Code, Location, Problem, Severity, nearest
from bot.source.spoken import meant
from bot.source.yaml import Mapping, Node, Scalar, Sequence

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
FACT_ID = re.compile(r"[a-z][a-z0-9_]*")


class Reader:
    """Collects problems while values are read; one reader for one load."""

    def __init__(self, languages: tuple[Lang, ...] = (DA,)) -> None:
        """Read texts in *languages*, the first of which is the source."""
        self.languages = languages
        self.problems: list[Problem] = []
        self.written: list[Written] = []
        self._meant: dict[int, set[str]] = {}

    def problem(
        self, code: str, where: Location, severity: Severity = Severity.ERROR, /, **values: str
    ) -> None:
        """Record a problem; *values* fill the catalogue's message and hint."""
        self.problems.append(Problem(Code(code), severity, where, tuple(values.items())))

    def unknown(self, what: str, name: str, where: Location, known: Iterable[str]) -> None:
        """Record that *name* is no *what*, with the nearest of the *known* names."""
        self.problem("F201", where, what=what, name=name, near=nearest(name, known))

    # --- shapes ---------------------------------------------------------------------

    def mapping(self, node: Node | None, what: str) -> Mapping | None:
        """Return *node* as a mapping; record a problem where it is something else."""
        if node is None or isinstance(node, Mapping):
            return node
        self.problem("Y201", node.where, what=what, wanted="mapping")
        return None

    def entries(self, node: Node | None, what: str) -> Iterator[tuple[Scalar, Node]]:
        """Yield the keys and values of a mapping."""
        found = self.mapping(node, what)
        if found is not None:
            yield from found.entries

    def items(self, node: Node | None) -> tuple[Node, ...]:
        """Return the items of a list; a single value counts as a list of one."""
        if node is None:
            return ()
        return node.items if isinstance(node, Sequence) else (node,)

    def only(self, node: Mapping, what: str, known: tuple[str, ...]) -> None:
        """Record every key of *node* that is not among the *known* ones."""
        before: Node | None = None
        for key, value in node.entries:
            if key.text not in known:
                near = self._unknown_key(key, value, before, what, known)
                self._meant.setdefault(id(node), set()).add(near)
            before = value

    def _unknown_key(
        self, key: Scalar, value: Node, before: Node | None, what: str, known: tuple[str, ...]
    ) -> str:
        """Record that *key* is none of the *known* ones; return the one that is meant, or ""."""
        name, colon, rest = key.text.partition(":")
        empty = isinstance(value, Scalar) and not value.text and not value.quoted
        if empty and colon and name in known:
            self.problem("Y208", key.where, key=name, rest=rest)
            return name
        if empty and isinstance(before, Scalar) and before.where.line == key.where.line:
            self.problem("Y207", key.where, before=before.text, after=key.text)
            return ""
        near, listed = meant(key.text, known), ", ".join(known)
        self.problem("Y202", key.where, key=key.text, what=what, near=near, known=listed)
        return near

    def _misspelt(self, node: Mapping, key: str) -> bool:
        """Tell whether *node* has a misspelt key that means *key*: then it is told already."""
        return key in self._meant.get(id(node), ())

    def required(self, node: Mapping, what: str, keys: tuple[str, ...]) -> None:
        """Record every one of *keys* that *node* lacks."""
        for key in keys:
            if node.get(key) is None and not self._misspelt(node, key):
                self.problem("Y203", node.place, key=key, what=what)

    # --- scalars --------------------------------------------------------------------

    def string(self, node: Node | None, what: str) -> str:
        """Return the string of *node*; "" where there is none."""
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return node.text
        self.problem("Y201", node.where, what=what, wanted="scalar")
        return ""

    def strings(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Return the strings of a list, or of one value."""
        return tuple(self.string(item, what) for item in self.items(node))

    def name(self, node: Scalar, pattern: re.Pattern[str] = ID) -> str:
        """Return the id that *node* gives; record a problem where it is not written as one."""
        if not pattern.fullmatch(node.text):
            self.problem("Y204", node.where, name=node.text)
        return node.text

    def flag(self, node: Node | None, what: str) -> bool:
        """Return whether *node* says ``true``; ``false`` and nothing are no."""
        said = self.string(node, what)
        if node is not None and said not in ("true", "false"):
            self.problem("Y205", node.where, value=said, what=what)
        return said == "true"

    def source_date(self, node: Node | None) -> str:
        """Return a source's date as far as it is stated: "2018", "2018-04", "undated" or ""."""
        said = self.string(node, "source_date")
        if node is not None and said != "undated" and self.day(node, "source_date") is None:
            return "undated"
        return said

    def day(self, node: Node | None, what: str) -> date | None:
        """Return a date such as 2027-03-01; None for ``null``, ``unknown`` or nothing.

        A year or a month alone means its first day.
        """
        said = self.string(node, what)
        if node is None or said in ("", "null", "unknown", "undated"):
            return None
        try:
            if not DATE.fullmatch(said):
                raise ValueError(said)
            return date.fromisoformat(said + "-01-01"[3 * said.count("-") :])
        except ValueError:
            self.problem("Y206", node.where, value=said, what=what)
            return None

    # --- texts ----------------------------------------------------------------------

    def text(self, node: Node | None, what: str, *, alike: bool = True) -> Text:
        """Return the text of *node* in every language; if *alike*, one may do for all of them."""
        if node is None:
            return {DA: ""}
        if isinstance(node, Scalar):
            missing = self.languages if not node.text.strip() else self.languages[1:]
            for lang in missing if not alike or not node.text.strip() else ():
                self.problem("T101", node.where, lang=lang, what=what)
            return {self.languages[0]: self._written(what, self.languages[0], node)}
        found = self.mapping(node, what)
        if found is None:
            return {DA: ""}
        self.only(found, what, self.languages)
        return self.text_of(found, what)

    def text_of(self, node: Mapping, what: str) -> Text:
        """Return the text whose languages stand as keys in *node*, beside other keys."""
        texts: dict[Lang, str] = {}
        for lang in self.languages:
            said = node.get(lang)
            if isinstance(said, Scalar) and said.text.strip():
                texts[lang] = self._written(what, lang, said)
            elif isinstance(said, Scalar) or said is None:
                where = self._beside(node, lang) if said is None else said.where
                if not self._misspelt(node, lang):
                    self.problem("T101", where, lang=lang, what=what)
            else:
                self.string(said, what)
        return texts or {self.languages[0]: ""}

    def _beside(self, node: Mapping, lang: Lang) -> Location:
        """Return where the text in *lang* is missing: where the one before ends, or one begins."""
        there = {key.text: (key.where, said) for key, said in node.entries}
        order = self.languages.index(lang)
        for other in reversed(self.languages[:order]):
            where, said = there.get(other, (None, None))
            if where is not None and isinstance(said, Scalar):
                return replace(where, line=max(where.line, said.last))
        behind = (there[other][0] for other in self.languages[order:] if other in there)
        return next(behind, node.place)

    def _written(self, what: str, lang: Lang, node: Scalar) -> str:
        text = node.text.strip("\n")
        kind, of, owner = what.partition(" of ")
        if not of:
            kind, _, owner = what.partition(" ")
        self.written.append(Written(kind, owner, lang, text, node.where))
        return text

    def has_text(self, node: Mapping) -> bool:
        """Tell whether *node* has a text in some language among its keys."""
        return any(node.get(lang) is not None for lang in self.languages)
