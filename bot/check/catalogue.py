"""Every problem code: what to say, what to do, and its page.

The one source for the messages of `henvend check`, for `henvend explain F201` and for
`docs/problems.md`. A code is never used again for another problem.
"""

import re
from collections.abc import Iterable, Mapping

from bot.check import (
    catalogue_contacts,
    catalogue_flows,
    catalogue_hours,
    catalogue_keeping,
    catalogue_numbers,
    catalogue_plain,
    catalogue_plans,
    catalogue_reading,
    catalogue_rows,
    catalogue_scenarios,
    catalogue_sentences,
    catalogue_shape,
    catalogue_syntax,
    catalogue_texts,
    catalogue_values,
    catalogue_whole,
    catalogue_yaml,
)
from bot.check.entry import Both, Entry
from bot.check.phrases import LANGUAGES, SHAPES, a, by_word, the
from bot.language import DA, Lang
from bot.problems import Code, Problem, Severity

_MODULES = (
    catalogue_syntax,
    catalogue_yaml,
    catalogue_values,
    catalogue_texts,
    catalogue_plain,
    catalogue_whole,
    catalogue_reading,
    catalogue_flows,
    catalogue_sentences,
    catalogue_shape,
    catalogue_rows,
    catalogue_hours,
    catalogue_scenarios,
    catalogue_keeping,
    catalogue_plans,
    catalogue_contacts,
    catalogue_numbers,
)

CATALOGUE: Mapping[Code, Entry] = {
    Code(entry.code): entry
    for entry in sorted(
        (entry for module in _MODULES for entry in module.ENTRIES), key=lambda entry: entry.code
    )
}

SEVERITIES: Mapping[Severity, Both] = {
    Severity.ERROR: Both("fejl", "error"),
    Severity.WARNING: Both("advarsel", "warning"),
    Severity.NOTE: Both("note", "note"),
}

LONGEST_VALUE = 70
"""Characters of an author's own text that a message repeats."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def message(problem: Problem, lang: Lang) -> str:
    """Return what is wrong, in *lang*."""
    return _said(CATALOGUE[problem.code].says, problem, lang)


def hint(problem: Problem, lang: Lang) -> str:
    """Return the smallest repair of *problem*, in *lang*."""
    found = _said(CATALOGUE[problem.code].hints, problem, lang)
    also = dict(problem.values).get("also", "")
    if not also:
        return found
    return f"{found} (også her: {also})" if lang == DA else f"{found} (also here: {also})"


def _said(variants: Iterable[Both], problem: Problem, lang: Lang) -> str:
    values = _in_words(problem, lang)
    trap = dict(problem.values).get("trap", "")
    fitting = [each.in_(lang) for each in variants if each.trap in ("", trap)]
    template = next((each for each in fitting if _filled(each, values)), fitting[-1])
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], ""), template)


def _filled(template: str, values: Mapping[str, str]) -> bool:
    """Tell whether every value that *template* asks for is there; the last one may be empty."""
    return all(values.get(name) for name in _PLACEHOLDER.findall(template))


def _in_words(problem: Problem, lang: Lang) -> Mapping[str, str]:
    values = {name: _short(value) for name, value in problem.values}
    if "what" in values:
        values["the_what"] = the(values["what"], lang)
        values["a_what"] = a(values["what"], lang)
    values["shape"] = by_word(values.get("wanted", ""), SHAPES, lang)
    values["language"] = by_word(values.get("lang", ""), LANGUAGES, lang)
    return values


def _short(value: str) -> str:
    flowing = " ".join(value.split())
    known_list = ", " in flowing and len(flowing.split(", ")) > 3
    if len(flowing) <= LONGEST_VALUE or known_list:
        return flowing
    return flowing[: LONGEST_VALUE - 1] + "…"


# --- pages --------------------------------------------------------------------------


def explain(code: str, lang: Lang) -> str | None:
    """Return the page of *code* as plain text in *lang*, or None where there is no such code."""
    entry = CATALOGUE.get(Code(code.strip().upper()))
    if entry is None:
        return None
    heads = _HEADS[0 if lang == DA else 1]
    severity = SEVERITIES[entry.severity].in_(lang)
    parts = (
        f"{entry.code} ({severity}): {entry.title.in_(lang)}",
        f"{heads[0]}\n{_indented(entry.means.in_(lang))}",
        f"{heads[1]}\n{_indented(entry.matters.in_(lang))}",
        f"{heads[2]}\n{_indented(entry.bad)}",
        f"{heads[3]}\n{_indented(entry.good)}",
    )
    return "\n\n".join(parts)


_HEADS = (
    ("Hvad det betyder", "Hvorfor det betyder noget i nat", "Sådan ikke", "Men sådan"),
    ("What it means", "Why it matters at night", "Not like this", "But like this"),
)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def page() -> str:
    """Return `docs/problems.md`: every code, in both languages."""
    head = (
        "# Problem codes\n\n"
        "What `henvend check` can say about content, code by code. `henvend explain F201` shows"
        " one of them.\n"
        "An **error** keeps the content from being used; a **warning** is for somebody to look"
        " at; a **note** may stay.\n"
        "The codes: Y a file and its fields, T texts, F flows, P plans, S scenarios. This page"
        " is made by `bot/check/catalogue.py`.\n"
    )
    return "\n".join((head, *(_section(entry) for entry in CATALOGUE.values())))


def _section(entry: Entry) -> str:
    severity = SEVERITIES[entry.severity].en
    return (
        f"## {entry.code} · {entry.title.en}\n\n"
        f"*{severity}* · {_example(entry.says[0].en)} = {_example(entry.hints[0].en)}\n\n"
        f"*{SEVERITIES[entry.severity].da}* · {_example(entry.says[0].da)}"
        f" = {_example(entry.hints[0].da)}\n\n"
        f"**What it means.** {entry.means.en}\n\n"
        f"**Why it matters at night.** {entry.matters.en}\n\n"
        f"**Hvad det betyder.** {entry.means.da} {entry.matters.da}\n\n"
        f"Not like this:\n\n```yaml\n{entry.bad}\n```\n\n"
        f"But like this:\n\n```yaml\n{entry.good}\n```\n"
    )


def _example(template: str) -> str:
    return "`" + _PLACEHOLDER.sub("…", template) + "`"
