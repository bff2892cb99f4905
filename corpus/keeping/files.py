"""What lies in a record's folder beside its database, and belongs to it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

DATABASE = "record.db"
# Indexes are made again out of the database; what waits is not part of the record yet.
DERIVED = ("indexes", "waiting")
_PASSING = (".lock", ".part", "-wal", "-shm", "-journal")


def kept_files(folder: Path) -> Iterator[Path]:
    """Files of a record that no other file can give back, but for the database, in order.

    Whatever is not known to be derived or passing is kept: originals, keys, readers' reports.
    Links are passed over: what they lead to is not the record's.
    """
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_symlink() or not path.is_file() or inside.parts[0] in DERIVED:
            continue
        if inside == Path(DATABASE) or path.name.endswith(_PASSING):
            continue
        yield path


def copied(source: Path, target: Path) -> str:
    """Copy a file so that it is on disk; the SHA-256 of what was written. Its rights are kept."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())
    shutil.copymode(source, target)
    return sha256_of(target)


def write(path: Path, content: bytes) -> None:
    """Write a file that is on disk when this ends."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def on_disk(folder: Path) -> None:
    """Put a folder's list of names on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
