"""A day in pieces: nobody opens or closes inside one, also where the clock is changed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.plan.answering import Answering
from bot.plan.hours import instant
from bot.plan.model import Disputed
from bot.plan.pieces import pieces
from tests.plan.invented import contact, plan, week

ORDINARY, AUTUMN, SPRING = date(2026, 9, 15), date(2026, 10, 25), date(2027, 3, 28)
MINUTE = timedelta(minutes=1)
DESKS = {
    "night": week("22:00-26:30"),
    "late": week("02:15-05:00"),
    "unsure": Disputed((week("09:00-15:00"), week("10:00-14:20"))),
}


@pytest.mark.parametrize("day", [ORDINARY, AUTUMN, SPRING])
def test_nobody_opens_or_closes_inside_a_piece(day: date) -> None:
    of = plan(*(contact(name, hours=hours) for name, hours in DESKS.items()))
    answering, found = Answering(of), tuple(pieces(of, day))

    assert (found[0][0], found[-1][1]) == (instant(day, 0), instant(day + timedelta(days=1), 0))
    assert all(one[1] == other[0] for one, other in pairwise(found))
    for start, end in found:
        for name in DESKS:
            minutes = (start + number * MINUTE for number in range((end - start) // MINUTE))
            assert len({type(answering.status(name, {}, at)) for at in minutes}) == 1
