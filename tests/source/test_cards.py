"""A flow's cards for the wall: read with their ending and link, refused by name where wrong."""

from pathlib import Path

import pytest

from bot.instants import instant
from bot.language import DA, EN
from bot.paper.card import Addresses, cards
from bot.source.folder import load
from tests.shipped import ROOT, copied

WATER = ROOT / "tests/content"
CARD = """cards:
  vicevaert:
    for: {da: Til viceværter, en: For caretakers}
    title: {da: Står der vand i kælderen?, en: Is there water in the basement?}
    link: vicevaert
    set: {who: caretaker}
    to: kan-vente

properties:
"""


def with_card(folder: Path, card: str) -> Path:
    """Return a copy of the content on another subject, with *card* in its flow."""
    for name in ("flows", "municipal_configs"):
        (folder / name).mkdir()
        for file in (WATER / name).glob("*.yaml"):
            (folder / name / file.name).write_text(file.read_text("utf-8"), "utf-8")
    flow = folder / "flows/vandskade.yaml"
    text = flow.read_text("utf-8")
    assert text.count("\nproperties:\n") == 1
    flow.write_text(text.replace("properties:\n", card), "utf-8")
    return folder


@pytest.mark.parametrize("lang", [DA, EN])
def test_another_subject_has_cards_by_yaml_alone(tmp_path: Path, lang: str) -> None:
    library = load(with_card(tmp_path, CARD)).library
    assert library is not None
    flow = library.flows["vandskade"]
    plan = next(iter(library.plans.values()))

    made = cards(library, flow, plan, instant("2026-11-23 12:00"), lang, Addresses("https://x"))
    assert [each.audience for each in made] == [
        "Til viceværter" if lang == DA else "For caretakers"
    ]
    assert made[0].acute and made[0].moves
    assert made[0].codes[0].address.endswith("-vicevaert")


@pytest.mark.parametrize(
    ("right", "wrong", "code", "name"),
    [
        ("to: kan-vente", "to: kan-vent", "F201", "kan-vent"),
        ("link: vicevaert", "link: vicevært", "F201", "vicevært"),
        ("{who: caretaker}", "{who: caretakr}", "F201", "caretakr"),
        ("    to: kan-vente\n", "", "Y203", None),
        (", en: For caretakers", "", "T101", None),
        ("    set:", "    sets:", "Y202", None),
    ],
)
def test_what_is_wrong_with_a_card_is_said_at_its_place(
    tmp_path: Path, right: str, wrong: str, code: str, name: str | None
) -> None:
    assert right in CARD
    found = load(with_card(tmp_path, CARD.replace(right, wrong))).problems

    problem = next(each for each in found if each.code == code)
    assert problem.where.path == "flows/vandskade.yaml" and problem.where.line > 0
    assert name is None or ("name", name) in problem.values


def test_an_outcome_that_leads_on_is_no_ending_to_print(tmp_path: Path) -> None:
    content = copied(tmp_path)
    flow = content / "flows/bekymring.yaml"
    text = flow.read_text("utf-8")
    last = "    to: {}\n\nproperties:"
    assert last.format("vej-i-dag") in text
    text = text.replace(last.format("vej-i-dag"), last.format("ring-politiet"))
    flow.write_text(text, "utf-8")

    problem = next(each for each in load(content).problems if each.code == "F201")
    assert dict(problem.values)["what"] == "ending"
