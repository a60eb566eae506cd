"""``henvend who``: whom to contact, answered from the plan alone, without a conversation."""

import argparse
import json
from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from bot.cli.answers import place_of
from bot.cli.arguments import Misused, add_at, moment
from bot.cli.content import add_strict, as_told, library
from bot.cli.parser import MISUSE, Parser, by, complain, did_you_mean
from bot.cli.said import Json, contacts_in_json, facts_in_json
from bot.conditions import ABROAD, AREA, MUNICIPALITY, UNKNOWN, FactId, Facts, TableId, Value
from bot.dialogue.cards import Reading, card
from bot.dialogue.fold import PLACE_ABROAD
from bot.dialogue.replies import ContactCard
from bot.instants import iso
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.approval import approved_now
from bot.plan.model import MunicipalityCode, Plan
from bot.plan.routing import desk
from bot.words import full_moment_in_words, words

EXAMPLE = "henvend who silkeborg --at 2026-09-15T10:20 age=under_18 reporter=on_duty"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "municipality",
        nargs="?",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(lang, "navn eller kode; unknown og abroad", "name or code; unknown and abroad"),
    )
    parser.add_argument(
        "facts",
        nargs="*",
        metavar=by(lang, "OPLYSNING=VÆRDI", "FACT=VALUE"),
        help=by(lang, "det, der vides, fx age=under_18", "what is known, such as age=under_18"),
    )
    add_at(parser)
    add_strict(parser)
    parser.add_argument(
        "--table",
        metavar=by(lang, "TABEL", "TABLE"),
        help=by(lang, "hvilken tabel der vises", "which table is shown"),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Tell whom the plan names; 2 where the municipality, a fact or the table is not known."""
    return tell(as_told(library(args.content, Lang(args.lang)), stated=args.strict), args, out)


def tell(content: Library, args: argparse.Namespace, out: TextIO) -> int:
    """Tell whom the plan in *content* names, as `run` does for the content that *args* names."""
    lang = Lang(args.lang)
    try:
        at = moment(args.at, lang)
        if args.municipality is None:
            complain(by(lang, "skriv en kommune, fx henvend who struer", "name a municipality"))
            return MISUSE
        code = place_of(args.municipality, content, lang)
        plan = content.plan(MunicipalityCode(code))
        known = _facts(args.facts, content, plan, lang)
        table = _table(args.table, content, lang)
    except Misused:
        return MISUSE
    if plan.place is None:
        known[MUNICIPALITY] = (ABROAD if code == PLACE_ABROAD else UNKNOWN,)
    facts = desk(plan).facts(known)
    cards = {each: _cards(plan, each, facts, at, lang) for each in _contact_tables(content)}
    if args.json:
        found = _in_json(content, plan, facts, at, table, cards)
        print(json.dumps(found, ensure_ascii=False, indent=2), file=out)
    else:
        _show(content, plan, at, table, cards, lang, out)
    return 0


def _contact_tables(content: Library) -> list[TableId]:
    return [table.id for table in content.vocabulary.tables.values() if table.gives == "contacts"]


def _table(stated: str | None, content: Library, lang: Lang) -> TableId:
    """Return the table that is asked for, else the first of contacts."""
    known = _contact_tables(content)
    if stated is None:
        return known[0]
    if stated not in known:
        near = did_you_mean(lang, stated, known)
        listed = ", ".join(known)
        complain(by(lang, f"kender ikke tabellen {stated}", f"no table {stated}") + near)
        complain(by(lang, f"tabellerne er {listed}", f"the tables are {listed}"))
        raise Misused
    return TableId(stated)


def _facts(
    stated: Iterable[str], content: Library, plan: Plan, lang: Lang
) -> dict[FactId, tuple[Value, ...]]:
    known: dict[FactId, tuple[Value, ...]] = {}
    for word in stated:
        name, _, said = word.partition("=")
        values = _values(name, content, plan, lang)
        chosen = [part.strip() for part in said.split(",") if part.strip()]
        for value in chosen or [""]:
            if value not in values:
                _refuse(lang, f"{name} kan ikke være {value!r}", f"{name} cannot be {value!r}",
                        value, values)  # fmt: skip
        known[FactId(name)] = tuple(Value(value) for value in chosen)
    return known


def _values(name: str, content: Library, plan: Plan, lang: Lang) -> list[str]:
    """Return the values that fact *name* may have; raise `Misused` where it is none."""
    rules = content.vocabulary.facts
    if name == AREA:
        return [*plan.areas, UNKNOWN]
    rule = rules.get(FactId(name))
    if rule is None:
        _refuse(lang, f"kender ikke {name}", f"no fact {name}", name, [*rules, AREA])
    elif rule.table:
        da = f"{name} svares ikke: en tabel i planen giver den"
        _refuse(lang, da, f"{name} is never answered: a table of the plan gives it", "", [])
    return list(rule.values) if rule is not None else []


def _refuse(lang: Lang, da: str, en: str, name: str, known: Iterable[str]) -> None:
    known = list(known)
    fits = by(lang, "; der passer: ", "; what fits: ") + ", ".join(known) if known else ""
    complain(by(lang, da, en) + did_you_mean(lang, name, known) + fits)
    raise Misused


def _cards(
    plan: Plan, table: TableId, facts: Facts, at: datetime, lang: Lang
) -> tuple[ContactCard, ...]:
    reading = Reading(plan, facts, lang, at)
    return tuple(card(reach, reading) for reach in desk(plan).route(table, facts, at).reaches)


Cards = dict[TableId, tuple[ContactCard, ...]]


def _in_json(
    content: Library, plan: Plan, facts: Facts, at: datetime, table: TableId, cards: Cards
) -> Json:
    place = plan.place
    return {
        "municipality": {"code": place.code, "name": place.name} if place else None,
        "police": place.police if place else None,
        "own_plan": plan.own,
        "approved": plan.approved.isoformat() if plan.approved and approved_now(plan) else None,
        "at": iso(at),
        "facts": facts_in_json(content, facts),
        "table": table,
        "contacts": contacts_in_json(cards[table]),
        "tables": {each: contacts_in_json(found) for each, found in cards.items()},
    }


def _show(
    content: Library,
    plan: Plan,
    at: datetime,
    table: TableId,
    cards: Cards,
    lang: Lang,
    out: TextIO,
) -> None:
    w = words(lang)
    place = plan.place.name if plan.place else by(lang, "ingen kommune", "no municipality")
    label = in_language(content.vocabulary.tables[table].label, lang) or table
    print(f"{place} · {label} · {full_moment_in_words(at, lang)}", file=out)
    if not plan.own and plan.place is not None:
        print(w.no_local_plan, file=out)
    elif plan.own and not approved_now(plan):
        print(w.plan_not_approved, file=out)
    for number, found in enumerate(cards[table], 1):
        print(_row(str(number), found), file=out)
        for member in found.members:
            print(_row("", member), file=out)
    if not cards[table]:
        print(by(lang, "ingen", "nobody"), file=out)
    others = ", ".join(each for each in cards if each != table)
    print(by(lang, f"andre tabeller: {others}", f"other tables: {others}"), file=out)


def _row(number: str, found: ContactCard) -> str:
    phone = found.phone or found.via_phone
    named = found.area_name and found.area_name not in found.title
    area = f" ({found.area_name})" if named else ""
    said = found.hours or found.missing
    return f"{number:>3}  {phone:<12} {found.title + area:<40} {said}".rstrip()
