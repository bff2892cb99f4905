"""Reading a file, in a child process where a format's library may hang, crash or eat memory.

The child is `python -m corpus.child`, with pickled frames over its pipes: not multiprocessing,
which would run a caller's script a second time. A child that is done with a file is kept for the
next one; it is killed when a part takes too long, or when nobody wants the rest.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.readers import reader_for
from corpus.types import Found

MEMORY_LIMIT = 1 << 30  # bytes of address space a child may have
MOST_IDLE = 4  # children kept: an archive within an archive needs one a level
_LENGTH = 8
_CHUNK = 1 << 20


def read_parts(
    path: Path,
    *,
    source_id: str,
    columns: Mapping[str, str] | None = None,
    time_limit: float = 20.0,
    isolated: bool = False,
) -> Iterator[Found]:
    """What the file's own reader gives, in order, whole files within it unread.

    `isolated` reads in the child what a reader of our own would read here.

    Raises `UnreadableSource` if there is no reader, the file is not what its name says, or an
    isolated reader dies or takes more than `time_limit` seconds for a part.
    """
    reader = reader_for(path)
    if not (reader.isolated or isolated):
        yield from reader.read(path, source_id=source_id, columns=columns)
        return
    message = (str(path.resolve()), source_id, dict(columns or {}))
    yield from _answers(message, time_limit)


def in_child(function: Callable[..., Any], *arguments: object, time_limit: float = 20.0) -> Any:
    """What a function of a module gives, called in a child: for others' bytes that are no file.

    Raises `UnreadableSource` as `read_parts` does.
    """
    [answer] = _answers((function, arguments), time_limit)
    return answer


def _answers(message: object, time_limit: float) -> Iterator[Any]:
    child = _idle_child()
    done = False
    try:
        yield from child.ask(message, time_limit)
        done = True
    except UnreadableSource:
        done = child.alive()  # what the reader refused leaves its child fit for the next
        raise
    finally:
        if done and len(_idle) < MOST_IDLE:
            _idle.append(child)
        else:
            child.close()


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

    def ask(self, message: object, time_limit: float) -> Iterator[Any]:
        """Each part as soon as it is read; frames are a part, a reason (str) or the end (None)."""
        try:
            self._send(message)
            while (answer := self._receive(time.monotonic() + time_limit)) is not None:
                if isinstance(answer, str):
                    raise UnreadableSource(answer)
                yield answer
        except TimeoutError:
            self.close()
            raise UnreadableSource(
                say("It took longer than {time_limit} s to read.", time_limit=f"{time_limit:g}")
            ) from None
        except (OSError, EOFError):
            self.close()
            raise UnreadableSource(
                say("Reading it broke the reader, or took too much memory.")
            ) from None

    def _send(self, message: object) -> None:
        assert self._process.stdin
        frame = pickle.dumps(message)
        self._process.stdin.write(len(frame).to_bytes(_LENGTH) + frame)
        self._process.stdin.flush()

    def _receive(self, deadline: float) -> Any:
        length = int.from_bytes(self._take(_LENGTH, deadline))
        return pickle.loads(self._take(length, deadline))

    def _take(self, size: int, deadline: float) -> bytearray:
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
        return parts

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


_idle: list[_Child] = []


def _idle_child() -> _Child:
    """A child that waits for a file, or a new one; nobody else has it till it is put back."""
    while True:
        try:
            child = _idle.pop()
        except IndexError:  # pop is atomic: two threads never get the same one
            return _Child()
        if child.alive():
            return child
        child.close()


def close() -> None:
    """End the children that wait; the next isolated file starts another."""
    while _idle:
        _idle.pop().close()


atexit.register(close)
