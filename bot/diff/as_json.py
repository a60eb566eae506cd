"""A difference as other programs read it."""

import json
from dataclasses import fields

from bot.diff.model import Change, Difference, Named, Order, Shift, Spell, Way
from bot.diff.telling import Telling
from bot.instants import iso

Json = dict[str, object]


def as_json(difference: Difference, told: Telling) -> str:
    """Return *difference* as one JSON object; instants stand in Danish time with their offset."""
    found: Json = {
        "same": difference.same,
        "from": iso(difference.start),
        "until": iso(difference.end),
        "headlines": list(told.headlines),
        "paths": [
            {each.name: getattr(count, each.name) for each in fields(count)}
            for count in difference.counts
        ],
        "ways": [_way(each) for each in difference.ways],
        "named": [_named(each) for each in difference.named],
        "orders": [_order(each) for each in difference.orders],
        "times": [_shift(each) for each in difference.shifts],
        "changes": [_change(each) for each in difference.changes],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _way(way: Way) -> Json:
    return {
        "flow": way.flow,
        "turn": way.turn,
        "before": way.before,
        "after": way.after,
        "asked": list(way.asked),
        "unasked": list(way.unasked),
        "path": [{"state": each.state, "choices": list(each.choices)} for each in way.path],
    }


def _named(named: Named) -> Json:
    return {
        "municipalities": list(named.codes),
        "flow": named.flow,
        "outcome": named.outcome,
        "gone": list(named.gone),
        "come": list(named.come),
        "order_before": list(named.was),
        "order_after": list(named.now),
        "cases": named.cases,
        "of": named.of,
    }


def _order(order: Order) -> Json:
    return {
        "municipalities": list(order.codes),
        "endings": [{"flow": flow, "outcome": outcome} for flow, outcome in order.endings],
        "order_before": list(order.was),
        "order_after": list(order.now),
        "times": [_spell(each) for each in order.spells],
    }


def _shift(shift: Shift) -> Json:
    return {
        "municipalities": list(shift.codes),
        "contact": shift.contact,
        "before": shift.was,
        "after": shift.now,
        **_spell(shift.spell),
    }


def _spell(spell: Spell) -> Json:
    return {
        "when": spell.kind,
        "seconds": spell.seconds,
        "stretches": spell.stretches,
        "weekdays": list(spell.weekdays),
        "clock": list(spell.clock) if spell.clock else None,
        "first": {"from": iso(spell.first[0]), "until": iso(spell.first[1])},
    }


def _change(change: Change) -> Json:
    return {
        "file": change.where.path or None,
        "line": change.where.line or None,
        "of": change.file,
        "names": list(change.names),
        "before": change.before,
        "after": change.after,
        "told": change.told,
        "municipalities": list(change.codes),
    }
