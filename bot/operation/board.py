"""Everything that an operator is shown of one service, gathered while it is put together."""

from collections.abc import Callable, Mapping

from bot.channels.telegram.watchdog import Alarm, Watchdog
from bot.clock import WatchedClock
from bot.operation.metrics import Metrics
from bot.operation.pages import Pages, pages
from bot.operation.vitals import WELL, Vital, condition
from bot.service import PersonKey, Store
from bot.source.watch import Health

NOBODY = PersonKey(bytes(16))
"""The key of no person, for asking the store something."""

CONTENT, START, STORE, TELEGRAM, TIME = "content", "start", "store", "telegram", "time"


class Board:
    """Gathers what is watched; `app` shows it."""

    def __init__(self) -> None:
        """Begin with the figures that every service has."""
        self.metrics = Metrics()
        self._vitals: list[Vital] = []

    @property
    def app(self) -> Pages:
        """Return the operator's pages of everything watched so far."""
        return pages(self.metrics, tuple(self._vitals))

    async def is_ready(self) -> bool:
        """Tell whether everything essential is well right now."""
        return (await condition(self._vitals)).ready

    def watch_start(self, wrong: str) -> None:
        """Tell why only the acute card is answered with: nobody should be sent here."""

        async def look() -> str:
            return wrong

        self._vitals.append(Vital(START, look, essential=True))

    def watch_store(self, store: Store) -> None:
        """Without the store nobody but the acute is helped: it is essential."""

        async def look() -> str:
            await store.load(NOBODY)
            return WELL

        self._vitals.append(Vital(STORE, look, essential=True))

    def watch_content(self, health: Callable[[], Health], version: Callable[[], int]) -> None:
        """Newer content that cannot be used is told; the last good content serves on."""

        async def look() -> str:
            found = health()
            return WELL if found.well else f"the last good content serves; errors: {found.wrong}"

        self._vitals.append(Vital(CONTENT, look))
        self.metrics.gauge(
            "henvend_content_well", "1 where the newest content serves.", lambda: health().well
        )
        number = "Number of the published version that serves; 0 where a folder does."
        self.metrics.gauge("henvend_content_version", number, version)

    def watch_time(self, clock: WatchedClock) -> None:
        """While the time is not known hours stand in words; somebody must set the clock."""

        async def look() -> str:
            return "not known: see whether the machine's clock is right" if clock.doubted else WELL

        self._vitals.append(Vital(TIME, look))
        known = "1 where the time can be believed."
        self.metrics.gauge("henvend_time_known", known, lambda: not clock.doubted)

    def watch_telegram(self, counts: Mapping[str, int], watchdog: Watchdog) -> None:
        """Tell what became of updates, and whether they reach us; the page goes on without."""

        async def look() -> str:
            told = ("the page says so",) if watchdog.is_away() else ()
            return ", ".join((*sorted(each.value for each in watchdog.alarms), *told)) or WELL

        def raised() -> dict[str, float]:
            return {alarm.value: alarm in watchdog.alarms for alarm in Alarm}

        self._vitals.append(Vital(TELEGRAM, look))
        show, count = self.metrics.show, self.metrics.count
        count("henvend_telegram_updates", "Updates by what became of them.", lambda: counts)
        show("henvend_telegram_alarm", "1 while updates may not reach us.", raised)
        away = "1 while the page says that Telegram does not answer."
        self.metrics.gauge("henvend_telegram_away", away, watchdog.is_away)
        self.metrics.gauge(
            "henvend_telegram_pending",
            "Updates that waited at Telegram at the last look.",
            lambda: watchdog.pending,
        )
