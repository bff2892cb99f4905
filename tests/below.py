"""A proxy in front of the service that shows it below a path, and nothing else: what is asked for
beside that path is noted, and is not there."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from qa.web.server import config, open_door

OF_A_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Proxy:
    """An ASGI application; the path is handed on whole, or cut off its beginning."""

    def __init__(self, upstream: str, path: str, *, cut: bool) -> None:
        self.path, self.cut = path, cut
        self.client = httpx.AsyncClient(base_url=upstream, timeout=None, follow_redirects=False)
        self.beside: list[str] = []  # paths that were asked for beside ours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._living(receive, send)
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        response = await self._answer(request)
        await response(scope, receive, send)

    async def _living(self, receive: Receive, send: Send) -> None:
        for moment in ("startup", "shutdown"):
            await receive()
            if moment == "shutdown":
                await self.client.aclose()
            await send({"type": f"lifespan.{moment}.complete"})

    async def _answer(self, request: Request) -> Response:
        raw = (request.scope["raw_path"] or b"").decode("ascii")
        if raw != self.path and not raw.startswith(f"{self.path}/"):
            self.beside.append(raw)
            return PlainTextResponse("Another service of this site.", 404)
        if self.cut and raw == self.path:  # as nginx does, for what it hands on from its folder
            return RedirectResponse(f"{self.path}/", 301)
        there = raw.removeprefix(self.path) if self.cut else raw
        asked = self.client.build_request(
            request.method,
            f"{there}?{request.url.query}" if request.url.query else there,
            headers=request.headers.raw,
            content=request.stream(),
        )
        got = await self.client.send(asked, stream=True)
        kept = [(k, v) for k, v in got.headers.multi_items() if k not in OF_A_HOP]
        sent = StreamingResponse(_bytes_of(got), got.status_code)
        sent.raw_headers = [(k.encode("latin-1"), v.encode("latin-1")) for k, v in kept]
        return sent


async def _bytes_of(got: httpx.Response) -> AsyncIterator[bytes]:
    try:
        async for some in got.aiter_raw():
            yield some
    finally:
        await got.aclose()


@contextmanager
def proxied(upstream: str, path: str, *, cut: bool) -> Iterator[tuple[str, list[str]]]:
    """The service's address on the proxy's site, and what was asked for beside it."""
    proxy = Proxy(upstream, path, cut=cut)
    with open_door("127.0.0.1", 0) as door:
        server = uvicorn.Server(config(proxy))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the proxy did not start"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{door.getsockname()[1]}{path}", proxy.beside
        server.should_exit = True
        thread.join(10)
