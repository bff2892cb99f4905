"""Who may do what: anybody on this machine, and from elsewhere whoever holds a key for it.

A browser carries requests for any site it has open, so that on this machine a request must name it
by its own names, and one that changes anything must not come from another site's page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException

from qa.keys import Keys, Scope

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
NEEDED = (
    "This needs a key: send it as “Authorization: Bearer KEY”. Whoever runs the service makes one "
    "with: record keys add NAME --scope {scope}"
)
UNKNOWN = "This key is not known here, or was revoked."
TOO_NARROW = "This key does not open it: it needs one with the scope “{scope}”."
ELSEWHERE = (
    "Statements can be added here only from the machine that the service runs on: "
    "from elsewhere this record can be read and asked, not changed."
)
FOREIGN = "This came from another site's page, so nothing was changed."

Refusal = Callable[[Request], str | None]
BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="A key of `record keys add`. On the machine that the service runs on none is "
    "needed, unless it says so.",
)
Given = HTTPAuthorizationCredentials | None


def from_here(request: Request) -> bool:
    """Whether a request comes from this machine, by its own name, and through no proxy."""
    return (
        is_loopback(request.client.host if request.client else "")
        and is_loopback(request.url.hostname or "")
        and not any(name in request.headers for name in FORWARDED)
    )


def is_loopback(host: str) -> bool:
    """Whether a name or address, without its port, is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def only_from_here(request: Request) -> str | None:
    """Why this caller may not add, where nothing else is said; None if he may."""
    return None if from_here(request) else ELSEWHERE


@dataclass(frozen=True, slots=True)
class Door:
    """`may_add` says why a caller may not add, whatever key he holds, or None if he may.

    `needed`: whether keys are asked for; None asks for them from anywhere but this machine.
    """

    keys: Keys
    may_add: Refusal = only_from_here
    needed: bool | None = None

    def read(self, request: Request, given: Given = Security(BEARER, scopes=["read"])) -> None:  # noqa: B008
        self.check(request, _token(request, given), "read")

    def add(self, request: Request, given: Given = Security(BEARER, scopes=["add"])) -> None:  # noqa: B008
        self.check(request, _token(request, given), "add")
        if foreign(request):
            raise HTTPException(403, FOREIGN)
        if reason := self.may_add(request):
            raise HTTPException(403, reason)

    def admin(self, request: Request, given: Given = Security(BEARER, scopes=["admin"])) -> None:  # noqa: B008
        self.check(request, _token(request, given), "admin")

    def check(self, request: Request, token: str | None, scope: Scope) -> None:
        """Raises 401 without a key where one is needed or with a wrong one; 403 if it is narrow."""
        if token is None:
            if self._asks(request):
                raise _unauthorized(NEEDED.format(scope=scope))
            return
        key = self.keys.holder(token)
        if key is None:
            raise _unauthorized(UNKNOWN)
        if not key.opens(scope):
            raise HTTPException(403, TOO_NARROW.format(scope=scope))

    def _asks(self, request: Request) -> bool:
        return not from_here(request) if self.needed is None else self.needed


def _token(request: Request, given: Given) -> str | None:
    """The key that was sent, "" where something else was sent in its place."""
    return given.credentials if given else "" if "authorization" in request.headers else None


def foreign(request: Request) -> bool:
    """Whether a browser says that another site's page sent this; programs say nothing of it."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")


def _unauthorized(detail: str) -> HTTPException:
    return HTTPException(401, detail, {"WWW-Authenticate": "Bearer"})
