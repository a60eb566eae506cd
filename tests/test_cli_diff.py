"""`henvend diff`: two folders or git revisions, and what the exit code says."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command_line import run
from tests.shipped import ROOT

AT = ("--at", "2026-09-14 10:20")


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Return two copies of the small content, the second with another number."""
    old, new = (Path(shutil.copytree(ROOT / "tests/content", tmp_path / n)) for n in ("a", "b"))
    plan = new / "municipal_configs/aaby.yaml"
    plan.write_text(plan.read_text("utf-8").replace("37 10 20 11", "37 10 20 13"), "utf-8")
    return old, new


def test_the_exit_code_says_whether_anybody_is_told_otherwise(versions) -> None:
    old, new = map(str, versions)

    assert run("diff", old, old, *AT)[0] == 0
    code, text = run("diff", old, new, *AT)
    assert code == 1
    assert "37 10 20 13" in text


def test_a_revision_is_compared_with_what_lies_there(tmp_path: Path, versions) -> None:
    old, new = versions
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=x", "-c", "user.email=x@y.invalid", "commit", "-qm", "first"),
    ):
        subprocess.run(["git", "-C", str(old), *words], check=True, capture_output=True)
    code, text = run("diff", "HEAD", str(new), "--content", str(old), "--json", *AT)

    assert code == 1
    assert "37 10 20 11" in json.loads(text)["changes"][0]["before"]


def test_files_are_written_in_the_form_of_their_names(tmp_path: Path, versions) -> None:
    old, new = map(str, versions)
    names = ("x.html", "x.svg", "x.json", "x.txt")
    outputs = [word for name in names for word in ("-o", str(tmp_path / name))]

    assert run("diff", old, new, *outputs, *AT)[0] == 1
    begins = [(tmp_path / name).read_text("utf-8")[:4] for name in names]
    assert begins == ["<!do", "<svg", "{\n  ", "Fra "]


@pytest.mark.parametrize(
    "words", [("ingen", "."), ("{old}", "ingen"), ("{old}", "{old}", "-o", "x.pdf")]
)
def test_what_cannot_be_compared_is_misuse(words, versions, capsys) -> None:
    stated = [each.format(old=versions[0]) for each in words]

    assert run("diff", *stated, *AT)[0] == 2
    assert capsys.readouterr().err


def test_a_page_to_sign_shows_no_picture_of_a_flow_that_is_the_same(tmp_path, versions) -> None:
    old, new = map(str, versions)
    page = tmp_path / "x.html"
    run("diff", old, new, "-o", str(page), *AT)
    flow = Path(new) / "flows/vandskade.yaml"

    assert "<svg" not in page.read_text("utf-8")
    flow.write_text(flow.read_text("utf-8").replace("da: Det drypper", "da: Det drypper lidt"))
    run("diff", old, new, "-o", str(page), *AT)
    assert "<svg" in page.read_text("utf-8")
