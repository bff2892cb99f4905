"""The other end of `corpus.isolation`: reads the files it is told to, until its input ends."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from corpus.errors import UnreadableSource, sentence_of
from corpus.messages import say
from corpus.readers import reader_for

_LENGTH = 8


def main() -> None:
    """Answer each (path, source id, columns) with its parts, a reason if it fails, and an end.

    A (function, arguments) is answered with what the function gives.
    """
    _limit_memory(int(sys.argv[1]))
    incoming, outgoing = sys.stdin.buffer, _own_output()
    while head := incoming.read(_LENGTH):
        for answer in _answers(pickle.loads(incoming.read(int.from_bytes(head)))):
            frame = pickle.dumps(answer)
            outgoing.write(len(frame).to_bytes(_LENGTH))
            outgoing.write(frame)
        outgoing.flush()


def _answers(message: tuple[Any, ...]) -> Iterator[object]:
    """The parts and then None, or then a reason, after which nothing comes."""
    try:
        if callable(message[0]):
            yield message[0](*message[1])
        else:
            path, source_id, columns = Path(message[0]), message[1], message[2]
            yield from reader_for(path).read(path, source_id=source_id, columns=columns)
        yield None
    except UnreadableSource as error:
        yield sentence_of(error)
    except MemoryError:
        yield say("Reading it took too much memory.")
    except OSError as error:
        yield say("It can't be read: {reason}.", reason=error.strerror or str(error))
    except Exception as error:
        yield say("Its reader failed on it: {reason}.", reason=f"{type(error).__name__}: {error}")


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
