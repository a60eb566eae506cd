"""Reading a contact, alone or as the completion of a national post."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from bot.conditions import ALWAYS, Condition, ContactId
from bot.language import Text
from bot.plan.model import Contact, Row, Table
from bot.source.conditions import Words, read_when
from bot.source.hours import read_hours
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

OLD = "old"

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
    "mark",
    "source",
    "source_date",
    "checked",
    "checked_by",
    "checked_content",
    "missing",
    "note",
)
NONE = "null"
"""A way that is said to be none, so that nothing is taken from the national post."""

ROW_KEYS = ("when", "locked", "is")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the facts of a plan come from, unless a contact says otherwise."""

    source: str
    source_date: str
    checked: date | None
    national: bool
    checked_by: str = ""


class ContactReader:
    """Reads the contacts of one plan."""

    def __init__(self, reader: Reader, words: Words, origin: Origin) -> None:
        """Read with the *words* of conditions; *origin* stands where a contact gives none."""
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
        lines = {**blank.lines, **node.lines(), "id": key.where}
        reached = replace(self._ways(node, blank), where=key.where, lines=lines)
        return self._described(node, reached)

    def _ways(self, node: Mapping, post: Contact) -> Contact:
        if not any(node.get(way) is not None for way in WAYS):
            return post
        via = node.get("via")
        return replace(
            post,
            phone=self.table(node.get("phone"), self._word),
            mail=self.table(node.get("mail"), self._word),
            secure_mail=self.table(node.get("secure_mail"), self._word),
            form=self._phrases(node, "form", post.id),
            chat=self._phrases(node, "chat", post.id),
            visit=self._phrases(node, "visit", post.id),
            via=ContactId(self._r.string(via, "via")) if via is not None else None,
            either=tuple(map(ContactId, self._r.strings(node.get("either"), "either"))),
        )

    def _described(self, node: Mapping, post: Contact) -> Contact:
        r = self._r
        hours, title, exceptions = node.get("hours"), node.get("title"), node.get("exceptions")
        if exceptions is not None and hours is None:
            r.problem("P108", exceptions.where)
        organisation, ask_for = node.get("organisation"), node.get("ask_for")
        return replace(
            post,
            title=post.title if title is None else r.text(title, f"contact title of {post.id}"),
            organisation=(
                post.organisation
                if organisation is None
                else r.text(organisation, f"organisation of {post.id}")
            ),
            ask_for=(post.ask_for if ask_for is None else r.text(ask_for, f"ask_for of {post.id}")),
            hours=post.hours if hours is None else read_hours(r, hours, exceptions),
            inhouse=post.inhouse or r.flag(node.get("inhouse"), "inhouse"),
            locked=r.flag(node.get("locked"), "locked"),
            when=self._condition(node, post.when),
            missing=self._phrases(node, "missing", post.id) or post.missing,
            note=self._phrases(node, "note", post.id) or post.note,
            source=r.string(node.get("source"), "source") or self._origin.source,
            source_date=self._source_date(node),
            checked=self._checked(node),
            checked_by=self._checked_by(node),
            checked_content=r.string(node.get("checked_content"), "checked_content"),
            old=self._is_old(node),
            national=self._origin.national,
        )

    def _condition(self, node: Mapping, otherwise: Condition) -> Condition:
        when = node.get("when")
        return otherwise if when is None else read_when(self._r, when, self._words)

    def _source_date(self, node: Mapping) -> str:
        own = node.get("source_date")
        if own is None and node.get("source") is None:
            return self._origin.source_date
        return self._r.source_date(own)

    def _is_old(self, node: Mapping) -> bool:
        mark = node.get("mark")
        said = self._r.string(mark, "mark")
        if mark is not None and said != OLD:
            self._r.unknown("mark", said, mark.where, (OLD,))
        return said == OLD

    def _checked(self, node: Mapping) -> date | None:
        own = node.get("checked")
        return self._origin.checked if own is None else self._r.day(own, "checked")

    def _checked_by(self, node: Mapping) -> str:
        """Return the role that confirmed: the plan's counts only where its date does."""
        own = self._r.string(node.get("checked_by"), "checked_by")
        return own if own or node.get("checked") is not None else self._origin.checked_by

    # --- tables ---------------------------------------------------------------------

    def table(self, node: Node | None, value: Callable[[Node | None], T]) -> Table[T]:
        """Return a value, or the rows of a table of values, as a table."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            return (Row(ALWAYS, value(node), where=node.where, at=node.where),)
        rows = (self._r.mapping(item, "row") for item in node.items)
        return tuple(self._row(row, value) for row in rows if row is not None)

    def _row(self, node: Mapping, value: Callable[[Node | None], T]) -> Row[T]:
        self._r.only(node, "row", (*ROW_KEYS, *self._r.languages))
        when = read_when(self._r, node.get("when"), self._words)
        given = node.get("is")
        locked = self._r.flag(node.get("locked"), "locked")
        said: Node = given if given is not None else node
        return Row(when, value(said), locked, node.where, said.where)

    def _word(self, node: Node | None) -> str:
        said = self._r.string(node, "value").strip()
        return "" if said == NONE else said

    def _phrases(self, node: Mapping, key: str, contact: ContactId) -> Table[Text]:
        return self.table(node.get(key), partial(self._phrase, what=f"{key} of {contact}"))

    def _phrase(self, node: Node | None, what: str) -> Text:
        if isinstance(node, Mapping):
            return self._r.text_of(node, what)
        return self._r.text(node, what)
