"""Why a mutant that no test sees may stand: it changes nothing that anybody could notice."""

REASONS: dict[str, str] = {
    "bot/dialogue/step.py: not _needs_no_screen(event) or replayed.session is None → "
    "not _needs_no_screen(event)": "A replayed turn always has a session; the second half is "
    "there for the type checker.",
    "bot/dialogue/walk.py: case _ → nothing": "Without the last case the function ends and returns "
    "None, which is what the case returns.",
    "bot/plan/hours.py: each is None and (not isinstance(reading.status(moment), Open)) → "
    "not isinstance(reading.status(moment), Open)": "The line is reached only where no reading "
    "has a next opening, so that each is None anyway.",
    "bot/plan/hours.py: True → False": "In `strict=True`: the two lists that are zipped "
    "are made from the same readings, so they are equally long.",
    "bot/plan/routing.py: strict=True → nothing": "The two that are zipped are equally long: the "
    "second is made with the length of the first.",
    "bot/plan/hours.py: microsecond=0 → nothing": "A clock change lies whole minutes from both "
    "ends, so that the middle of them never has a part of a second.",
    "bot/plan/hours.py: 512 → 513": "How many timetables are kept changes what is computed again, "
    "and no answer.",
    "bot/plan/hours.py: stretch.end > now → stretch.end >= now": "One that ends now has begun "
    "before, so it is no next opening, and it moves the end of a run nowhere.",
    "bot/plan/hours.py: return begins.utcoffset() if begins.utcoffset() == ends.utcoffset() else "
    "None → return None": "Without the offset of a whole day each minute is worked out by "
    "itself, to the same.",
}
