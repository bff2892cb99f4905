"""Requests made of bytes, to the whole of the service but Gradio: no server, no socket."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from typing import Any
from urllib.parse import quote, unquote

_SAFE = "".join(map(chr, range(0x21, 0x7F)))  # a server refuses an address of anything else
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS")


def asked(record: Any, data: bytes) -> None:
    """Sends `METHOD target`, header lines, an empty line and a body; AssertionError where the
    answer is a failure of the service, or shows its inside."""
    head, _, body = data.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    method, _, target = first.partition(b" ")
    path, _, query = target.partition(b"?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
        "method": method.decode("latin-1") or METHODS[len(data) % len(METHODS)],
        "path": "/" + unquote(path.decode("latin-1")).lstrip("/"),
        "raw_path": path, "query_string": quote(query, safe=_SAFE).encode(), "root_path": "",
        "headers": [(b"host", b"127.0.0.1"), (b"content-length", b"%d" % len(body)),
                    *_headers(lines)],
        "client": ("127.0.0.1", 50000), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    status, sent = _loop().run_until_complete(_answered(_application(record), scope, body))
    assert status < 500 or status == 503, (status, sent[:500])
    assert b"Traceback (most recent" not in sent, sent[:500]
    if status >= 400 and scope["path"].startswith("/api/v1/") and scope["method"] != "HEAD":
        assert json.loads(sent)["title"], sent[:500]


def _headers(lines: list[bytes]) -> list[tuple[bytes, bytes]]:
    """What a server would let through: names of letters, no control characters."""
    given = []
    for line in lines[:20]:
        name, _, value = line.partition(b":")
        name = name.strip().lower()
        if name.replace(b"-", b"").isalnum() and name not in (b"host", b"content-length"):
            given.append((name, bytes(byte for byte in value.strip() if byte >= 32)))
    return given


async def _answered(app: Any, scope: dict[str, Any], body: bytes) -> tuple[int, bytes]:
    status, sent, given = 0, bytearray(), False

    async def receive() -> dict[str, Any]:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            sent.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, bytes(sent)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()


@cache
def _application(record: Any) -> Any:
    """As `qa.web.server` puts it together, without the chat that Gradio serves."""
    from qa.access.policy import Access
    from qa.access.throttle import Throttle
    from qa.api import application as api
    from qa.web import routes
    from qa.web.admin import watching
    from qa.web.entrance import Entrance
    from qa.web.login import signing_in
    from qa.web.permission import Offering, Permission
    from qa.web.reader import ReadersLanguage
    from qa.web.security import Guard
    from qa.web.work import Work

    work, permission = Work(record), Permission("here")
    access, throttle = Access.chosen("127.0.0.1", record.store.folder), Throttle()
    app = routes.build(record, work, permission)
    app.include_router(signing_in(access, throttle))
    api.mount(app, api.build(record, may_add=permission.refusal))
    app.include_router(watching(record, work))
    app.add_middleware(Offering, permission=permission)
    app.add_middleware(Entrance, access=access, throttle=throttle)
    app.add_middleware(Guard)
    app.add_middleware(ReadersLanguage)
    return app
