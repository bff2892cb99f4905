"""The one entrance: every request, whatever answers it, is let in here or refused here."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.messages import Message as Words
from corpus.messages import say
from qa.access.callers import Caller, counted_together, let_in
from qa.access.origin import SAFE, foreign
from qa.access.policy import Access
from qa.access.throttle import SOON, TOO_MANY_OPEN, TOO_MANY_WAIT, Throttle, too_often
from qa.api.application import PLACE as API
from qa.api.application import VERSION
from qa.api.door import NEEDED
from qa.api.problems import Problem
from qa.web.account import ACCOUNT, Account
from qa.web.below import at
from qa.web.language import READER, spoken
from qa.web.permission import FOREIGN
from qa.web.render.pages import plain, problem
from qa.web.security import PLAIN_POLICY, policy

LARGEST = 1 << 20  # bytes of a body; where files are brought they have limits of their own
OPEN = ("/login", "/healthz", "/readyz", "/robots.txt", "/favicon.ico")
ANYBODYS = ("/web/",)  # styles and icon, which the page to sign in shows
LARGEST_LIST = 8 << 20  # of the names of files that somebody is about to send
LIMITED_THERE = ("/bring", f"{API}/")
OPINIONS = ("/judge", f"{API}/{VERSION}/feedback")
WORK = ("/answers/", "/around/", "/check", "/everything", "/watch/", f"{API}/")

NOT_SHOWN = say("Not shown")
SIGN_IN_FIRST = say("Sign in first: this record is read by people it knows.")
NOT_NAMED = say(
    "This record is read by way of a server that signs people in, and it did not say who you are. "
    "Ask whoever runs the service for its address."
)
ONLY_HERE = say(
    "This record is shown only on the machine that the service runs on, by its own name and "
    "through no proxy. Whoever runs it can let others in: with users, a proxy that signs people "
    "in, or --public."
)


class Entrance:
    """ASGI middleware: who asks, whether he may, not too much, nor too often, nor from elsewhere.

    What lies behind it finds the caller by `caller_of`.
    """

    def __init__(self, app: ASGIApp, access: Access, throttle: Throttle) -> None:
        self.app, self.access, self.throttle = app, access, throttle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        else:
            request = self.access.as_sent(Request(scope, receive))
            await self._http(request, receive, send)

    async def _http(self, request: Request, receive: Receive, send: Send) -> None:
        scope, caller = request.scope, self.access.caller(request)
        let_in(request, caller)
        ACCOUNT.set(
            Account(
                caller.name if caller.by == "sign-in" else "",
                may_read=bool(caller.scopes),
                may_sign_in=self.access.signs_in,
            )
        )
        refusal = self._refusal(request, caller)
        receive = _bounded(request, receive)
        if refusal:
            await refusal(scope, receive, send)
        elif caller.by == "here":
            await self._in_turn(request, receive, send)
        else:
            with self.throttle.open(counted_together(request, caller)) as may_open:
                if may_open:
                    await self._in_turn(request, receive, send)
                else:
                    response = refused(request, 429, TOO_MANY_OPEN, SOON)
                    await response(scope, receive, send)

    async def _in_turn(self, request: Request, receive: Receive, send: Send) -> None:
        """Lets a request through, unless more wait for work already than get any in good time."""
        if not _wants_work(request):
            await self.app(request.scope, receive, send)
            return
        with self.throttle.working() as may_wait:
            if may_wait:
                await self.app(request.scope, receive, send)
            else:
                response = refused(request, 503, TOO_MANY_WAIT, SOON)
                await response(request.scope, receive, send)

    def _refusal(self, request: Request, caller: Caller) -> Response | None:
        path = request.url.path
        if caller.by != "here":
            work = _wants_work(request)
            opinion = request.method == "POST" and path in OPINIONS
            who = counted_together(request, caller)
            if wait := self.throttle.asked(who, work=work, opinion=opinion):
                return refused(request, 429, too_often(wait), {"Retry-After": str(wait)})
        if request.method not in SAFE and foreign(request):
            return refused(request, 403, FOREIGN)
        told = request.headers.get("content-length", "")
        most = _largest(path)
        if most and told.isdecimal() and int(told) > most:
            return refused(request, 413, too_large(most))
        if caller.scopes or path in OPEN or path.startswith(ANYBODYS):
            return None
        return self._stranger(request)

    def _stranger(self, request: Request) -> Response | None:
        if request.url.path.startswith(f"{API}/"):
            if "authorization" in request.headers:
                return None  # the API's own door says what is wrong with the key
            headers = {"WWW-Authenticate": "Bearer"}
            return Problem.of(401, NEEDED.format(scope="read")).response(headers)
        if not self.access.signs_in:
            return refused(request, 403, NOT_NAMED if self.access.identity else ONLY_HERE)
        if request.method == "GET" and _wants_page(request):
            return RedirectResponse(
                at(f"/login?next={quote(at(READER.get().here), safe='/')}"), 303
            )
        return refused(request, 401, SIGN_IN_FIRST)


def refused(
    request: Request, status: int, words: Words, headers: dict[str, str] | None = None
) -> Response:
    """A refusal in the form that was asked for: a page, a problem of the API, or a sentence."""
    if request.url.path.startswith(f"{API}/"):
        return Problem.of(status, str(words)).response(headers)
    if not _wants_page(request):
        return JSONResponse({"detail": spoken(words)}, status, headers)
    ours = {"Content-Security-Policy": policy(PLAIN_POLICY), "Cache-Control": "no-store"}
    return HTMLResponse(plain(NOT_SHOWN, problem(words)), status, ours | (headers or {}))


def _wants_work(request: Request) -> bool:
    return request.method not in SAFE or request.url.path.startswith(WORK)


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def too_large(most: int) -> Words:
    return say("This is larger than the {size} MB that may be sent here.", size=most >> 20)


def _largest(path: str) -> int | None:
    """Bytes that a body may have; None where what takes it counts them itself."""
    if path == "/bring/offers":
        return LARGEST_LIST
    return None if path.startswith(LIMITED_THERE) else LARGEST


def _bounded(request: Request, receive: Receive) -> Receive:
    """Refuses a body, whose length was not told before, where it grows too long."""
    most = _largest(request.url.path)
    if most is None:
        return receive
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise HTTPException(413, too_large(most))
        return message

    return receiving
