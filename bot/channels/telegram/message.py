"""What one turn sends: messages and contact cards, and how they rest in the outbox."""

import json
from dataclasses import dataclass, replace

LONGEST_TEXT = 4096
"""UTF-16 units of a message (Bot API, sendMessage)."""


@dataclass(frozen=True, slots=True)
class Button:
    """One key of a keyboard: its label and its callback data."""

    label: str
    data: str
    acute: bool = False


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A text and the keyboard under it. *bold* are stretches, (offset, length) in UTF-16 units.

    *aloud* where it comes with a sound, because somebody asked to be called.
    """

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    rows: Rows = ()
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A contact that can be called with one touch: a unit and its number, never a person."""

    phone: str
    name: str


Shown = Message | Card


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a turn, as it waits in the outbox; each is sent and ticked off by itself.

    The *first* one of a turn takes the place of what the chat showed before: it edits the
    message that was *pressed* or the last one, unless it is to be *fresh*. *remove* are
    messages of the person's own, *forgotten* are ours, to be deleted. With *blank* all that
    we sent goes, also what the store did not yet know of, and what Telegram keeps because it
    is too old is emptied. *otherwise* is shown where Telegram refuses to remove the person's.

    A part *beside* the screen leaves the screen alone: a reminder, which takes the place of
    what was last said of that reminder, or of nothing where it is *fresh*. *ended* where no
    reminder is kept any more: the message then belongs to the screen again.

    *made* is when it was worked out (seconds since 1970), where the clock decides what it says.
    """

    shown: Shown
    first: bool = False
    fresh: bool = False
    pressed: int | None = None
    remove: tuple[int, ...] = ()
    forgotten: tuple[int, ...] = ()
    blank: bool = False
    otherwise: Message | None = None
    beside: bool = False
    ended: bool = False
    made: int | None = None


def after(part: Part, earlier: tuple[Part, ...]) -> Part:
    """Return *part* with what the *earlier* ones, which are not shown any more, had to remove."""
    return replace(
        part,
        fresh=part.fresh or any(each.fresh for each in earlier),
        remove=tuple(dict.fromkeys(i for each in (*earlier, part) for i in each.remove)),
        forgotten=tuple(dict.fromkeys(i for each in (*earlier, part) for i in each.forgotten)),
        blank=part.blank or any(each.blank for each in earlier),
    )


def units(text: str) -> int:
    """Return the length of *text* as Telegram counts it: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(part: Part, shown: str | None = None) -> str:
    """Return *part* as the text that `from_json` reads back.

    *shown* is what `written` makes of what it shows, where that has been made already.
    """
    otherwise = "null" if part.otherwise is None else written(part.otherwise)
    return (
        f'{{"shown":{written(part.shown) if shown is None else shown}'
        f',"first":{_truth(part.first)},"fresh":{_truth(part.fresh)}'
        f',"pressed":{_number(part.pressed)}'
        f',"remove":{_numbers(part.remove)},"forgotten":{_numbers(part.forgotten)}'
        f',"blank":{_truth(part.blank)},"otherwise":{otherwise}'
        f',"beside":{_truth(part.beside)},"ended":{_truth(part.ended)}'
        f',"made":{_number(part.made)}}}'
    )


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


def _numbers(numbers: tuple[int, ...]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def written(shown: Shown) -> str:
    """Return *shown* as it stands in the text of its part."""
    return _json(_by_name(shown))


def from_json(stored: str) -> Part:
    """Return the part that `to_json` wrote; raise ValueError where it is something else."""
    try:
        read = json.loads(stored)
        otherwise = read["otherwise"]
        return Part(
            shown=_shown(read["shown"]),
            first=bool(read["first"]),
            fresh=bool(read["fresh"]),
            pressed=read["pressed"],
            remove=tuple(read["remove"]),
            forgotten=tuple(read["forgotten"]),
            blank=bool(read.get("blank", read["forgotten"])),
            otherwise=None if otherwise is None else _message(otherwise),
            beside=bool(read.get("beside", False)),
            ended=bool(read.get("ended", False)),
            made=read.get("made"),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a part of a turn: {error}") from error


def _by_name(shown: Shown) -> dict[str, object]:
    if isinstance(shown, Card):
        return {"phone": shown.phone, "name": shown.name}
    rows = [[_written_button(button) for button in row] for row in shown.rows]
    return {"text": shown.text, "bold": shown.bold, "rows": rows, "aloud": shown.aloud}


def _written_button(button: Button) -> dict[str, object]:
    return {"label": button.label, "data": button.data, "acute": button.acute}


def empties_the_chat(stored: str) -> bool:
    """Tell whether the part in *stored* is the word that all is deleted; nothing else is read."""
    return '"blank":true' in stored  # within a text each quote is escaped


def _shown(read: dict[str, object]) -> Shown:
    if "phone" in read:
        return Card(str(read["phone"]), str(read["name"]))
    return _message(read)


def _message(read: dict[str, object]) -> Message:
    text, bold, rows = read["text"], read["bold"], read["rows"]
    if not isinstance(text, str) or not isinstance(bold, list) or not isinstance(rows, list):
        raise TypeError("a message has a text, bold stretches and rows")
    return Message(
        text=text,
        bold=tuple((int(start), int(length)) for start, length in bold),
        rows=tuple(tuple(Button(**button) for button in row) for row in rows),
        aloud=bool(read.get("aloud", False)),
    )
