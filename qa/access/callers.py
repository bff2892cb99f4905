"""Roles, the scopes they open, and who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self, get_args

from starlette.requests import Request

from qa.access.origin import counted_as, from_here
from qa.keys import SCOPES, Key, Scope

Role = Literal["reader", "contributor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
By = Literal["here", "sign-in", "proxy", "key", "anybody"]
_OPENS: dict[Role, tuple[Scope, ...]] = {
    "reader": ("read",),
    "contributor": ("read", "add"),
    "admin": SCOPES,
}
_PLACE = "on_the_record.caller"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request: the scopes it may use, a user's or key's name, and how that is known.

    Without scopes it is nobody that is known here.
    """

    scopes: tuple[Scope, ...] = ()
    name: str = ""
    by: By = "anybody"

    @classmethod
    def of_role(cls, role: Role, name: str, by: By) -> Self:
        return cls(_OPENS[role], name, by)

    @classmethod
    def of_key(cls, key: Key) -> Self:
        return cls(SCOPES if key.opens("admin") else key.scopes, key.id, "key")

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes


HERE = Caller(SCOPES, "", "here")
NOBODY = Caller()
ANYBODY = Caller(("read",))


def caller_of(request: Request) -> Caller:
    """Who was let in; where nothing stands at the entrance, this machine and nobody else."""
    known: Caller | None = request.scope.get(_PLACE)
    return known or (HERE if from_here(request) else NOBODY)


def let_in(request: Request, caller: Caller) -> None:
    """From now on the request is this caller's."""
    request.scope[_PLACE] = caller


def counted_together(request: Request, caller: Caller) -> str:
    """Whose requests are counted together: a user's or key's, or an address's."""
    if caller.name:
        return f"{caller.by}:{caller.name}"
    return counted_as(request.client.host if request.client else "")
