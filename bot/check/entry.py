"""One entry of the catalogue: how a problem is said, what it means, and its page."""

from dataclasses import dataclass, field

from bot.language import DA, Lang
from bot.problems import Severity


@dataclass(frozen=True, slots=True)
class Both:
    """The same in Danish and in English.

    A template counts only where every {value} in it is there; *trap* restricts it further
    to problems whose value ``trap`` is the same word.
    """

    da: str
    en: str
    trap: str = ""

    def in_(self, lang: Lang) -> str:
        """Return the text in *lang*; whatever is not Danish is English."""
        return self.da if lang == DA else self.en


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem code: its messages and hints, the most particular first, and its page."""

    code: str
    title: Both
    says: tuple[Both, ...]
    hints: tuple[Both, ...]
    means: Both
    matters: Both
    bad: str
    good: str
    severity: Severity = field(default=Severity.ERROR)
