"""Who is let in at the page, over real HTTP: headers, other sites, sizes, slowness, floods."""

import logging
import re
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from bot.channels.web import patience
from bot.channels.web.door import LONGEST_BODY, Policy
from bot.channels.web.rates import Gate, Rate, Rates, network_of
from tests.channels.web.site import LEAVES_TO, Visitor, serving, web_of
from tests.patience import PATIENCE

CROWDED = Rates(
    conversation=Rate(per_second=0, burst=1000),
    address=Rate(per_second=0, burst=3),
    everybody=Rate(per_second=0, burst=1000),
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page, served once for all tests that change nothing about it."""
    with serving() as served:
        yield served


# --- headers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/akut"), ("GET", "/nowhere"), ("POST", "/"), ("DELETE", "/")],
)
def test_every_answer_has_the_headers(address: str, method: str, path: str) -> None:
    answer = httpx.request(method, address + path)
    policy = answer.headers["content-security-policy"]

    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert f"form-action 'self' {LEAVES_TO}" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "geolocation=()" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers
    assert "server" not in answer.headers


def test_only_named_intranets_may_frame_the_page_and_tls_is_insisted_on() -> None:
    policy = Policy(("https://intra.example",), LEAVES_TO, tls=True, origin="https://h.example")
    with serving(policy=policy) as address:
        headers = httpx.get(address).headers

    assert "frame-ancestors https://intra.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert headers["strict-transport-security"] == "max-age=31536000"


def test_style_and_script_are_ours_and_change_their_address_with_their_content(
    address: str,
) -> None:
    page = httpx.get(address).text
    named = re.findall(r'(?:href|src)="(/-/[^"]+)"', page)
    answers = [httpx.get(address + each) for each in named]

    assert len(named) == 2
    assert [each.status_code for each in answers] == [200, 200]
    assert all(re.search(r"-[0-9a-f]{12}\.(css|js)$", each) for each in named)
    assert not any(re.search(r"https?://|@import|url\(", each.text) for each in answers)


# --- other sites --------------------------------------------------------------------


@pytest.mark.threat("B5")
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
    ],
)
def test_a_form_of_another_site_does_nothing(address: str, headers: dict[str, str]) -> None:
    with Visitor(address) as anna:
        forged = anna.client.post("/", data=anna.sends("choose:nej"), headers=headers)
        anna.press("choose:nej")

        assert forged.status_code == 403
        assert "Den knap er gammel" not in anna.page


@pytest.mark.parametrize("origin", ["ours", "null", "none"])
def test_our_own_form_is_taken_whatever_the_browser_tells(address: str, origin: str) -> None:
    told = {
        "ours": {"sec-fetch-site": "same-origin", "origin": address},
        "null": {"sec-fetch-site": "same-origin", "origin": "null"},
        "none": {"origin": address},
    }[origin]
    with Visitor(address) as anna:
        assert anna.client.post("/", data=anna.sends("choose:nej"), headers=told).is_success


@pytest.mark.threat("B5")
@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"id": "a" * 42},
        {"id": "a" * 44},
        {"id": "../" * 14 + "a"},
        {"do": "to_vej"},
        {"do": ""},
        {"do": "write"},
    ],
)
def test_a_form_that_is_none_of_ours_is_refused(address: str, change: dict[str, str]) -> None:
    with Visitor(address) as anna:
        sent = {**anna.sends("choose:nej"), **change}
        answer = anna.client.post("/", data=sent)

    expected = 200 if change == {"do": "write"} else 400
    assert answer.status_code == expected
    assert 'href="tel:112"' in answer.text


@pytest.mark.threat("B4")
def test_somebody_elses_number_cannot_be_made_up(address: str) -> None:
    with Visitor(address) as anna, Visitor(address) as bo:
        anna.press("choose:nej", "choose:medarbejder")
        sent = {**bo.sends("choose:nej"), "id": "A" * 43}
        bo.answer = bo.client.post("/", data=sent)

        assert bo.heading != anna.heading


# --- sizes and slowness -------------------------------------------------------------
@pytest.mark.threat("A11")
def test_ten_megabytes_are_refused_before_they_have_come(address: str) -> None:
    parts = urlsplit(address)
    head = (
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        "content-length: 10485760\r\n\r\n"
    )
    with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as line:
        line.sendall(head.encode())
        answer = line.recv(65536)

    assert answer.startswith(b"HTTP/1.1 413")
    assert b"connection: close" in answer.lower()


@pytest.mark.threat("A11")
def test_an_endless_body_without_a_length_is_cut(address: str) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b"a" * 1024

    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = httpx.post(address, content=endless(), headers=kind)

    assert answer.status_code == 413


def test_the_longest_form_passes_and_one_byte_more_does_not(address: str) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    fits, too_long = (
        httpx.post(address, content=b"a" * size, headers=kind).status_code
        for size in (LONGEST_BODY, LONGEST_BODY + 1)
    )

    assert (fits, too_long) == (400, 413)


@pytest.mark.threat("A12", "A14")
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"content-type": "application/json"}, b"{}"),
        ({"content-type": "multipart/form-data; boundary=a"}, b"--a--"),
        ({}, b"id=1"),
        (
            {"content-type": "application/x-www-form-urlencoded", "content-encoding": "gzip"},
            b"\x1f\x8b",
        ),
    ],
)
def test_only_plain_forms_are_read(address: str, headers: dict[str, str], body: bytes) -> None:
    assert httpx.post(address, content=body, headers=headers).status_code == 415


@pytest.mark.parametrize("body", [b"id=%ff%fe", b"\xff\xfe", b"&".join([b"a=1"] * 500)])
def test_what_is_no_form_is_refused_and_not_an_error(address: str, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}

    assert httpx.post(address, content=body, headers=kind).status_code == 400


@pytest.mark.threat("A13")
@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nhost: x\r\nx: "])
def test_a_head_that_never_ends_is_hung_up_on(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(patience, "LONGEST_HEAD", 0.3)
    with serving() as address:
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as line:
            line.sendall(sent)
            began = time.monotonic()
            assert line.recv(1024) == b""

    assert time.monotonic() - began < 4


@pytest.mark.threat("A13")
@pytest.mark.parametrize("piece", [b"x", b"x: y\r\n"])
def test_a_head_without_measure_is_hung_up_on(address: str, piece: bytes) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as line:
        line.sendall(b"GET /akut HTTP/1.1\r\nhost: x\r\n")
        with pytest.raises(ConnectionError):
            for _ in range(4096):
                line.sendall(piece * (4096 // len(piece)))

    assert httpx.get(f"{address}/akut").is_success


def test_a_long_head_is_read_in_pieces(address: str) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as line:
        for piece in ("GET /akut HT", "TP/1.1\r\nho", "st: x\r\nx: ", "y" * 60_000, "\r\n\r\n"):
            line.sendall(piece.encode())
            time.sleep(0.01)

        assert line.recv(1 << 16).startswith(b"HTTP/1.1 200")


@pytest.mark.threat("A13")
def test_a_second_head_that_never_ends_is_hung_up_on_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_HEAD", 0.3)
    with serving() as address:
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as line:
            line.sendall(b"GET /akut HTTP/1.1\r\nhost: x\r\n\r\n")
            assert line.recv(1 << 16).startswith(b"HTTP/1.1 200")
            line.sendall(b"GET / HT")
            rest = b""
            while piece := line.recv(1 << 16):
                rest += piece

    assert b"HTTP/1.1 200" not in rest


@pytest.mark.threat("A13")
def test_a_body_that_never_comes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.web.door.LONGEST_WAIT", 0.3)
    head = (
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        "content-length: 100\r\n\r\nid="
    )
    with serving() as address:
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as line:
            line.sendall(head.encode())
            assert line.recv(1024).startswith(b"HTTP/1.1 408")


# --- floods -------------------------------------------------------------------------
@pytest.mark.threat("J5")
def test_a_flood_waits_and_the_acute_screen_never_does() -> None:
    with serving(rates=CROWDED) as address, Visitor(address) as anna:
        sent = anna.sends("interrupt:akut")
        answers = [anna.client.get("/") for _ in range(3)]
        pressed = anna.client.post("/", data=sent)
        standing = [anna.client.get("/akut") for _ in range(20)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert "retry-after" in answers[-1].headers
    assert 'href="tel:112"' in answers[-1].text
    assert pressed.status_code == 200 and "112" in pressed.text
    assert {each.status_code for each in standing} == {200}


def test_whoever_wants_to_leave_is_let_out_of_a_flood() -> None:
    with serving(rates=CROWDED) as address, Visitor(address) as anna:
        sent = anna.sends("leave")
        for _ in range(5):
            anna.client.get("/")

        assert anna.client.post("/", data=sent).status_code == 303


@pytest.mark.threat("J5")
def test_one_conversation_cannot_be_hammered() -> None:
    rates = Rates(conversation=Rate(per_second=0, burst=2))
    with serving(rates=rates) as address, Visitor(address) as anna, Visitor(address) as bo:
        sent = anna.sends("choose:nej")
        codes = [anna.client.post("/", data=sent).status_code for _ in range(4)]
        bo.press("choose:nej")

        assert codes == [200, 200, 429, 429]
        assert bo.answer.status_code == 200


@pytest.mark.threat("G18")
def test_a_bucket_fills_again_and_is_forgotten_within_the_hour() -> None:
    gate = Gate(Rates(address=Rate(per_second=1, burst=2)))
    first = [gate.lets_in("192.0.2.1", 10.0) for _ in range(3)]
    later = [gate.lets_in("192.0.2.1", 11.0) for _ in range(2)]
    other = gate.lets_in("192.0.2.2", 11.0)
    remembered = len(gate)
    next_hour = [gate.lets_in("192.0.2.1", 3700.0) for _ in range(3)]

    assert first == [True, True, False]
    assert later == [True, False]
    assert other
    assert remembered == 2 and len(gate) == 1
    assert next_hour == [True, True, False]


def test_no_address_is_remembered() -> None:
    gate = Gate(Rates())
    gate.lets_in("192.0.2.77", 1.0)

    assert "192.0.2.77" not in repr(vars(gate))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_addresses_of_one_customer_share_a_bucket(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


# --- what is logged -----------------------------------------------------------------


class Broken(Exception):
    """Carries what somebody sent, as an error may."""


@pytest.mark.threat("I8")
def test_when_something_breaks_a_kind_page_comes_and_nothing_of_it_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    web = web_of()

    class Breaking:
        clock, flow, library = web.clock, web.flow, staticmethod(web.library)

        def first(self, lang: str, at: object) -> None:
            raise Broken("canary 192.0.2.9")

    with caplog.at_level(logging.DEBUG), serving(Breaking()) as address:
        answer = httpx.get(address)

    assert answer.status_code == 500
    assert "Noget gik galt hos os" in answer.text and 'href="tel:112"' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    said = "\n".join(caplog.messages)
    assert "canary" not in said and "192.0.2.9" not in said
    assert "Broken" in said


@pytest.mark.threat("I8")
def test_no_address_and_no_press_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), serving() as address, Visitor(address) as anna:
        anna.press("choose:nej", "choose:medarbejder", "write:Silkeborg")

    ours = [each for each in caplog.records if each.name != "httpx"]
    said = "\n".join(each.getMessage() for each in ours)
    assert "127.0.0.1:" not in said.replace("http://127.0.0.1:", "")
    assert "Silkeborg" not in said and "medarbejder" not in said
