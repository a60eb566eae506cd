"""What Henvend is made of is pinned, allowed, listed, and never called safe unasked."""

import json
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from tests.shipped import ROOT
from tests.supply.audit import NOT_ASKED, SOUND, WEAK, read, verdict
from tests.supply.licences import ALLOWED, READ, licence_of, licensed, may
from tests.supply.lock import AUDIT_LOCK, LOCK, pinned
from tests.supply.parts import OURS, installed, needs
from tests.supply.sbom import NotInTheLock, cut_down

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.threat("I3")
@pytest.mark.parametrize("lock", [LOCK, AUDIT_LOCK], ids=lambda path: path.name)
def test_a_lock_pins_everything_with_hashes_and_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")

    assert len(pinned(lock)) > 40
    assert "://" not in text and "index-url" not in text and "find-links" not in text


def test_an_entry_without_a_hash_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("# made by hand\nsix==1.17.0\n", "utf-8")

    with pytest.raises(ValueError, match="not pinned with a hash: six"):
        pinned(lock)


@pytest.mark.threat("I3")
def test_what_runs_here_is_what_the_lock_says() -> None:
    lock, here = pinned(), installed()

    for name in set(needs()) - {OURS}:
        assert here[name].version == lock[name].version


@pytest.mark.threat("I3")
def test_nothing_is_installed_without_its_hash_and_ourselves_without_anything_else() -> None:
    """The lock brings everything with `--no-deps`; the project adds itself and nothing more."""
    lines = [line for line in MAKEFILE.splitlines() if " install " in line and "$(" in line]
    from_locks = [line for line in lines if "-r requirements" in line]
    ours = [line for line in lines if line.rstrip().endswith("-e .")]

    assert len(from_locks) == 2 and len(ours) == 1
    assert sorted(from_locks + ours) == sorted(lines)
    assert all("--require-hashes" in line and "--no-deps" in line for line in from_locks)
    assert "--no-deps --no-build-isolation" in ours[0]


def test_every_licence_is_allowed() -> None:
    found = licensed()

    assert [f"{each.name}: {each.licence}" for each in found if not each.allowed] == []
    assert {each.name for each in found if each.runs} == set(needs()) - {OURS}


def test_what_was_read_in_a_licence_file_is_of_a_package_that_we_use() -> None:
    assert set(READ) <= set(pinned())
    assert all(may(each) for each in READ.values())


@pytest.mark.parametrize("licence", [*ALLOWED, "GPL-2.0-only OR MIT", "(MIT AND PSF-2.0)"])
def test_of_alternatives_one_allowed_is_enough(licence: str) -> None:
    assert may(licence)


@pytest.mark.parametrize(
    "licence", ["", "GPL-3.0-only", "AGPL-3.0-only", "MIT AND GPL-3.0-only", "Proprietary", "BSD"]
)
def test_what_is_not_allowed_not_known_or_not_said_is_refused(licence: str) -> None:
    assert not may(licence)


def said(folder: Path, *lines: str) -> str:
    """Return the licence of a package whose metadata hold *lines*."""
    folder.mkdir()
    text = "\n".join(("Metadata-Version: 2.4", "Name: thing", "Version: 1", *lines))
    (folder / "METADATA").write_text(text, "utf-8")
    return licence_of(PathDistribution(folder))


def test_an_expression_is_trusted_before_a_text_and_a_text_before_a_classifier(
    tmp_path: Path,
) -> None:
    mit = "Classifier: License :: OSI Approved :: MIT License"

    assert said(tmp_path / "1", "License-Expression: MPL-2.0", "License: MIT", mit) == "MPL-2.0"
    assert said(tmp_path / "2", "License: AGPL-3.0-only", mit) == "AGPL-3.0-only"
    assert said(tmp_path / "3", "License: see the file", mit) == "MIT"
    assert said(tmp_path / "4", "License: ask us") == "ask us"
    assert said(tmp_path / "5") == ""


KNOWN = {"name": "six", "version": "1.17.0", "vulns": []}
WEAKNESS = {"id": "X-1", "fix_versions": ["1.18"], "aliases": [], "description": ""}


def answered(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_an_audit_is_sound_only_where_every_package_was_looked_up() -> None:
    assert verdict(read(answered(KNOWN)), 1) == (SOUND, "1 packages: no known weakness")
    assert verdict(read(answered(KNOWN)), 2)[0] == NOT_ASKED
    assert verdict(read(answered({"name": "six", "skip_reason": "not found"})), 1)[0] == NOT_ASKED


@pytest.mark.parametrize("nothing", ["", "Traceback (most recent call last)", "[]", "{}"])
def test_without_an_answer_an_audit_says_that_nothing_was_looked_up(nothing: str) -> None:
    code, said = verdict(read(nothing), 3)

    assert code == NOT_ASKED
    assert said.startswith("not audited: the service of known weaknesses did not answer")


def test_a_weakness_is_named_with_the_version_that_mends_it() -> None:
    weak = KNOWN | {"vulns": [WEAKNESS]}

    code, said = verdict(read(answered(weak, {"name": "x", "skip_reason": "?"})), 2)

    assert code == WEAK
    assert said.splitlines() == [
        "six 1.17.0: X-1; mended in 1.18",
        "not audited: 1 of 2 packages are unknown to the service, or it was not reached",
    ]


def listed() -> dict:
    """Return a list as cyclonedx-py writes it for this environment, tools and all."""
    return {
        "bomFormat": "CycloneDX",
        "metadata": {"component": {"bom-ref": "root-component", "name": "henvend"}},
        "components": [
            {
                "bom-ref": f"{each.name}=={each.version}",
                "name": each.name,
                "version": each.version,
                "purl": f"pkg:pypi/{name}@{each.version}",
            }
            for name, each in installed().items()
        ],
        "dependencies": [],
    }


@pytest.mark.threat("I3")
def test_the_list_of_parts_holds_what_runs_with_its_hashes_and_no_tool() -> None:
    bom = cut_down(listed(), needs(), pinned())

    names = {part["bom-ref"].partition("==")[0].lower() for part in bom["components"]}
    assert {"pyyaml", "starlette", "psycopg-binary", "typst"} <= names
    assert not {"pytest", "mypy", "hypothesis", "pip"} & names
    assert len(bom["components"]) == len(needs()) - 1
    assert all(part["externalReferences"][0]["hashes"] for part in bom["components"])


def test_every_dependency_leads_to_a_listed_part_and_every_part_is_depended_on() -> None:
    bom = cut_down(listed(), needs(), pinned())

    refs = {part["bom-ref"] for part in bom["components"]}
    leads_to = {ref for each in bom["dependencies"] for ref in each["dependsOn"]}
    assert leads_to == refs
    assert {each["ref"] for each in bom["dependencies"]} == refs | {"root-component"}


def test_a_part_of_another_version_than_the_lock_is_not_listed_as_if_it_were_pinned() -> None:
    bom = listed()
    next(part for part in bom["components"] if part["name"] == "six")["version"] = "9"

    with pytest.raises(NotInTheLock, match="six 9"):
        cut_down(bom, needs(), pinned())
    bom["components"] = [part for part in bom["components"] if part["name"] != "six"]
    with pytest.raises(NotInTheLock, match="six"):
        cut_down(bom, needs(), pinned())
