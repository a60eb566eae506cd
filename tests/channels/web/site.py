"""The page as `app.py` puts it together, served on loopback, and a person who presses on it."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from html.parser import HTMLParser

import httpx
from starlette.types import ASGIApp

from bot.app.parts import server_of
from bot.channels.web.adapter import application as page_of
from bot.channels.web.channel import NAME, Web
from bot.channels.web.door import Policy
from bot.channels.web.rates import Rates
from bot.clock import Clock
from bot.flow.model import FlowId
from bot.service import ChatService, Store
from bot.stores.memory import MemoryStore
from bot.stores.sealing import person_key
from tests.patience import PATIENCE
from tests.shipped import StoppedClock, library

FLOW = FlowId("bekymring")
TUESDAY = "2026-09-15 10:20"
LEAVES_TO = "https://neutral.example"
POLICY = Policy(leaves_to=LEAVES_TO)
TO_AN_ENDING = (
    "choose:nej",
    "choose:medarbejder",
    "write:silkeborg",
    "choose:under-18",
    "ticks:symboler,isolation",
    "choose:nej",
)
"""The presses from the first screen to the summary."""

person = partial(person_key, b"p" * 32, NAME)


def web_of(store: Store | None = None, clock: Clock | None = None) -> Web:
    """Return the channel over *store*, by default an empty one, at 10:20 on a Tuesday."""
    time_told = clock or StoppedClock(TUESDAY)
    service = ChatService(library, store or MemoryStore(), time_told, FLOW)
    return Web(service, library, time_told, FLOW, person)


@contextmanager
def serving(
    web: Web | None = None,
    policy: Policy = POLICY,
    rates: Rates | None = None,
    application: ASGIApp | None = None,
) -> Iterator[str]:
    """Serve the page, or *application*, as long as the block lasts, and give its address."""
    app = application or page_of(web or web_of(), policy, rates)
    server = server_of(app)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            deadline = time.monotonic() + 10
            while not server.started and thread.is_alive() and time.monotonic() < deadline:
                time.sleep(0.01)
            assert server.started
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            server.force_exit = True
            thread.join(10)


@dataclass
class Form:
    """A form of a page: where it is sent, its hidden fields, and what its buttons do."""

    action: str
    hidden: dict[str, str]
    does: list[str]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(named.get("action", ""), {}, []))
        elif tag == "input" and named.get("type") == "hidden":
            self.forms[-1].hidden[named["name"]] = named["value"]
        elif tag == "button" and named.get("name") == "do":
            self.forms[-1].does.append(named["value"])


def forms_of(page: str) -> list[Form]:
    """Return the forms of *page*, in order."""
    parser = _Forms()
    parser.feed(page)
    return parser.forms


def _does(press: str) -> str:
    verb, _, _ = press.partition(":")
    return verb if verb in ("ticks", "write") else press


class Visitor:
    """Somebody without JavaScript: presses what stands on the page, and nothing else."""

    def __init__(self, address: str, path: str = "/", **headers: str) -> None:
        self.client = httpx.Client(base_url=address, headers=headers, timeout=PATIENCE)
        self.answer = self.client.get(path)

    @property
    def page(self) -> str:
        return self.answer.text

    @property
    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.page, re.DOTALL)
        assert found, self.page
        return unescape(re.sub("<[^>]+>", "", found.group(1)))

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.page)
        assert found
        return unescape(found.group(1))

    def press(self, *presses: str) -> "Visitor":
        """Press each: "choose:nej", "ticks:symboler,isolation", "write:Silkeborg"."""
        for each in presses:
            self.answer = self.client.post(self.form_of(each).action, data=self.sends(each))
        return self

    def sends(self, press: str) -> dict[str, str | list[str]]:
        """Return what the form with the button of *press* would send."""
        verb, _, about = press.partition(":")
        form = self.form_of(press)
        sent: dict[str, str | list[str]] = {**form.hidden, "do": _does(press)}
        if verb == "ticks":
            sent["answer"] = about.split(",") if about else []
        if verb == "write":
            sent["text"] = about
        return sent

    def form_of(self, press: str) -> Form:
        """Return the form with the button of *press*."""
        does = _does(press)
        form = next((each for each in forms_of(self.page) if does in each.does), None)
        assert form is not None, (does, [each.does for each in forms_of(self.page)])
        return form

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *exception: object) -> None:
        self.client.close()
