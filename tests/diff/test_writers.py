"""A difference as text, JSON and one page to sign."""

import json
import re

import pytest

from bot.diff.as_html import as_html
from bot.diff.as_json import as_json
from bot.diff.as_text import as_text
from bot.diff.compare import compare
from bot.graph.authored import View
from bot.graph.changes import Version, changes
from bot.language import DA, EN
from tests.diff.versions import FLOW, LOCAL, NATIONAL, PERIOD, edited, original, told

EDIT = (LOCAL, '"37 10 20 11"', '"37 10 20 <b>"')


def test_the_result_stands_first_and_each_change_with_its_place() -> None:
    text = as_text(told(NATIONAL, "alle-dage: 08:00-22:00", "alle-dage: 08:00-21:00"))

    assert re.search(
        r"\d+ veje ender, hvor de plejer; .*\d kommuner mister en kontakt om lørdagen", text
    )
    assert text.index("mister en kontakt") < text.index("municipal_configs/danmark.yaml:")
    assert "før: ma-sø 08:00-22:00" in text


def test_the_text_is_english_when_asked() -> None:
    text = as_text(told(NATIONAL, "alle-dage: 08:00-22:00", "alle-dage: 08:00-21:00", EN))

    assert "municipalities lose a contact on Saturdays;" in text
    assert not re.search(r"\b(kommuner|kontakt|veje)\b", text)


def test_that_nothing_differs_is_said() -> None:
    assert "Alle får det samme at vide" in as_text(told("", "", ""))


@pytest.mark.parametrize("lang", [DA, EN])
def test_the_page_has_lines_to_sign_and_runs_nothing(lang) -> None:
    new = edited(FLOW, "da: Nej", "da: Næ")
    both = (Version(each, each.flows["vandskade"]) for each in (original(), new))
    picture = changes(*both, View(lang=lang))
    page = as_html(told(*EDIT, lang), (picture,))

    assert "<script" not in page
    assert "&lt;b&gt;" in page
    assert not re.search(r"(src|href)=\"?http", page)
    assert page.count('<th scope="row">') == 3
    assert "<svg" in page
    assert f'<html lang="{lang}">' in page


def test_json_holds_every_change_and_the_headlines() -> None:
    new = edited(*EDIT)
    found = json.loads(as_json(compare(original(), new, PERIOD), told(*EDIT)))

    assert found["same"] is False
    assert found["changes"][0]["after"] == "when area=nord: 37 10 20 <b>"
    assert found["changes"][0]["municipalities"] == ["0901"]
    assert found["headlines"]


def test_what_is_alike_in_several_kinds_of_time_is_told_once_with_its_days_and_hours() -> None:
    shorter = as_text(told(NATIONAL, "alle-dage: 08:00-22:00", "alle-dage: 08:00-21:00"))
    fewer = as_text(told(LOCAL, "hours: Mo-Fr 07:00-15:00", "hours: Mo-Tu,Fr 07:00-15:00"))

    assert shorter.count("Cedersted, Aaby: Klubhusets rådgivning: lukket, før åben") == 1
    for days in ("på hverdage om aftenen", "om lørdagen", "om søndagen"):
        assert f"{days} kl. 21.00–22.00: " in shorter
    assert "onsdag–torsdag kl. 8.00–15.00: " in fewer


def test_one_stretch_of_time_is_told_as_one() -> None:
    text = as_text(told(LOCAL, "[12-23, 2026-10-16]", "[12-23, 2026-10-15]"))

    assert "1 gang, " in text
    assert "1 gange" not in text
    assert "{" not in text
