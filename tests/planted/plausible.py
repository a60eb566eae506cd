"""Edits that look right: content that loads, and tells somebody something else."""

import re
from collections.abc import Iterator

from tests.planted.mistakes import Kind, Lines, Spot, end_of, line, under
from tests.planted.structural import FLOW, PLAN

_HOURS = r"^( +(?!decision|about|reason)[a-zæøå-]+: .*)"


def _rows_swapped(lines: Lines) -> Iterator[Spot]:
    """Find each row of a table with the row below it, and yield the two in the other order."""
    for number, text in enumerate(lines, 1):
        last = end_of(lines, number)
        if re.match(r"    - ", text) and last < len(lines) and re.match(r"    - ", lines[last]):
            below = end_of(lines, last + 1)
            put = (*lines[last:below], *lines[number - 1 : last])
            yield Spot(number, below - number + 1, put)


PLAUSIBLE = (
    Kind("digit", PLAN, line(r'^( +(?:phone|is): "\d\d \d\d \d\d )(\d)(\d)"', r'\1\3\2"')),
    Kind("closes earlier", PLAN, line(_HOURS + r"-1[4-8]:00", r"\1-13:30")),
    Kind("opens later", PLAN, line(_HOURS + r"\b0[89]:00-", r"\g<1>10:00-")),
    Kind("always", PLAN, line(r"^(    hours: )office_days$", r"\1always")),
    Kind("another day of the week", PLAN, line(r"\bmandag-fredag(?=: \d)", "mandag-torsdag")),
    Kind("moved closing day", PLAN, line(r"^(  - [\d-]+)\d\b", r"\g<1>8")),
    Kind("swapped contacts", PLAN,
         line(r"(contacts: \[)([a-z0-9-]+), ([a-z0-9-]+)", r"\1\3, \2")),
    Kind("a contact fewer", PLAN, line(r"(contacts: \[.*), [a-z0-9-]+\]", r"\1]")),
    Kind("swapped rows", PLAN, under("routes", _rows_swapped)),
    Kind("another age in a row", PLAN,
         under("routes", line(r"(when: .*age: )adult\b", r"\1under_18"))),
    Kind("the national name", PLAN, line(r"^    title: (?!.*\{).*$", "    # title")),
    Kind("another title", PLAN, line(r"^(    title: [^{\"#]+)$", r"\1 og borgere")),
    Kind("another note", PLAN, line(r"^( +da: (?!Ring)[^\"#]*)(?<!\.)\.$", r"\1 i dag.")),
    Kind("another urgency", FLOW, line(r"^(    urgency: )today", r"\1can_wait")),
    Kind("wording of a step", FLOW, under("steps", line(r"^(    da: )Ring ", r"\1Skriv til "))),
    Kind("order of steps", FLOW,
         line(r"^(    steps: \[)([a-z0-9-]+), ([a-z0-9-]+)", r"\1\3, \2")),
    Kind("a step fewer", FLOW, line(r"^(    steps: \[.*), [a-z0-9-]+\]$", r"\1]")),
    Kind("another age in a step", FLOW,
         under("steps", line(r"(when: .*age: )adult\b", r"\1under_18"))),
)  # fmt: skip
