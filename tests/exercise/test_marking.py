"""A marked reply: the mark on every screen, and no way to reach anybody in any field."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from bot.channels.terminal_view import lines, lines_of_notice
from bot.dialogue.events import (
    Forget,
    Help,
    Insight,
    Privacy,
    Review,
    Why,
    Write,
)
from bot.dialogue.replies import About, Farewell, Notice, Reply, ShowOutcome
from bot.dialogue.step import step
from bot.exercise.chosen import situations
from bot.exercise.marking import DOTS, Numbers, mark, marked, numbers_of
from bot.language import DA, EN
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.scenario.compare import all_cards
from bot.scenario.play import play
from bot.source.scenarios import read_scenarios
from tests.shipped import ROOT, library

MARK = {DA: "ØVELSE", EN: "EXERCISE"}
FILES = sorted((ROOT / "flows" / "scenarios").glob("*.yaml"))
NUMBERS = numbers_of(library())
KEPT = {
    "id",
    "state",
    "stamp",
    "lang",
    "urgency",
    "question",
    "area",
    "via",
    "about",
    "table",
    "says",
    "law",
    "refers",
    "acute",
    "kind",
    "source_date",
}
"""Fields that are never shown as they are: ids and codes."""


def texts(shown: object) -> Iterator[str]:
    """Yield every text of a reply that a channel may show."""
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, tuple):
        for each in shown:
            yield from texts(each)
    elif is_dataclass(shown):
        for field in fields(shown):
            if field.name not in KEPT:
                yield from texts(getattr(shown, field.name))


def reached_by(content: Library) -> Iterator[str]:
    """Yield whatever the plans tell to call, write to or open."""
    for plan in (content.nowhere, *content.plans.values()):
        for contact in plan.contacts.values():
            for table in (contact.phone, contact.mail, contact.secure_mail):
                yield from (row.value for row in table if row.value)


LONG = {
    digits
    for each in reached_by(library())
    if len(digits := re.sub(r"\D", "", each)) > 3 and "@" not in each
}
MAILS = {each for each in reached_by(library()) if "@" in each}


def replies() -> Iterator[tuple[Reply, ...]]:
    """Yield the replies at the end of every shipped scenario, in every plan and both languages."""
    content = library()
    for file in FILES:
        scenarios, _ = read_scenarios(file.name, file.read_bytes(), content)
        for number, scenario in enumerate(scenarios):
            for lang in (DA, EN):
                played = play(content, replace(scenario, lang=lang))
                if played.session is not None and number % 6 == 0:
                    for event in (
                        Privacy(),
                        Insight(),
                        Help(),
                        Why(),
                        Review(),
                        Write("x"),
                        Forget(),
                    ):
                        yield step(content, played.session, event, scenario.at).replies
                yield (played.screen,)


def hold_nothing(found: tuple[Reply, ...]) -> None:
    for reply in found:
        for text in texts(reply):
            digits = re.sub(r"\D", "", text)
            assert not any(number in digits for number in LONG), text
            assert not any(mail in text for mail in MAILS), text
            assert not re.search(r"https?://|\w@\w", text), text
            for short in re.finditer(r"(?<!§ )\b11[24]\b(?! \((øvelse|exercise): )", text):
                raise AssertionError(f"{short[0]} can be called: {text}")


def test_no_number_and_no_address_of_any_plan_survives_and_every_reply_is_marked() -> None:
    for found in replies():
        shown = marked(found, NUMBERS)
        hold_nothing(shown)
        lang = next(each.lang for each in shown if not isinstance(each, Notice))
        for reply in shown:
            said = lines_of_notice(reply) if isinstance(reply, Notice) else lines(reply)
            assert any(MARK[lang] in line.text for line in said), reply


@pytest.mark.parametrize("code", [str(code) for code in library().plans])
def test_every_contact_of_every_plan_is_covered(code: str) -> None:
    """At the hours of the vignettes: office days, evenings, nights and weekends."""
    content = library()
    file = ROOT / "flows" / "scenarios" / "vignetter.yaml"
    scenarios, _ = read_scenarios(file.name, file.read_bytes(), content)
    place = content.places.by_code[MunicipalityCode(code)]
    for situation in situations(content, place, (), scenarios):
        hold_nothing(marked((situation.right.screen,), NUMBERS))


def test_a_marked_reply_still_tells_where_it_leads() -> None:
    file = ROOT / "flows" / "scenarios" / "vignetter.yaml"
    scenarios, _ = read_scenarios(file.name, file.read_bytes(), library())
    screen = play(library(), scenarios[0]).screen
    shown = mark(screen, NUMBERS)
    assert isinstance(screen, ShowOutcome)
    assert isinstance(shown, ShowOutcome)

    assert shown.state == screen.state
    assert shown.stamp == screen.stamp
    assert [card.id for card in all_cards(shown)] == [card.id for card in all_cards(screen)]
    assert [card.status for card in all_cards(shown)] == [card.status for card in all_cards(screen)]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ring 12 34 56 78 i dag", f"Ring {DOTS} (øvelse) i dag"),
        ("Ring +4512345678", f"Ring {DOTS} (øvelse)"),
        ("Tlf. 12-34-56-78.", f"Tlf. {DOTS} (øvelse)."),
        ("Skriv til a.b@c.dk.", f"Skriv til {DOTS} (øvelse)."),
        ("Se https://c.dk/x?y=1", f"Se {DOTS} (øvelse)"),
        ("Kilde (c.dk)", "Kilde (●●●)"),
        ("Ring 119 nu.", "Ring 119 (øvelse: ring ikke) nu."),
        ("Efter lovens § 119 og kl. 1.19", "Efter lovens § 119 og kl. 1.19"),
        ("Om 24 timer, 17. september 2026 kl. 9.00", "Om 24 timer, 17. september 2026 kl. 9.00"),
        ("Ring 55 55", f"Ring {DOTS} (øvelse)"),
    ],
)
def test_a_sentence_keeps_everything_but_the_ways_to_reach_somebody(said: str, shown: str) -> None:
    numbers = Numbers(frozenset({"119"}), frozenset({"5555"}))

    assert mark(Notice(About.WHY, said), numbers) == Notice(About.WHY, f"ØVELSE: {shown}")


def test_a_notice_speaks_the_language_of_its_screen() -> None:
    shown = marked((Notice(About.WHY, "x"), Farewell(EN, "Gone.", "Again")), NUMBERS)

    assert [each.text for each in shown if isinstance(each, Notice | Farewell)] == [
        "EXERCISE: x",
        "EXERCISE: Gone.",
    ]
