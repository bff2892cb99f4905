"""What both derived indexes do alike: one folder, one writer at a time, told when in the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from embeddings.errors import EmbeddingError, IndexBusy


def indexes_folder(record_folder: Path) -> Path:
    """Where a record's derived indexes are, made if need be; all of it may be deleted."""
    folder = record_folder / "indexes"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EmbeddingError(f"The folder {folder} can't be made: {error.strerror}.") from error
    return folder


@contextmanager
def writing(path: Path, seconds: float) -> Iterator[None]:
    """Be the only process that writes what `path` is the lock of; `IndexBusy` if one is.

    The operating system frees the lock of a process that dies.
    """
    lock = FileLock(path, timeout=seconds, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(f"Another process is writing the index beside {path}.") from error
    try:
        yield
    finally:
        lock.release()
