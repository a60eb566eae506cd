"""The page of `henvend try`: over HTTP, and driven in a real Chromium as a coordinator would."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest

from bot.cli.trying import reads_time
from bot.language import DA
from bot.trying.app import application
from bot.trying.page import Asked
from bot.trying.trial import Trial
from bot.trying.workbench import ChangedOnDisk, Workbench, digest
from tests.command_line import copied_content, run
from tests.shipped import ROOT, StoppedClock

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
IN_CI = os.environ.get("CI") == "true"
HERE = "http://127.0.0.1:8700"
KEY = "key"
SILKEBORG = "municipal_configs/silkeborg.yaml"
SATURDAY = "2026-09-19 22:30"
TODAY = date(2026, 9, 15)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied_content(tmp_path)


def bench_of(content: Path) -> Workbench:
    return Workbench(content, lambda: TODAY)


def trial_of(content: Path) -> Trial:
    clock = StoppedClock("2026-09-15 10:20")
    return Trial(bench_of(content), reads_time(clock), Asked(DA))


def client_of(content: Path, base: str = HERE) -> httpx.AsyncClient:
    app = application(trial_of(content), KEY, 8700)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base)


def test_the_bench_serves_as_in_real_operation_where_that_is_asked_for(content: Path) -> None:
    strict = Workbench(content, lambda: TODAY, strict=True).look().library
    plain = bench_of(content).look().library

    assert strict is not None and plain is not None
    assert strict.plans["0740"].strict
    assert not plain.plans["0740"].strict


SETUP = {"lang": "da", "at": SATURDAY, "place": "0740", "flow": "bekymring", "link": ""}
OURS = {"origin": HERE}


# --- who is let in ------------------------------------------------------------------


async def test_the_page_is_there_and_may_load_nothing_from_elsewhere(content: Path) -> None:
    async with client_of(content) as client:
        page = await client.get(f"/{KEY}/")
        style = await client.get(f"/{KEY}/static/try.css")
        script = await client.get(f"/{KEY}/static/try.js")

    assert page.status_code == style.status_code == script.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"
    assert not re.search(r"<script(?! src=)|\sstyle=|\son\w+=", page.text)
    assert not re.search(r"https?://(?!www\.w3\.org)", page.text + style.text + script.text)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8700"},
        {"host": "127.0.0.1:8701"},
        {"host": "127.0.0.1.evil.example:8700"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_another_name_and_another_page_are_refused(
    content: Path, headers: dict[str, str]
) -> None:
    async with client_of(content) as client:
        page = await client.get(f"/{KEY}/", headers=headers)
        turn = await client.post(f"/{KEY}/state", json={}, headers={**OURS, **headers})

    assert page.status_code == turn.status_code == 403
    assert "Henvend" not in page.text


async def test_a_request_without_origin_or_key_or_as_a_form_does_nothing(content: Path) -> None:
    before = (content / SILKEBORG).read_bytes()
    sent = {"name": SILKEBORG, "text": "x", "digest": digest(before)}
    async with client_of(content) as client:
        no_origin = await client.post(f"/{KEY}/save", json=sent)
        no_key = await client.post("/other/save", json=sent, headers=OURS)
        form = await client.post(f"/{KEY}/save", data=sent, headers=OURS)
        by_get = await client.get(f"/{KEY}/save")

    assert [r.status_code for r in (no_origin, no_key, form, by_get)] == [403, 404, 400, 405]
    assert (content / SILKEBORG).read_bytes() == before


@pytest.mark.parametrize(
    "sent",
    [
        {},
        [],
        {"setup": 3},
        {"setup": SETUP, "event": {"kind": "none"}},
        {"setup": SETUP, "event": {"kind": "choose", "choices": [1], "stamp": ""}},
        {"setup": {**SETUP, "at": []}},
    ],
)
async def test_what_is_no_request_is_refused_and_not_an_error(content: Path, sent: object) -> None:
    async with client_of(content) as client:
        answer = await client.post(f"/{KEY}/turn", json=sent, headers=OURS)

    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["../README.md", "/etc/passwd", "flows/none.yaml", "", "flows"])
async def test_only_files_of_the_content_can_be_opened_or_saved(content: Path, name: str) -> None:
    async with client_of(content) as client:
        opened = await client.post(f"/{KEY}/open", json={"name": name}, headers=OURS)
        saved = await client.post(f"/{KEY}/save", json={"name": name, "text": "x"}, headers=OURS)

    assert "text" not in opened.json()
    assert saved.status_code == 400


# --- the conversation ---------------------------------------------------------------


def turn(trial: Trial, session: object, event: object, **setup: str) -> dict[str, Any]:
    return trial.turn({"setup": {**SETUP, **setup}, "session": session, "event": event})


def answered(trial: Trial, *answers: str, **setup: str) -> dict[str, Any]:
    found = turn(trial, None, None, **setup)
    for answer in answers:
        stamp = re.search(r"&quot;stamp&quot;: &quot;([^&]+)&quot;", str(found["chat"]))
        event = {"kind": "choose", "choices": answer.split(), "stamp": stamp and stamp[1]}
        found = turn(trial, found["session"], event, **setup)
    return found


TEACHER = ("nej", "medarbejder", "under-18", "symboler isolation", "nej", "go")


def test_the_municipality_beside_the_conversation_answers_its_question(content: Path) -> None:
    found = answered(trial_of(content), *TEACHER)

    assert "21 76 41 68" in found["chat"]
    assert "Rækken »skærpet og personlig« i danmark.yaml linje 182 gælder" in found["why"]
    assert found["at"] == "lørdag 19. september 2026, 22.30"


def test_another_municipality_keeps_the_other_answers(content: Path) -> None:
    trial = trial_of(content)
    found = answered(trial, *TEACHER)

    moved = turn(trial, found["session"], {"kind": "show"}, place="0657")

    assert "Gælder Herning Kommune" in moved["chat"]
    assert "21 76 41 68" not in moved["chat"]
    assert moved["place"] == "0657"


def test_a_municipality_chosen_in_the_conversation_is_the_one_beside_it(content: Path) -> None:
    trial = trial_of(content)
    found = answered(trial, "nej", "medarbejder", place="")

    typed = turn(trial, found["session"], {"kind": "write", "text": "Silkborg"}, place="")
    said = turn(trial, typed["session"], {"kind": "write", "text": "Silkeborg"}, place="")

    assert "Vælg kommunen, eller skriv et andet navn." in typed["chat"]
    assert said["place"] == "0740"


def test_another_time_and_language_show_the_same_place_anew(content: Path) -> None:
    trial = trial_of(content)
    found = answered(trial, *TEACHER)

    tuesday = turn(trial, found["session"], {"kind": "show"}, at="2026-09-22 10:20")
    english = turn(trial, found["session"], {"kind": "show"}, lang="en")

    assert "Åben nu, til kl. 22.00" in tuesday["chat"]
    assert "nok åben, fordi klokken 10.20" in tuesday["why"]
    assert "Closed, because Saturday has 8–22, and it is 22:30." in english["why"]


def test_a_time_that_is_none_says_what_would_be_one(content: Path) -> None:
    found = turn(trial_of(content), None, None, at="hver anden uge")

    assert "»hver anden uge« er ikke et tidspunkt" in found["wrong"]
    assert found["at"] == "tirsdag 15. september 2026, 10.20"


def test_back_delete_and_acute_work_as_everywhere(content: Path) -> None:
    trial = trial_of(content)
    found = answered(trial, "nej", "medarbejder")

    acute = turn(trial, found["session"], {"kind": "interrupt", "id": "akut"})
    again = turn(trial, acute["session"], {"kind": "resume"})
    back = turn(trial, again["session"], {"kind": "back"})
    gone = turn(trial, back["session"], {"kind": "forget"})

    assert "Ring 112" in acute["chat"] and "tel:" not in acute["chat"]
    assert again["session"]["state"] == found["session"]["state"]
    assert back["session"]["state"] == "bopael"
    assert gone["session"] is None


def test_a_session_that_fits_nothing_begins_anew(content: Path) -> None:
    for session in (None, {}, {"flow": 1}, {**answered(trial_of(content))["session"], "link": "x"}):
        found = turn(trial_of(content), session, {"kind": "show"})
        assert found["session"]["state"] == "fare"


@pytest.mark.threat("E15")
def test_a_text_of_the_content_is_text_and_nothing_else(content: Path) -> None:
    path = content / SILKEBORG
    marked = path.read_text("utf-8").replace(
        "title: Infohus Silkeborg", "title: \"<b>x</b> & 'y'\""
    )
    path.write_text(marked, "utf-8")

    found = answered(trial_of(content), *TEACHER)

    assert (
        "&lt;b&gt;x&lt;/b&gt; &amp;" in found["chat"] and "<b>x" not in found["chat"] + found["why"]
    )


# --- the files ----------------------------------------------------------------------


def test_what_is_typed_is_checked_and_nothing_is_written(content: Path) -> None:
    trial = trial_of(content)
    before = (content / SILKEBORG).read_bytes()
    text = before.decode().replace("hours: office_days", "hours: 8-16", 1)

    found = trial.check({"name": SILKEBORG, "text": text})

    assert "P1" in str(found["typed"]) and "hours: <mark>8-16</mark>" in str(found["typed"])
    assert {"line": 23, "severity": "error"}.items() <= dict(found["marks"][0]).items()  # type: ignore[index]
    assert (content / SILKEBORG).read_bytes() == before


def test_broken_yaml_and_odd_letters_are_problems_and_no_errors(content: Path) -> None:
    trial = trial_of(content)
    for text in ("{", "\t", "\x00", "a: [", "\ud800", "", "- " * 500, "a: &x [*x]"):
        assert trial.check({"name": SILKEBORG, "text": text})["typed"]


def test_saving_keeps_every_line_that_was_not_changed_byte_for_byte(content: Path) -> None:
    path = content / SILKEBORG
    crlf = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").replace(b"\r\n", b"\n", 2)
    path.write_bytes(crlf)
    bench = bench_of(content)
    opened = bench.open(SILKEBORG)
    assert opened is not None and "\r" not in opened.text

    same = bench.save(SILKEBORG, opened.text, opened.digest)
    assert path.read_bytes() == crlf
    bench.save(SILKEBORG, opened.text.replace("21 76 41 68", "21 76 41 69"), same.digest)

    assert path.read_bytes() == crlf.replace(b"21 76 41 68", b"21 76 41 69")


def test_a_file_that_changed_meanwhile_is_not_overwritten(content: Path) -> None:
    bench, path = bench_of(content), content / SILKEBORG
    opened = bench.open(SILKEBORG)
    assert opened is not None
    path.write_bytes(path.read_bytes() + b"# somebody else\n")

    with pytest.raises(ChangedOnDisk):
        bench.save(SILKEBORG, "mine", opened.digest)

    assert path.read_bytes().endswith(b"# somebody else\n")
    said = trial_of(content).save({"name": SILKEBORG, "text": "", "digest": opened.digest})
    assert said["changed"] is True


def test_a_link_out_of_the_folder_is_neither_read_nor_written(
    content: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (content / "flows" / "link.yaml").symlink_to(secret)
    bench = bench_of(content)

    assert bench.open("flows/link.yaml") is None
    with pytest.raises(OSError):
        bench.save("flows/link.yaml", "x", digest(b"secret"))
    assert secret.read_text() == "secret"


def test_content_that_breaks_goes_on_with_the_last_that_could_be_read(content: Path) -> None:
    trial = trial_of(content)
    found = answered(trial, "nej")
    (content / SILKEBORG).write_text("{")

    state = trial.state({"version": "1"})
    onward = turn(trial, found["session"], {"kind": "show"})

    assert state["version"] == "2" and state["level"] == "error"
    assert "Samtalen bruger det sidste" in str(state["banner"])
    assert onward["session"]["state"] == "rolle"


def test_content_that_is_broken_from_the_start_can_be_mended_on_the_page(content: Path) -> None:
    path = content / SILKEBORG
    good = path.read_text("utf-8")
    path.write_text("{")
    trial = trial_of(content)

    assert "Samtalen kan ikke begynde" in str(turn(trial, None, None)["chat"])
    assert "Samtalen kan ikke begynde" in str(trial.state({})["banner"])
    opened = trial.open({"name": SILKEBORG})
    trial.save({"name": SILKEBORG, "text": good, "digest": opened["digest"]})
    assert turn(trial, None, None)["session"]["state"] == "fare"


def test_a_changed_flow_asks_no_answer_twice(content: Path) -> None:
    trial = trial_of(content)
    found = answered(trial, *TEACHER)
    flow = content / "flows/bekymring.yaml"
    flow.write_text(flow.read_text("utf-8").replace("da: Under 18 år", "da: Er under 18"), "utf-8")

    after = turn(trial, found["session"], {"kind": "show"})

    assert after["session"]["digest"] != found["session"]["digest"]
    assert "Er under 18" in after["chat"]
    assert "21 76 41 68" in after["chat"]


# --- the command --------------------------------------------------------------------


def test_a_port_that_cannot_be_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("try", "--port", "70000")[0] == 2
    assert "0 til 65535" in capsys.readouterr().err


@dataclass
class Running:
    """The command at work, and where."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def running(content: Path) -> Iterator[Running]:
    command = [sys.executable, "-m", "bot", "try", "--no-browser", "--content", str(content)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
        assert found is not None
        try:
            yield Running(found[0], process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def test_the_command_prints_its_address_and_stops_with_ctrl_c(content: Path) -> None:
    with running(content) as served:
        assert httpx.get(served.address).status_code == 200
        refused = httpx.get(served.address, headers={"host": "evil.example"})
        port = served.address.split(":")[2].partition("/")[0]
        taken = run("try", "--no-browser", "--port", port, "--content", str(content))

    assert refused.status_code == 403
    assert taken[0] == 1
    assert served.process.returncode == 0


# --- in a real browser --------------------------------------------------------------


def missing(what: str) -> NoReturn:
    """Leave the test out and say what it needs; in CI that is no excuse."""
    if IN_CI:
        pytest.fail(what)
    pytest.skip(what)


def sync_api() -> Any:
    try:
        return import_module("playwright.sync_api")
    except ImportError:
        missing("the page is not tried in a browser: pip install playwright")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        missing("the page is not tried in a browser: apt-get install chromium")
    with sync_api().sync_playwright() as started:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@contextmanager
def visited(browser: Any, address: str, query: str = "", **settings: Any) -> Iterator[Any]:
    """Give the page; everything the browser complains about is an error."""
    context = browser.new_context(**settings)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address + query)
    page.locator("#chat h3").wait_for()
    yield page
    context.close()
    assert wrong == []


def press(page: Any, *labels: str) -> None:
    for label in labels:
        page.locator("#chat").get_by_role("button", name=label, exact=True).click()


def test_a_coordinator_plays_silkeborg_on_a_saturday_night(browser: Any, content: Path) -> None:
    expect = sync_api().expect
    with running(content) as served, visited(browser, served.address) as page:
        page.get_by_label("Kommune", exact=True).select_option(label="Silkeborg")
        page.get_by_label("Tidspunkt").fill("lør 22:30")
        expect(page.locator("#at-said")).to_contain_text("lørdag")
        press(page, "Nej", "Offentligt ansat, på arbejde", "Under 18 år")
        chat = page.locator("#chat")
        for label in ("Symboler, opslag, udtalelser", "Har trukket sig fra venner"):
            chat.get_by_role("checkbox", name=label).click()
            expect(chat.get_by_role("checkbox", name=label)).to_be_checked()
        press(page, "Videre (2 valgt)", "Nej, ikke endnu")
        expect(chat.get_by_role("heading", name="Tjek dine svar")).to_be_visible()
        chat.locator(".go").click()

        expect(chat).to_contain_text("21 76 41 68")
        why = page.locator("#why")
        expect(why).to_contain_text("Rækken »naermeste-leder, indgang« i danmark.yaml linje 127")
        expect(why).to_contain_text("Lukket, fordi lørdag har kl. 8-22, og klokken er 22.30.")

        page.get_by_label("Sprog").select_option("en")
        expect(page.locator("#why")).to_contain_text("Closed, because Saturday has 8–22")
        expect(page.locator("#why")).to_contain_text("The row “naermeste-leder, indgang”")
        expect(page.locator("#chat")).to_contain_text("These people can help you")


def test_the_same_from_the_start_in_english_with_a_typed_municipality(
    browser: Any, content: Path
) -> None:
    expect = sync_api().expect
    query = "?lang=en&at=sat%2022:30"
    with running(content) as served, visited(browser, served.address, query) as page:
        press(page, "No", "Public employee, at work")
        page.locator("#place-typed").fill("Silkeborg")
        page.keyboard.press("Enter")
        expect(page.locator("#chat h3")).to_have_text("How old is the person?")
        expect(page.locator("#place")).to_have_value("0740")
        press(page, "Immediate danger")
        expect(page.locator("#chat")).to_contain_text("112")
        press(page, "Back to the question")
        press(page, "Under 18")
        page.locator("[data-key=tick-symboler]").click()
        page.locator("[data-key=tick-isolation]").click()
        page.locator("[data-key=done]").click()
        press(page, "No, not yet")
        page.locator("#chat .go").click()

        expect(page.locator("#chat")).to_contain_text("21 76 41 68")
        expect(page.locator("#why")).to_contain_text("holds, because")


def test_a_mistake_is_seen_as_it_is_typed_and_the_chat_follows_what_is_saved(
    browser: Any, content: Path
) -> None:
    expect = sync_api().expect
    path = content / SILKEBORG
    with (
        running(content) as served,
        visited(browser, served.address, f"?at={SATURDAY}&place=0740") as page,
    ):
        press(page, "Nej", "Offentligt ansat, på arbejde", "Under 18 år")
        page.locator("[data-key=tick-symboler]").click()
        page.locator("[data-key=tick-isolation]").click()
        page.locator("[data-key=done]").click()
        press(page, "Nej, ikke endnu")
        page.locator("#chat .go").click()
        expect(page.locator("#chat")).to_contain_text("21 76 41 68")
        page.get_by_label("Fil", exact=True).select_option(SILKEBORG)
        text = page.locator("#text")
        expect(text).to_have_value(re.compile("Infohus Silkeborg"))
        good = text.input_value()
        before = path.read_bytes()

        text.fill(good.replace("hours: office_days", "hours: 8-16", 1))
        expect(page.locator("#typed li.error")).to_contain_text("8-16")
        expect(page.locator("#gutter .error")).to_have_text("23")
        expect(page.locator("#saved")).to_have_text("Ikke gemt")
        assert path.read_bytes() == before

        text.fill(good.replace("21 76 41 68", "21 76 41 69"))
        expect(page.locator("#typed li.error")).to_have_count(0)
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("#chat")).to_contain_text("21 76 41 69")
        assert path.read_bytes() == before.replace(b"21 76 41 68", b"21 76 41 69")

        path.write_bytes(before)  # somebody else, in another editor
        expect(page.locator("#chat")).to_contain_text("21 76 41 68")
        expect(text).to_have_value(good)

        text.fill(good + "# mine\n")
        path.write_bytes(before + b"# theirs\n")
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("#saved")).to_contain_text("Intet er gemt")
        assert path.read_bytes().endswith(b"# theirs\n")
        page.get_by_role("button", name="Hent filen igen").click()
        expect(text).to_have_value(re.compile("# theirs"))


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_and_can_be_pressed(
    browser: Any, content: Path, width: int, scheme: str
) -> None:
    settings = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with running(content) as served, visited(browser, served.address, **settings) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == width
        small = page.evaluate(
            "[...document.querySelectorAll('#chat button, select, input')]"
            ".filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
        )
        unnamed = page.evaluate(
            "[...document.querySelectorAll('select, input, textarea')]"
            ".filter(e => !e.labels?.length && !e.getAttribute('aria-labelledby'))"
            ".map(e => e.outerHTML)"
        )
        assert small == []
        assert unnamed == []


def test_a_page_elsewhere_reaches_nothing(browser: Any, content: Path) -> None:
    """A name that is made to point to this machine, and a script of another page."""
    with running(content) as served:
        port = served.address.split(":")[2].partition("/")[0]
        context = browser.new_context()
        page = context.new_page()
        page.route("http://evil.example/**", lambda route: route.fulfill(body="<p>evil</p>"))
        page.goto("http://evil.example/")
        reached = page.evaluate(
            "address => fetch(address, {mode: 'no-cors'}).then(() => 'yes', () => 'no')",
            served.address,
        )
        context.close()
        rebound = httpx.get(served.address, headers={"host": f"evil.example:{port}"})

    assert reached == "no"
    assert rebound.status_code == 403
