"""What a session costs on disk, and that nothing but what the content offers fits into it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.events import Back, Interrupt, Resume, Start
from bot.dialogue.fold import Path
from bot.dialogue.octets import CHOICE_BYTES, NotPacked, number
from bot.dialogue.packed import STATE_BYTES, Packing
from bot.dialogue.session import Answer, Session
from bot.dialogue.step import begin, step
from bot.dialogue.walk import Walk, Walked
from bot.flow.model import (
    AreaQuestion,
    ChoiceId,
    Flow,
    FlowId,
    Fork,
    PlaceQuestion,
    Question,
    StateId,
)
from bot.language import DA
from bot.library import Library
from bot.service import PersonKey
from bot.stores.sealing import Sealer
from tests.conftest import danish_time
from tests.shipped import library

NOW = danish_time("2026-09-15 10:20")
ROW = 512
"""Bytes that the row of one person may take (data map)."""

BESIDE = 16 + 3 * 8 + 40
"""Bytes of a row beside the box: the key, three numbers, the ids of ten messages."""


def packing(content: Library | None = None) -> Packing:
    return Packing(lambda: content or library())


def boxed(session: Session) -> int:
    """Return the bytes of *session* as it lies in the store."""
    box = Sealer(b"s" * 32).seal(packing().pack(session), PersonKey(b"a" * 16), "session")
    return len(box) + BESIDE


def walked(flow: Flow) -> Iterator[Walked]:
    """Yield every state by paths of every length: every item ticked, every choice tried."""
    walk = Walk(library(), flow)
    met: set[tuple[StateId, int, Path]] = set()
    waiting = [walk.begin()]
    while waiting:
        here = waiting.pop()
        likeness = here.state, len(here.path), here.path[-3:]
        if likeness in met:
            continue
        met.add(likeness)
        yield here
        waiting += [walk.answer(here, each) for each in answers(walk, here)]


def answers(walk: Walk, here: Walked) -> Iterator[tuple[ChoiceId, ...]]:
    state = walk.flow.states[here.state]
    offered = walk.offered(state, here.path)
    if isinstance(state, PlaceQuestion):
        yield from ((ChoiceId("0101"),), (ChoiceId("unknown"),), (ChoiceId("abroad"),))
    elif isinstance(state, Question) and state.many:
        yield from (offered, (), *((each,) for each in offered[:3]))
    else:
        yield from ((each,) for each in offered)


def everything(flow: Flow) -> Path:
    """Return an answer to every question of *flow*, all of every check list ticked."""
    walk = Walk(library(), flow)
    kinds = Question | PlaceQuestion | AreaQuestion | Fork
    many = [each for each in flow.states.values() if isinstance(each, kinds)]
    return tuple(
        Answer(each.id, walk.offered(each, ()) if isinstance(each, Question) and each.many
               else (walk.offered(each, ()) or (ChoiceId("0"),))[:1])
        for each in many
    )  # fmt: skip


def session(flow: Flow, here: Walked) -> Session:
    return Session(flow.id, flow.digest, DA, here.state, len(here.path), NOW, here.path)


@pytest.mark.parametrize("flow", library().flows.values(), ids=lambda flow: flow.id)
def test_every_path_comes_back_and_fits_a_row(flow: Flow) -> None:
    """Also with the way back from the acute screen, an offered place and a check list on screen."""
    reached = set()
    for here in walked(flow):
        state = flow.states[here.state]
        reached.add(state.id)
        ticked = Walk(library(), flow).offered(state, ()) if isinstance(state, Question) else ()
        full = replace(
            session(flow, here),
            ticked=ticked,
            turn=4_000_000_000,
            return_to=flow.initial,
            offered="0740",
            link=next(iter(flow.links), None),
        )

        assert packing().unpack(packing().pack(full)) == full
        assert boxed(full) <= ROW, (state.id, boxed(full))
    waiting = {each.id for each in flow.states.values() if not isinstance(each, Fork)}
    assert len(reached) > 0.7 * len(waiting)


def test_what_is_ticked_comes_back_from_behind_the_acute_screen() -> None:
    """The acute press of somebody who had ticked an item was once refused by the store."""
    flow = library().flows[FlowId("bekymring")]
    here = next(each for each in walked(flow) if _is_check_list(flow, each))
    item = Walk(library(), flow).offered(flow.states[here.state], here.path)[0]
    ticked = replace(session(flow, here), ticked=(item,))
    pressed = step(library(), ticked, Interrupt(), NOW).session
    assert pressed is not None
    assert pressed.return_to == here.state

    kept = packing().unpack(packing().pack(pressed))
    back = step(library(), kept, Resume(), NOW).session

    assert kept == pressed
    assert back is not None
    assert (back.state, back.ticked) == (here.state, (item,))


def _is_check_list(flow: Flow, here: Walked) -> bool:
    state = flow.states[here.state]
    return isinstance(state, Question) and state.many


@pytest.mark.parametrize("flow", library().flows.values(), ids=lambda flow: flow.id)
def test_more_than_anybody_can_answer_still_fits_a_row(flow: Flow) -> None:
    """Every question there is, answered and kept, in one session: a bound for what can be said."""
    path = everything(flow)
    half = len(path) // 2
    full = replace(session(flow, Walked(flow.initial, path[:half], {})), kept=path[half:])

    assert packing().unpack(packing().pack(full)) == full
    assert boxed(full) <= ROW, boxed(full)


@pytest.mark.parametrize("flow", library().flows.values(), ids=lambda flow: flow.id)
def test_no_two_ids_that_can_be_confused_share_a_number(flow: Flow) -> None:
    names = [*flow.states, *flow.renamed]
    assert len({number(each, STATE_BYTES) for each in names}) == len(set(names))
    walk = Walk(library(), flow)
    for state in flow.states.values():
        offered = {*walk.offered(state, ()), *(each.id for each in flow.always), *flow.renamed}
        assert len({number(each, CHOICE_BYTES) for each in offered}) == len(offered)


@pytest.mark.threat("I6")
@pytest.mark.parametrize(
    "change",
    [
        {"state": "Yusuf Hansen"},
        {"path": (Answer("fare", ("040404-1234",)),)},
        {"kept": (Answer("20123456", ("nej",)),)},
        {"ticked": ("anna@example.dk",)},
        {"return_to": "min nabo"},
        {"offered": "040404-1234"},
        {"link": "Yusuf"},
    ],
)
def test_what_the_content_does_not_offer_cannot_be_kept(change: dict) -> None:
    begun = begin(library(), next(iter(library().flows)), Start(), NOW, DA).session
    assert packing().unpack(packing().pack(begun)) == begun

    with pytest.raises(KeyError):
        packing().pack(replace(begun, **change))


def test_a_row_of_an_older_flow_is_read_and_what_is_gone_is_asked_again() -> None:
    flow = library().flows["bekymring"]
    said = Answer("fare", ("nej",)), Answer("rolle", ("medarbejder",))
    before = session(flow, Walked("alder", said, {}))
    box = packing().pack(before)
    renamed = {name: state for name, state in flow.states.items() if name != "rolle"}
    newer = replace(
        flow,
        digest="f" * 16,
        states={**renamed, "hvem": replace(flow.states["rolle"], id="hvem")},
        renamed={"rolle": "hvem"},
    )
    gone = replace(flow, digest="e" * 16, states=renamed)

    def read(changed: Flow) -> Session:
        return packing(replace(library(), flows={flow.id: changed})).unpack(box)

    assert read(newer).path == before.path
    assert read(gone).path == before.path[:1]
    assert read(gone).digest == before.digest  # so that it is met by the newer flow


def test_a_row_of_the_first_form_is_still_read() -> None:
    import json

    from bot.dialogue.session import to_json

    begun = begin(library(), "bekymring", Start("0740"), NOW, DA).session
    assert packing().unpack(json.dumps(to_json(begun)).encode()) == begun


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=300).map(lambda end: b"\1" + end)))
def test_bytes_that_are_no_session_are_refused(box: bytes) -> None:
    with pytest.raises(ValueError):
        packing().unpack(box)


def test_a_box_that_is_cut_or_too_long_is_refused_also_where_the_whole_is_known() -> None:
    ours = packing()
    box = ours.pack(begin(library(), "bekymring", Start("0740"), NOW, DA).session)
    ours.unpack(box)
    for cut in range(len(box)):
        with pytest.raises(NotPacked):
            ours.unpack(box[:cut])
    with pytest.raises(NotPacked):
        ours.unpack(box + b"\0")


def test_what_is_known_of_a_place_says_neither_when_nor_what_newer_content_makes_of_it() -> None:
    served = [library()]
    ours = Packing(lambda: served[0])
    begun = begin(library(), "bekymring", Start("0740"), NOW, DA).session
    boxes = [ours.pack(replace(begun, seen=NOW + timedelta(seconds=n))) for n in (0, 0, 7)]

    assert [(ours.unpack(each).seen - NOW).seconds for each in boxes] == [0, 0, 7]
    assert ours.unpack(boxes[2]) == replace(begun, seen=NOW + timedelta(seconds=7))
    served[0] = replace(library(), plans={})
    assert ours.unpack(boxes[0]).offered is None


def test_going_back_and_on_keeps_what_was_said() -> None:
    turn = begin(library(), "bekymring", Start(), NOW, DA)
    kept = turn.session
    for event in (Back(), Back()):
        kept = step(library(), packing().unpack(packing().pack(kept)), event, NOW).session
    assert kept.seen == NOW
    assert kept.seen + timedelta(hours=1) > NOW
