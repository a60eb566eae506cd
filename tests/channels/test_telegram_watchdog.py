"""Whether updates reach us is looked at, told, and mended where it can be."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.telegram import watchdog
from bot.channels.telegram.adapter import connected
from bot.channels.telegram.api import Unreachable
from bot.channels.telegram.watchdog import MANY, Alarm, Hook, Watchdog, alarms
from bot.clock import SystemClock
from tests.channels.our_side import SECRET, TUESDAY, HandClock
from tests.telegram_emulator import Emulator
from tests.telegram_emulator.server import TOKEN

OURS = "https://henvend.example/telegram"


@pytest.mark.threat("A15", "B17")
@pytest.mark.parametrize(
    ("hook", "expected"),
    [
        (Hook(OURS, 0), set()),
        (Hook(OURS, MANY, TUESDAY - timedelta(hours=1), "old"), set()),
        (Hook(OURS, MANY + 1), {Alarm.PILING_UP}),
        (Hook(OURS, 1, TUESDAY - timedelta(seconds=90), "SSL error"), {Alarm.FAILING}),
        (Hook("https://elsewhere.example/x", 0), {Alarm.MOVED}),
        (Hook("", 0), {Alarm.MOVED}),
    ],
)
def test_what_telegram_says_is_judged(hook: Hook, expected: set[Alarm]) -> None:
    assert alarms(hook, OURS, TUESDAY) == expected


@pytest.mark.threat("B17")
async def test_a_webhook_that_was_moved_is_told_and_set_again(caplog) -> None:
    async with Emulator().serving() as telegram, connected(TOKEN, telegram.url) as api:
        await api.use_webhook(OURS, SECRET)
        dog = Watchdog(api, OURS, lambda: api.use_webhook(OURS, SECRET), HandClock())
        await dog.look()
        quiet = dog.alarms
        telegram.webhook_url = "https://elsewhere.example/x"
        await dog.look()
        alarmed = dog.alarms
        await dog.look()

        assert quiet == set()
        assert alarmed == {Alarm.MOVED}
        assert telegram.webhook_url == OURS
        assert dog.alarms == set()
        assert "moved" in caplog.text


@pytest.mark.threat("A15")
async def test_a_failure_that_telegram_reports_is_told(caplog) -> None:
    async with Emulator().serving() as telegram, connected(TOKEN, telegram.url) as api:
        telegram.webhook_failure = {
            "last_error_date": int(TUESDAY.timestamp()) - 30,
            "last_error_message": "SSL error: certificate has expired",
        }
        dog = Watchdog(api, "", api.use_polling, HandClock())
        await dog.look()

        assert dog.alarms == {Alarm.FAILING}
        assert "certificate has expired" in caplog.text


@pytest.mark.threat("H8")
async def test_a_telegram_that_is_not_reached_is_an_alarm() -> None:
    async with connected(TOKEN, "http://127.0.0.1:9") as api:
        dog = Watchdog(api, "", api.use_polling, HandClock())
        await dog.look()

    assert dog.alarms == {Alarm.UNREACHED}


class Polled:
    """Answers a poll, or does not."""

    async def updates(self, offset: int | None) -> Sequence[object]:
        if offset is None:
            raise Unreachable("down")
        return []

    async def hook(self) -> Hook:
        return Hook("", 0)


@pytest.mark.threat("H8")
async def test_polls_that_fall_silent_are_an_alarm(monkeypatch) -> None:
    dog = Watchdog(Polled(), "", lambda: pytest.fail("nothing was moved"), HandClock())
    at = 1000.0
    monkeypatch.setattr(watchdog, "_seconds", lambda: at)
    await dog.updates(1)
    at += 170
    await dog.look()
    assert dog.alarms == set()

    at += 20
    with pytest.raises(Unreachable):
        await dog.updates(None)
    await dog.look()
    assert dog.alarms == {Alarm.SILENT}

    await dog.updates(1)
    await dog.look()
    assert dog.alarms == set()


def test_the_time_of_a_failure_is_utc() -> None:
    assert alarms(Hook(OURS, 0, datetime(2026, 9, 15, 8, 19, tzinfo=UTC)), OURS, TUESDAY)


async def test_the_time_that_telegram_states_is_heard_with_each_answer() -> None:
    heard: list[datetime] = []
    async with Emulator().serving() as telegram:
        async with connected(TOKEN, telegram.url, heard=heard.append) as api:
            await api.hook()
            await api.use_polling()

    assert len(heard) == 2
    assert all(abs(at - SystemClock().now()) < timedelta(minutes=1) for at in heard)
