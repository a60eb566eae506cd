"""The environment as settings, and what is said where it cannot be used."""

from pathlib import Path

import pytest

from bot.settings import TELEGRAM, InMemory, PostgresDatabase, SqliteFile, WrongSetting, read

TOKEN = "8123456:CANARY"
SECRET = "s" * 40


def test_an_empty_environment_is_enough_for_the_terminal():
    settings = read({})

    assert settings.home == Path("var")
    assert settings.database == SqliteFile(Path("var/conversations/henvend.sqlite"))
    assert settings.key_file == Path("var/keys/henvend.key")
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert (settings.token, settings.secret, settings.public_url) == (None, None, None)
    assert settings.api == TELEGRAM
    assert (settings.web_address, settings.content) == (None, None)


def test_the_keys_never_lie_in_the_folder_of_the_database():
    settings = read({"HENVEND_HOME": "/srv/henvend"})

    assert settings.database.path.parent != settings.key_file.parent
    assert read({"HENVEND_KEY_FILE": "/mnt/keys/a.key"}).key_file == Path("/mnt/keys/a.key")


def test_the_page_may_be_framed_by_named_origins_and_leads_out_to_a_neutral_one():
    settings = read(
        {
            "HENVEND_FRAME_ANCESTORS": "https://intra.example https://b.example:8443",
            "HENVEND_LEAVE_TO": "https://vejr.example/i-dag",
        }
    )

    assert settings.frames == ("https://intra.example", "https://b.example:8443")
    assert settings.leave_to == "https://vejr.example/i-dag"
    assert read({}).frames == ()


@pytest.mark.parametrize(
    "stated",
    ["*", "intra.example", "https://a.example/path", "https://a;script-src", "javascript:"],
)
def test_what_is_no_origin_may_frame_nothing(stated):
    with pytest.raises(WrongSetting, match="HENVEND_FRAME_ANCESTORS"):
        read({"HENVEND_FRAME_ANCESTORS": stated})


def test_operation_is_served_at_an_address_of_its_own_where_it_is_stated():
    assert read({}).operation is None
    assert read({"HENVEND_OPERATION_LISTEN": "127.0.0.1:8081"}).operation == ("127.0.0.1", 8081)
    with pytest.raises(WrongSetting, match="HENVEND_OPERATION_LISTEN"):
        read({"HENVEND_OPERATION_LISTEN": "8081"})


def test_a_proxy_may_hold_a_password_that_is_never_shown(tmp_path):
    file = tmp_path / "proxy"
    file.write_text("http://user:geheim-word@proxy.example:3128\n")
    settings = read({"HENVEND_PROXY_FILE": str(file), "HENVEND_TELEGRAM_TOKEN": TOKEN})

    assert settings.proxy == "http://user:geheim-word@proxy.example:3128"
    assert "geheim-word" not in repr(settings)
    assert settings.secrets == (TOKEN, "geheim-word")
    with pytest.raises(WrongSetting, match="is no proxy") as refused:
        read({"HENVEND_PROXY": "user:geheim-word@proxy.example"})
    assert "geheim-word" not in str(refused.value)


def test_everything_can_be_said(tmp_path):
    for folder in ("flows", "municipal_configs"):
        (tmp_path / folder).mkdir()
    settings = read(
        {
            "HENVEND_HOME": "~/henvend",
            "HENVEND_TELEGRAM_TOKEN": f" {TOKEN}\n",
            "HENVEND_TELEGRAM_API": "http://127.0.0.1:8081/",
            "HENVEND_PUBLIC_URL": "https://henvend.example/",
            "HENVEND_WEBHOOK_SECRET": SECRET,
            "HENVEND_LISTEN": "[::1]:9000",
            "HENVEND_WEB_ADDRESS": "https://henvend.example/0740",
            "HENVEND_CONTENT": str(tmp_path),
            "HENVEND_STRICT": "1",
        }
    )

    assert settings.home.is_absolute()
    assert settings.token == TOKEN
    assert settings.api == "http://127.0.0.1:8081"
    assert settings.public_url == "https://henvend.example"
    assert (settings.host, settings.port) == ("::1", 9000)
    assert settings.content == tmp_path
    assert settings.strict
    assert not read({}).strict


