"""What the evidence says of real plans, and what it must never claim."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.instants import instant
from bot.language import DA, EN
from bot.plan.approval import imprint
from bot.report.as_html import as_html
from bot.report.as_json import as_json
from bot.report.as_text import as_text
from bot.report.build import build
from bot.report.model import Report
from bot.report.week import LEVELS
from tests.report.making import AT, evidence, gaps, report, rows, shown
from tests.shipped import library

OWN = sorted(
    plan.place.name for plan in library().plans.values() if plan.own and plan.place is not None
)


def cases(found, table: str) -> list[dict[str, object]]:
    return [row for row in rows(found) if row["table"] == table]


# --- the plan as a document -----------------------------------------------------------


def test_the_days_to_the_review_are_counted() -> None:
    found = shown(evidence(report("Aalborg"), "dates"))

    assert found["adopted"] == "2024-06-24"
    assert (found["review_by"], found["days_to_review"]) == ("2028-06-24", 648)


def test_a_review_that_is_over_is_a_gap() -> None:
    late = evidence(report("Aalborg", "2028-07-01 10:00"), "dates")

    assert shown(late)["days_to_review"] == -7
    assert ("review_passed", "") in gaps(late)


def test_a_year_alone_stays_a_year() -> None:
    """Holbæk's plan is from 2021 and was to be reviewed in 2025: no day is made up."""
    found = evidence(report("Holbæk"), "dates")

    assert shown(found)["adopted"] == "2021"
    assert shown(found)["days_to_review"] is None
    assert "Vedtaget: 2021." in [each.text for each in found.says]
    assert ("review_passed", "") in gaps(found)
    assert ("review_passed", "") not in gaps(
        evidence(report("Holbæk", "2025-06-01 10:00"), "dates")
    )


def test_the_national_dates_are_never_taken_for_the_municipality() -> None:
    found = evidence(report("Samsø"), "dates")

    assert shown(found) == {"own_plan": False}
    assert gaps(found) == [("plan", "")]
    assert report("Samsø").approved is None


def approved(*, content: str) -> Report:
    """Return the report on Silkeborg where the plan was approved as *content*."""
    plan = library().plan(library().places.find("Silkeborg").places[0])
    held = replace(plan, approved=date(2026, 9, 1), approved_content=content or imprint(plan))
    return build(library(), held, instant(AT), DA)


def test_an_approval_counts_while_the_file_says_what_was_approved() -> None:
    found = approved(content="")

    assert found.approved == date(2026, 9, 1)
    assert ("approved", "") not in gaps(evidence(found, "dates"))


def test_an_approval_lapses_with_the_file_and_that_is_told() -> None:
    found = approved(content="something else")

    assert found.approved is None
    assert ("approved", "") in gaps(evidence(found, "dates"))
    assert "Filen er ændret, siden kommunen godkendte den." in as_text(found)


# --- contacts -------------------------------------------------------------------------


def test_a_contact_stands_with_organisation_number_and_other_ways() -> None:
    found = {row["contact"]: row for row in rows(evidence(report("Holbæk"), "contacts"))}

    assert found["boerneteam"]["phone"] == ("72 36 36 36",)
    assert found["boerneteam"]["other_ways"] == ("mail",)
    assert found["ssp-konsulent"]["phone"] == ("72 36 73 98",)


def test_another_authority_in_the_plan_is_named_as_such() -> None:
    found = shown(evidence(report("Læsø"), "owners"))

    assert found["other_organisations"] == ("Frederikshavn Kommune",)


def test_numbers_of_areas_carry_the_area() -> None:
    found = evidence(report("København"), "contacts")
    assert found.table is not None
    texts = " ".join(cell.text for row in found.table.rows for cell in row)

    assert "33 17 23 37 (Amager)" in texts


def test_a_missing_number_a_missing_way_and_a_missing_channel_are_told_apart() -> None:
    found = gaps(evidence(report("Læsø"), "contacts"))

    assert ("way", "indgang") in found
    assert ("channel", "boerneteam") in found
    assert ("number", "politi-mail") in gaps(evidence(report("Silkeborg"), "contacts"))


def test_nothing_is_confirmed_until_somebody_has_confirmed_it() -> None:
    found = evidence(report("Silkeborg"), "sources")

    assert shown(found)["confirmed"] == 0
    assert ("confirmed", "tovholder-kommune") in gaps(found)
    assert {row["checked"] for row in rows(found)} == {None}


def test_an_old_source_is_a_gap() -> None:
    assert ("source", "indgang") in gaps(evidence(report("Aalborg"), "sources"))


@pytest.mark.parametrize("place", OWN)
def test_what_may_not_be_shown_stands_nowhere(place: str) -> None:
    found = report(place)
    content = library()
    plan = content.plan(found.place.code)
    written = as_text(found) + as_html(found) + as_json(found)
    digits = re.sub(r"(?<=\d) (?=\d)", "", written)

    for forbidden in plan.never_show:
        said = re.sub(r"\D", "", forbidden.number)
        if len(said) == 8:
            assert said not in digits
        else:
            assert forbidden.number.casefold() not in written.casefold()


# --- hours ----------------------------------------------------------------------------


def test_hours_that_no_source_states_are_counted_as_not_stated() -> None:
    found = evidence(report("Læsø"), "hours")

    assert (shown(found)["stated"], shown(found)["not_stated"]) == (1, 2)
    assert gaps(found) == [("hours", "underretningsteam"), ("hours", "distrikter")]


def test_stated_hours_are_told_day_by_day() -> None:
    found = evidence(report("Læsø"), "hours")
    assert found.table is not None

    assert found.table.rows[0][1].text == (
        "mandag–onsdag 8.00–15.00, torsdag 8.00–17.00, fredag 8.00–14.00"
    )


