"""Whether somebody is named by a role, as content wants it, or perhaps by a name."""

import re

from bot.dialogue.personal import looks_personal

_ROLE = re.compile(
    r"\w*(?:konsulent|leder|chef|koordinator|rådgiver|rådgivning|team|vagt|afdeling|forvaltning"
    r"|sekretariat|direktør|udvalg|byråd|område|center|kommune|børn|børne|unge|ungdom|familie"
    r"|skole|social|sundhed|kultur|job|borger)(?:e?n|e?t|s)?"
    r"|consultant|manager|adviser|coordinator|office|council|committee|department",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-ZÆØÅ]{2,5}")
LONGEST = 60


def looks_like_a_person(role: str) -> bool:
    """Tell whether *role* may be somebody's name; words of a role and short forms are none.

    It says yes rather than no: a role can be written in small letters.
    """
    if len(role) > LONGEST or not re.search(r"[^\W\d_]", role):
        return True
    rest = " ".join(_small(word) for word in role.split())
    return looks_personal(rest) or looks_personal(f"leder {rest}")


def _small(word: str) -> str:
    parts = re.split(r"([-/,.])", word)
    return "".join(part.lower() if _is_role(part) else part for part in parts)


def _is_role(part: str) -> bool:
    return bool(_ROLE.fullmatch(part) or _SHORT.fullmatch(part))
