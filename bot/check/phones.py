"""Danish phone numbers: what is one, and which of them cost more than a call.

The rules are those of `phonenumbers`, Google's library with each country's own numbering
plan; the short numbers are a list of ours, since not every one of them is for citizens.
"""

from functools import cache

from phonenumbers import (
    NumberParseException,
    PhoneNumberType,
    is_valid_number_for_region,
    number_type,
    parse,
)

SHORT = frozenset({"112", "114", "116 000", "116 006", "116 111"})
"""The short numbers that may stand, and in the national plan only.

The alarm, its number for what can wait, and the European numbers put to use here: missing
children, victims of crime, and children (Commission Decision 2007/116/EC).
"""

COUNTRY = "DK"
_DEAR = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST})


@cache
def is_danish(digits: str) -> bool:
    """Tell whether the eight *digits* are a number of the Danish numbering plan."""
    try:
        return len(digits) == 8 and is_valid_number_for_region(parse(digits, COUNTRY), COUNTRY)
    except NumberParseException:
        return False


@cache
def costs_extra(digits: str) -> bool:
    """Tell whether a call to the eight *digits* costs more than a call."""
    try:
        return number_type(parse(digits, COUNTRY)) in _DEAR
    except NumberParseException:
        return False
