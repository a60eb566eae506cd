"""The map as text, as a table for a document, and as JSON."""

import json
from collections.abc import Iterator

from bot.datamap.entries import MAP, NEVER
from bot.datamap.model import Entry, Where
from bot.language import DA, EN, Lang, Text, in_language

WHERE: dict[Where, Text] = {
    Where.DATABASE: {DA: "databasen", EN: "the database"},
    Where.KEY_FILE: {DA: "nøglefilen", EN: "the key file"},
    Where.MEMORY: {DA: "kun i hukommelsen", EN: "memory only"},
    Where.LOG: {DA: "loggen", EN: "the log"},
}
HEADS: dict[Lang, tuple[str, str, str, str, str]] = {
    DA: ("hvor", "form", "hvor længe", "hvorfor", "felter"),
    EN: ("where", "form", "how long", "why", "fields"),
}
TITLE: Text = {DA: "Hvad Henvend har, og hvor længe", EN: "What Henvend has, and for how long"}


def text(lang: Lang) -> str:
    """Return the map to be read in a terminal."""
    return "\n".join([in_language(TITLE, lang), "", *_lines(lang), in_language(NEVER, lang)])


def table(lang: Lang) -> str:
    """Return the map as a Markdown table, the fields left out."""
    what = {DA: "hvad", EN: "what"}[lang]
    heads = (what, *HEADS[lang][:4])
    rows = [heads, ("---",) * 5, *((_name(each, lang), *_said(each, lang)) for each in MAP)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, "", in_language(NEVER, lang)])


def as_json(lang: Lang) -> str:
    """Return the map for a machine; *seconds* is the longest that something is kept."""
    entries = [_object(each, lang) for each in MAP]
    found = {"entries": entries, "never": in_language(NEVER, lang)}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _lines(lang: Lang) -> Iterator[str]:
    for number, entry in enumerate(MAP, 1):
        yield f"{number}. {_name(entry, lang)}"
        said = (*_said(entry, lang), ", ".join(entry.fields))
        yield from (
            f"   {head}: {each}" for head, each in zip(HEADS[lang], said, strict=True) if each
        )
        yield ""


def _name(entry: Entry, lang: Lang) -> str:
    return in_language(entry.name, lang)


def _said(entry: Entry, lang: Lang) -> tuple[str, str, str, str]:
    where, form, until, why = WHERE[entry.where], entry.form, entry.until, entry.why
    return (
        in_language(where, lang),
        in_language(form, lang),
        in_language(until, lang),
        in_language(why, lang),
    )


def _object(entry: Entry, lang: Lang) -> dict[str, object]:
    _, form, until, why = _said(entry, lang)
    return {
        "name": _name(entry, lang),
        "where": entry.where.value,
        "form": form,
        "until": until,
        "seconds": None if entry.life is None else int(entry.life.total_seconds()),
        "why": why,
        "fields": list(entry.fields),
    }
