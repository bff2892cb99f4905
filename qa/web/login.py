"""Signing in and out: `/login` and `/logout`, which need no script."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Annotated

import anyio
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from corpus.messages import say
from qa.access import sessions
from qa.access.origin import counted_as, own_page
from qa.access.passwords import AT_ONCE
from qa.access.policy import Access
from qa.access.throttle import Throttle, too_often
from qa.access.users import User
from qa.web.below import at
from qa.web.permission import FOREIGN
from qa.web.render.account import SIGN_IN, sign_in_form
from qa.web.render.pages import plain
from qa.web.security import PLAIN_POLICY, policy

log = logging.getLogger(__name__)

WRONG = say("This name and this password don’t belong together. Try again.")
NO_USERS = say("Nobody signs in here.")
_OURS = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


@dataclass(frozen=True, slots=True)
class _Typed:
    name: str
    password: str
    leads_to: str


def signing_in(access: Access, throttle: Throttle) -> APIRouter:
    router = APIRouter()
    hashing = anyio.CapacityLimiter(AT_ONCE)

    @router.get("/login")
    def form(next: Annotated[str, Query(max_length=2000)] = "") -> HTMLResponse:
        if not access.signs_in:
            raise HTTPException(404, NO_USERS)
        return _page(sign_in_form(inside(next), "", ""))

    @router.post("/login")
    async def sign_in(request: Request) -> Response:
        typed = await _typed(request)
        if not own_page(request):
            raise HTTPException(403, FOREIGN)
        address = counted_as(request.client.host if request.client else "")
        wait = throttle.signing_in(address, typed.name.casefold())
        if wait:
            log.warning("sign-ins from %s are held off for %d s", address, wait)
            form = sign_in_form(typed.leads_to, typed.name, too_often(wait))
            return _page(form, 429, {"Retry-After": str(wait)})
        user = await anyio.to_thread.run_sync(
            access.users.signed_in, typed.name, typed.password, limiter=hashing
        )
        if user is None:
            log.warning("a sign-in from %s was refused", address)
            return _page(sign_in_form(typed.leads_to, typed.name, WRONG), 403)
        throttle.forgive(address, typed.name.casefold())
        return _let_in(request, user, typed.leads_to)

    def _let_in(request: Request, user: User, leads_to: str) -> Response:
        response = RedirectResponse(leads_to, 303)
        sessions.begin(response, request, access.users, user)
        return response

    @router.post("/logout")
    def sign_out(request: Request) -> Response:
        if not own_page(request):
            raise HTTPException(403, FOREIGN)
        # What the browser keeps of conversations is the reader's, not the next one's here.
        response = RedirectResponse(at("/"), 303, {"Clear-Site-Data": '"cache", "storage"'})
        sessions.end(response, request, access.users)
        return response

    return router


def inside(address: str) -> str:
    """An address here, to be led to after signing in; the first page for any other."""
    return address if _OURS.fullmatch(address) else at("/")


async def _typed(request: Request) -> _Typed:
    async with request.form(max_files=0, max_fields=10) as form:
        name, password, leads_to = (str(form.get(f, "")) for f in ("name", "password", "next"))
    return _Typed(name[:64], password, inside(leads_to))


def _page(body: str, status: int = 200, more: dict[str, str] | None = None) -> HTMLResponse:
    headers = {"Content-Security-Policy": policy(PLAIN_POLICY), "Cache-Control": "no-store"}
    return HTMLResponse(plain(SIGN_IN, body), status, headers | (more or {}))
