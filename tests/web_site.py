"""A site of several shapes on loopback, for tests of reading the web; it counts what it is asked.

Pages are given as functions of the request or as replies; whatever it does, it does over sockets.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from corpus.web.fetching import Fetcher
from corpus.web.types import Fetched, Validators, WebSettings

OPEN = "User-agent: *\nDisallow: /closed/\n"
FISH = "Fish stocks have recovered in the northern waters, as our scientists tell us."
HARBOUR = "The harbour of Bergen will be deepened next year by three metres."


def article(title: str, *paragraphs: str, date: str = "30 May 2019", head: str = "") -> bytes:
    """A page as a ministry has it: menu, heading, date, text, footer."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (FISH, HARBOUR))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        '</head><body><nav><a href="/">Home</a> <a href="/contacts">Contacts</a></nav>'
        f"<main><article><h1>{title}</h1><time>{date}</time>{text}</article></main>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


@dataclass
class Reply:
    body: bytes | str = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Page = Reply | bytes | str | Callable[[Any], "Reply | None"]


class Site:
    """`pages` by path; `asked` are the requests so far, `agents` who asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Page] = {"/robots.txt": Reply(OPEN, type="text/plain")}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.stopping = threading.Event()

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    def settings(self, **more: Any) -> WebSettings:
        """Those that let the site be read, without pauses."""
        known = {"allow_hosts": (self.host,), "delay": 0.0, "backoff": 0.01, **more}
        return WebSettings(**known)

    def stall(self, reached: threading.Event | None = None) -> None:
        """Say nothing until the site is closed."""
        if reached:
            reached.set()
        self.stopping.wait()

    def forget(self) -> None:
        self.asked.clear()
        self.headers.clear()


@contextmanager
def site() -> Iterator[Site]:
    """A running site, gone with the test."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.headers.append(dict(self.headers))
            page = made.pages.get(self.path, Reply("<h1>Not found</h1>", 404))
            reply = page(self) if callable(page) else page
            if reply is None:  # the page has spoken to the socket itself
                self.close_connection = True
                return
            if not isinstance(reply, Reply):
                reply = Reply(reply)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            if reply.type:
                self.send_header("Content-Type", reply.type)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # a client that has heard enough hangs up

    server = Server(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def get(served: Site, path: str, known: Validators | None = None, **settings: Any) -> Fetched:
    with Fetcher(served.settings(**settings)) as fetcher:
        return fetcher.get(served.url(path), known or Validators())
