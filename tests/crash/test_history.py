"""The judge sees what is planted: losses, wrong screens, doubled messages, a wrong order."""

from collections import Counter

import pytest

from tests.crash.history import Did, Disturbed, Shown, Stands, Step, judge


def edited(screen: str) -> Step:
    return Step(frozenset({screen}), Counter(), (screen,))


def sent(*screens: str) -> Step:
    return Step(frozenset(screens), Counter(screens), screens)


WALK = (sent("hello"), edited("age?"), sent("card", "steps"))

CLEAN = (
    Did(),
    Shown("hello", new=True),
    Stands(("hello",)),
    Did(),
    Shown("age?", new=False),
    Stands(("age?",)),
    Did(),
    Shown("card", new=True),
    Shown("steps", new=True),
    Stands(("card", "steps")),
)
KILLED = Disturbed("after commit")


def planted(at: int, *entries, instead: int = 0):
    """Return the clean history with *entries* from *at* on, in the place of so many."""
    return (*CLEAN[:at], *entries, *CLEAN[at + instead :])


def test_the_walk_as_it_is_undisturbed_is_clean():
    verdict = judge(WALK, CLEAN)

    assert verdict.clean
    assert verdict.repeated == 0


def test_one_message_more_after_a_kill_is_no_finding_and_is_counted():
    history = planted(
        8,
        KILLED,
        Shown("card", new=True),
        Shown("steps", new=True),
        Stands(("card", *WALK[2].stands)),
        instead=2,
    )
    verdict = judge(WALK, history)

    assert verdict.clean
    assert verdict.repeated == 1


def test_a_screen_that_is_sent_instead_of_edited_is_no_repetition():
    verdict = judge(WALK, planted(4, Shown("age?", new=True), instead=1))

    assert verdict.clean
    assert verdict.repeated == 0


FINDINGS = {
    "a press without any effect": ("lost", planted(4, KILLED, Stands(("hello",)), instead=2)),
    "a press without an effect that nothing disturbed": (
        "lost",
        planted(4, Stands(("hello",)), instead=2),
    ),
    "half of an ending": ("lost", planted(9, KILLED, Stands(("card",)), instead=1)),
    "a step of which nobody saw the end": ("lost", planted(9, KILLED, instead=1)),
    "a screen of some other walk": ("wrong", planted(5, KILLED, Shown("other", new=False))),
    "a screen of a step that is not done yet": (
        "wrong",
        planted(2, KILLED, Shown("age?", new=False)),
    ),
    "a message twice without a reason": ("doubled", planted(8, Shown("card", new=True))),
    "a message three times after one kill": (
        "doubled",
        planted(8, KILLED, Shown("card", new=True), Shown("card", new=True)),
    ),
    "an old message that stays": ("doubled", planted(5, Stands(("hello", "age?")), instead=1)),
    "an earlier screen after a later one": (
        "order",
        planted(5, KILLED, Shown("hello", new=False), Shown("age?", new=False)),
    ),
}


@pytest.mark.parametrize(("kind", "history"), FINDINGS.values(), ids=FINDINGS)
def test_what_is_planted_is_found(kind: str, history) -> None:
    verdict = judge(WALK, history)
    found = {name for name in ("lost", "wrong", "doubled", "order") if getattr(verdict, name)}

    assert kind in found
    assert not verdict.clean


def test_what_telegram_refuses_for_good_is_not_lost_by_us():
    refused = Disturbed("403 at sendMessage", given_up=True)
    history = planted(4, refused, Stands(("hello",)), instead=2)

    assert judge(WALK, (*history[:6], *CLEAN[6:])).clean


def test_a_text_without_its_buttons_is_right_only_where_telegram_refused_them():
    walk = (edited("age?\n[under 18]\n[older]"),)
    stands = Stands(walk[0].stands)
    plain = Shown("age?", new=True)

    assert judge(walk, (Did(), Disturbed("400", given_up=True), plain, stands)).clean
    assert judge(walk, (Did(), Disturbed("500"), plain, stands)).wrong


def test_the_acute_card_from_memory_may_stand_beside_the_screen_of_the_conversation():
    walk = (Step(frozenset({"Call 112.\n[Back]"}), Counter(), ("Call 112.\n[Back]",), "Call 112."),)
    memory = "Call 112.\nNobody has been told."
    history = (Did(), KILLED, Shown(memory, new=True), Stands((memory, "Call 112.\n[Back]")))

    assert judge(walk, history).clean
    assert judge((edited("age?"),), history).wrong


def test_what_could_not_be_removed_may_stand_until_the_next_screen():
    kept = Disturbed("500 at deleteMessages", keeps=True)
    until_then = planted(5, kept, Stands(("hello", "age?")), instead=1)

    assert judge(WALK, until_then).clean
    assert judge(WALK, (*until_then[:-1], Stands(("hello", *WALK[2].stands)))).doubled


def test_a_screen_that_telegram_refused_for_good_is_asked_for_once_more_whole_and_only_once():
    refused = Disturbed("403 at editMessageText", given_up=True)
    again = (Shown("card", new=True), Shown("steps", new=True))
    once = (*CLEAN[:7], *again, refused, *again, CLEAN[-1])
    twice = (*CLEAN[:7], *again, refused, *again, *again, CLEAN[-1])

    assert judge(WALK, once).clean
    assert judge(WALK, twice).doubled
    assert judge(WALK, (*CLEAN[:7], *again, KILLED, *again, CLEAN[-1])).doubled


def test_who_presses_after_everything_was_deleted_begins_anew():
    refused = Disturbed("403 at deleteMessage", given_up=True)
    begun = (Did(), refused, Shown("hello", new=False), Stands(("hello",)))
    forgetting = Step(frozenset({"gone"}), Counter(), ("gone",), forgets=True)

    assert judge((*WALK, forgetting), (*CLEAN, *begun)).clean
    assert judge((*WALK, sent("gone")), (*CLEAN, *begun)).order
    assert judge((*WALK, forgetting), (*CLEAN, Did(), *begun[2:])).order


def test_what_telegram_will_not_delete_is_blanked_there_and_nowhere_else():
    refused = Disturbed("400 at deleteMessage", given_up=True, keeps=True, blanked="Deleted.")
    blank = Shown("Deleted.", new=False)

    assert judge(WALK, planted(5, refused, blank)).clean
    assert judge(WALK, planted(5, blank)).wrong
    assert judge(WALK, planted(5, refused, Shown("Deleted.", new=True))).wrong
