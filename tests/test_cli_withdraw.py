"""`henvend withdraw`: a dead number is gone from the files, and from a bot that runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app.serve import serve
from bot.cli.main import main
from bot.clock import SystemClock
from bot.publishing.live import live
from bot.settings import read
from bot.source.folder import load
from tests.channels.our_side import FLOW
from tests.channels.walking import to_the_ending
from tests.command_line import copied_content, run
from tests.patience import PATIENCE
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN

SILKEBORG = "municipal_configs/silkeborg.yaml"
NUMBER = "21 76 41 68"
WHY = "nummeret er nedlagt"
TALK = (
    "say --municipality silkeborg --at 2026-09-15T10:20 fare=nej rolle=medarbejder alder=under-18"
    " tegn=symboler,isolation leder=nej"
).split()


@pytest.fixture(autouse=True)
def _nothing_is_published_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HENVEND_HOME", str(tmp_path / "home"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied_content(tmp_path / "content")


def withdraw(content: Path, *argv: str) -> tuple[int, str]:
    return run("withdraw", *argv, "--why", WHY, "--content", str(content))


def test_the_number_is_gone_and_the_contact_says_that_it_is_missing(content: Path) -> None:
    code, written = withdraw(content, "silkeborg", "tovholder-kommune", "--on", "2026-09-01")
    told = run(*TALK, "--content", str(content))[1]

    assert code == 0
    assert NUMBER in written
    assert NUMBER not in told
    assert "kommunens tovholder" in told
    assert "Nummeret er ikke oplyst." in told


def test_reason_and_date_stand_in_the_file_and_nothing_else_changes(content: Path) -> None:
    before = (content / SILKEBORG).read_text("utf-8").splitlines()
    withdraw(content, "silkeborg", "tovholder-kommune", "--on", "2026-09-01")
    after = (content / SILKEBORG).read_text("utf-8").splitlines()

    assert [line for line in before if line not in after] == [f'    phone: "{NUMBER}"']
    assert after[-4:] == [
        "never_show:", f'  - number: "{NUMBER}"', f"    reason: {WHY}",
        "    withdrawn: 2026-09-01",
    ]  # fmt: skip


def test_what_was_withdrawn_may_stand_nowhere_again(content: Path) -> None:
    withdraw(content, "silkeborg", "tovholder-kommune")
    file = content / SILKEBORG
    text = file.read_text("utf-8").replace("51 70 52 62", NUMBER)
    file.write_text(text, "utf-8")

    assert "P221" in run("check", str(content))[1]


def test_the_content_still_holds_afterwards(content: Path) -> None:
    withdraw(content, "silkeborg", "tovholder-kommune")

    assert run("check", str(content))[0] == 0
    assert run("fmt", "--check", str(content / SILKEBORG))[0] == 0


def test_the_same_number_at_another_contact_goes_too(content: Path) -> None:
    """Copenhagen's duty service answers for children and for adults."""
    code, written = withdraw(content, "københavn", "doegnvagt")
    loaded = load(content).library
    assert loaded is not None
    contacts = loaded.plans["0101"].contacts

    assert code == 0
    assert "voksenvagt" in written
    assert [row.value for row in contacts["voksenvagt"].phone] == [""]
    assert [row.value for row in contacts["doegnvagt"].phone] == [""]
    assert contacts["doegnvagt"].via is None  # the national post promises nothing in its place


def test_one_of_several_numbers_is_chosen_and_its_row_keeps_its_place(
    content: Path, capsys
) -> None:
    assert withdraw(content, "københavn", "boerneteam")[0] == 2
    assert "33 17 23 37, 33 17 47 10" in capsys.readouterr().err
    assert withdraw(content, "københavn", "boerneteam", "--number", "33172337")[0] == 0

    def numbers(area: str) -> str:
        facts = ("--table", "notification", "age=under_18", f"area={area}")
        return run("who", "københavn", *facts, "--content", str(content))[1]

    assert "33 17" not in numbers("amager")
    assert "33 17 47 10" in numbers("bhv")


