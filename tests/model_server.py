"""A language model's server on loopback that speaks OpenAI's protocol, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from qa.summary import LanguageModel

Reply = Callable[["Exchange"], None]
DONE = b"data: [DONE]\n\n"


class Exchange(BaseHTTPRequestHandler):
    """One request, answered as the server's `reply` does."""

    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if not body:
            return  # whoever asked has gone already
        self.server.of.asked.append(json.loads(body))
        self.server.of.headers.append({k.lower(): v for k, v in self.headers.items()})
        self.server.of.paths.append(self.path)
        with suppress(ConnectionError):
            self.server.of.reply(self)

    def do_GET(self) -> None:
        self.server.of.paths.append(self.path)
        self.begin(404)

    def log_message(self, *_: object) -> None:
        pass

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def send(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def gone(self) -> bool:
        """Waits until whoever asked has closed the connection."""
        self.connection.settimeout(30)
        with suppress(ConnectionError):
            return self.rfile.read(1) == b""
        return True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    of: ModelServer


@dataclass
class ModelServer:
    """What was asked of it, and how it answers from now on."""

    reply: Reply
    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    closed: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)

    def model(self, **more: Any) -> LanguageModel:
        return LanguageModel(**({"url": self.address, "name": "tiny", "timeout": 20.0} | more))

    @property
    def sent(self) -> dict[str, Any]:
        """The document that the last request holds."""
        return dict(json.loads(self.asked[-1]["messages"][-1]["content"]))


@contextmanager
def model_server(reply: Reply | None = None) -> Iterator[ModelServer]:
    server = _Server(("127.0.0.1", 0), Exchange)
    made = ModelServer(reply or says(""), f"http://127.0.0.1:{server.server_port}/v1")
    server.of = made
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield made
    finally:
        made.free.set()
        server.shutdown()
        server.server_close()
        thread.join()


def delta(text: str | None, reason: str | None = None) -> bytes:
    event = {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": reason}]}
    return b"data: " + json.dumps(event).encode() + b"\n\n"


def says(text: str) -> Reply:
    """An honest protocol: the text piece by piece, a comment among them, and its end."""

    def reply(to: Exchange) -> None:
        to.begin()
        to.send(b": working\n\n")
        for piece in text.split(" "):
            to.send(delta(piece if piece == text.split(" ")[0] else f" {piece}"))
        to.send(delta(None, "stop") + DONE)

    return reply


def says_at_once(text: str) -> Reply:
    """A server that does not stream."""

    def reply(to: Exchange) -> None:
        to.begin(kind="application/json")
        message = {"role": "assistant", "content": text}
        to.send(json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode())

    return reply


def sends(*pieces: bytes, kind: str = "text/event-stream", status: int = 200, **h: str) -> Reply:
    """These very bytes, and then the end of the connection."""

    def reply(to: Exchange) -> None:
        to.begin(status, kind, **h)
        for piece in pieces:
            to.send(piece)

    return reply


def stalls(*pieces: bytes) -> Reply:
    """Begins as if all were well, and then says nothing more until whoever asked has gone."""

    def reply(to: Exchange) -> None:
        to.begin()
        for piece in pieces:
            to.send(piece)
        to.server.of.begun.set()
        if to.gone():
            to.server.of.closed.set()

    return reply


def waits(text: str) -> Reply:
    """Says it once it is let: `free`."""

    def reply(to: Exchange) -> None:
        assert to.server.of.free.wait(60)
        says(text)(to)

    return reply


def drips(to: Exchange) -> None:
    """Never silent for long, never done."""
    to.begin()
    while not to.server.of.free.wait(0.02):
        to.send(b": still thinking\n\n")


def obeys(to: Exchange) -> None:
    """A model that does whatever a quote tells it: what stands after "known:" in one."""
    quotes: Sequence[dict[str, Any]] = to.server.of.sent["quotes"]
    told = [(q["text"].partition("known: ")[2], q["number"]) for q in quotes]
    says("".join(f"{words} [{number}]\n" for words, number in told if words))(to)
