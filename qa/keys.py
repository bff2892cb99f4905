"""Keys to the HTTP API and MCP: who holds one, and what it opens. Only their hashes are kept.

A key is 256 random bits, so that its SHA-256 gives nothing away and needs no salt or slow hash.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self, get_args

from filelock import FileLock

from qa.errors import KeyRefused

Scope = Literal["read", "add", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
FILE = "keys.json"
LONGEST_NAME = 100
_START = "otr"
_NOBODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret. `admin` opens all that `read` and `add` do, and feedback."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    sha256: str
    created: str

    def opens(self, scope: Scope) -> bool:
        return scope in self.scopes or "admin" in self.scopes


class Keys:
    """The keys of one record, in a file beside it that only its owner may read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read_at: tuple[int, int] | None = None
        self._keys: dict[str, Key] = {}

    @classmethod
    def of(cls, record_folder: Path) -> Self:
        return cls(record_folder / FILE)

    def all(self) -> Sequence[Key]:
        """Every key, oldest first; read anew when the file has changed, so that revoking bites."""
        try:
            now = self.path.stat()
        except FileNotFoundError:
            return []
        if (seen := (now.st_mtime_ns, now.st_ino)) != self._read_at:
            rows = json.loads(self.path.read_text("utf-8"))
            self._keys = {row["id"]: Key(**row | {"scopes": tuple(row["scopes"])}) for row in rows}
            self._read_at = seen
        return list(self._keys.values())

    def add(self, name: str, scopes: Iterable[str]) -> tuple[Key, str]:
        """A new key and its token, which is told this once; `KeyRefused` for what is no scope."""
        given = tuple(dict.fromkeys(scopes))
        named = " ".join(name.split())
        if unknown := [scope for scope in given if scope not in SCOPES]:
            raise KeyRefused(f"{unknown[0]!r} is no scope; there are {', '.join(SCOPES)}.")
        if not given or not 0 < len(named) <= LONGEST_NAME:
            raise KeyRefused(
                f"A key needs a name of at most {LONGEST_NAME} characters and a scope."
            )
        id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        token = f"{_START}_{id}_{secret}"
        held = tuple(scope for scope in SCOPES if scope in given)
        key = Key(id, named, held, _hash(token), datetime.now(UTC).isoformat(timespec="seconds"))
        with self._lock():
            self._write([*self.all(), key])
        return key, token

    def revoke(self, id: str) -> Key:
        """Take a key away, by its id; `KeyRefused` where there is none of that id."""
        with self._lock():
            keys = self.all()
            gone = [key for key in keys if key.id == id]
            if not gone:
                raise KeyRefused(
                    f"There is no key {id!r}; `record keys list` names those there are."
                )
            self._write([key for key in keys if key.id != id])
        return gone[0]

    def holder(self, token: str) -> Key | None:
        """The key of a token, found in the same time whether its secret is nearly right or not."""
        id = token.split("_")[1] if token.count("_") >= 2 else ""
        key = {key.id: key for key in self.all()}.get(id)
        same = hmac.compare_digest(_hash(token), key.sha256 if key else _NOBODY)
        return key if key and same else None

    def _lock(self) -> FileLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self.path.with_suffix(".lock"))

    def _write(self, keys: Sequence[Key]) -> None:
        made = self.path.with_suffix(".new")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump([asdict(key) for key in keys], file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        made.replace(self.path)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
