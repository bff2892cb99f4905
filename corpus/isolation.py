"""Reading a file, in a child process where a format's library may hang, crash or eat memory.

The child is `python -m corpus.child`, with frames of `corpus.wire` over its pipes: not
multiprocessing, which would run a caller's script a second time, and unpickle what a file that took
over its child may send. A child that is done with a file is kept for the
next one; it is killed when a part takes too long, or when nobody wants the rest.
"""

from __future__ import annotations

import atexit
import contextlib
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.readers import reader_for
from corpus.types import Found
from corpus.wire import (
    END,
    HEAD,
    LARGEST,
    REASON,
    NotUnderstood,
    answer_of,
    part_of,
    reason_of,
    request,
)

MEMORY_LIMIT = 1 << 30  # bytes of address space a child may have
MOST_IDLE = 4  # children kept: an archive within an archive needs one a level
_CHUNK = 1 << 20
NO_ANSWER = say("Its reader gave what no reader gives: the file may be made to harm it.")

T = TypeVar("T")
Taken = Callable[[bytes, bytearray], T]


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
    asked = request(read=(str(path.resolve()), source_id, dict(columns or {})))
    yield from _answers(asked, part_of, time_limit)


def in_child(function: Callable[..., T], *arguments: object, time_limit: float = 20.0) -> T:
    """What a function of a module gives, called in a child: for others' bytes that are no file.

    It must be annotated with what it gives. Raises `UnreadableSource` as `read_parts` does.
    """
    answers = list(
        _answers(request(call=(function, arguments)), partial(answer_of, function), time_limit)
    )
    if len(answers) != 1:
        raise UnreadableSource(NO_ANSWER)
    return answers[0]


def _answers(asked: bytes, taken: Taken[T], time_limit: float) -> Iterator[T]:
    child = _idle_child()
    done = False
    try:
        yield from child.ask(asked, taken, time_limit)
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

    def ask(self, asked: bytes, taken: Taken[T], time_limit: float) -> Iterator[T]:
        """Each part as soon as it is read, as `taken` makes it of its frame's kind and bytes."""
        try:
            self._send(asked)
            while (answer := self._receive(time.monotonic() + time_limit))[0] != END:
                if answer[0] == REASON:
                    raise UnreadableSource(reason_of(answer[1]))
                yield taken(*answer)
        except TimeoutError:
            self.close()
            raise UnreadableSource(
                say("It took longer than {time_limit} s to read.", time_limit=f"{time_limit:g}")
            ) from None
        except NotUnderstood:
            self.close()
            raise UnreadableSource(NO_ANSWER) from None
        except (OSError, EOFError):
            self.close()
            raise UnreadableSource(
                say("Reading it broke the reader, or took too much memory.")
            ) from None

    def _send(self, asked: bytes) -> None:
        assert self._process.stdin
        self._process.stdin.write(asked)
        self._process.stdin.flush()

    def _receive(self, deadline: float) -> tuple[bytes, bytearray]:
        """A frame's kind and bytes; raises `NotUnderstood` where it says that it is too long."""
        head = self._take(HEAD, deadline)
        if (length := int.from_bytes(head[1:])) > LARGEST:
            raise NotUnderstood
        return bytes(head[:1]), self._take(length, deadline)

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
