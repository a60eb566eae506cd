"""A message that is written once for all is, for each, the one that would be written alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.telegram import packing
from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.door import Arrival
from bot.channels.telegram.draft import draft
from bot.channels.telegram.message import Button, Card, Message, Part, from_json, to_json
from bot.channels.telegram.packing import Packer
from bot.channels.telegram.screens import Screens
from bot.dialogue.events import Choose, Done, Event, Forget, Insight, Interrupt, Start, Toggle
from bot.dialogue.step import Turn, begin, step
from bot.language import DA, EN
from bot.service import EventId, PersonKey
from tests.channels.our_side import library

ANNA, BENT = PersonKey(b"a" * 16), PersonKey(b"b" * 16)
NOW = datetime(2026, 9, 15, 8, 20, tzinfo=UTC)
ANSWERS = ("nej", "medarbejder", "0740", "under-18", "symboler", None, "nej", "go")


def packer() -> Packer:
    return Packer(Screens("https://example.org/"), Buttons(b"k" * 32))


def turns(lang=DA) -> list[Turn]:
    found = [begin(library(), "bekymring", Start(), NOW, lang)]
    for answer in ANSWERS:
        here = found[-1].session
        found.append(step(library(), here, event_of(answer, here), NOW))
    for event in (Interrupt(), Insight(), Forget()):
        found.append(step(library(), found[-1].session, event, NOW))
    return found


def event_of(answer, here) -> Event:
    if answer is None:
        return Done(here.stamp)
    if answer == "symboler":
        return Toggle(answer, True, here.stamp)
    return Choose((answer,), here.stamp)


def arrival(person: PersonKey) -> Arrival:
    return Arrival(7, person, EventId("tg:1:1"), Interrupt(), pressed=5)


@pytest.mark.threat("B4")
@pytest.mark.parametrize("lang", [DA, EN])
def test_everybody_gets_the_messages_that_are_theirs_alone(lang):
    ours = packer()
    for turn in turns(lang):
        for person in (ANNA, BENT, ANNA):
            sent = ours.outgoing(turn, arrival(person), (3, 4), acute=False)

            assert [from_json(each.payload).shown for each in sent] == ours.shown(turn, person)
            assert [each.address for each in sent] == ["7"] * len(sent)


def test_the_part_that_waits_says_how_it_is_to_be_shown():
    first, *others = packer().outgoing(turns()[-1], arrival(ANNA), (3, 4), acute=True)
    part = from_json(first.payload)

    assert (part.first, part.fresh, part.pressed) == (True, True, 5)
    assert (part.forgotten, part.blank, first.acute, others) == ((3, 4), True, True, [])


@pytest.mark.parametrize(
    "shown",
    [
        Message('he said "data":"', ((0, 2),), ((Button('"data":"', "s"), Button("\\", "w")),)),
        Message("no keys, 100 % and %s"),
        Message("50 %", (), ((Button("%d % %%", "s%s"),),)),
        Card("+4511223344", '"data":"'),
    ],
    ids=repr,
)
def test_what_a_text_says_is_not_taken_for_a_button(shown):
    drafted = draft(shown)
    signed = from_json(to_json(Part(shown), drafted.signed(["x" * 12] * len(drafted.bodies)))).shown

    assert signed == with_codes(shown)


def with_codes(shown):
    if isinstance(shown, Card):
        return shown
    rows = tuple(
        tuple(replace(each, data="x" * 12 + each.data) for each in row) for row in shown.rows
    )
    return replace(shown, rows=rows)


def test_drafts_are_kept_up_to_a_number_and_never_what_is_one_persons(monkeypatch):
    monkeypatch.setattr(packing, "MOST_DRAFTS", 3)
    ours = packer()
    for turn in turns():
        ours.outgoing(turn, arrival(ANNA), (), acute=False)
        kept = [replies for replies, _ in ours._drafts.values()]
        told = any(getattr(each, "about", "") == "insight" for each in turn.replies)
        assert (turn.replies in kept) is not told
        assert len(kept) <= 3
