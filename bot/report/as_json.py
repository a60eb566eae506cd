"""The report for programs: ids, numbers and dates, with the words beside them."""

import json
from collections.abc import Mapping
from datetime import date

from bot.instants import iso
from bot.report.model import Asked, Evidence, Raw, Report

Json = dict[str, object]


def as_json(report: Report) -> str:
    """Return *report* as one JSON object; `declared` is null where nothing was declared."""
    place = report.place
    found: Json = {
        "municipality": {"code": place.code, "name": place.name},
        "at": iso(report.at),
        "lang": report.lang,
        "own_plan": report.own,
        "approved": _plain(report.approved),
        "declared": report.declared,
        "of": len(report.questions),
        "questions": [_asked(each) for each in report.questions],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _asked(asked: Asked) -> Json:
    declared = asked.declared
    return {
        "id": asked.id,
        "short": asked.short,
        "question": asked.ask,
        "declared": None
        if declared is None
        else {
            "answer": declared.id,
            "label": declared.label,
            "source": declared.source or None,
            "note": declared.note or None,
        },
        "evidence": [_evidence(each) for each in asked.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    rows = []
    if evidence.table is not None:
        keys = [column.key for column in evidence.table.columns]
        for row in evidence.table.rows:
            raw = {key: _plain(cell.raw) for key, cell in zip(keys, row, strict=True)}
            rows.append({**raw, "words": [cell.text for cell in row]})
    return {
        "kind": evidence.kind,
        "title": evidence.title,
        "shows": {each.key: _plain(each.raw) for each in evidence.says},
        "words": [each.text for each in evidence.says if each.text],
        "rows": rows,
        "lacks": [
            {"kind": gap.kind, "subject": gap.subject or None, "words": gap.text}
            for gap in evidence.gaps
        ],
    }


def _plain(raw: Raw) -> object:
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, tuple):
        return [_plain(each) for each in raw]
    if isinstance(raw, Mapping):
        return {key: _plain(value) for key, value in raw.items()}
    return raw
