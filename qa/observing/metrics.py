"""Counts for Prometheus: of questions as they come, of the record when somebody looks.

The one module that knows prometheus_client.
"""

from __future__ import annotations

import sqlite3
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client import generate_latest as written
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from corpus.errors import CorpusError
from embeddings.errors import EmbeddingError
from qa.feedback import FeedbackFile
from qa.told import Seen

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from qa.record import Record

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PREFIX = "on_the_record"
BUCKETS = (0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds


class Metrics:
    """A registry of its own for each record that is served."""

    def __init__(self, record: Record, refused: Callable[[], int] = lambda: 0) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._registry.register(_State(record, refused))
        self._questions = Counter(
            f"{PREFIX}_questions",
            "Questions by kind and outcome.",
            ("kind", "outcome"),
            registry=self._registry,
        )
        self._quotes = Counter(
            f"{PREFIX}_quotes", "Quotes given in answers.", registry=self._registry
        )
        self._seconds = Histogram(
            f"{PREFIX}_question_seconds",
            "From question to verified answer.",
            ("kind",),
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._stages = Counter(
            f"{PREFIX}_stage_seconds",
            "Seconds spent by stage of a question.",
            ("stage",),
            registry=self._registry,
        )

    def __call__(self, seen: Seen) -> None:
        self._questions.labels(seen.kind, seen.outcome).inc()
        self._quotes.inc(seen.quotes)
        self._seconds.labels(seen.kind).observe(seen.seconds)
        for stage, seconds in seen.stages.items():
            self._stages.labels(stage).inc(seconds)

    def written(self) -> bytes:
        """In Prometheus's text format."""
        return written(self._registry)


class _State(Collector):
    """What the record holds, read when it is asked for; what can't be read is left out."""

    def __init__(self, record: Record, refused: Callable[[], int]) -> None:
        self._record, self._refused = record, refused
        self._counted: tuple[int, Tally[tuple[str, str]]] = 0, Tally()  # with the file's size

    def collect(self) -> Iterator[Metric]:
        yield _gauge("up", "Whether the record can be read.", float(self._readable()))
        yield _gauge("questions_answering", "Questions at this moment.",
                     self._record.listeners.answering)  # fmt: skip
        yield _gauge("sources_refused", "Sources not read since the start.", self._refused())
        if not self._readable():
            return
        stats = self._record.stats()
        yield _gauge("statements", "Statements, without older versions.", stats.statements)
        yield _gauge("passages", "Passages that are searched.", stats.passages)
        yield _gauge("embedded_share", "Share of them searched by meaning.", stats.share_embedded)
        waiting = stats.embedding.total - stats.embedding.done
        yield _gauge("embedding_queue", "Passages that wait for a vector.", waiting)
        yield _gauge("embedding", "Whether vectors are being made.", self._record.embedding)
        reports = GaugeMetricFamily(
            f"{PREFIX}_feedback", "Readers' opinions of answers.", labels=("rating", "reason")
        )
        for (rating, reason), number in self._opinions().items():
            reports.add_metric((rating, reason), number)
        yield reports

    def _opinions(self) -> Tally[tuple[str, str]]:
        """How many by rating and reason; counted anew only where there are more."""
        kept = FeedbackFile(self._record.store.folder)
        if (size := kept.size()) != self._counted[0]:
            self._counted = size, Tally((one.rating, one.reason or "") for one in kept.all())
        return self._counted[1]

    def _readable(self) -> bool:
        try:
            self._record.store.sequence()
            self._record.stats()
        except (CorpusError, EmbeddingError, sqlite3.Error):
            return False
        return True


def _gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"{PREFIX}_{name}", what, value=float(value))
