"""Lines of a file as a text field has them, and back without touching what was not changed."""

import re
from difflib import SequenceMatcher

_BOM = b"\xef\xbb\xbf"
_END = re.compile(r"\r\n|\r|\n")


def plain(content: bytes) -> str:
    """Return *content* as a text field shows it; raise UnicodeDecodeError where it is no UTF-8."""
    return _END.sub("\n", content.removeprefix(_BOM).decode("utf-8"))


def laid_over(before: bytes, text: str) -> bytes:
    """Return *text* as bytes; lines that stand in *before* keep their ends, new ones take theirs.

    A mark at the beginning of the file stays.
    """
    mark = _BOM if before.startswith(_BOM) else b""
    old = _lines(before.removeprefix(_BOM).decode("utf-8"))
    new = [line for line, _ in _lines(_END.sub("\n", text))]
    ends = [end for _, end in old if end]
    usual = max(sorted(set(ends)), key=ends.count, default="\n")
    matcher = SequenceMatcher(None, [line for line, _ in old], new, autojunk=False)
    kept = {
        block.b + number: old[block.a + number][1]
        for block in matcher.get_matching_blocks()
        for number in range(block.size)
    }
    written = [line + (kept.get(number) or usual) for number, line in enumerate(new[:-1])]
    return mark + "".join((*written, new[-1])).encode("utf-8")


def _lines(text: str) -> list[tuple[str, str]]:
    """Return each line with its end; the last has none."""
    ends = [found.group() for found in _END.finditer(text)]
    return list(zip(_END.split(text), [*ends, ""], strict=True))
