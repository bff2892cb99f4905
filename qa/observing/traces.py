"""Each question as an OpenTelemetry trace, sent to a collector: what the log says, and no words.

The one module that knows OpenTelemetry, which is an extra: nothing is sent unless the setting
`traces` names a collector.
"""

from __future__ import annotations

import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

from qa import settings
from qa.errors import ExtraMissing, SettingRefused
from qa.told import Seen

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter

MISSING = "The setting traces needs the extra “otel”: pip install 'on-the-record[otel]'"
NO_ADDRESS = "The setting traces names a collector, such as http://127.0.0.1:4318/v1/traces: {said}"
PATIENCE = 2000  # milliseconds that the last traces get when the server is stopped


class Traces:
    """A span a question, which tells how long each stage took; sent from a thread of its own."""

    def __init__(self, exporter: SpanExporter) -> None:
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        told = {"service.name": "on-the-record", "service.version": version("on-the-record")}
        self._provider = TracerProvider(resource=Resource(told), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("on-the-record")

    @classmethod
    def chosen(cls) -> Self | None:
        """As the settings say; None if nothing is to be sent."""
        place = settings.value("traces")
        if not place:
            return None
        if not place.startswith(("http://", "https://")):
            raise SettingRefused(NO_ADDRESS.format(said=place))
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        except ImportError as error:
            raise ExtraMissing(MISSING) from error
        return cls(OTLPSpanExporter(place))

    def __call__(self, seen: Seen) -> None:
        end = time.time_ns()
        begin = end - int(seen.seconds * 1e9)
        span = self._tracer.start_span(
            f"question {seen.kind}", start_time=begin, attributes=_attributes(seen)
        )
        span.end(end)

    def close(self) -> None:
        """Sends what is left, and gives it up where nobody takes it."""
        self._provider.force_flush(PATIENCE)
        self._provider.shutdown()


def _attributes(seen: Seen) -> dict[str, str | int | float | bool]:
    stages = {f"record.stage.{name}_ms": spent * 1000 for name, spent in seen.stages.items()}
    said: dict[str, str | int | float | bool] = {
        "record.kind": seen.kind,
        "record.outcome": seen.outcome,
        "record.quotes": seen.quotes,
        "record.follow_up": seen.carried,
        **stages,
    }
    if seen.intent:
        said["record.intent"] = seen.intent
    if seen.by_meaning is not None:
        said["record.by_meaning"] = seen.by_meaning
    return said
