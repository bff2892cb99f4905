"""Each request in its reader's language: chosen by `?lang=`, remembered, or as the browser asks."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.web.language import COOKIE, DEFAULT, LANGUAGES, READER, Reader, preferred

FEED = ".atom"  # whoever reads one keeps no cookies: its address alone may name a language
YEAR = 365 * 24 * 3600  # seconds that a choice is remembered


def place_of(language: str) -> str:
    """Where the chat in a language is mounted; readers see it at "/" all the same."""
    return "/" if language == DEFAULT else f"/{language}"


class ReadersLanguage:
    """ASGI middleware; the reader of a request is known until its task ends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        path = "/" + request.url.path.lstrip("/")
        below = scope.get("app_root_path", "")
        chosen = request.query_params.get("lang")
        if chosen in LANGUAGES and not path.endswith(FEED):
            asked = request.url.remove_query_params("lang").query
            answer = RedirectResponse(f"{below}{path}{f'?{asked}' if asked else ''}", 303)
            answer.set_cookie(COOKIE, chosen, max_age=YEAR, samesite="lax", httponly=True)
            await answer(scope, receive, send)
            return
        language = preferred(
            chosen or request.cookies.get(COOKIE), request.headers.get("accept-language")
        )
        here = f"{path}?{request.url.query}" if request.url.query else path
        if (place := path.split("/")[1]) in LANGUAGES:  # what a chat's page asks of its own
            language = place
        READER.set(Reader(language, here, below))
        if path == "/":
            place = f"{place_of(language).rstrip('/')}/"
            scope = {**scope, "path": place, "raw_path": place.encode()}
        await self.app(scope, receive, send)
