"""What a derived index was built from, written beside it, so that it is never used for another."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from embeddings.errors import IndexDamaged

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_by` names everything that would make another index: layout, encoder, dimension.

    `place` is the file or folder beside the manifest that holds the index. What it reflects of the
    store: vectors up to `row`, changes up to `sequence`. A file is known by its CRC-32, and by size
    and time of its last change as long as nobody has touched it. `recall` is what an index of
    vectors in lists finds, as it was when there were `measured`.
    """

    record_id: str
    made_by: str
    place: str
    row: int = 0
    sequence: int = 0
    crc32: int = 0
    size: int = 0
    modified: int = 0
    recall: float | None = None
    measured: int = 0

    @classmethod
    def read(cls, path: Path) -> Manifest | None:
        """The manifest at `path`, None if there is none; raises `IndexDamaged` if it is none."""
        try:
            values = json.loads(path.read_bytes())
            return cls(**values)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(f"{path.name} can't be read ({error})") from error

    def write(self, path: Path) -> None:
        """Replace the manifest at `path` in one step; it is on disk when this ends."""
        replace_file(path, lambda part: part.write_text(json.dumps(asdict(self), indent=1)))

    def put(self, path: Path, fill: Callable[[Path], object]) -> Self:
        """Let `fill` write the file at `place`, then have the manifest at `path` tell of it."""
        file = path.with_name(self.place)
        replace_file(file, fill)
        size, modified = _state(file)
        made = replace(self, crc32=file_crc32(file), size=size, modified=modified)
        made.write(path)
        return made

    def is_whole(self, file: Path) -> bool:
        """Whether the file is as it was written.

        It is read only where the system says that somebody has touched it since: else each start
        would cost more the larger the record is. `record doctor` always reads it.
        """
        try:
            untouched = _state(file) == (self.size, self.modified)
            return untouched or file_crc32(file) == self.crc32
        except OSError:
            return False

    def check(self, record_id: str, made_by: str) -> None:
        """Raise `IndexDamaged` unless it is this record's and made this way."""
        if self.record_id != record_id:
            raise IndexDamaged("it belongs to another record")
        if self.made_by != made_by:
            raise IndexDamaged(f"it is {self.made_by}, wanted is {made_by}")


def _state(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a new file, then put it in the place of `path`: the old one or the new."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_crc32(path: Path, length: int | None = None) -> int:
    """CRC-32 of the file's first `length` bytes (all by default)."""
    left = path.stat().st_size if length is None else length
    value = 0
    with path.open("rb") as file:
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            value = zlib.crc32(chunk, value)
            left -= len(chunk)
    return value
