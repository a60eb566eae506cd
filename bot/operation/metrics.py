"""Figures for Prometheus. No label tells a person, a municipality or an answer apart.

Values of labels are words that stand in the code; should one be made from something else
after all, the number of values of each figure has an end.
"""

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.ended import Ended

KIND = CONTENT_TYPE_LATEST

MOST_VALUES = 60
"""Values of a label; what comes beyond them is counted together."""

OTHER = "other"

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Bounds of the turns' histogram."""

Counts = Callable[[], Mapping[str, int]]
"""Returns totals by a word of ours."""

Levels = Callable[[], Mapping[str, float]]
"""Returns what stands right now, by a word of ours."""


class Metrics:
    """The figures of one running service."""

    def __init__(self) -> None:
        """Begin with memory, descriptors and turns."""
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._turns = Counter(
            "henvend_turns", "Turns by how they ended.", ["result"], registry=self._registry
        )
        self._seconds = Histogram(
            "henvend_turn_seconds",
            "From an event to its commit.",
            buckets=SECONDS,
            registry=self._registry,
        )
        for each in Ended:
            self._turns.labels(each.value)

    def turn(self, ended: Ended, seconds: float) -> None:
        """Count a turn that took *seconds*."""
        self._turns.labels(ended.value).inc()
        self._seconds.observe(seconds)

    def count(self, name: str, told: str, counts: Counts) -> None:
        """Show the totals of *counts* under *name*, read whenever the figures are asked for."""
        self._registry.register(_Totals(name, told, counts))

    def show(self, name: str, told: str, levels: Levels) -> None:
        """Show *levels* under *name*, read whenever the figures are asked for."""
        self._registry.register(_Levels(name, told, levels))

    def gauge(self, name: str, told: str, read: Callable[[], float]) -> None:
        """Show what *read* returns under *name*, without a label."""
        Gauge(name, told, registry=self._registry).set_function(read)

    def text(self) -> bytes:
        """Return all figures as Prometheus reads them."""
        return generate_latest(self._registry)


class _Totals(Collector):
    def __init__(self, name: str, told: str, counts: Counts) -> None:
        self._name, self._told, self._counts = name, told, counts

    def describe(self) -> Iterator[Metric]:
        yield CounterMetricFamily(self._name, self._told, labels=["result"])

    def collect(self) -> Iterator[Metric]:
        family = CounterMetricFamily(self._name, self._told, labels=["result"])
        for word, total in _bounded(self._counts()).items():
            family.add_metric([word], total)
        yield family


class _Levels(Collector):
    def __init__(self, name: str, told: str, levels: Levels) -> None:
        self._name, self._told, self._levels = name, told, levels

    def describe(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(self._name, self._told, labels=["part"])

    def collect(self) -> Iterator[Metric]:
        family = GaugeMetricFamily(self._name, self._told, labels=["part"])
        for word, level in _bounded(self._levels()).items():
            family.add_metric([word], level)
        yield family


def _bounded(by_word: Mapping[str, float]) -> dict[str, float]:
    """Return *by_word* with its first words; the rest is added up."""
    words = list(by_word)
    kept = {word: by_word[word] for word in words[:MOST_VALUES]}
    rest = words[MOST_VALUES:]
    return {**kept, OTHER: sum(by_word[word] for word in rest)} if rest else kept
