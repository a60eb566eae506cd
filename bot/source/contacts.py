"""Reading a contact, alone or as the completion of a national post."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bot.conditions import ALWAYS, Condition, ContactId
from bot.language import Text
from bot.plan.model import Contact, Row, Table
from bot.source.conditions import Words, read_when
from bot.source.hours import read_hours
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

WAYS = ("phone", "mail", "secure_mail", "form", "chat", "visit", "via", "either")
CONTACT_KEYS = (
    "title",
    "organisation",
    *WAYS,
    "ask_for",
    "hours",
    "exceptions",
    "inhouse",
    "locked",
    "when",
    "missing",
    "note",
    "source",
    "source_date",
    "checked",
    "mark",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the facts of a plan come from, unless a contact says otherwise."""

    source: str
    source_date: str
    checked: date | None
    national: bool


class ContactReader:
    """Reads the contacts of one plan."""

    def __init__(self, reader: Reader, words: Words, origin: Origin) -> None:
        """Read with the *words* that conditions may use; *origin* stands where a contact gives none."""
        self._r = reader
        self._words = words
        self._origin = origin

    def read(self, key: Scalar, node: Mapping, post: Contact | None) -> Contact:
        """Return the contact of *node*, completing *post* where the national plan has one."""
        self._r.only(node, f"contact {key.text}", CONTACT_KEYS)
        contact = ContactId(self._r.name(key))
        blank = Contact(contact, title={}) if post is None else post
        if post is None:
            self._r.required(node, f"contact {key.text}", ("title",))
        reached = self._ways(node, blank)
        return self._described(node, replace(reached, where=key.where))

    def _ways(self, node: Mapping, post: Contact) -> Contact:
        if not any(node.get(way) is not None for way in WAYS):
            return post
        via = node.get("via")
        return replace(
            post,
            phone=self.table(node.get("phone"), self._word),
            mail=self.table(node.get("mail"), self._word),
            secure_mail=self.table(node.get("secure_mail"), self._word),
            form=self.table(node.get("form"), self._phrase),
            chat=self.table(node.get("chat"), self._phrase),
            visit=self.table(node.get("visit"), self._phrase),
            via=ContactId(self._r.string(via, "via")) if via is not None else None,
            either=tuple(map(ContactId, self._r.strings(node.get("either"), "either"))),
        )

    def _described(self, node: Mapping, post: Contact) -> Contact:
        r = self._r
        hours, title = node.get("hours"), node.get("title")
        organisation, ask_for = node.get("organisation"), node.get("ask_for")
        return replace(
            post,
            title=post.title if title is None else r.text(title, "title"),
            organisation=(
                post.organisation if organisation is None else r.text(organisation, "organisation")
            ),
            ask_for=post.ask_for if ask_for is None else r.text(ask_for, "ask_for"),
            hours=post.hours if hours is None else read_hours(r, hours, node.get("exceptions")),
            inhouse=post.inhouse or r.flag(node.get("inhouse"), "inhouse"),
            locked=r.flag(node.get("locked"), "locked"),
            when=self._condition(node, post.when),
            missing=self.table(node.get("missing"), self._phrase) or post.missing,
            note=self.table(node.get("note"), self._phrase) or post.note,
            source=r.string(node.get("source"), "source") or self._origin.source,
            source_date=self._source_date(node),
            checked=self._checked(node),
            old=r.string(node.get("mark"), "mark") == "old",
            national=self._origin.national,
        )

    def _condition(self, node: Mapping, otherwise: Condition) -> Condition:
        when = node.get("when")
        return otherwise if when is None else read_when(self._r, when, self._words)

    def _source_date(self, node: Mapping) -> str:
        own = node.get("source_date")
        if own is None and node.get("source") is None:
            return self._origin.source_date
        return self._r.string(own, "source_date")

    def _checked(self, node: Mapping) -> date | None:
        own = node.get("checked")
        return self._origin.checked if own is None else self._r.day(own, "checked")

    # --- tables ---------------------------------------------------------------------

    def table(self, node: Node | None, value: Callable[[Node | None], T]) -> Table[T]:
        """Return a value, or the rows of a table of values, as a table."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            return (Row(ALWAYS, value(node), where=node.where),)
        return tuple(self._row(item, value) for item in node.items if isinstance(item, Mapping))

    def _row(self, node: Mapping, value: Callable[[Node | None], T]) -> Row[T]:
        self._r.only(node, "row", ("when", "is", "locked", *self._r.languages))
        when = read_when(self._r, node.get("when"), self._words)
        given = node.get("is")
        locked = self._r.flag(node.get("locked"), "locked")
        return Row(when, value(given if given is not None else node), locked, node.where)

    def _word(self, node: Node | None) -> str:
        return self._r.string(node, "value").strip()

    def _phrase(self, node: Node | None) -> Text:
        if isinstance(node, Mapping):
            return self._r.text_of(node, "text")
        return self._r.text(node, "text")
