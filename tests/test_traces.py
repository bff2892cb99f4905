"""Questions as OpenTelemetry traces: what is sent to a collector, and that nothing else is."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from api_server import FISH, made_record

from qa import Record
from qa.errors import SettingRefused
from qa.observing.serving import noted
from qa.observing.traces import Traces
from qa.observing.troubles import Troubles

pytest.importorskip("opentelemetry.exporter.otlp.proto.http")
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


class Collector(HTTPServer):
    """Takes traces as a real one does, and keeps what came."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        super().__init__(("127.0.0.1", 0), _Taking)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1/traces"


class _Taking(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[Collector]:
    server = Collector()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with made_record(tmp_path / "record") as made:
        yield made


def test_a_question_is_a_span_that_tells_its_stages_and_no_words(
    record: Record, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_TRACES", collector.address)
    with noted(record, Troubles()):
        given = record.ask(FISH)
        record.check_quote("Fish stocks have recovered")
    assert record.listeners.all == []
    spans = []
    for body in collector.bodies:
        data = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
        assert b"stocks" not in data
        sent = ExportTraceServiceRequest.FromString(data)
        spans += [s for r in sent.resource_spans for scope in r.scope_spans for s in scope.spans]
    assert [span.name for span in spans] == ["question ask", "question check"]
    told = {one.key: one.value for one in spans[0].attributes}
    assert told["record.outcome"].string_value == given.outcome
    assert told["record.quotes"].int_value == len(given.quotes)
    stages = [told[key].double_value for key in told if key.startswith("record.stage.")]
    assert stages
    took = (spans[0].end_time_unix_nano - spans[0].start_time_unix_nano) / 1e6
    assert 0 < max(stages) <= took


def test_unsaid_nothing_is_sent_and_nothing_of_it_loaded(tmp_path: Path) -> None:
    program = (
        "import sys; from qa.observing.traces import Traces; assert Traces.chosen() is None; "
        "assert not any(name.startswith('opentelemetry.sdk') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_collector_that_is_not_there_is_in_nobodys_way(
    record: Record, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_TRACES", "http://127.0.0.1:9/v1/traces")
    with noted(record, Troubles()):
        assert record.ask(FISH).outcome == "quotes"


def test_what_is_no_address_or_lacks_its_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_THE_RECORD_TRACES", "collector")
    with pytest.raises(SettingRefused, match="names a collector"):
        Traces.chosen()
    hidden = (
        "import sys; sys.modules['opentelemetry.exporter'] = None\n"
        "from qa.observing.traces import Traces\nTraces.chosen()"
    )
    told = subprocess.run(
        [sys.executable, "-c", hidden],
        capture_output=True,
        text=True,
        env=os.environ | {"ON_THE_RECORD_TRACES": "http://127.0.0.1:4318/v1/traces"},
        check=False,
    )
    assert "ExtraMissing: The setting traces needs the extra “otel”" in told.stderr
