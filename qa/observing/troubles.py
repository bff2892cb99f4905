"""The last warnings and errors of this process, for whoever runs it to see without a shell."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

KEPT = 50


@dataclass(frozen=True, slots=True)
class Trouble:
    """One line of the log; `seen` is when, in UTC, to the second."""

    seen: str
    level: str
    where: str
    what: str


class OneLine(logging.Formatter):
    """Messages without line breaks and what commands a terminal: names of files may hold either."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return inert(super().formatMessage(record))


def inert(words: str) -> str:
    """The same words with whatever can't be printed written out, as \\n and \\x1b."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in words)


class Troubles(logging.Handler):
    """Keeps the last few; put on the root logger, taken off when its server ends."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[Trouble] = deque(maxlen=KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        what = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            what = f"{what} ({type(record.exc_info[1]).__name__}: {record.exc_info[1]})"
        what = inert(what)
        seen = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        self._kept.append(Trouble(seen, record.levelname.lower(), record.name, what))

    def newest_first(self) -> Sequence[Trouble]:
        return tuple(reversed(self._kept))