def test_the_next_number_is_not_taken_for_confirmed(content: Path) -> None:
    """The old one was."""
    argv = ["silkeborg", "tovholder-kommune", "--content", str(content)]
    assert main(["confirm", *argv, "--by", "ssp-konsulent"]) == 0
    withdraw(content, "silkeborg", "tovholder-kommune")
    file = content / SILKEBORG
    title = "en: the municipality's coordinator (tovholder)}\n"
    written = file.read_text("utf-8").replace(
        title + '    phone: "null"\n', title + '    phone: "87 20 20 20"\n'
    )
    file.write_text(written, "utf-8")
    loaded = load(content).library
    assert loaded is not None
    contact = loaded.plans["0740"].contacts["tovholder-kommune"]

    assert contact.phone[0].value == "87 20 20 20"
    assert (contact.checked, contact.checked_by) == (None, "")


def test_an_approval_lapses_with_the_number(content: Path) -> None:
    main(["approve", "silkeborg", "--by", "direktør", "--content", str(content)])
    written = withdraw(content, "silkeborg", "tovholder-kommune")[1]

    assert "henvend approve" in written
    assert "Ikke godkendt af kommunen" in run(*TALK, "--content", str(content))[1]


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["silkeborg", "indgang"], "tovholder-kommune, tovholder-politi"),
        (["silkeborg", "politi-mail"], "har intet nummer"),
        (["silkeborg", "tovholder-kommune", "--number", "20 20 20 20"], NUMBER),
        (["silkeborg", "hotline"], "brug danmark"),
        (["danmark", "politi-112"], "et nationalt nummer"),
        (["samsø", "indgang"], "henvend new Samsø"),
    ],
)
def test_what_cannot_be_withdrawn_is_exit_code_2(
    content: Path, argv: list[str], told: str, capsys
) -> None:
    before = (content / SILKEBORG).read_bytes()

    assert withdraw(content, *argv)[0] == 2
    assert told in capsys.readouterr().err
    assert (content / SILKEBORG).read_bytes() == before


def test_a_reason_names_nobody(content: Path, capsys) -> None:
    argv = ["withdraw", "silkeborg", "tovholder-kommune", "--content", str(content), "--why"]

    assert main([*argv, "Anna Hansen er holdt op"]) == 2
    assert "uden navn" in capsys.readouterr().err


def test_where_the_content_has_other_errors_it_is_said_that_no_bot_sees_it(
    content: Path, capsys
) -> None:
    file = content / "municipal_configs/vejle.yaml"
    file.write_text(file.read_text("utf-8") + "areas: {none: Resten}\n", "utf-8")

    assert withdraw(content, "silkeborg", "tovholder-kommune")[0] == 1
    assert "henvend check" in capsys.readouterr().err
    assert NUMBER in (content / SILKEBORG).read_text("utf-8").partition("never_show:")[2]


def test_in_english_too(content: Path) -> None:
    written = withdraw(content, "silkeborg", "tovholder-kommune", "--lang", "en")[1]

    assert "will never be shown again" in written


# --- a bot that runs ----------------------------------------------------------------------


@asynccontextmanager
async def bot_over(content: Path, home: Path) -> AsyncIterator[Person]:
    """Run the whole bot against an emulated Telegram, and give somebody who talks to it."""
    async with Emulator().serving() as telegram:
        environment = {
            "HENVEND_HOME": str(home),
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": telegram.url,
            "HENVEND_LISTEN": "127.0.0.1:0",
        }
        loaded = load(content)
        assert loaded.library is not None
        stop = asyncio.Event()
        folder = live(content, loaded.library, FLOW, SystemClock())
        serving = serve(read(environment), loaded.library, FLOW, SystemClock(), stop, folder)
        task = asyncio.create_task(serving)
        try:
            yield Person(telegram)
        finally:
            stop.set()
            await asyncio.wait_for(task, PATIENCE)


@pytest.mark.threat("E22")
async def test_a_running_bot_no_longer_shows_the_number(content: Path, tmp_path: Path) -> None:
    async with bot_over(content, tmp_path / "home") as person:
        assert NUMBER in await to_the_ending(person)
        code, _ = await asyncio.to_thread(withdraw, content, "silkeborg", "tovholder-kommune")
        assert code == 0
        await asyncio.sleep(3)  # it looks once a second
        await person.writes("/slet")
        again = await to_the_ending(person)

    assert NUMBER not in again
    assert "51 70 52 62" in again
