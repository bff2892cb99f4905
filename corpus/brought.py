"""Originals that a record keeps itself, because whoever brought them had no file to point at.

Each lies in a folder named by the hash of its first bytes, under its own name, and is read like any
other file. What it was before it changed stays beside it, hidden from reading. A mark that is made
first and taken away last tells what a kill left unread, so nothing that is in place is lost.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from corpus.messages import say
from corpus.store import Store
from corpus.store.files import BROUGHT
from corpus.types import Statement

HELD = say("The record holds the same text already, from another source.")
_MARK = ".unread"
_EARLIER = ".earlier"


class Brought:
    """The originals in the folder of one record."""

    def __init__(self, record_folder: Path) -> None:
        self.folder = record_folder / BROUGHT

    def place_for(self, staged: Path, name: str) -> Path:
        """Where these bytes belong, under this file name unless they were brought under another."""
        folder = self.folder / sha256_of(staged)
        return next(_originals(folder), folder / name)

    def keep(self, staged: Path, place: Path) -> None:
        """Move the bytes into place and mark them as unread; what was there becomes an earlier one.

        On disk when this ends. `staged` must be on the same disk as the record.
        """
        place.parent.mkdir(parents=True, exist_ok=True)
        _sync(staged)
        (place.parent / _MARK).touch()
        if place.exists() and sha256_of(place) != sha256_of(staged):
            earlier = place.parent / _EARLIER / sha256_of(place) / place.name
            if not earlier.exists():
                earlier.parent.mkdir(parents=True)
                os.link(place, earlier)
        staged.replace(place)
        for folder in (place.parent, self.folder):
            _sync(folder)

    def done(self, place: Path) -> None:
        """All of it is stored."""
        (place.parent / _MARK).unlink(missing_ok=True)

    def unread(self) -> Iterator[Path]:
        """Originals in place that a kill may have kept from being stored to the end."""
        for mark in sorted(self.folder.glob(f"*/{_MARK}")):
            yield from _originals(mark.parent)
            if not any(_originals(mark.parent)):  # killed between the mark and the bytes
                shutil.rmtree(mark.parent, ignore_errors=True)

    def originals(self) -> Iterator[Path]:
        """All of them, without earlier ones."""
        for folder in sorted(self.folder.glob("*")):
            yield from _originals(folder)

    def discard(self, place: Path) -> None:
        """Delete an original and what it was earlier."""
        shutil.rmtree(place.parent, ignore_errors=True)


def is_brought(file: str) -> bool:
    """Whether a source, by its name in the store, is an original that the record keeps itself."""
    return file.startswith(f"{BROUGHT}/")


def held_elsewhere(store: Store, file: str, statement: Statement) -> str | None:
    """The statement of another source with the same text and date: it is not stored twice."""
    return next(
        (
            name
            for name, source, date in store.copies(statement.sha256)
            if source != file and date == statement.date
        ),
        None,
    )


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _originals(folder: Path) -> Iterator[Path]:
    yield from (p for p in sorted(folder.glob("*")) if not p.name.startswith(".") and p.is_file())


def _sync(path: Path) -> None:
    """On disk, whatever happens to the machine now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
