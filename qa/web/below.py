"""Where the service lies on its site: at the root, or below a path such as `/record`.

A proxy hands the path on, whole or without its beginning. Inside, every path begins at the root;
what is sent out begins where the reader's browser has to ask.
"""

from __future__ import annotations

import re
from typing import Any

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.errors import SettingRefused
from qa.web.language import READER

_PATH = re.compile(r"(?:/[\w.~-]+)+", re.ASCII)
_DOTS = re.compile(r"/\.\.?(?:/|$)")


def at(path: str) -> str:
    """A path of ours as an address on this site."""
    return READER.get().below + path


def chosen(said: str | None) -> str:
    """The path that the service lies below, with no slash at its end; "" for the root.

    Raises:
        SettingRefused: it is no path.
    """
    path = (said or "").strip().rstrip("/")
    if path and (not _PATH.fullmatch(path) or _DOTS.search(path)):
        raise SettingRefused(f"root_path is a path such as /record, not “{said}”.")
    return path


class Below:
    """ASGI middleware: takes the beginning off a request's path.

    It stays known as the scope's `app_root_path`, by which Starlette makes whole addresses.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self.path:
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path == self.path:  # what the page asks for is named from its folder on
            asked = scope.get("query_string", b"").decode("latin-1")
            moved = RedirectResponse(f"{self.path}/{f'?{asked}' if asked else ''}", 308)
            await moved(scope, receive, send)
            return
        inside: dict[str, Any] = {"app_root_path": self.path}
        if path.startswith(f"{self.path}/"):
            inside["path"] = path.removeprefix(self.path)
            raw = scope.get("raw_path") or b""
            inside["raw_path"] = raw.removeprefix(self.path.encode())
        await self.app({**scope, **inside}, receive, send)


class Whole:
    """ASGI middleware around Gradio, which tells its page where it lies by the path it sees."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if before := scope.get("app_root_path", ""):
            whole = {name: before + scope[name] for name in ("path", "root_path")}
            scope = {**scope, **whole}
        await self.app(scope, receive, send)