@pytest.mark.threat("I1")
def test_secrets_may_stand_in_files_and_are_never_printed(tmp_path):
    """A file does not show in the list of processes."""
    (tmp_path / "token").write_text(TOKEN + "\n")
    (tmp_path / "secret").write_text(SECRET)
    settings = read(
        {
            "HENVEND_TELEGRAM_TOKEN_FILE": str(tmp_path / "token"),
            "HENVEND_WEBHOOK_SECRET_FILE": str(tmp_path / "secret"),
        }
    )

    assert (settings.token, settings.secret) == (TOKEN, SECRET)
    assert TOKEN not in repr(settings)
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HENVEND_LISTEN": "8080"}, "write host and port"),
        ({"HENVEND_LISTEN": "localhost:99999"}, "write host and port"),
        ({"HENVEND_PUBLIC_URL": "http://henvend.example"}, "https://henvend.example"),
        ({"HENVEND_PUBLIC_URL": "henvend.example"}, "write an address"),
        ({"HENVEND_WEB_ADDRESS": "javascript:alert(1)"}, "write an address"),
        ({"HENVEND_TELEGRAM_API": "ftp://x"}, "write an address"),
        ({"HENVEND_TELEGRAM_TOKEN": "secret"}, "@BotFather"),
        ({"HENVEND_WEBHOOK_SECRET": "short"}, "32 to 256"),
        ({"HENVEND_WEBHOOK_SECRET": "æ" * 40}, "32 to 256"),
        ({"HENVEND_CONTENT": "/nowhere"}, "has no folder flows"),
        ({"HENVEND_TELEGRAM_TOKEN_FILE": "/nowhere"}, "cannot be read"),
        (
            {"HENVEND_TELEGRAM_TOKEN": TOKEN, "HENVEND_TELEGRAM_TOKEN_FILE": "/x"},
            "keep one of the two",
        ),
        (
            {"HENVEND_PUBLIC_URL": "https://x.example", "HENVEND_TELEGRAM_TOKEN": TOKEN},
            "HENVEND_WEBHOOK_SECRET is missing",
        ),
    ],
)
def test_what_cannot_be_used_is_named_with_its_repair(environment, said):
    with pytest.raises(WrongSetting) as wrong:
        read(environment)

    assert said in str(wrong.value)
    assert wrong.value.name in str(wrong.value)
    assert any(wrong.value.name.startswith(name.removesuffix("_FILE")) for name in environment) or (
        wrong.value.name == "HENVEND_WEBHOOK_SECRET"
    )


def test_an_error_about_a_token_does_not_hold_it():
    with pytest.raises(WrongSetting) as wrong:
        read({"HENVEND_TELEGRAM_TOKEN": "almost:8123456-CANARY"})

    assert "CANARY" not in str(wrong.value)


@pytest.mark.parametrize(
    ("stated", "database"),
    [
        ("memory:", InMemory()),
        ("sqlite:///var/a.sqlite", SqliteFile(Path("var/a.sqlite"))),
        ("sqlite:////srv/a.sqlite", SqliteFile(Path("/srv/a.sqlite"))),
        ("postgresql://a@b/c", PostgresDatabase("postgresql://a@b/c")),
        ("postgres:///c?host=/run/pg", PostgresDatabase("postgres:///c?host=/run/pg")),
    ],
)
def test_the_address_of_the_database_chooses_the_store(stated, database):
    assert read({"DATABASE_URL": stated}).database == database


@pytest.mark.parametrize("stated", ["mysql://CANARY@b/c", "sqlite:///", "sqlite://a", "CANARY"])
def test_an_address_of_no_store_is_refused_and_not_told(stated):
    with pytest.raises(
        WrongSetting, match=r"DATABASE_URL names no store: write sqlite:///"
    ) as told:
        read({"DATABASE_URL": stated})
    assert "CANARY" not in str(told.value)


def test_the_password_of_a_database_is_never_printed_and_may_lie_in_a_file(tmp_path):
    (tmp_path / "url").write_text("postgresql://a:CANARY@b/c\n")
    settings = read({"DATABASE_URL_FILE": str(tmp_path / "url")})

    assert settings.database == PostgresDatabase("postgresql://a:CANARY@b/c")
    assert "CANARY" not in repr(settings)


def test_a_socket_that_listens_already_may_be_handed_over():
    assert read({"HENVEND_LISTEN": "fd:3"}).inherited == 3
    assert read({}).inherited is None
    with pytest.raises(WrongSetting, match="HENVEND_LISTEN"):
        read({"HENVEND_LISTEN": "fd:three"})
