"""Texts: no number or address of anyone, no unknown placeholder, one question at a time."""

import re
from collections.abc import Iterator

from bot.check.forbidden import Blocklist
from bot.check.material import Material, error, warning
from bot.dialogue.personal import is_birthday
from bot.dialogue.text import PLACEHOLDERS
from bot.flow.model import AreaQuestion, PlaceQuestion, Question
from bot.library import Written
from bot.problems import Problem

LONGEST_NAME = 3
"""Words of a name, which is the same in every language."""

FILLED = frozenset(
    {
        "ask",
        "help",
        "why",
        "title",
        "step",
        "says",
        "contact title",
        "organisation",
        "ask_for",
        "note",
        "missing",
        "form",
        "chat",
        "visit",
    }
)
"""The kinds of text in which placeholders are filled in; elsewhere they are shown as they are."""

_RUN = re.compile(r"\+?\d(?:[\s.\-/()_]{0,3}\d)+")
_CALL = re.compile(
    r"\b(?:ring(?:er|e)?|call|tlf\.?|telefon|phone|sms|nummer|number)(?: til| på| to| on)?:?\s+"
    r"(\d{3,7})\b",
    re.IGNORECASE,
)
_ALARM = ("112", "114")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")
_NEVER_ASKS = ("help", "greeting", "alarm", "always", "go")
"""The kinds of text that stand on a screen beside the question."""

_CPR = re.compile(r"\d{6}[\s-]?\d{4}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\*\*\S|\[[^\]]+\]\(")
"""A tag of HTML, bold letters or a link of Markdown."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def texts(material: Material) -> Iterator[Problem]:
    """Yield what no text may hold, whatever its length."""
    blocklist = Blocklist(material)
    for text in material.library.written:
        if not blocklist.found(text.text):  # told as what must not be shown
            yield from _personal(text)
        yield from _placeholders(text)
        yield from _question_marks(text)
        if text.kind in ("choice", "always", "go") and text.text.rstrip().endswith("."):
            yield warning("T220", text.where, value=text.text.strip())
        markup = _MARKUP.search(text.text)
        if markup is not None:
            yield warning("T227", text.where, value=markup[0])
    yield from _whys(material)
    yield from _not_translated(material)


def _not_translated(material: Material) -> Iterator[Problem]:
    """Yield the texts that stand word for word in two languages; a few words may be a name."""
    first: dict[tuple[str, ...], Written] = {}
    for text in material.library.written:
        if len(text.text.split()) > LONGEST_NAME:
            key = (text.where.path, text.kind, text.owner, text.text)
            other = first.setdefault(key, text)
            if other.lang != text.lang and other.where != text.where:
                yield warning("T226", text.where, lang=str(text.lang), line=str(other.where.line))


def _personal(text: Written) -> Iterator[Problem]:
    mail = _MAIL.search(text.text)
    if mail is not None:
        yield error("T202", text.where, value=mail[0])
    code, number = _number_in(text.text)
    if number:
        yield error(code, text.where, value=number)


def _number_in(text: str) -> tuple[str, str]:
    """Return the code and the stretch of the first number that looks like somebody's."""
    for run in _RUN.finditer(text):
        said = run[0].strip()
        digits = re.sub(r"\D", "", said)
        if _YEARS.fullmatch(said) or _DATE.fullmatch(said):
            continue
        if _CPR.fullmatch(said) and is_birthday(digits[:6]):
            return "T203", said
        if len(digits) >= 8 or (len(digits) == 6 and digits.startswith("116")):
            return "T201", said
    for call in _CALL.finditer(text):
        if call[1] not in _ALARM:
            return "T201", call[1]
    return "", ""


def _placeholders(text: Written) -> Iterator[Problem]:
    names = _BRACES.findall(text.text)
    known = ", ".join("{" + name + "}" for name in PLACEHOLDERS)
    for name in dict.fromkeys(names):
        if name not in PLACEHOLDERS:
            yield error("T204", text.where, value="{" + name + "}", known=known)
        elif text.kind not in FILLED:
            yield error("T205", text.where, value="{" + name + "}", kind=text.kind)
    rest = _BRACES.sub("", text.text)
    if "{" in rest or "}" in rest:
        yield error("T204", text.where, value="{" if "{" in rest else "}", known=known)


def _question_marks(text: Written) -> Iterator[Problem]:
    count = text.text.count("?")
    if (text.kind == "ask" and count != 1) or (text.kind in _NEVER_ASKS and count):
        kind = text.kind if text.kind in ("ask", "help") else ""
        what = f"{text.kind} {text.owner}".strip()
        yield warning("T206", text.where, trap=kind, count=str(count), what=what)


def _whys(material: Material) -> Iterator[Problem]:
    for flow in material.flows:
        for state in flow.states.values():
            if isinstance(state, Question | PlaceQuestion | AreaQuestion):
                if state.prompt.why is None:
                    yield warning("T103", state.where, state=state.id)
