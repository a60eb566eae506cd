"""The real program as an operator meets it: what it tells systemd, Prometheus and the log."""

import asyncio
import json
import re
import shutil
import socket
import subprocess
import sys
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.channels.walking import FIRST, NO, SECOND
from tests.patience import PATIENCE
from tests.served import ended, program
from tests.shipped import ROOT
from tests.telegram_emulator import Person
from tests.telegram_emulator.people import CANARY
from tests.telegram_emulator.server import TOKEN

UNIT = ROOT / "docs" / "systemd" / "henvend.service"
TYPED = "Bent, 010190-1234, ring 22 33 44 55"
LABELS = {"result", "part", "le"}
"""Every label that a figure may have."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def told(supervisor: socket.socket) -> list[str]:
    """Return what came to *supervisor* until now."""
    found = []
    while True:
        try:
            found.append(supervisor.recv(200).decode())
        except BlockingIOError:
            return found


async def until_ready(address: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        for _ in range(300):
            try:
                return await client.get(f"{address}/readyz")
            except httpx.ConnectError:
                await asyncio.sleep(0.1)
    raise AssertionError("nobody listens after thirty seconds")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no datagrams of this kind")
async def test_a_whole_life_as_the_operator_sees_it(telegram, tmp_path) -> None:
    operation = f"127.0.0.1:{free_port()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.setblocking(False)
        asks = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "HENVEND_OPERATION_LISTEN": operation}
        async with program(telegram, tmp_path, **asks) as process:
            ready = await until_ready(f"http://{operation}")
            anna = Person(telegram)
            await anna.writes("/start")
            await anna.sees(FIRST, PATIENCE)
            await anna.writes(TYPED)
            await anna.presses(NO)
            await anna.sees(SECOND, PATIENCE)
            async with httpx.AsyncClient(trust_env=False) as client:
                figures = (await client.get(f"http://{operation}/metrics")).text
                alive = await client.get(f"http://{operation}/healthz")
            _, log = await ended(process)
        said = told(supervisor)

    assert ready.json() == {
        "ready": True,
        "parts": {part: "ok" for part in ("store", "content", "telegram", "time")},
    }
    assert alive.text == "ok\n"
    assert re.search(r'henvend_turns_total\{result="done"\} [3-9]', figures)
    assert set(re.findall(r'[{,](\w+)="', figures)) <= LABELS
    assert process.returncode == 0
    assert said[-1] == "STOPPING=1"
    assert {"READY=1", "WATCHDOG=1"} <= set(said)
    for line in log.splitlines():
        assert {"at", "level", "part", "event"} <= set(json.loads(line))
    for canary in (*CANARY.split(), "canary_user", "010190", "22 33", "Bent", TOKEN, str(anna.id)):
        assert canary not in log + figures + ready.text


async def test_while_only_the_acute_card_is_answered_it_lives_and_is_not_ready(
    telegram, tmp_path
) -> None:
    operation = f"127.0.0.1:{free_port()}"
    (tmp_path / "broken.key").write_text("no keys")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.setblocking(False)
        environment = {
            "NOTIFY_SOCKET": str(tmp_path / "notify"),
            "HENVEND_OPERATION_LISTEN": operation,
            "HENVEND_KEY_FILE": str(tmp_path / "broken.key"),
        }
        async with program(telegram, tmp_path, **environment) as process:
            ready = await until_ready(f"http://{operation}")
            await ended(process)
        said = told(supervisor)

    assert ready.status_code == 503
    assert "KeysUnreadable" in ready.json()["parts"]["start"]
    assert {"READY=1", "WATCHDOG=1"} <= set(said)


class Proxy:
    """A real proxy on this machine: passes plain requests on and counts them, refuses tunnels."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @asynccontextmanager
    async def serving(self):
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        try:
            yield f"http://user:geheim-word@127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except asyncio.IncompleteReadError:
            writer.close()
            return
        method, address, _ = head.split(" ", 2)
        self.asked.append(f"{method} {address}")
        length = re.search(r"(?i)content-length: (\d+)", head)
        body = await reader.readexactly(int(length.group(1)) if length else 0)
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        else:
            kind = re.search(r"(?i)content-type: ([^\r]+)", head)
            headers = {"content-type": kind.group(1)} if kind else {}
            async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
                answer = await client.request(method, address, content=body, headers=headers)
            writer.write(
                b"HTTP/1.1 %d X\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                % (answer.status_code, len(answer.content))
            )
            writer.write(answer.content)
        await writer.drain()
        writer.close()


@pytest.mark.threat("H8")
async def test_everything_to_telegram_goes_through_the_proxy(telegram, tmp_path) -> None:
    proxy = Proxy()
    async with proxy.serving() as address:
        async with program(telegram, tmp_path, HENVEND_PROXY=address) as process:
            anna = Person(telegram)
            await anna.writes("/start")
            await anna.sees(FIRST, PATIENCE)
            _, log = await ended(process)

    assert any("/sendMessage" in each for each in proxy.asked)
    assert len(proxy.asked) >= len(telegram.calls)
    assert "geheim-word" not in log


async def test_the_usual_variable_for_a_proxy_is_followed(telegram, tmp_path) -> None:
    proxy = Proxy()
    async with proxy.serving() as address:
        environment = {"HTTPS_PROXY": address, "HENVEND_TELEGRAM_API": "https://telegram.example"}
        async with program(telegram, tmp_path, **environment) as process:
            for _ in range(300):
                if proxy.asked:
                    break
                await asyncio.sleep(0.1)
            await ended(process)

    assert proxy.asked[0] == "CONNECT telegram.example:443"


@pytest.mark.threat("G16", "G17")
@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd is not on this machine"
)
def test_systemd_accepts_the_unit(tmp_path) -> None:
    """The program is looked for, so the unit names one that is on this machine."""
    unit = UNIT.read_text("utf-8")
    assert "/opt/henvend/.venv/bin/henvend" in unit
    copy = tmp_path / UNIT.name
    copy.write_text(unit.replace("/opt/henvend/.venv/bin/henvend", sys.executable), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
