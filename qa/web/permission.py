"""Who may add statements through the page, and whether a request to do so is the page's own.

A browser carries requests for any site it has open. So what changes the record must come from a
page of ours, and where only this machine may add, must name this machine too: a foreign name that
was made to point here (DNS rebinding), or a proxy that lets others in, is not it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, Self

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.messages import Message, say
from qa import settings
from qa.api.door import from_here, is_loopback

CHOICES = ("yes", "no")
OFF = say(
    "Adding statements is switched off here: this record can be read and asked, not changed. "
    "Whoever runs the service can switch it on with --adding yes."
)
ELSEWHERE = say(
    "Statements can be added here only from the machine that the service runs on. "
    "Whoever runs it can let others add with --adding yes."
)
FOREIGN = say("This came from another site and not from this page, so nothing was changed.")

# Whether the page that is being made leads to where statements are added.
OFFERED: ContextVar[bool] = ContextVar("offered", default=False)


@dataclass(frozen=True, slots=True)
class Permission:
    """`here`: only from this machine, by its own names."""

    adding: Literal["yes", "no", "here"] = "no"

    @classmethod
    def chosen(cls, choice: str | None, host: str) -> Self:
        """As whoever runs the service says; unsaid, whoever uses this machine, and nobody else."""
        match choice or settings.value("adding"):
            case "yes":
                return cls("yes")
            case None if is_loopback(host):
                return cls("here")
            case _:
                return cls("no")

    def refusal(self, request: Request) -> Message | None:
        """Why this reader may not add; None if he may."""
        if self.adding == "here" and not from_here(request):
            return ELSEWHERE
        return OFF if self.adding == "no" else None

    def refusal_to_change(self, request: Request) -> Message | None:
        """The same for a request that would change something: it must be our own page's too."""
        return self.refusal(request) or (None if own_page(request) else FOREIGN)


class Offering:
    """ASGI middleware: tells pages whether to lead to where statements are added."""

    def __init__(self, app: ASGIApp, permission: Permission) -> None:
        self.app, self.permission = app, permission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            OFFERED.set(self.permission.refusal(Request(scope)) is None)
        await self.app(scope, receive, send)


@contextmanager
def offering(permission: Permission) -> Iterator[None]:
    """The same for pages made once and for all, as the chat's is."""
    token = OFFERED.set(permission.adding != "no")
    try:
        yield
    finally:
        OFFERED.reset(token)


def own_page(request: Request) -> bool:
    """By what the browser says of itself: Sec-Fetch-Site, or Origin where it does not send that."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "")
    return origin.partition("://")[2] == request.headers.get("host")
