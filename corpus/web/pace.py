"""Politeness in time: one request at a time to a host, with a pause between two."""

from __future__ import annotations

import time
from collections.abc import Callable

Pause = Callable[[float], None]


class Pace:
    """Remembers when each host was last asked; `pause` sleeps, and may tell that it does."""

    def __init__(self, delay: float, pause: Pause = time.sleep) -> None:
        self._delay = delay
        self._pause = pause
        self._last: dict[str, float] = {}

    def wait(self, host: str, asked_for: float | None = None) -> None:
        """Sleep until the host may be asked again: after our delay, or the longer one it wants."""
        last = self._last.get(host)
        if last is not None:
            delay = max(self._delay, asked_for or 0.0)
            rest = last + delay - time.monotonic()
            if rest > 0:
                self._pause(rest)
        self._last[host] = time.monotonic()

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long, before it is tried again."""
        self._pause(seconds)
        self._last[host] = time.monotonic()
