"""Who may do what over HTTP: whoever was let in at the entrance, or holds a key for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException

from qa.access.callers import Caller, caller_of, let_in
from qa.access.origin import foreign, from_here
from qa.keys import Keys, Scope

NEEDED = (
    "This needs a key: send it as “Authorization: Bearer KEY”. Whoever runs the service makes one "
    "with: record keys add NAME --scope {scope}"
)
UNKNOWN = "This key is not known here, or was revoked."
TOO_NARROW = "This key does not open it: it needs one with the scope “{scope}”."
NOT_THEIRS = "Your role here does not open this. Whoever runs the service gives roles."
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


def only_from_here(request: Request) -> str | None:
    """Why this caller may not add, where nothing else is said; None if he may."""
    return None if from_here(request) else ELSEWHERE


@dataclass(frozen=True, slots=True)
class Door:
    """`may_add` says why a caller may not add, whatever key he holds, or None if he may.

    `needed`: whether keys are asked for; None asks for them from whoever is not known otherwise,
    False does so but for reading.
    """

    keys: Keys
    may_add: Refusal = only_from_here
    needed: bool | None = None

    def read(self, request: Request, given: Given = Security(BEARER, scopes=["read"])) -> None:  # noqa: B008
        self.check(request, _token(request, given), "read")

    def add(self, request: Request, given: Given = Security(BEARER, scopes=["add"])) -> None:  # noqa: B008
        self.check(request, _token(request, given), "add")
        same_site(request)
        if reason := self.may_add(request):
            raise HTTPException(403, reason)

    def admin(self, request: Request, given: Given = Security(BEARER, scopes=["admin"])) -> None:  # noqa: B008
        self.check(request, _token(request, given), "admin")

    def check(self, request: Request, token: str | None, scope: Scope) -> None:
        """Raises 401 without a key where one is needed or with a wrong one; 403 if it is narrow."""
        if token is None:
            self._check_caller(caller_of(request), scope)
            return
        key = self.keys.holder(token)
        if key is None:
            raise _unauthorized(UNKNOWN)
        let_in(request, holder := Caller.of_key(key))
        if not holder.may(scope):
            raise HTTPException(403, TOO_NARROW.format(scope=scope))

    def _check_caller(self, caller: Caller, scope: Scope) -> None:
        if self.needed is False and scope == "read":
            return
        known = caller.by in ("sign-in", "proxy")
        if not known and (self.needed or not caller.may(scope)):
            raise _unauthorized(NEEDED.format(scope=scope))
        if not caller.may(scope):
            raise HTTPException(403, NOT_THEIRS)


def _token(request: Request, given: Given) -> str | None:
    """The key that was sent, "" where something else was sent in its place."""
    return given.credentials if given else "" if "authorization" in request.headers else None


def same_site(request: Request) -> None:
    """Raises 403 where a browser says that another site's page sent what would change anything."""
    if foreign(request):
        raise HTTPException(403, FOREIGN)


def _unauthorized(detail: str) -> HTTPException:
    return HTTPException(401, detail, {"WWW-Authenticate": "Bearer"})
