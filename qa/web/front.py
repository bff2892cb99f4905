"""Gradio's page as it is served: in its reader's language, with our styles and script at once.

Gradio would put them in from its own script, a second late, and says that every page is English.
"""

from __future__ import annotations

import json
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.web.language import LANGUAGES, READER, script_words
from qa.web.reader import place_of

PATHS = {f"{place_of(language).rstrip('/')}/" for language in LANGUAGES}
_HTML, _HEAD = re.compile(rb'<html\s+lang="en"'), b"</head>"  # after Gradio's own styles
HEAD = (
    # Gradio asks the browser for a language, which knows nothing of what its reader chose here.
    "<script>Object.defineProperty(navigator, 'language', {{ get: () => '{language}' }});</script>"
    '<script type="application/json" id="words">{words}</script>'
    '<link rel="stylesheet" href="/web/style.css"><link rel="icon" href="/web/icon.svg">'
    '<script type="module" src="/web/app.js"></script>'
)


class FrontPage:
    """ASGI middleware over the chat's page, which Gradio sends whole and uncompressed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in PATHS:
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def sending(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            whole = body if scope["method"] == "HEAD" else _ours(body)
            MutableHeaders(scope=start)["Content-Length"] = str(len(whole))
            await send(start)
            await send({"type": "http.response.body", "body": whole})

        await self.app(scope, receive, sending)


def _ours(page: bytes) -> bytes:
    language = READER.get().language
    words = json.dumps(script_words(language), ensure_ascii=False).replace("<", "\\u003c")
    head = HEAD.format(language=language, words=words).encode()
    page = _HTML.sub(f'<html lang="{language}"'.encode(), page, count=1)
    return page.replace(_HEAD, head + _HEAD, 1)
