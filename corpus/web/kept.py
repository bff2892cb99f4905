"""Fetched bytes in the record's folder: what a re-reading needs, without asking the web again.

fetched/<hash of the address>/<hash of the bytes>.<ending of their reader>; bytes that a version
of a statement came from stay when the page changes.
"""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

FETCHED = "fetched"


class Kept:
    """The fetched bytes of one record."""

    def __init__(self, record_folder: Path) -> None:
        self._record = record_folder
        self._folder = record_folder / FETCHED

    def keep(self, address: str, body: bytes, suffix: str) -> str:
        """Write the bytes, on disk when this ends; their path within the record's folder."""
        folder = self._folder_of(address)
        path = folder / f"{sha256(body).hexdigest()[:32]}{suffix}"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / f".{path.name}.{os.getpid()}"
            with part.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        return path.relative_to(self._record).as_posix()

    def path(self, kept: str) -> Path:
        return self._record / kept

    def drop(self, kept: str) -> None:
        """Delete bytes that say nothing other than newer ones."""
        self.path(kept).unlink(missing_ok=True)

    def forget(self, address: str) -> None:
        """Delete all that was ever fetched from an address."""
        shutil.rmtree(self._folder_of(address), ignore_errors=True)

    def _folder_of(self, address: str) -> Path:
        return self._folder / sha256(address.encode()).hexdigest()[:32]
