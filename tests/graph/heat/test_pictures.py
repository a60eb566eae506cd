"""The pictures of a heat map, and the same as text and as data."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from bot.graph.heat.listed import as_data, week_text, year_text
from bot.graph.heat.look import FILLS, INKS
from bot.graph.heat.model import Heat, Level
from bot.graph.heat.said import heading, level_in_words, levels_in
from bot.graph.heat.week import week_svg
from bot.graph.heat.year import year_svg
from bot.graph.style import LIGHT
from tests.graph.heat.maps import AUTUMN, CHRISTMAS, week, year

NS = "{http://www.w3.org/2000/svg}"
DRAWN: tuple[tuple[Callable[[Heat], str], Heat], ...] = (
    (week_svg, week("København")),
    (week_svg, week("Silkeborg", CHRISTMAS, "en")),
    (week_svg, week("Samsø", AUTUMN)),
    (year_svg, year("København")),
    (year_svg, year("Silkeborg", "en")),
)


@pytest.mark.parametrize(("draw", "found"), DRAWN)
def test_a_picture_is_xml_with_a_name_and_a_description(
    draw: Callable[[Heat], str], found: Heat
) -> None:
    root = ElementTree.fromstring(draw(found))

    assert root.findtext(f"{NS}title") == heading(found)
    assert "henvend week" in (root.findtext(f"{NS}desc") or "")
    assert root.get("lang") == found.lang and root.get("role") == "img"


@pytest.mark.parametrize(("draw", "found"), DRAWN)
def test_every_row_has_its_name_and_every_level_its_place_in_the_legend(
    draw: Callable[[Heat], str], found: Heat
) -> None:
    root = ElementTree.fromstring(draw(found))
    said = " ".join("".join(each.itertext()) for each in root.iter(f"{NS}text"))
    groups = [each.findtext(f"{NS}title") or "" for each in root.iter(f"{NS}g")]

    assert len(groups) == len(found.rows)
    for row, title in zip(found.rows, groups, strict=True):
        assert title.startswith(row.title)
    for level in levels_in(found):
        assert level_in_words(level, found) in said


@pytest.mark.parametrize(("draw", "found"), DRAWN)
def test_letters_are_at_least_14_pixels_and_nothing_is_fetched(
    draw: Callable[[Heat], str], found: Heat
) -> None:
    written = draw(found)

    assert min(int(size) for size in re.findall(r'font-size="(\d+)"', written)) >= 14
    assert set(re.findall(r"https?://[^\s\"']+", written)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\(([^)]*)\)", written)) <= {"#unknown", "#likely"}


def test_colour_is_never_alone() -> None:
    """Every level that is drawn as a bar in the week carries its letter somewhere."""
    root = ElementTree.fromstring(week_svg(week("København")))
    letters = {"".join(each.itertext()).split(" ")[0] for each in root.iter(f"{NS}text")}

    assert {"K", "D", "N", "A", "?", "!"} <= letters


def test_the_levels_rise_in_lightness_and_letters_stand_out() -> None:
    rising = [_luminance(FILLS[each]) for each in (Level.LOCAL, Level.DUTY, Level.NATIONAL)]
    rising.append(_luminance(FILLS[Level.ACUTE]))
    assert rising == sorted(rising)

    for level, fill in FILLS.items():
        if fill.startswith("#"):
            assert _contrast(INKS.get(level, LIGHT["ink"]), fill) >= 4.5, level


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_holidays_and_clock_changes_are_said_at_their_days() -> None:
    christmas, autumn = week_svg(week("Silkeborg", CHRISTMAS)), week_svg(week("Samsø", AUTUMN))

    assert christmas.count(">helligdag</text>") == 2
    assert christmas.count(">usikker dag</text>") == 1
    assert autumn.count(">uret tilbage</text>") == 1


def test_the_year_lists_its_special_days() -> None:
    written = year_svg(year("Silkeborg"))

    assert "fredag 25. december" in written and written.count(">▼</text>") >= 9
    assert "Uret frem: søndag 28. marts" in written


def test_the_text_has_a_letter_for_each_hour_and_claims_no_half_hour() -> None:
    said = week_text(week("Silkeborg"))
    block = said.split("Hvem bekymringen går til\n")[1].splitlines()

    assert block[1] == "man–søn   !!!!!!!!NNNNNNNNNNNNNN!!"
    monday = week_text(week("Samsø", AUTUMN)).split("RUTER")[1]
    assert re.search(r"^søn +\S{25}$", monday, re.MULTILINE)


def test_the_year_as_text_tells_the_shares() -> None:
    said = year_text(year("Silkeborg", "en"))

    assert re.search(r"Who the concern goes to: national line \d+%, .*nobody 42%", said)
    assert "Public holiday: " in said


def test_the_data_holds_every_stretch() -> None:
    found = week("København")
    data = json.loads(json.dumps(as_data(found)))

    assert [row["id"] for row in data["rows"]] == [row.id for row in found.rows]
    assert data["rows"][0]["stretches"][0]["from"] == "2026-09-14T00:00:00+02:00"
    assert [len(row["stretches"]) for row in data["rows"]] == [len(r.bars) for r in found.rows]


def test_an_hour_that_changes_in_its_middle_stands_as_the_worse() -> None:
    found = week("Samsø")
    bars = found.routes[0].bars
    half = bars[0].end + timedelta(minutes=30)
    moved = (replace(bars[0], end=half), replace(bars[1], start=half), *bars[2:])
    odd = replace(found, rows=(replace(found.rows[0], bars=moved),))

    monday = week_text(odd).split("RUTER")[1].splitlines()[4]

    assert monday == "man       !!!!!!!!!NNNNNNNNNNNNN!!"
