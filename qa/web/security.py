"""What a browser is told to refuse, and which doors of Gradio are open."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from starlette._utils import get_route_path
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio compiles its templates in the browser and needs 'unsafe-eval'; our pages need no script.
CHAT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'"
)
PLAIN_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, a form's Origin would be "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "private, no-cache",
}
# What the chat's page asks of Gradio. All else it offers (files, uploads, proxies, deep links,
# streams, its own sign-in, its API for programs) nothing here uses, so that nobody gets there.
USED = re.compile(
    r"(?:GET|HEAD) (?:/|/config|/theme\.css|/robots\.txt|/favicon\.ico|/assets/[\w./-]+"
    r"|/static/(?:js|css|img|fonts)/[\w./-]+|/gradio_api/queue/data|/gradio_api/heartbeat/\w+)"
    r"|POST /gradio_api/(?:queue/join|cancel|reset)"
)


class Used:
    """ASGI middleware around Gradio: 403 on doors that nothing here uses, else `missing`."""

    def __init__(self, app: ASGIApp, missing: Callable[[], Response]) -> None:
        self.app, self.missing = app, missing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        path = get_route_path(scope)
        if scope["type"] != "http" or not USED.fullmatch(f"{scope['method']} {path}"):
            shut = path.startswith("/gradio_api")
            refusal = PlainTextResponse("Not offered here.", 403) if shut else self.missing()
            await refusal(scope, receive, send)
        elif path == "/":  # what an address says is for our script; Gradio would load links by it
            await self.app({**scope, "query_string": b""}, receive, send)
        else:
            await self.app(scope, receive, send)


class Guard:
    """ASGI middleware: security headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", policy(CHAT_POLICY))
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def policy(rules: str) -> str:
    """`rules`, and who may show the page in a frame: nobody else, or the hub that runs a Space."""
    hub = " https://huggingface.co" if os.environ.get("SPACE_ID") else ""
    return f"{rules}; frame-ancestors 'self'{hub}"
