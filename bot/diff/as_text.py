"""A difference as plain text."""

from bot.diff.telling import Telling


def as_text(told: Telling) -> str:
    """Return *told* as lines of text: what it comes down to, then each thing."""
    lines = [told.about, "", *told.headlines]
    for section in told.sections:
        lines += ["", f"{section.title}:"]
        for item in section.items:
            lines += [f"  {item.text}", *(f"      {line}" for line in item.lines)]
    return "".join(f"{line}\n" for line in lines)
