"""Every case has a test or a reason, every control its cases, and the pages say what is so."""

import pytest

from tests.shipped import ROOT
from tests.threats.catalogue import cases, hazards
from tests.threats.marks import marked, performed
from tests.threats.write import PAGES


def test_every_case_has_a_test_or_a_reason_and_never_both():
    tests = performed()
    missing = [each.id for each in cases() if each.is_tested and each.id not in tests]
    needless = [each.id for each in cases() if not each.is_tested and each.id in tests]

    assert (missing, needless) == ([], [])


def test_every_mark_names_a_case():
    assert set(performed()) <= {each.id for each in cases()}


def test_no_id_stands_twice():
    ids = [each.id for each in cases()]

    assert len(ids) == len(set(ids)) == 150


def test_every_control_has_cases_that_tests_perform():
    tests = performed()

    for hazard in hazards():
        assert hazard.controls, hazard.name
        for control in hazard.controls:
            assert set(control.cases) <= set(tests), control.does
        assert hazard.after < hazard.before


@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_made_from_what_is_so(path):
    """Where it is not: `python -m tests.threats.write`."""
    assert (ROOT / path).read_text("utf-8") == PAGES[path]()


def test_a_mark_is_read_with_the_test_under_it():
    source = (
        "@pytest.mark.threat('A1', 'B2')\n@pytest.mark.slow\nasync def test_x(): ...\n"
        "class TestY:\n    @pytest.mark.threat('C3')\n    def test_z(self): ...\n"
        "@pytest.mark.slow\ndef test_w(): ...\n"
    )

    assert list(marked(source)) == [("A1", "test_x"), ("B2", "test_x"), ("C3", "test_z")]
