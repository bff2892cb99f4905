"""The users of one record, in a file beside it that only its owner may read.

Roles are read at each request, so that a change bites at once; so does a removed user, a changed
password or a sign-out: each ends the sessions that were signed before.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from filelock import FileLock

from qa.access.callers import ROLES, Role
from qa.access.passwords import fits, hashed
from qa.errors import UserRefused

FILE = "users.json"
_NAME = re.compile(r"[\w.@+-]{1,64}")


@dataclass(frozen=True, slots=True)
class User:
    """`password` is a hash, or None for who is known by a proxy alone; `mark` ends sessions when
    it changes."""

    name: str
    role: Role
    password: str | None
    mark: str
    created: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the file holds; `ended` has sessions that were signed out, until they would end."""

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    users: dict[str, User] = field(default_factory=dict)
    ended: dict[str, float] = field(default_factory=dict)


class Users:
    """Read anew whenever the file has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read_at: tuple[int, int] | None = None
        self._kept = _Kept()

    @classmethod
    def of(cls, record_folder: Path) -> Self:
        return cls(record_folder / FILE)

    def all(self) -> Sequence[User]:
        return sorted(self._now().users.values(), key=lambda user: user.name)

    def get(self, name: str) -> User | None:
        return self._now().users.get(_known_as(name))

    @property
    def secret(self) -> str:
        """What sessions are signed with."""
        return self._now().secret

    def add(self, name: str, role: str, password: str | None) -> User:
        """A new user, without a password for who comes through a proxy; `UserRefused` if not."""
        known = _known_as(name)
        if not _NAME.fullmatch(known):
            raise UserRefused(
                "A user's name has 1 to 64 letters, digits and any of . _ - + @, and no blanks."
            )
        made = User(
            known,
            _role(role),
            None if password is None else hashed(password, known),
            secrets.token_hex(8),
            datetime.now(UTC).isoformat(timespec="seconds"),
        )
        with self._lock():
            if known in (kept := self._now()).users:
                raise UserRefused(f"There is a user {known!r} already.")
            self._write(replace(kept, users=kept.users | {known: made}))
        return made

    def remove(self, name: str) -> User:
        with self._lock():
            gone, kept = self._one(name), self._now()
            left = {known: user for known, user in kept.users.items() if known != gone.name}
            self._write(replace(kept, users=left))
        return gone

    def set_role(self, name: str, role: str) -> User:
        return self._change(name, role=_role(role))

    def set_password(self, name: str, password: str) -> User:
        """Also ends all sessions of the user."""
        hash = hashed(password, _known_as(name))
        return self._change(name, password=hash, mark=secrets.token_hex(8))

    def signed_in(self, name: str, password: str) -> User | None:
        """The user if the password is right; it takes as long for whoever is not known."""
        user = self.get(name)
        right = fits(password, user.password if user else None)
        return user if user and right else None

    def end(self, session: str, until: float) -> None:
        """A session is signed out; it is kept in mind until it would end by itself (Unix time)."""
        with self._lock():
            kept = self._now()
            ended = {one: end for one, end in kept.ended.items() if end > time.time()}
            self._write(replace(kept, ended=ended | {session: until}))

    def has_ended(self, session: str) -> bool:
        return session in self._now().ended

    def _change(self, name: str, **fields: object) -> User:
        with self._lock():
            changed = replace(self._one(name), **fields)  # type: ignore[arg-type]
            kept = self._now()
            self._write(replace(kept, users=kept.users | {changed.name: changed}))
        return changed

    def _one(self, name: str) -> User:
        user = self.get(name)
        if user is None:
            raise UserRefused(f"There is no user {name!r}; `record users list` names all.")
        return user

    def _now(self) -> _Kept:
        try:
            now = self.path.stat()
        except FileNotFoundError:
            self._read_at, self._kept = None, _Kept(secret=self._kept.secret)
            return self._kept
        if (seen := (now.st_mtime_ns, now.st_ino)) != self._read_at:
            read = json.loads(self.path.read_text("utf-8"))
            users = {row["name"]: User(**row) for row in read["users"]}
            self._kept = _Kept(read["secret"], users, read["ended"])
            self._read_at = seen
        return self._kept

    def _lock(self) -> FileLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self.path.with_suffix(".lock"))

    def _write(self, kept: _Kept) -> None:
        written = asdict(kept) | {"users": [asdict(user) for user in kept.users.values()]}
        made = self.path.with_suffix(".new")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(written, file, indent=1, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        made.replace(self.path)


def _known_as(name: str) -> str:
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _role(role: str) -> Role:
    for one in ROLES:
        if one == role:
            return one
    raise UserRefused(f"{role!r} is no role; there are {', '.join(ROLES)}.")
