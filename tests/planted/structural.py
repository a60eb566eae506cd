"""Mistakes of form: what `check` must refuse, at the right line."""

from tests.planted.mistakes import Kind, Lines, among_others, block, indent, line, under

PLAN, FLOW, ANY = r"municipal_configs/(?!places).*", r"flows/(?!vocab|laws).*", r".*"


def _twice(row: Lines) -> Lines:
    return (*row, *row)


def _with_a_second(outcome: Lines) -> Lines:
    """Return an outcome and a second one like it, which has a name that nobody uses."""
    return (*outcome, outcome[0].replace(":", "-x:", 1), *outcome[1:])


def _takes_all(row: Lines) -> Lines:
    """Return a row or branch whose condition is gone, so that nothing below is reached."""
    rest = row[1:]
    return (" " * indent(row[0]) + "- " + rest[0].strip(), *rest[1:]) if rest else row


def _without_else(branches: Lines) -> Lines:
    """Return a fork whose last branch, which takes what is left, is gone."""
    depth = indent(branches[1])
    starts = [n for n, text in enumerate(branches) if text.startswith(" " * depth + "- ")]
    return branches[: starts[-1]] if len(starts) > 1 else branches


def _circle(state: Lines) -> Lines:
    """Return a fork whose last branch leads back to the fork."""
    name = state[0].strip().split(":")[0]
    if "branches:" not in "".join(state[1:2]):
        return state
    last = max(n for n, text in enumerate(state) if "to: " in text)
    return (*state[:last], state[last].split("to: ")[0] + f"to: {name}", *state[last + 1 :])


STRUCTURAL = (
    # --- left out
    Kind("forget Danish", FLOW, block(r"^ +da: ")),
    Kind("forget English", FLOW, block(r"^ +en: ")),
    Kind("drop the question of a state", FLOW, block(r"^    ask:$")),
    Kind("drop the line ask", FLOW, line(r"^    ask:$", "")),
    Kind("drop an urgency", FLOW, under("outcomes", block(r"^    urgency: "))),
    Kind("drop where a state leads", FLOW, under("states", block(r"^    to: "))),
    Kind("drop the contacts of a row", PLAN, block(r"^      contacts: \[")),
    Kind("drop the municipality", PLAN, block(r"^municipality: ")),
    Kind("remove an else", FLOW, block(r"^    branches:$", _without_else)),
    # --- misspelt
    Kind("misspell phone", PLAN, line(r"^    phone:", "    phoen:")),
    Kind("misspell hours", PLAN, line(r"^    hours:", "    huors:")),
    Kind("misspell contacts", PLAN, line(r"^    - contacts:", "    - contcats:")),
    Kind("misspell where it leads", FLOW, line(r"^( +)to: ", r"\1taget: ")),
    Kind("misspell urgency", FLOW, line(r"^    urgency: ", "    urgensy: ")),
    Kind("misspell a role", FLOW, line(r"reporter: on_duty", "reporter: onduty")),
    Kind("misspell an age in a row", PLAN, line(r"age: adult\b", "age: adlut")),
    Kind("misspell a fact", FLOW, line(r"\{reporter:", "{reportr:")),
    Kind("misspell a placeholder", ANY, line(r"\{(police|area)\}", r"{\1e}")),
    Kind("misspell a weekday", PLAN, line(r"\b(mandag|torsdag|fredag)\b(?=.*:.*\d\d:)", r"\1e")),
    # --- leads nowhere, or never
    Kind("point elsewhere", FLOW, line(r"^( +to: )([a-z-]+)$", r"\1\2-x")),
    Kind("begin elsewhere", FLOW, line(r"^(initial: )(\w+)", r"\1\2-x")),
    Kind("an ending that nothing leads to", FLOW,
         under("outcomes", block(r"^  [a-z-]+:", _with_a_second))),
    Kind("unknown urgency", FLOW, line(r"^(    urgency: )\w+", r"\1straks")),
    Kind("unknown step", FLOW, line(r"^(    steps: \[)", r"\1ukendt-trin, ")),
    Kind("unknown contact", PLAN, line(r"(contacts: \[)", r"\1ukendt-enhed, ")),
    Kind("shadow a row", PLAN, under("routes", block(r"^    - when: ", _twice))),
    Kind("shadow a branch", FLOW, block(r"^      - when: ", _twice)),
    Kind("a branch that takes all", FLOW, block(r"^      - when: ", _takes_all, hides=True)),
    Kind("a circle without a question", FLOW, under("states", block(r"^  [a-z-]+:", _circle))),
    # --- traps of YAML
    Kind("tab", ANY, line(r"^    (\w)", "\t\\1")),
    Kind("wrong indentation", ANY, among_others(line(r"^    (\w+: \S)", r"   \1"))),
    Kind("anchor", ANY, line(r"^(    \w+: )(\w)", r"\1&a \2")),
    Kind("alias", ANY, line(r"^(    \w+: )\w.*$", r"\1*a")),
    Kind("tag", ANY, line(r"^(    \w+: )(\w)", r"\1!!str \2")),
    Kind("merge key", PLAN, line(r"^(    )(title: .*)$", r"\1\2", r"\1<<: *a")),
    Kind("duplicate key", PLAN, line(r"^(    phone: .+)$", r"\1", r"\1")),
    Kind("open quote", PLAN, line(r'^(    phone: "[\d ]+)"', r"\1")),
    Kind("open bracket", ANY, line(r"^(.*\[[^\]]*)\]$", r"\1")),
    Kind("octal number", PLAN, line(r'^municipality: "0(\d+)"', r"municipality: 0o\1")),
    Kind("yes for true", ANY, line(r"^( +(?:locked|many|inhouse|plans|table): )true", r"\1yes")),
    Kind("colon in a text", FLOW, line(r"^( +(?:da|en): \w+)( .*)$", r"\1:\2")),
    Kind("text that begins with @", FLOW, line(r"^( +(?:da|en): )(\w)", r"\1@\2")),
    Kind("no space after a colon", ANY, line(r"^(    \w+):( )([a-z])", r"\1:\3")),
    Kind("nothing where a name belongs", FLOW, line(r"^(    urgency:) \w+", r"\1")),
    Kind("day of another calendar", PLAN, line(r"^(review_by: )\d.*", r"\g<1>1/3/2027")),
    # --- wrong values
    Kind("no such hour", PLAN, line(r"^(?!.*decision)(.*\d\d:00-)\d\d:00", r"\g<1>29:00")),
    Kind("dot for colon", PLAN, line(r"^(?!.*decision)(.*\d\d):00-(\d\d:00)", r"\1;00-\2")),
    Kind("letter in a number", PLAN, line(r'^( +(?:phone|is): ")\d', r"\1O")),
    Kind(
        "digit too many",
        PLAN,
        line(r'^( +(?:phone|is): "\d\d \d\d \d\d \d\d)"', r'\g<1>4"'),
    ),
    Kind("number in a text", FLOW, line(r"^( +(?:da|en): [^\"{|]*)$", r"\1 12 34 56 78")),
    Kind("address in a text", FLOW, line(r"^( +(?:da|en): [^\"{|]*)$", r"\1 a@b.dk")),
)  # fmt: skip
