"""What stands on a card: the plan's contacts at any hour, and UDKAST where nobody confirmed."""

from dataclasses import replace
from datetime import date

import pytest

from bot.instants import instant
from bot.language import DA, EN, Lang
from bot.library import Library, strictly
from bot.paper.card import Addresses, cards
from bot.paper.model import Card
from bot.plan.model import Contact, MunicipalityCode, Plan, reach_imprint
from bot.plan.routing import desk
from tests.shipped import library

NOW = instant("2026-11-23 12:00")
FLOW = next(iter(library().flows))
WEB = Addresses("https://henvend.example")


def plan_of(name: str) -> Plan:
    return library().plan(library().places.find(name).places[0])


def of(
    name: str, card: str = "ansat-barn", *, lang: Lang = DA, at: Addresses = WEB, plan=None
) -> Card:
    made = cards(library(), library().flows[FLOW], plan or plan_of(name), NOW, lang, at)
    return next(each for each in made if each.id == card)


def numbers(card: Card) -> list[str]:
    named = (entry for move in card.moves for entry in move.entries)
    return [each.phone for entry in named for each in (entry, *entry.members) if each.phone]


@pytest.mark.threat("B19")
@pytest.mark.parametrize("code", list(library().plans))
def test_a_card_names_whom_the_plan_names_in_its_order(code: MunicipalityCode) -> None:
    """The route of the card's own facts, asked of the desk, is what is printed."""
    plan, flow = library().plans[code], library().flows[FLOW]
    asked = next(each for each in flow.cards if each.id == "ansat-voksen")
    facts = desk(plan).facts(dict((*flow.links["ansat"].set, *asked.set)))
    named = desk(plan).may_list("concern", facts)
    phones = [
        row.value
        for contact in named
        for each in (contact, *plan.contacts[contact].either)
        for row in plan.contacts[each].phone
    ]

    card = next(
        each for each in cards(library(), flow, plan, NOW, DA, WEB) if each.id == "ansat-voksen"
    )
    assert [each for each in numbers(card) if each in phones] == numbers(card)
    assert set(numbers(card)) <= set(phones) and numbers(card)


def test_the_acute_numbers_come_first_and_112_before_114() -> None:
    shown = [entry.phone for move in of("silkeborg").acute for entry in move.entries]

    assert shown[:2] == ["112", "114"]


def test_contacts_that_answer_by_turns_both_stand_on_the_card() -> None:
    """By day the duty service is hidden in a conversation; paper hangs there at night too."""
    acute = of("københavn").acute

    assert any(
        "har lukket" in line for move in acute for entry in move.entries for line in entry.lines
    )


def test_hours_are_a_rule_and_never_how_it_stands_now() -> None:
    said = " ".join(line for entry in of("københavn").entries for line in entry.lines)

    assert "Mandag–fredag 9.00–15.00." in said
    assert "Åben nu" not in said and "Lukket nu" not in said


def test_a_number_of_each_area_is_one_contact_with_the_areas_under_it() -> None:
    desks = next(each for each in of("københavn").entries if len(each.members) > 2)

    assert [each.name for each in desks.members][:2] == ["Amager", "Brønshøj-Husum-Vanløse"]
    assert desks.lines and desks.draft and not any(each.lines for each in desks.members)


def test_whoever_nobody_has_confirmed_carries_udkast_and_the_date() -> None:
    card = of("silkeborg")
    drafts = {each.phone or each.name for each in card.entries if each.draft}

    assert card.draft == "UDKAST 23. november 2026"
    assert drafts == {"Infohus Silkeborg"}
    assert of("samsø").draft == ""


def test_whoever_is_confirmed_carries_none() -> None:
    plan = plan_of("silkeborg")
    contacts = {name: confirmed(each) for name, each in plan.contacts.items()}

    card = of("silkeborg", plan=replace(plan, contacts=contacts))
    assert card.draft == ""
    assert any("Bekræftet af kommunen 1. november 2026." in each.mark for each in card.entries)


def confirmed(contact: Contact) -> Contact:
    day = date(2026, 11, 1)
    return replace(contact, checked=day, checked_content=reach_imprint(contact))


def test_in_real_operation_the_national_route_stands_before_the_unconfirmed() -> None:
    strict: Library = strictly(library())
    plan = strict.plan(plan_of("silkeborg").place.code)
    made = cards(strict, strict.flows[FLOW], plan, NOW, DA, WEB)

    assert numbers(made[0])[0] == "41 74 90 90"
    assert numbers(of("silkeborg"))[0] == "21 76 41 68"


def test_where_the_plan_stands_is_said() -> None:
    assert of("silkeborg").standing[0] == "Ikke godkendt af kommunen."
    assert "beredskabsplan.silkeborg.dk" in of("silkeborg").standing[1]
    assert of("samsø").standing == (
        "Vi har ingen lokal kontakt for kommunen. Her er de nationale.",
    )
    assert "Planen skulle være set efter senest 1. januar 2025." in of("holbæk").standing


def test_a_print_holds_until_somebody_must_look_again() -> None:
    """The flow is reviewed on 1 March 2027, before half a year has passed."""
    flow = replace(library().flows[FLOW], review_by=None)
    plan = replace(plan_of("silkeborg"), review_by=None)
    late = cards(library(), flow, plan, NOW, DA, WEB)[0]

    assert of("silkeborg").valid_to == date(2027, 3, 1)
    assert of("holbæk").valid_to == date(2027, 3, 1)  # its own day has passed
    assert late.valid_to == date(2027, 5, 25)


def test_the_code_holds_the_place_and_the_role_and_nothing_else() -> None:
    both = of("silkeborg", at=Addresses("https://henvend.example", "henvend_bot")).codes

    assert [each.address for each in both] == [
        "https://henvend.example/0740-ansat",
        "https://t.me/henvend_bot?start=0740-ansat",
    ]
    assert of("silkeborg", at=Addresses()).codes == ()


def test_a_flow_that_does_not_stand_at_the_front_is_reached_at_its_own_address() -> None:
    front, plan = library().flows[FLOW], plan_of("silkeborg")
    aside = replace(front, id="efter")
    there = replace(library(), flows={FLOW: front, aside.id: aside})
    card, *_ = cards(there, aside, plan, NOW, DA, Addresses("https://h.example", "henvend_bot"))

    assert [each.address for each in card.codes] == ["https://h.example/efter/0740-ansat"]


def test_the_edition_changes_with_the_content_and_not_with_the_day() -> None:
    card = of("silkeborg")

    assert replace(card, printed=date(2027, 1, 1)).edition == card.edition
    assert replace(card, do=()).edition != card.edition


def test_the_english_card_speaks_english() -> None:
    card = of("silkeborg", lang=EN)

    assert card.title == "Worried about extremism or radicalisation?"
    assert card.draft == "DRAFT 23 November 2026"
    assert card.do[0].startswith("Write on paper")
