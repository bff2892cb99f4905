"""What a browser is told to refuse, and the doors of Gradio that are shut."""

from __future__ import annotations

import os

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.web.language import LANGUAGES
from qa.web.reader import place_of

# Gradio compiles its templates in the browser and needs 'unsafe-eval'; our pages need no script.
CHAT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'"
)
PLAIN_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'"
SHUT = ("/gradio_api/upload", "/gradio_api/proxy=", "/gradio_api/component_server")
DOORS = tuple(f"{place_of(language).rstrip('/')}{door}" for language in LANGUAGES for door in SHUT)


class Guard:
    """ASGI middleware: security headers on every response, 403 on doors nothing here uses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(DOORS):
            await send({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b"Not offered here."})
        else:
            await self.app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", policy(CHAT_POLICY))
            headers.setdefault("X-Content-Type-Options", "nosniff")
            headers.setdefault("Referrer-Policy", "no-referrer")
        await send(message)

    return sending


def policy(rules: str) -> str:
    """`rules`, and who may show the page in a frame: nobody else, or the hub that runs a Space."""
    hub = " https://huggingface.co" if os.environ.get("SPACE_ID") else ""
    return f"{rules}; frame-ancestors 'self'{hub}"
