"""What a file that took over the child that reads it could send back: run in that child."""

from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

from corpus.web.types import Links
from corpus.wire import frame

DOCUMENT = (
    b'{"source_id":"a","blocks":[{"text":"We agreed.","speaker":null,"role":"%s",'
    b'"speaker_uncertain":false,"locator":null}],"metadata":{%s},"numbered":false}'
)


class Harm:
    """Touches a file where it is unpickled."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (Path(self.mark),))


def sends(what: str, mark: str) -> Links:
    """Writes to the program's end of the pipe, as the reader's own code would not."""
    said = {
        "pickle": pickle.dumps(Harm(mark)),
        "pickled answer": frame(b"A", pickle.dumps(Harm(mark))),
        "pickled part": frame(b"D", pickle.dumps(Harm(mark))),
        "endless": b"D" + (1 << 60).to_bytes(8) + b"x" * 100,
        "another kind": frame(b"Z", b"{}"),
        "another type": frame(b"A", b'{"pages": "x"}'),
        "a part for an answer": frame(b"D", DOCUMENT % (b"remark", b"")),
        "an unknown role": frame(b"D", DOCUMENT % (b"boss", b"")),
        "a wrong field": frame(b"D", DOCUMENT % (b"remark", b'"date": 7')),
        "deep": frame(b"A", b"[" * 1_000_000),
        "no text": frame(b"S", b"\xff\xfe"),
        "nothing": frame(b"E", b""),
        "two answers": frame(b"A", b'{"pages":[],"lists":[],"refused":[]}') * 2 + frame(b"E", b""),
    }[what]
    for handle in range(3, 64):
        try:
            pipe = stat.S_ISFIFO(os.fstat(handle).st_mode)
        except OSError:
            continue
        if pipe:
            os.write(handle, said)
    os._exit(0)