def test_a_duty_service_of_its_own_is_told_from_the_national_way() -> None:
    assert shown(evidence(report("Læsø"), "acute"))["own_duty"] == 1
    assert gaps(evidence(report("Silkeborg"), "acute")) == [("duty", "")]


def test_the_week_is_shared_to_the_minute() -> None:
    """Læsø answers 36 of the 168 hours: three times seven, nine and six."""
    (found,) = cases(evidence(report("Læsø"), "week"), "notification")

    assert found["local"] == round(36 / 168, 4)
    assert found["nobody"] == round(132 / 168, 4)


def test_a_week_with_holidays_is_shorter() -> None:
    """Læsø is closed on Maundy Thursday and Good Friday; that Sunday the clocks go forward, too."""
    (found,) = cases(evidence(report("Læsø", "2027-03-23 10:00"), "week"), "notification")

    assert found["local"] == round(21 / 167, 4)


def test_an_office_that_is_only_likely_to_be_open_is_not_counted() -> None:
    (found,) = cases(evidence(report("Silkeborg"), "week"), "concern")

    assert found["local"] == 0.0
    assert found["likely_local"] == round(40 / 168, 4)
    assert found["national"] == round(98 / 168, 4)


def test_whoever_is_reached_through_the_numbers_for_danger_is_not_local() -> None:
    children = cases(evidence(report("Læsø"), "week"), "acute_help")[-1]

    assert children["local"] == round(36 / 168, 4)
    assert children["acute"] == round(132 / 168, 4)


@pytest.mark.parametrize("place", OWN)
def test_every_week_adds_up(place: str) -> None:
    for row in rows(evidence(report(place), "week")):
        shares = [row[level] for level in LEVELS]

        assert sum(shares) == pytest.approx(1, abs=0.001)
        assert all(0 <= share <= 1 for share in (*shares, row["likely_local"]))


# --- routes and owners ----------------------------------------------------------------


@pytest.mark.parametrize("place", ["Silkeborg", "Aalborg", "København", "Samsø"])
def test_every_case_stands_in_exactly_one_row_of_its_route(place: str) -> None:
    rules = library().vocabulary.facts
    found = evidence(report(place), "routes")
    every = {(who, age) for who in rules["reporter"].values for age in rules["age"].values}
    for table in {row["table"] for row in rows(found)}:
        seen = [
            (who, age)
            for row in cases(found, table)
            for who in row["reporter"]
            for age in row["age"]
        ]
        assert sorted(seen) == sorted(every)


def test_a_route_names_its_contacts_in_order() -> None:
    found = cases(evidence(report("Aalborg"), "routes"), "concern")
    adult = next(r for r in found if r["reporter"] == ("on_duty",) and "adult" in r["age"])

    assert adult["contacts"] == (
        "naermeste-leder",
        "indgang",
        "jobcenter",
        "infohus-politi",
        "hotline",
    )


def test_a_route_whose_first_cannot_be_reached_is_a_gap() -> None:
    assert ("first", "concern") in gaps(evidence(report("Læsø"), "routes"))
    assert ("first", "concern") not in gaps(evidence(report("Silkeborg"), "routes"))


def test_an_empty_post_leaves_the_task_without_an_owner() -> None:
    found = evidence(report("Læsø"), "owners")

    assert ("owner", "concern") in gaps(found)
    assert ("owner", "notification") not in gaps(found)
    assert [r["owner"] for r in cases(found, "notification")] == ["boerneteam"]


# --- offers and own words -------------------------------------------------------------


def test_offers_stand_with_audience_and_way_in() -> None:
    found = {row["offer"]: row for row in rows(evidence(report("Aalborg"), "offers"))}

    assert found["foraeldrecoaches"]["audience"] == "Forældre (står på en ældre side)"
    assert found["foraeldrecoaches"]["entry"] == "indgang"
    assert ("audience", "mentorkorps") in gaps(evidence(report("Holbæk"), "offers"))
    assert gaps(evidence(report("Silkeborg"), "offers")) == [("offers", "")]


def test_the_municipality_s_own_words_are_told_from_the_national_ones() -> None:
    found = {row["table"]: row["own"] for row in rows(evidence(report("Silkeborg"), "own_words"))}

    assert found["feedback"] is True
    assert found["parents"] is False
    assert not any(row["own"] for row in rows(evidence(report("Samsø"), "own_words")))


# --- two languages --------------------------------------------------------------------


@pytest.mark.parametrize("place", ["Silkeborg", "Læsø", "Samsø", "Holbæk"])
def test_english_is_complete(place: str) -> None:
    """Every title, heading, sentence and gap is another one in English; ids and numbers are not."""
    danish, english = report(place), report(place, lang=EN)
    for da, en in zip(danish.questions, english.questions, strict=True):
        assert da.ask != en.ask
        for one, other in zip(da.evidence, en.evidence, strict=True):
            assert one.kind == other.kind
            assert shown(one).keys() == shown(other).keys()
            if one.kind != "dates":
                assert all(
                    a.text != b.text for a, b in zip(one.says, other.says, strict=True) if a.text
                )
            assert gaps(one) == gaps(other)
            assert all(a.text != b.text for a, b in zip(one.gaps, other.gaps, strict=True))
            if one.table is not None and one.kind not in ("offers",):
                assert rows(one) == rows(other) or one.kind == "contacts"


def test_an_english_page_says_so_and_marks_what_is_danish() -> None:
    written = as_html(report("Silkeborg", lang=EN))

    assert '<html lang="en">' in written
    assert '<td role="cell" data-label="Reason" lang="da">' in written
    for danish in ("Kommunens", "mangler", "ikke oplyst", "Åbningstid", "lokalt"):
        assert danish not in re.sub(r'<td[^>]*lang="da">.*?</td>', "", written)
