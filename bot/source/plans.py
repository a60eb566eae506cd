"""Reading plans: the national floor, and a municipality's own plan on top of it.

A plan's contact completes the national post of the same id, field by field; naming any
way to reach it replaces all of the post's. Rows stand in this order: the national
locked ones, the plan's own, the other national ones.
"""

from collections.abc import Mapping as MappingType
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bot.conditions import ContactId, FactId, TableId, Value
from bot.flow.model import Vocabulary
from bot.language import Text
from bot.plan.model import (
    SELF_CHECK,
    AreaId,
    Conflict,
    Contact,
    Forbidden,
    Offer,
    Place,
    Plan,
    Row,
    Table,
)
from bot.source.conditions import Words, built_in, read_when
from bot.source.contacts import ContactReader, Origin
from bot.source.days import read_days, read_office_hours
from bot.source.declared import read_declared
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar

K = TypeVar("K")
V = TypeVar("V")

ORIGIN_KEYS = ("source", "source_date", "checked", "checked_by")
TABLES_KEYS = ("facts", "says")
NATIONAL_KEYS = (
    *("plan", "name", "adopted", "review_by"),
    *ORIGIN_KEYS,
    *("office_days", "doubtful_days"),
    *("contacts", "routes", "floor"),
    *TABLES_KEYS,
    *("conflicts", "never_show"),
)
LOCAL_KEYS = (
    *("municipality", "name", "adopted", "review_by"),
    *("approved", "approved_by", "approved_content"),
    *ORIGIN_KEYS,
    *("closing_days", "open_days", "areas"),
    *("contacts", "routes"),
    *TABLES_KEYS,
    *("offers", "conflicts", "never_show"),
    SELF_CHECK,
)
ROUTE_KEYS = ("when", "locked", "contacts")
OFFER_KEYS = ("title", "for", "entry", "source", "source_date")
CONFLICT_KEYS = ("about", "decision", "reason")

FORBIDDEN = ("number", "mail", "text")
FORBIDDEN_KEYS = (*FORBIDDEN, "reason", "withdrawn")


