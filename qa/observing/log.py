"""One line of JSON a question: what kind, how many quotes, how long. Whose words it was, is not
in it, unless whoever runs the service has switched that on.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from qa import settings
from qa.told import Seen

LONGEST = 500  # characters of a question


class QuestionLog:
    """Writes each question on a line of its own, whichever thread it was answered in."""

    def __init__(self, write: Callable[[str], object], *, words: bool = False) -> None:
        self._write, self._words = write, words
        self._lock = threading.Lock()

    @classmethod
    def chosen(cls) -> Self | None:
        """As the settings say; None if nothing is to be written."""
        place, words = settings.value("log") or "stderr", bool(settings.yes("log_questions"))
        if place == "off":
            return None
        if place == "stderr":
            return cls(lambda line: print(line, file=sys.stderr, flush=True), words=words)
        path = Path(place)
        return cls(lambda line: _append(path, line), words=words)

    def __call__(self, seen: Seen) -> None:
        line = json.dumps(told(seen, words=self._words), ensure_ascii=True)  # one line, whatever
        with self._lock:
            self._write(line)


def told(seen: Seen, *, words: bool) -> dict[str, Any]:
    """What is written of a question; times in milliseconds."""
    line: dict[str, Any] = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "event": "question",
        "kind": seen.kind,
        "outcome": seen.outcome,
        "quotes": seen.quotes,
        "ms": _ms(seen.seconds),
        "stages": {stage: _ms(seconds) for stage, seconds in seen.stages.items()},
    }
    if seen.intent:
        line |= {"intent": seen.intent, "follow_up": seen.carried}
    if seen.by_meaning is not None:
        line["by_meaning"] = seen.by_meaning
    if words:
        line["question"] = seen.words[:LONGEST]
    return line


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _append(path: Path, line: str) -> None:
    """A file that only its owner may read: it tells when people asked."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, f"{line}\n".encode())
    finally:
        os.close(handle)
