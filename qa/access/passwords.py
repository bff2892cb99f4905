"""Passwords: what may be one, and its argon2id hash, made and compared."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from qa.errors import UserRefused

SHORTEST, LONGEST = 12, 200  # characters
AT_ONCE = 2  # hashed at the same time: each takes 64 MB and some 50 ms
_FEWEST_KINDS = 5  # of characters


def generated() -> str:
    """A new one, of 119 random bits."""
    return secrets.token_urlsafe(15)


def hashed(password: str, name: str) -> str:
    """The hash to keep; `UserRefused` for what is too easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserRefused(f"A password needs {SHORTEST} to {LONGEST} characters; any will do.")
    if name in password.casefold() or len(set(password)) < _FEWEST_KINDS:
        raise UserRefused("This password is too easily guessed: it repeats itself, or the name.")
    return PasswordHasher().hash(_same(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one hashed. Where none is kept it takes as long to say no."""
    try:
        PasswordHasher().verify(kept or _nobodys(), _same(password[: LONGEST + 1]))
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    return PasswordHasher().hash(secrets.token_urlsafe(32))


def _same(password: str) -> bytes:
    """One spelling of what keyboards spell in several ways."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")
