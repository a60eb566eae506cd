"""Every control can be switched off where it stands, and a few are: their tests turn red."""

import ast

import pytest

from tests.shipped import ROOT
from tests.threats.bite import main
from tests.threats.biting import Switch, switches
from tests.threats.catalogue import hazards
from tests.threats.marks import Performed, performed

SOME = ("A1", "B4", "F18")
"""Cases whose controls are switched off in each run of the tests; `make bite` takes all."""


@pytest.mark.parametrize("switch", switches(), ids=lambda each: each.control)
def test_every_control_stands_where_it_is_switched_off(switch):
    text = (ROOT / switch.file).read_text("utf-8")
    without = switch.switched_off(text)

    assert ast.dump(ast.parse(without)) != ast.dump(ast.parse(text))


@pytest.mark.parametrize("switch", switches(), ids=lambda each: each.control)
def test_the_test_of_a_control_performs_its_case(switch):
    file, *_, name = switch.test.split("::")

    assert Performed(file, name) in performed()[switch.case]


def test_there_are_forty_and_each_hazard_has_one():
    assert len(switches()) >= 40
    assert len({each.control for each in switches()}) == len(switches())
    bitten = {each.case for each in switches()}
    for hazard in hazards():
        assert bitten & {case for each in hazard.controls for case in each.cases}, hazard.name


def test_a_control_that_is_gone_is_no_control():
    gone = Switch("x", "A1", "bot/clock.py", "no such line", "", "")

    with pytest.raises(ValueError, match="0 times"):
        gone.switched_off("text")


@pytest.mark.slow
def test_controls_that_are_switched_off_turn_their_tests_red(capsys):
    assert main(SOME) == 0
    assert capsys.readouterr().out.count(" red: ") >= len(SOME)
