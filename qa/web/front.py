"""Gradio's page as it is served: in its reader's language, with our styles and script at once.

Gradio would put them in from its own script, a second late, and says that every page is English.
Its script asks for some sixty files in six steps, each known only when the one before has come; so
what the first page asked for is announced to all others from their beginning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.web.assets import SCRIPTS, packed
from qa.web.below import at
from qa.web.language import LANGUAGES, READER, script_words
from qa.web.permission import OFFERED
from qa.web.reader import place_of
from qa.web.render.account import account

PATHS = {f"{place_of(language).rstrip('/')}/" for language in LANGUAGES}
ANNOUNCED_AT_MOST = 100
_HTML = re.compile(rb'<html\s+lang="en"')
_MANIFEST = b'<link rel="manifest" href="/manifest.json" />'  # of an app, which this is not
_END = b"</head>"  # after Gradio's own styles
_CHAT_ASKS = "/queue/join"
HEAD = (
    # Gradio asks the browser for a language, which knows nothing of what its reader chose here.
    "<script>Object.defineProperty(navigator, 'language', {{ get: () => '{language}' }});</script>"
    '<script type="application/json" id="words">{words}</script>{announced}'
    '<template id="account"{offered}>{account}</template>'
    '<link rel="stylesheet" href="{below}/web/style.css">'
    '<link rel="icon" href="{below}/web/icon.svg">'
    '<script type="module" src="{below}/web/app.js"></script>'
)


class FrontPage:
    """ASGI middleware over the chat's page, which Gradio sends whole and uncompressed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._asked: dict[str, None] = {}  # paths of Gradio's files, in order
        self._learning = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] in PATHS:
            await self._page(scope, receive, send)
        else:
            await self.app(scope, receive, self._learned(scope["path"], send))

    def _learned(self, path: str, send: Send) -> Send:
        """The same, noting a file that is there; the first page has all when it begins to ask."""
        if not self._learning:
            return send
        if path.endswith(_CHAT_ASKS):
            self._learning = False
        if not path.startswith("/assets/") or len(self._asked) >= ANNOUNCED_AT_MOST:
            return send

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                self._asked[path] = None
            await send(message)

        return sending

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}
        body = b""

        async def sending(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
            if message["type"] != "http.response.body":
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=start)
            whole = body
            if scope["method"] != "HEAD":
                whole, how = packed(_ours(body, list(self._asked)), Headers(scope=scope))
                headers.update(how)
            headers["Content-Length"] = str(len(whole))
            await send(start)
            await send({"type": "http.response.body", "body": whole})

        await self.app(scope, receive, sending)


def _ours(page: bytes, asked: Sequence[str]) -> bytes:
    language = READER.get().language
    words = json.dumps(script_words(language), ensure_ascii=False).replace("<", "\\u003c")
    scripts = [*(path for path in asked if path.endswith(".js")), *SCRIPTS]
    announced = "".join(f'<link rel="modulepreload" href="{at(path)}">' for path in scripts)
    announced += "".join(
        f'<link rel="preload" as="style" crossorigin href="{at(path)}">'
        for path in asked
        if path.endswith(".css")
    )
    offered = " data-offered" if OFFERED.get() else ""
    head = HEAD.format(
        language=language,
        words=words,
        announced=announced,
        offered=offered,
        account=account(),
        below=at(""),
    )
    page = page.replace(_MANIFEST, b"")
    page = _HTML.sub(f'<html lang="{language}"'.encode(), page, count=1)
    return page.replace(_END, head.encode() + _END, 1)
