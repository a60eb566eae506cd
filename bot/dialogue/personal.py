"""Whether a typed text looks like information about a person.

It says yes rather than no: a false alarm costs one sentence, a missed number stays in
somebody's chat. What it has seen is never repeated and never kept. There is no test of
the check digit of a CPR number: numbers without one are given out since 2007.
"""

import re
import unicodedata

LONGEST = 4096
"""Characters that are looked at; a message is never longer."""

# Every pattern begins with a fixed piece and has bounded repeats: time grows with the length only.
_NUMBER = re.compile(r"\d(?:[\s.\-/()_]{0,3}\d)+")
_MAIL = re.compile(r"\w\s?(?:@|[(\[]\s?(?:at|snabel-?a)\s?[)\]]|\ssnabel-?a\s)\s?\w|@\w")
_LINK = re.compile(r"https?://|www\.\w|\w\.(?:com|dk|net|org|me)/", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:vej|vejen|gade|gaden|allé|alle|stræde|plads|torv|torvet|vænge|vænget|boulevard|parken"
    r"|bakken|toften|road|street)\.?,?\s{1,2}(?:nr\.?\s)?\d{1,3}\b",
    re.IGNORECASE,
)
_SAYS_NAME = re.compile(
    r"\b(?:hedder|ved navn|kaldes|navnet er|navn er|is called|is named|name is)\b[\s:]{1,3}\w",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:elev|elever|søn|datter|bror|søster|fætter|kusine|nevø|niece|nabo|naboen|ven|veninde"
    r"|kammerat|kollega|kæreste|mand|kone|far|mor|barn|dreng|pige|borger|klient|lejer|chef|leder"
    r"|medarbejder|lærer|student|pupil|son|daughter|brother|sister|cousin|neighbour|neighbor"
    r"|friend|colleague|husband|wife|father|mother|tenant|employee|client)\b[,:]?\s",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÆØÅÄÖÜÉÈÇŞĞİŁŠŽČĆĐА-Я]"
_NAME = re.compile(rf"{_CAPITAL}[^\W\d_]{{1,30}}")
_TWO_NAMES = re.compile(
    rf"(?<!\w)({_CAPITAL}[^\W\d_]{{1,30}})[\s-]({_CAPITAL}\.?\s)?({_CAPITAL}[^\W\d_]{{1,30}})(?!\w)"
)

_NO_NAMES = frozenset(
    "hej jeg min mit mine en et den det der de er har hvad hvem hvor hvordan hvorfor kan skal vil"
    " må ja nej tak akut fare ring hjælp ved men og i vi du han hun"
    " hello hi i my the a an is are what who where how why can do does he she they we yes no thanks"
    " kommune kommunen region politi skole skolen gymnasium gymnasiet infohus røde kors henvend"
    " danmark municipality police school".split()
)
"""Words with a capital letter that are no part of a name."""


def looks_personal(text: str) -> bool:
    """Tell whether *text* holds what looks like a CPR number, a phone, a mail, a link or a name."""
    plain = _plain(text[:LONGEST])
    return (
        any(_is_personal_number(found.group()) for found in _NUMBER.finditer(plain))
        or any(pattern.search(plain) for pattern in (_MAIL, _LINK, _ADDRESS, _SAYS_NAME))
        or _has_name(plain)
    )


def _plain(text: str) -> str:
    """Return *text* without invisible characters, its dashes and digits in one form each."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(_plain_character(each) for each in composed)


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cs", "Co", "Mn", "Me"):
        return ""
    if category == "Pd":
        return "-"
    return str(unicodedata.decimal(character)) if category == "Nd" else character


def _is_personal_number(found: str) -> bool:
    digits = re.sub(r"\D", "", found)
    if len(digits) >= 8:  # a phone number, a CPR number, a full date
        return True
    return len(digits) == 6 and is_birthday(digits)


def is_birthday(digits: str) -> bool:
    """Tell whether six *digits* are a day of a year, DDMMYY, as a CPR number begins.

    Days above 60 stand in the replacement numbers that hospitals and offices give out.
    """
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= 60 if day > 60 else 0
    longest = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= longest[month - 1]


def _has_name(text: str) -> bool:
    if any(_begins_with_name(text[found.end() :][:60]) for found in _RELATION.finditer(text)):
        return True
    return any(
        not {found.group(1).lower(), found.group(3).lower()} & _NO_NAMES
        for found in _TWO_NAMES.finditer(text)
    )


def _begins_with_name(text: str) -> bool:
    """Tell whether one of the first three words of *text* is written like a name."""
    names = (_NAME.match(word) for word in text.split()[:3])
    return any(found is not None and found.group().lower() not in _NO_NAMES for found in names)