class PlanReader:
    """Reads one plan file over the national plan *under* it (None for the national file itself)."""

    def __init__(
        self, reader: Reader, root: Mapping, vocabulary: Vocabulary, under: Plan | None
    ) -> None:
        """Prepare to read *root*; a national plan has ``plan:``, a local one ``municipality:``."""
        self._r = reader
        self._root = root
        self._vocabulary = vocabulary
        self._under = under
        self._areas = tuple(key.text for key, _ in reader.entries(root.get("areas"), "areas"))
        self._words = self._allowed()
        self._origin = Origin(
            source=reader.string(root.get("source"), "source"),
            source_date=reader.source_date(root.get("source_date")),
            checked=reader.day(root.get("checked"), "checked"),
            national=under is None,
            checked_by=reader.string(root.get("checked_by"), "checked_by"),
        )

    def read(self, place: Place | None) -> Plan:
        """Return the plan for *place*, with the national floor under it."""
        r, root, under = self._r, self._root, self._under
        r.only(root, "plan", NATIONAL_KEYS if under is None else LOCAL_KEYS)
        r.required(root, "plan", ("name", "contacts") if under else ("contacts", "routes"))
        without_clock = replace(self._words, contacts=None)
        self._contacts = ContactReader(r, without_clock, self._origin)
        return Plan(
            place=place,
            own=under is not None,
            contacts=self._all_contacts(),
            routes=_layered(self._routes(), under.routes if under else {}),
            floor=self._floor(),
            facts=_layered(self._fact_tables(), under.facts if under else {}),
            says=_layered(self._says(), under.says if under else {}),
            areas=self._area_names(),
            days=read_days(r, root, under),
            office_hours=read_office_hours(r, root, under),
            adopted=r.day(root.get("adopted"), "adopted"),
            review_by=r.day(root.get("review_by"), "review_by"),
            approved=r.day(root.get("approved"), "approved"),
            approved_by=r.string(root.get("approved_by"), "approved_by"),
            approved_content=r.string(root.get("approved_content"), "approved_content"),
            source=self._origin.source,
            source_date=self._origin.source_date,
            checked=self._origin.checked,
            checked_by=self._origin.checked_by,
            offers=tuple(self._offers()),
            never_show=(*(under.never_show if under else ()), *self._never_show()),
            conflicts=tuple(self._conflicts()),
            declared=read_declared(r, root),
            stated={key: r.string(root.get(key), key) for key in ("adopted", "review_by")},
            where=root.where,
            lines={**root.lines(), **root.names_inside("areas")},
        )

    # --- contacts and tables --------------------------------------------------------

    def _all_contacts(self) -> dict[ContactId, Contact]:
        posts = dict(self._under.contacts) if self._under else {}
        for key, value in self._entries("contacts"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            post = posts.get(ContactId(key.text))
            if post is not None and post.locked:
                self._r.problem("P202", key.where, contact=key.text)
                continue
            posts[ContactId(key.text)] = self._contacts.read(key, found, post)
        return posts

    def _entries(self, key: str) -> tuple[tuple[Scalar, Node], ...]:
        """Return what stands under *key*; nothing at all where only comments do."""
        found = self._root.get(key)
        if isinstance(found, Scalar) and not found.text and not found.quoted:
            return ()
        return tuple(self._r.entries(found, key))

    def _known_contacts(self) -> frozenset[str]:
        own = {key.text for key, _ in self._entries("contacts")}
        return frozenset(own | set(self._under.contacts if self._under else ()))

    def _routes(self) -> dict[TableId, Table[tuple[ContactId, ...]]]:
        return {
            TableId(key.text): tuple(self._route_row(item) for item in self._r.items(value))
            for key, value in self._tables("routes", "contacts")
        }

    def _route_row(self, node: Node) -> Row[tuple[ContactId, ...]]:
        found = self._r.mapping(node, "row") or Mapping((), node.where)
        self._r.only(found, "row", ROUTE_KEYS)
        self._r.required(found, "row", ("contacts",))
        when = read_when(self._r, found.get("when"), self._words)
        contacts = self._contact_ids(found.get("contacts"))
        locked, listed = self._r.flag(found.get("locked"), "locked"), found.get("contacts")
        return Row(when, contacts, locked, node.where, listed.where if listed else node.where)

    def _contact_ids(self, node: Node | None) -> tuple[ContactId, ...]:
        known = self._known_contacts()
        for item in self._r.items(node):
            if self._r.string(item, "contact") not in known:
                self._r.unknown("contact", self._r.string(item, "contact"), item.where, known)
        return tuple(ContactId(each) for each in self._r.strings(node, "contacts") if each in known)

    def _floor(self) -> MappingType[TableId, tuple[ContactId, ...]]:
        if self._under is not None:
            return self._under.floor
        return {
            TableId(key.text): self._contact_ids(value)
            for key, value in self._tables("floor", "contacts")
        }

    def _fact_tables(self) -> dict[FactId, Table[Value]]:
        plain_facts = {f: v for f, v in self._words.facts.items() if not self._is_table(f)}
        tables = {f: "P231" for f in self._vocabulary.facts if self._is_table(f)}
        words = Words(plain_facts, {**self._words.hidden, **tables})
        plain = ContactReader(self._r, words, self._origin)
        return {
            FactId(key.text): plain.table(value, partial(self._value, key.text))
            for key, value in self._tables("facts", "fact")
        }

    def _value(self, fact: str, node: Node | None) -> Value:
        rule = self._vocabulary.facts.get(FactId(fact))
        said = self._r.string(node, fact)
        if rule is not None and said not in rule.values and node is not None:
            self._r.unknown(f"value of {fact}", said, node.where, rule.values)
        return Value(said)

    def _says(self) -> dict[TableId, Table[Text]]:
        return {
            TableId(key.text): self._contacts.table(value, partial(self._sentence, key.text))
            for key, value in self._tables("says", "text")
        }

    def _sentence(self, table: str, node: Node | None) -> Text:
        what = f"says of {table}"
        found = node if isinstance(node, Mapping) else None
        return self._r.text_of(found, what) if found else self._r.text(node, what, alike=False)

    def _tables(self, key: str, gives: str) -> list[tuple[Scalar, Node]]:
        known = [t for t, rule in self._vocabulary.tables.items() if rule.gives == gives]
        found = list(self._r.entries(self._root.get(key), key))
        for name, _ in found:
            if name.text not in known:
                self._r.unknown(f"table of {gives}", name.text, name.where, known)
        return found

    # --- what conditions may name ---------------------------------------------------

    def _allowed(self) -> Words:
        facts = self._vocabulary.facts
        may = {f: tuple(rule.values) for f, rule in facts.items() if rule.plans or rule.table}
        hidden = {f: "P201" for f in facts if f not in may}
        return Words({**may, **built_in(self._areas)}, hidden, self._known_contacts())

    def _is_table(self, fact: FactId) -> bool:
        rule = self._vocabulary.facts.get(fact)
        return rule is not None and rule.table

    # --- areas ----------------------------------------------------------------------

    def _area_names(self) -> dict[AreaId, Text]:
        return {
            AreaId(self._r.name(key)): self._r.text(value, f"area of {key.text}")
            for key, value in self._r.entries(self._root.get("areas"), "areas")
        }

    # --- the rest -------------------------------------------------------------------

    def _offers(self) -> list[Offer]:
        offers = []
        for key, value in self._r.entries(self._root.get("offers"), "offers"):
            found = self._r.mapping(value, key.text)
            if found is None:
                continue
            self._r.only(found, f"offer {key.text}", OFFER_KEYS)
            self._r.required(found, f"offer {key.text}", ("title", "entry"))
            audience, entry = found.get("for"), found.get("entry")
            for contact in self._contact_ids(entry):
                offers.append(
                    Offer(
                        self._r.name(key),
                        self._r.text(found.get("title"), f"offer title of {key.text}"),
                        contact,
                        None if audience is None else self._r.text(audience, f"for of {key.text}"),
                    )
                )
        return offers

    def _never_show(self) -> list[Forbidden]:
        forbidden = []
        for item in self._r.items(self._root.get("never_show")):
            found = self._r.mapping(item, "never_show")
            if found is not None:
                self._r.only(found, "never_show", FORBIDDEN_KEYS)
                self._r.required(found, "never_show", ("reason",))
                reason = self._r.string(found.get("reason"), "reason")
                since = self._r.day(found.get("withdrawn"), "withdrawn")
                said = [self._r.string(found.get(key), key) for key in FORBIDDEN]
                forbidden += [Forbidden(each, reason, item.where, since) for each in said if each]
        return forbidden

    def _conflicts(self) -> list[Conflict]:
        conflicts = []
        for item in self._r.items(self._root.get("conflicts")):
            found = self._r.mapping(item, "conflicts")
            if found is not None:
                self._r.only(found, "conflict", CONFLICT_KEYS)
                self._r.required(found, "conflict", ("about", "reason"))
                about, decision, reason = (
                    self._r.string(found.get(key), key) for key in ("about", "decision", "reason")
                )
                if not decision or decision == "null":
                    self._r.problem("P203", item.where, about=about)
                conflicts.append(Conflict(about, decision, reason, item.where))
        return conflicts


def national_only(under: Plan, place: Place | None) -> Plan:
    """Return the plan of a place that has no file of its own: the national floor."""
    return replace(under, place=place, own=False)


def _layered(own: MappingType[K, Table[V]], under: MappingType[K, Table[V]]) -> dict[K, Table[V]]:
    return {
        table: _rows(own.get(table, ()), under.get(table, ()))
        for table in dict.fromkeys((*under, *own))
    }


def _rows(own: Table[V], under: Table[V]) -> Table[V]:
    locked = tuple(row for row in under if row.locked)
    return (*locked, *own, *(row for row in under if not row.locked))
