"""Scenarios to YAML: what `henvend chat --save` writes and `bot.source.scenarios` reads back."""

import json
import re
from collections.abc import Iterable, Iterator

from bot.instants import written
from bot.language import DA
from bot.scenario.model import (
    CHANGE,
    NO_ANSWER,
    WRITE,
    Act,
    Changed,
    Expectation,
    Given,
    Pressed,
    Scenario,
    Typed,
    Unanswered,
)

HEADER = "scenarios:\n"


def to_yaml(scenario: Scenario) -> str:
    """Return *scenario* as one item of a scenario file, under `HEADER`."""
    parts = [
        f"  - name: {_quoted(scenario.name)}",
        f"    flow: {scenario.flow}" if scenario.flow else "",
        f"    municipality: {_quoted(scenario.municipality)}" if scenario.municipality else "",
        f"    at: {_quoted(written(scenario.at))}",
        f"    link: {_quoted(scenario.link)}" if scenario.link else "",
        f"    lang: {scenario.lang}" if scenario.lang != DA else "",
        "    situation:" if scenario.situation else "",
        *(f"      {lang}: {_quoted(text)}" for lang, text in scenario.situation.items()),
        "    recorded: true" if scenario.recorded else "",
        "    answers:" if scenario.acts else "    answers: []",
        *(f"      - {_act_in_yaml(act)}" for act in scenario.acts),
        "    expect:",
        *_expected_in_yaml(scenario.expect),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _expected_in_yaml(expect: Expectation) -> Iterator[str]:
    yield f"      outcome: {expect.outcome}" if expect.outcome else ""
    yield f"      state: {expect.state}" if expect.state else ""
    yield f"      urgency: {expect.urgency}" if expect.urgency else ""
    yield f"      contacts: {_listed(expect.contacts)}" if expect.contacts else ""
    yield "      states:" if expect.states else ""
    yield from (f"        {contact}: {_quoted(state)}" for contact, state in expect.states.items())
    yield f"      must: {_listed(expect.must)}" if expect.must else ""
    yield f"      must_not: {_listed(expect.must_not)}" if expect.must_not else ""
    if expect.questions_at_most is not None:
        yield f"      questions_at_most: {expect.questions_at_most}"


def _act_in_yaml(act: Act) -> str:
    match act:
        case Given(question, choices):
            value = _quoted(choices[0]) if len(choices) == 1 else _listed(choices)
            return f"{question}: {value}"
        case Pressed(control):
            return _quoted(control)
        case Typed(text):
            return f"{WRITE}: {_quoted(text)}"
        case Changed(question):
            return f"{CHANGE}: {question}"
        case Unanswered(contact):
            return f"{NO_ANSWER}: {contact}"


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(value) for value in values)}]"


def _quoted(value: str) -> str:
    """Return *value* as YAML reads it back: plain where it is safe, else in double quotes."""
    plain = re.fullmatch(r"[^\W\d_][\w-]*(?: [\w-]+)*", value) or re.fullmatch(
        r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?:[+-]\d{4})?", value
    )
    return value if plain else json.dumps(value, ensure_ascii=False)
