"""A small share of both campaigns: the real service, killed and refused, loses nothing.

The whole is `make crash`. That the campaigns can find something stands here too.
"""

import asyncio

import pytest

from tests.crash.campaign import Done, Plan, name_of, run
from tests.crash.world import Setting

pytestmark = pytest.mark.slow

USUAL = (Setting("sqlite", "polling"), Setting("postgres", "webhook"))
CARELESS = Setting("sqlite", "webhook", careless=True, settled=2.0)
EACH = 4
"""Kills, and faults, of each setting at least; a walk that is begun is walked to its end."""


@pytest.fixture(scope="module")
def done(tmp_path_factory, postgres_server) -> dict[str, Done]:
    settings = (*USUAL, CARELESS)
    most = EACH * len(settings)
    plan = Plan(kills=most, faults=most, seconds=240, worlds=1, seed=1, settings=settings)
    found = asyncio.run(run(plan, tmp_path_factory.mktemp("crash"), postgres_server))
    return {each.name: each for each in found}


@pytest.mark.threat("G1", "G2", "G3", "G4", "G5")
@pytest.mark.parametrize("setting", USUAL, ids=str)
@pytest.mark.parametrize("campaign", ["kills", "faults"])
def test_nothing_is_lost_wrong_doubled_or_out_of_order(done, campaign, setting) -> None:
    seen = done[name_of(campaign, setting)]

    assert seen.tally.found == {}
    assert seen.tally.walks >= 1
    assert seen.tally.count >= EACH
    assert len(seen.left) < seen.cases


@pytest.mark.threat("G1")
def test_a_service_that_acknowledges_first_is_found_out(done) -> None:
    seen = done[name_of("kills", CARELESS)]

    assert seen.tally.found["lost"]
