"""MCP over streamable HTTP, behind the same door as the HTTP API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from mcp.server.transport_security import TransportSecuritySettings
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from qa import settings
from qa.access.callers import NOBODY, Caller, caller_of, counted_together
from qa.access.throttle import SOON, TOO_MANY_OPEN, TOO_MANY_WAIT, Throttle, too_often
from qa.api.door import Door, same_site
from qa.api.problems import Problem
from qa.assistants.server import build
from qa.keys import Keys

if TYPE_CHECKING:
    from qa.record import Record

PLACE = "/mcp"
LARGEST = 1 << 20  # bytes of a call
BEARER = "bearer "


def application(
    record: Record, *, needed: bool | None = None, throttle: Throttle | None = None
) -> ASGIApp:
    """The whole application; `needed` as for the HTTP API. No session: nothing is remembered."""
    app = build(record).streamable_http_app(
        streamable_http_path=PLACE,
        json_response=True,
        stateless_http=True,
        max_request_body_size=LARGEST,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    keys = Keys.of(record.store.folder)
    door = Door(keys, needed=settings.yes("keys") if needed is None else needed)
    return Keyed(app, door, throttle or Throttle())


class Keyed:
    """ASGI middleware: lets in whom the door lets read, not too often nor too many at once, and no
    other site's pages.

    The SDK's own protection against DNS rebinding knows no keys; the door's stands in its place.
    """

    def __init__(self, app: ASGIApp, door: Door, throttle: Throttle) -> None:
        self.app, self.door, self.throttle = app, door, throttle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            self._check(request)
            with self._room(request):
                await self.app(scope, receive, send)
        except HTTPException as error:
            refused = Problem.of(error.status_code, str(error.detail))
            await refused.response(error.headers)(scope, receive, send)

    @contextmanager
    def _room(self, request: Request) -> Iterator[None]:
        """Raises 429 where this caller, or 503 where all of them together, have too much open."""
        caller = caller_of(request)
        here, calls = caller.by == "here", request.method == "POST"
        own = nullcontext(True) if here else self.throttle.open(counted_together(request, caller))
        work = self.throttle.working() if calls else nullcontext(True)
        with own as may_open, work as may_wait:
            if not may_open:
                raise HTTPException(429, TOO_MANY_OPEN, SOON)
            if not may_wait:
                raise HTTPException(503, TOO_MANY_WAIT, SOON)
            yield

    def _check(self, request: Request) -> None:
        """Raises 401, 403, or 429 for who asks too often: strangers too, who may guess at keys."""
        try:
            same_site(request)
            self.door.check(request, _token(request), "read")
        except HTTPException:
            self._count(request, NOBODY)
            raise
        if (caller := caller_of(request)).by != "here":
            self._count(request, caller)

    def _count(self, request: Request, caller: Caller) -> None:
        if wait := self.throttle.asked(counted_together(request, caller), work=True):
            raise HTTPException(429, too_often(wait), {"Retry-After": str(wait)})


def _token(request: Request) -> str | None:
    given = request.headers.get("authorization")
    if given is None:
        return None
    return given[len(BEARER) :].strip() if given.lower().startswith(BEARER) else ""
