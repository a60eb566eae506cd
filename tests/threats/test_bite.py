"""Every control can be switched off where it stands, and a few are: their tests turn red."""

import ast

import pytest

from tests.shipped import ROOT
from tests.threats.bite import main
from tests.threats.biting import NotGreen, Switch, bite, green, switches
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


@pytest.fixture
def small(tmp_path):
    """A project of one rule and two tests, of which only one looks at it."""
    (tmp_path / "rule.py").write_text("def grown(age):\n    return age >= 18\n", "utf-8")
    (tmp_path / "test_rule.py").write_text(
        "from rule import grown\n\ndef test_sees():\n    assert not grown(17)\n\n"
        "def test_looks_away():\n    assert grown(40)\n",
        "utf-8",
    )
    (tmp_path / "conftest.py").write_text("import sys\nsys.path.insert(0, '.')\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(("test", "red"), [("test_sees", True), ("test_looks_away", False)])
def test_what_no_test_sees_is_told_and_the_control_is_on_again(small, test, red):
    before = (small / "rule.py").read_text("utf-8")
    switch = Switch("age", "A1", "rule.py", "age >= 18", "age >= 16", f"test_rule.py::{test}")

    assert bite(small, switch).red is red
    assert (small / "rule.py").read_text("utf-8") == before


def test_a_test_that_fails_anyhow_proves_nothing(small):
    (small / "rule.py").write_text("def grown(age):\n    return True\n", "utf-8")
    switch = Switch("age", "A1", "rule.py", "True", "False", "test_rule.py::test_sees")

    with pytest.raises(NotGreen, match="test_sees"):
        green(small, [switch])


@pytest.mark.slow
def test_controls_that_are_switched_off_turn_their_tests_red(capsys):
    assert main(SOME) == 0
    assert capsys.readouterr().out.count(" red: ") >= len(SOME)
