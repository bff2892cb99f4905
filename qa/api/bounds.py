"""How much may be sent, and what no browser may do with what is sent back."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.api.problems import Problem

LARGEST_BODY = 1 << 20  # bytes
LARGEST_UPLOAD = 64 << 20
POLICY = "default-src 'none'; frame-ancestors 'none'"
TOO_LARGE = "This is larger than the {:,} MB that may be sent here."


class Bounds:
    """ASGI middleware of the API: 413 for a body that is too large, however it is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, send = Headers(scope=scope), _with_headers(send)
        form = headers.get("content-type", "").startswith("multipart/form-data")
        most = LARGEST_UPLOAD if form else LARGEST_BODY
        told = headers.get("content-length", "")
        if told.isdecimal() and int(told) > most:
            refusal = Problem.of(413, TOO_LARGE.format(most >> 20))
            await refusal.response()(scope, receive, send)
        else:
            await self.app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    """Counts the bytes that come in, where their number was not told before."""
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise HTTPException(413, TOO_LARGE.format(most >> 20))
        return message

    return receiving


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", POLICY)
            headers.setdefault("X-Content-Type-Options", "nosniff")
        await send(message)

    return sending
