"""Who reads the page that is being made, as far as the page shows it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """`name` of who signed in here and may sign out; `may_sign_in` where somebody could."""

    name: str = ""
    may_read: bool = True
    may_sign_in: bool = False


ACCOUNT: ContextVar[Account] = ContextVar("account", default=Account())  # noqa: B039 - frozen
