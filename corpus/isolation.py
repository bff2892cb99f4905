"""Reading a file, in a child process where a format's library may hang, crash or eat memory.

The child is `python -m corpus.child`, with pickled frames over its pipes: not multiprocessing,
which would run a caller's script a second time. One child is kept and reused; it is killed and
replaced when a file takes too long.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.preview import Preview
from corpus.readers import reader_for
from corpus.types import Document, Refused

MEMORY_LIMIT = 2 << 30  # bytes of address space a child may have
LARGEST_ANSWER = 512 << 20  # bytes that it may give back of one file
_LENGTH = 8
_CHUNK = 1 << 20


def read_file(
    path: Path,
    *,
    source_id: str,
    columns: Mapping[str, str] | None = None,
    time_limit: float = 20.0,
) -> Iterator[Document | Refused]:
    """What the file's reader gives, in order.

    Raises `UnreadableSource` if there is no reader, the file is not what its name says, or an
    isolated reader takes more than `time_limit` seconds or dies.
    """
    reader = reader_for(path)
    if not reader.isolated:
        yield from reader.read(path, source_id=source_id, columns=columns)
        return
    with _lock:
        results = _child().read(path, source_id, dict(columns or {}), time_limit)
    yield from results


def preview_file(
    path: Path, *, source_id: str, time_limit: float = 60.0
) -> list[Preview | Refused]:
    """What would be stored of the file, in order, read in the child whatever its format.

    Raises `UnreadableSource` as `read_file` does.
    """
    reader_for(path)
    with _lock:
        found: list[Preview | Refused] = _child().read(path, source_id, {}, time_limit, "preview")
    return found


class _Child:
    """One process that reads one file at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "corpus.child", str(MEMORY_LIMIT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).resolve().parent.parent,
        )

    def alive(self) -> bool:
        return self._process.poll() is None

    def read(
        self,
        path: Path,
        source_id: str,
        columns: dict[str, str],
        time_limit: float,
        task: str = "read",
    ) -> list[Any]:
        try:
            self._send((str(path.resolve()), source_id, columns, task))
            answer = self._receive(time.monotonic() + time_limit)
        except TimeoutError:
            self.close()
            raise UnreadableSource(f"It took longer than {time_limit:g} s to read.") from None
        except (OSError, EOFError):
            self.close()
            raise UnreadableSource(
                "Reading it broke the reader, or took too much memory."
            ) from None
        if isinstance(answer, str):
            raise UnreadableSource(answer)
        found: list[Any] = answer
        return found

    def _send(self, message: object) -> None:
        assert self._process.stdin
        frame = pickle.dumps(message)
        self._process.stdin.write(len(frame).to_bytes(_LENGTH) + frame)
        self._process.stdin.flush()

    def _receive(self, deadline: float) -> Any:
        length = int.from_bytes(self._take(_LENGTH, deadline))
        if length > LARGEST_ANSWER:
            raise EOFError
        return pickle.loads(self._take(length, deadline))

    def _take(self, size: int, deadline: float) -> bytes:
        """Exactly `size` bytes; raises `TimeoutError` at the deadline, `EOFError` at the end."""
        assert self._process.stdout
        raw = self._process.stdout.raw  # type: ignore[attr-defined]
        parts = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(raw, selectors.EVENT_READ)
            while len(parts) < size:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise TimeoutError
                part = raw.read(min(_CHUNK, size - len(parts)))
                if not part:
                    raise EOFError
                parts += part
        return bytes(parts)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


_lock = threading.Lock()
_current: list[_Child] = []


def _child() -> _Child:
    if not _current or not _current[0].alive():
        close()
        _current[:] = [_Child()]
    return _current[0]


def close() -> None:
    """End the child, if there is one; the next isolated file starts another."""
    while _current:
        _current.pop().close()


atexit.register(close)
