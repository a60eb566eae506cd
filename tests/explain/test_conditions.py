"""Conditions in plain words, in both languages, in the words of the vocabulary."""

import pytest

from bot.conditions import (
    ALWAYS,
    AREA,
    MUNICIPALITY,
    All,
    AnyOf,
    AtLeast,
    Condition,
    ContactId,
    FactId,
    Is,
    IsOpen,
    Not,
    Only,
    Value,
    holds,
    parts,
)
from bot.explain.conditions import Case, Wording
from bot.language import DA, EN, Lang
from tests.shipped import library

AGE, SIGN = FactId("age"), FactId("sign")


def one(fact: str, *values: str) -> Is:
    return Is(FactId(fact), frozenset(map(Value, values)))


def signs(*values: str) -> frozenset[Value]:
    return frozenset(map(Value, values))


def wording(lang: Lang) -> Wording:
    return Wording(library().vocabulary, lang, lambda contact: f"<{contact}>", {"nord": "Nord"})


SAID: list[tuple[Condition, str, str]] = [
    (ALWAYS, "den altid gælder", "it always holds"),
    (
        one("age", "adult", "under_18"),
        "alder på den det gælder er »under 18 år« eller »18 år eller ældre«",
        "age of the person of concern is “under 18” or “18 or over”",
    ),
    (
        Not(one("age", "unborn")),
        "alder på den det gælder er ikke »et barn der ikke er født endnu«",
        "age of the person of concern is not “a child not born yet”",
    ),
    (
        AtLeast(SIGN, signs("other"), 2),
        "mindst 2 svar om tegn er »andet tegn«",
        "at least 2 answers about signs are “other sign”",
    ),
    (Only(SIGN, signs("faith")), "tegn er kun »tro eller mening eller udseende«",
     "signs is only “faith or opinion or looks”"),
    (IsOpen(ContactId("x")), "<x> har åbent", "<x> is open"),
    (Not(IsOpen(ContactId("x"))), "det ikke passer, at <x> har åbent",
     "it is not so that <x> is open"),
    (
        All((one("municipality", "abroad"), AnyOf((one("area", "nord"), one("age", "adult"))))),
        "kommunen er »uden for Danmark«, og området er »Nord« eller"
        " alder på den det gælder er »18 år eller ældre«",
        "the municipality is “outside Denmark”, and the area is “Nord” or"
        " age of the person of concern is “18 or over”",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "danish", "english"), SAID)
def test_a_condition_reads_as_a_sentence(condition: Condition, danish: str, english: str) -> None:
    assert wording(DA).say(condition) == danish
    assert wording(EN).say(condition) == english


FACTS = {
    AGE: (Value("under_18"),),
    SIGN: (Value("other"), Value("other"), Value("crime")),
    MUNICIPALITY: (Value("known"),),
    AREA: (Value("unknown"),),
}

HELD: list[tuple[Condition, str]] = [
    (one("age", "under_18", "unborn"), "alder på den det gælder er »under 18 år«"),
    (
        Not(one("age", "adult")),
        "alder på den det gælder er »under 18 år«, ikke »18 år eller ældre«",
    ),
    (Not(one("anonymous", "wanted")), "anonymitet er ikke kendt"),
    (
        AtLeast(SIGN, signs("other", "serious"), 2),
        "2 svar om tegn er »alvorligt tegn« eller »andet tegn«",
    ),
    (AnyOf((one("age", "adult"), one("sign", "crime"))), "tegn er »muligvis ulovligt«"),
    (Not(one("area", "nord")), "området er ikke kendt"),
]  # fmt: skip

FAILED: list[tuple[Condition, str]] = [
    (one("age", "adult"), "alder på den det gælder er »under 18 år«, ikke »18 år eller ældre«"),
    (
        AtLeast(SIGN, signs("other"), 3),
        "2 svar om tegn er »andet tegn«, og der skal være mindst 3",
    ),
    (Only(SIGN, signs("crime")), "tegn er også »andet tegn«"),
    (Only(FactId("heard"), signs("passed_on")), "intet er valgt om hvorfra det vides"),
    (IsOpen(ContactId("x")), "<x> har ikke sikkert åbent"),
    (All((one("age", "under_18"), one("topic", "exit"))), "emne er ikke kendt"),
]


@pytest.mark.parametrize(("condition", "because"), HELD)
def test_why_a_condition_holds_names_what_it_rests_on(condition: Condition, because: str) -> None:
    assert holds(condition, FACTS)
    assert Case(wording(DA), FACTS).because(condition) == because


@pytest.mark.parametrize(("condition", "because"), FAILED)
def test_why_a_condition_fails_names_the_first_thing_amiss(
    condition: Condition, because: str
) -> None:
    assert not holds(condition, FACTS)
    assert Case(wording(DA), FACTS).because_not(condition) == because


def test_every_condition_of_the_content_can_be_said_in_both_languages() -> None:
    content = library()
    steps = [step.when for flow in content.flows.values() for step in flow.steps.values()]
    rows = [
        row.when
        for plan in content.plans.values()
        for table in (*plan.routes.values(), *plan.says.values(), *plan.facts.values())
        for row in table
    ]
    for condition in {*steps, *rows}:
        for lang in (DA, EN):
            said = wording(lang).say(condition)
            case = Case(wording(lang), {})
            why = case.because(condition) if holds(condition, {}) else case.because_not(condition)
            assert said and why
            assert "{" not in said + why
            facts = {p.fact for p in parts(condition) if isinstance(p, Is | AtLeast | Only)}
            assert not any(f"{fact} " in said and "_" in fact for fact in facts)
