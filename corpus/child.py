"""The other end of `corpus.isolation`: reads the files it is told to, until its input ends."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UnreadableSource
from corpus.preview import Preview, previewed
from corpus.readers import reader_for
from corpus.types import Document, Refused

_LENGTH = 8


def main() -> None:
    """Answer each (path, source id, columns, task) with a list, or with a reason."""
    _limit_memory(int(sys.argv[1]))
    incoming, outgoing = sys.stdin.buffer, _own_output()
    while head := incoming.read(_LENGTH):
        path, source_id, columns, task = pickle.loads(incoming.read(int.from_bytes(head)))
        frame = pickle.dumps(_read(Path(path), source_id, columns, TASKS[task]))
        outgoing.write(len(frame).to_bytes(_LENGTH) + frame)
        outgoing.flush()


def _previewed(found: Document | Refused) -> Preview | Refused:
    return found if isinstance(found, Refused) else previewed(found)


TASKS: dict[str, Callable[[Document | Refused], object]] = {
    "read": lambda found: found,
    "preview": _previewed,
}


def _read(
    path: Path, source_id: str, columns: dict[str, str], task: Callable[..., object]
) -> object:
    try:
        reader = reader_for(path)
        return [task(item) for item in reader.read(path, source_id=source_id, columns=columns)]
    except UnreadableSource as error:
        return str(error)
    except MemoryError:
        return "Reading it took too much memory."
    except OSError as error:
        return f"It can't be read: {error.strerror or error}."
    except Exception as error:
        return f"Its reader failed on it: {type(error).__name__}: {error}."


def _own_output() -> BinaryIO:
    """The pipe for answers alone: what a library prints goes to the error output."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def _limit_memory(limit: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        main()
