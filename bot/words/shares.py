"""Shares as people say them."""

from bot.language import DA, Lang


def percent(share: float, lang: Lang) -> str:
    """Return *share*, from 0 to 1, in whole percents: "18 %", or "18%" in English.

    What is not quite nothing or all is not rounded to it: "under 1 %", "over 99 %".
    """
    whole, sign = round(share * 100), " %" if lang == DA else "%"
    if whole == 0 and share > 0:
        return f"under 1{sign}"
    if whole == 100 and share < 1:
        return f"over 99{sign}"
    return f"{whole}{sign}"
