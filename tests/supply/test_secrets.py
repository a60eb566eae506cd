"""No token and no key stands in what git keeps (fault catalogue I2); one that did would be seen."""

import base64
import subprocess
import sys

import pytest

from tests.patience import PATIENCE
from tests.shipped import ROOT
from tests.supply.secrets import Found, in_files, kept, look

LETTERS = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_" * 3
PEM = "-----BEGIN RSA {} KEY-----\n{}\n".format("PRIVATE", base64.b64encode(b"key" * 20).decode())
SECRETS = {
    "a Telegram token": "8123456789:" + LETTERS[:35],
    "a private key": PEM,
    "a GitHub token": "gh" + "p_" + LETTERS[:36],
    "an Amazon key": "AK" + "IAQ7ZJ4WKXE2MTRB5D",
    "a Slack token": "xox" + "b-" + "1234567-abcdefghijklmnop",
    "a package index token": "py" + "pi-" + LETTERS[:60],
    "a password in an address": "postgresql://henvend:" + "Vinter2026@db.example.dk/henvend",
}


@pytest.mark.threat("I2")
def test_nothing_that_git_keeps_holds_a_token_or_a_key() -> None:
    assert len(kept()) > 500
    assert list(in_files(kept())) == []


@pytest.mark.threat("I2")
@pytest.mark.parametrize(("kind", "secret"), SECRETS.items(), ids=SECRETS)
def test_each_kind_is_seen_with_its_line_and_never_repeated(kind: str, secret: str) -> None:
    found = list(look("notes.txt", f"a line\ntoken={secret}\n".encode()))

    assert found == [Found(kind, "notes.txt", 2)]
    assert secret not in str(found)


@pytest.mark.parametrize(
    "harmless",
    [
        "HENVEND_TELEGRAM_TOKEN=123456:ABC...",
        "https://api.example/bot8123456:CANARY-token/getMe",
        "postgresql://henvend@db.example/henvend",
        "https://example.org:8080/a@b",
        "a row of digits 12345678901234567890123456789012345678901234",
    ],
)
def test_what_only_looks_like_a_secret_is_left_alone(harmless: str) -> None:
    assert list(look("notes.txt", harmless.encode())) == []


def test_the_command_ends_with_1_where_a_named_file_holds_a_secret(tmp_path) -> None:
    file = tmp_path / "planted.txt"
    file.write_text(SECRETS["a GitHub token"], "utf-8")
    command = [sys.executable, "-m", "tests.supply.secrets", str(file)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )

    assert done.returncode == 1
    assert "planted.txt:1: a GitHub token" in done.stderr
    assert SECRETS["a GitHub token"] not in done.stderr


def test_the_hook_before_a_commit_runs_what_the_tests_run() -> None:
    hook = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")

    assert "-m tests.supply.secrets" in hook
    assert "://" not in hook  # nothing is fetched
