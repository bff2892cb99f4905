"""Sessions: a signed cookie that says who signed in, and when. The server remembers only ends."""

from __future__ import annotations

import secrets

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from qa.access.users import User, Users

LASTS = 12 * 3600  # seconds: a working day
_SALT = "on-the-record session"
_LONGEST = 1000  # characters of a cookie that are looked at


def cookie_of(request: Request) -> str:
    """The cookie's name. A browser takes `__Host-` from no other host, and over HTTPS alone."""
    return "__Host-session" if request.url.scheme == "https" else "session"


def begin(response: Response, request: Request, users: Users, user: User) -> None:
    """Put a new session of the user into a response."""
    said = {"user": user.name, "mark": user.mark, "session": secrets.token_hex(16)}
    response.set_cookie(
        cookie_of(request),
        _signer(users).dumps(said),
        max_age=LASTS,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def user_of(request: Request, users: Users) -> User | None:
    """Whose session a request belongs to; None if it has none, or one that has ended."""
    said, _ = _read(request, users)
    user = users.get(said.get("user", ""))
    if user is None or user.mark != said["mark"] or users.has_ended(said["session"]):
        return None
    return user


def end(response: Response, request: Request, users: Users) -> None:
    """The session is over, also for whoever kept a copy of its cookie."""
    said, began = _read(request, users)
    if said:
        users.end(said["session"], began + LASTS)
    response.delete_cookie(
        cookie_of(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def _read(request: Request, users: Users) -> tuple[dict[str, str], float]:
    """What a cookie of ours says, and when it was signed (Unix time)."""
    cookie = request.cookies.get(cookie_of(request), "")[:_LONGEST]
    try:
        said, signed = _signer(users).loads(cookie, max_age=LASTS, return_timestamp=True)
    except BadSignature:
        return {}, 0.0
    return said, signed.timestamp()


def _signer(users: Users) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(users.secret, salt=_SALT)
