"""Who may add statements through the page, and whether a request to do so is the page's own."""

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
from qa.access.callers import caller_of
from qa.access.origin import from_here, own_page

CHOICES = ("yes", "no")
OFF = say(
    "Adding statements is switched off here: this record can be read and asked, not changed. "
    "Whoever runs the service can switch it on with --adding yes."
)
ELSEWHERE = say(
    "Statements can be added here only from the machine that the service runs on. "
    "Whoever runs it can let others add with --adding yes."
)
NOT_THEIRS = say("Your role here is to read and ask. Whoever runs the service can let you add.")
FOREIGN = say("This came from another site and not from this page, so nothing was changed.")

# Whether the page that is being made leads to where statements are added.
OFFERED: ContextVar[bool] = ContextVar("offered", default=False)


@dataclass(frozen=True, slots=True)
class Permission:
    """`here`: only from this machine, by its own names; `yes`: whose role or key allows it."""

    adding: Literal["yes", "no", "here"] = "no"

    @classmethod
    def chosen(cls, choice: str | None, *, here: bool) -> Self:
        """As whoever runs the service says; unsaid, those who may by their role, which are, where
        it is served to this machine alone, those who use it."""
        match choice or settings.value("adding"):
            case "yes":
                return cls("yes")
            case None:
                return cls("here" if here else "yes")
            case _:
                return cls("no")

    def refusal(self, request: Request) -> Message | None:
        """Why this reader may not add; None if he may."""
        if self.adding == "no":
            return OFF
        caller = caller_of(request)
        if self.adding == "here" and caller.by != "sign-in" and not from_here(request):
            return ELSEWHERE
        return None if caller.may("add") else NOT_THEIRS

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
