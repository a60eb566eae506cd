"""Each table answers every case and each row can be taken; one planted breach of each is found."""

from dataclasses import replace

import pytest

from bot.conditions import (
    ALWAYS,
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
    TableId,
    Value,
)
from bot.flow.model import Flow, FlowId, StepId
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan, Row
from bot.problems import Location
from bot.proof.rows import taken
from bot.proof.tables import TablesVerdict, prove_tables
from tests.shipped import library as shipped

SILKEBORG = MunicipalityCode("0740")
AGE, SIGN, CONCERN = FactId("age"), FactId("sign"), TableId("concern")
YOUNG = Is(AGE, frozenset({Value("under_18")}))
OLD = Is(AGE, frozenset({Value("adult")}))
IMPOSSIBLE = All((YOUNG, OLD))


def first_to_hold(*conditions: Condition):
    return taken(conditions, shipped().vocabulary.facts, lambda fact: ())


def signs(kind: type, *values: str, **more: int) -> Condition:
    return kind(SIGN, frozenset(map(Value, values)), **more)


def test_the_shipped_tables_answer_every_case_and_every_row_can_be_taken() -> None:
    found = prove_tables(shipped())

    assert found.faults == ()
    assert found.answering > 20
    assert found.rows > 80
    assert found.conditions > 20


@pytest.mark.parametrize(
    ("conditions", "rows", "total"),
    [
        ((ALWAYS,), {0}, True),
        ((), set(), False),
        ((YOUNG, Not(YOUNG)), {0, 1}, True),
        ((YOUNG, OLD), {0, 1}, False),
        ((AnyOf((YOUNG, OLD)), YOUNG, ALWAYS), {0, 2}, True),
        ((YOUNG, OLD, AnyOf((YOUNG, OLD)), ALWAYS), {0, 1, 3}, True),
        ((IMPOSSIBLE, ALWAYS), {1}, True),
        ((IsOpen(ContactId("x")), Not(IsOpen(ContactId("x"))), ALWAYS), {0, 1}, True),
        ((signs(Is, "faith"), signs(Only, "faith"), ALWAYS), {0, 2}, True),
        ((signs(Only, "faith"), signs(Is, "faith"), ALWAYS), {0, 1, 2}, True),
        ((signs(Is, "other"), signs(AtLeast, "other", count=2), ALWAYS), {0, 2}, True),
        ((signs(AtLeast, "other", count=2), signs(Is, "other"), ALWAYS), {0, 1, 2}, True),
        ((All((signs(Is, "faith"), signs(Is, "gang"))), ALWAYS), {0, 1}, True),
    ],
)
def test_the_rows_that_some_case_takes(
    conditions: tuple[Condition, ...], rows: set[int], total: bool
) -> None:
    """The third row of the sixth is dead only through both before it: no pair of rows says so."""
    found = first_to_hold(*conditions)

    assert found.rows == rows
    assert (found.unanswered is None) == total


def row(when: Condition, value: object) -> Row[object]:
    return Row(when, value, where=Location("planted.yaml", 7))


def with_concern(*rows: Row[object]) -> TablesVerdict:
    """Prove the plan of Silkeborg with *rows* as its table of concern."""
    library = shipped()
    plan: Plan = replace(
        library.plans[SILKEBORG],
        routes={**library.plans[SILKEBORG].routes, CONCERN: rows},
        where=Location("planted.yaml", 1),
    )
    return prove_tables(replace(library, plans={SILKEBORG: plan}, flows={}))


def told(found: TablesVerdict) -> set[tuple[str, str, int]]:
    return {(each.kind, each.name, each.where.line) for each in found.faults}


def test_a_route_without_a_row_for_some_case_is_found_with_the_case() -> None:
    found = with_concern(row(YOUNG, ()), row(OLD, ()))

    assert told(found) == {("unanswered", "concern", 7)}
    assert not found.holds
    assert found.faults[0].facts[AGE] not in [("under_18",), ("adult",)]


def test_a_row_that_only_all_rows_before_it_together_shadow_is_found() -> None:
    both = AnyOf((YOUNG, OLD))
    found = with_concern(row(YOUNG, ("a",)), row(OLD, ("b",)), row(both, ("c",)), row(ALWAYS, ()))

    assert told(found) == {("shadowed", "concern", 7)}


def test_a_row_that_no_facts_fulfil_is_found() -> None:
    found = with_concern(row(IMPOSSIBLE, ("a",)), row(ALWAYS, ()))

    assert told(found) == {("impossible", "concern", 7)}


def test_a_step_that_no_facts_fulfil_is_found() -> None:
    library, name = shipped(), StepId("planted")
    flow: Flow = library.flows[FlowId("handlingsplan")]
    some = next(iter(flow.steps.values()))
    never = replace(some, id=name, when=IMPOSSIBLE, where=Location("planted.yaml", 9))
    changed = replace(flow, steps={**flow.steps, name: never})
    content: Library = replace(library, plans={}, flows={flow.id: changed})

    assert told(prove_tables(content)) == {("never", "planted", 9)}
