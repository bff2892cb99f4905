"""The other end of `corpus.isolation`: reads the files it is told to, until its input ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UnreadableSource, sentence_of
from corpus.messages import say
from corpus.readers import reader_for
from corpus.wire import (
    END,
    answer_frame,
    frame,
    part_frame,
    read_frame,
    reason_frame,
    requested,
)


def main() -> None:
    """Answer each frame of `corpus.wire.request` with what was asked for, a part or an answer a
    frame, then the end; or with a reason, after which nothing comes."""
    _limit_memory(int(sys.argv[1]))
    incoming, outgoing = sys.stdin.buffer, _own_output()
    while (payload := read_frame(incoming)) is not None:
        for answer in _answers(payload):
            outgoing.write(answer)
        outgoing.flush()


def _answers(payload: bytes) -> Iterator[bytes]:
    try:
        function, given = requested(payload)
        if function:
            yield answer_frame(function(*given))
        else:
            path, source_id, columns = given
            reader = reader_for(Path(path))
            yield from map(
                part_frame, reader.read(Path(path), source_id=source_id, columns=columns)
            )
        yield frame(END, b"")
    except UnreadableSource as error:
        yield reason_frame(sentence_of(error))
    except MemoryError:
        yield reason_frame(say("Reading it took too much memory."))
    except OSError as error:
        yield reason_frame(say("It can't be read: {reason}.", reason=error.strerror or str(error)))
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        yield reason_frame(say("Its reader failed on it: {reason}.", reason=reason))


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
