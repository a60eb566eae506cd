"""`henvend card`: one municipality's cards as PDF or pictures, or those of all 98."""

from pathlib import Path

import pypdf
import pytest

from bot.cli.main import main
from tests.command_line import run
from tests.shipped import library

AT = ("--at", "2026-11-23 12:00")


@pytest.fixture(autouse=True)
def _web_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HENVEND_WEB_ADDRESS", "https://henvend.example")


def text(file: Path, page: int = 0) -> str:
    return pypdf.PdfReader(file).pages[page].extract_text()


def test_a_municipality_gets_its_cards_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "kort.pdf"

    code, said = run("card", "silkeborg", *AT, "-o", str(file))

    assert (code, said) == (0, f"skrevet: {file} (3 kort)\n")
    assert "henvend.example/0740-ansat" in text(file)
    assert "henvend.example/0740-borger" in text(file, 2)


def test_one_card_is_chosen_by_its_name_in_english_on_a4(tmp_path: Path) -> None:
    file = tmp_path / "card.pdf"

    chosen = ("--card", "borger", "--lang", "en", "--size", "a4")
    code, said = run("card", "silkeborg", *AT, *chosen, "-o", str(file))

    assert (code, said) == (0, f"written: {file} (1 card)\n")
    assert "Citizens and relatives" in text(file)
    assert round(pypdf.PdfReader(file).pages[0].mediabox.width) == 595


def test_pictures_are_numbered_where_there_are_several(tmp_path: Path) -> None:
    assert run("card", "samsø", *AT, "-o", str(tmp_path / "x.png"))[0] == 0

    assert sorted(each.name for each in tmp_path.iterdir()) == ["x-1.png", "x-2.png", "x-3.png"]


def test_the_bot_is_on_the_card_where_its_name_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HENVEND_TELEGRAM_NAME", "@henvend_bot")
    run("card", "samsø", *AT, "-o", str(tmp_path / "x.pdf"))

    assert "t.me/henvend_bot?start=0741-ansat" in text(tmp_path / "x.pdf")


def test_without_an_address_it_says_that_there_is_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("HENVEND_WEB_ADDRESS")

    assert run("card", "samsø", *AT, "-o", str(tmp_path / "x.pdf"))[0] == 0
    assert "ingen QR-kode" in capsys.readouterr().err


def test_all_municipalities_each_have_a_file_with_a_page_for_each_card(tmp_path: Path) -> None:
    code, said = run("card", "--all", *AT, "-o", str(tmp_path))

    made = sorted(tmp_path.iterdir())
    assert code == 0 and "294 kort" in said
    assert len(made) == 98
    assert {len(pypdf.PdfReader(each).pages) for each in made} == {3}
    assert "handlekort-aeroe.pdf" in {each.name for each in made}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("silkeborg", "-o", "x.doc"), "kender ikke formatet af x.doc; der passer: .pdf, .png"),
        (("silkeborg", "--all", "-o", "x"), "skriv enten en kommune eller --all"),
        (("-o", "x.pdf"), "skriv enten en kommune eller --all"),
        (("silkeborg", "--card", "borgr", "-o", "x.pdf"), "intet kort hedder borgr – mente du"),
        (("silkeborg", "--flow", "handlingsplan", "-o", "x.pdf"), "har ingen kort"),
        (("silkebjerg", "-o", "x.pdf"), "kender ikke kommunen silkebjerg"),
    ],
)
def test_what_cannot_be_understood_is_said(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_wrong_name_of_the_bot_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HENVEND_TELEGRAM_NAME", "vores bot")

    assert main(["card", "samsø", "-o", "x.pdf"]) == 2
    assert "HENVEND_TELEGRAM_NAME" in capsys.readouterr().err


def test_what_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text("")

    assert main(["card", "samsø", "-o", str(tmp_path / "x" / "kort.pdf")]) == 1
    assert "kunne ikke skrive" in capsys.readouterr().err


def test_without_the_libraries_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "typst", None)

    assert main(["card", "samsø", "-o", "x.pdf"]) == 1
    assert "henvend[paper]" in capsys.readouterr().err


def test_every_flow_that_ships_cards_ships_them_for_a_link_that_exists() -> None:
    for flow in library().flows.values():
        assert all(each.link is None or each.link in flow.links for each in flow.cards)
