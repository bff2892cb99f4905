"""One at a time, and who is being waited for goes first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock with two ranks: background work lets every question that is waiting pass it."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._busy = False
        self.urgent = 0

    @contextmanager
    def take(self, *, urgent: bool = False) -> Iterator[None]:
        """Hold the turn; an urgent one waits only for who has it now and other urgent ones."""
        with self._condition:
            self.urgent += urgent
            try:
                self._condition.wait_for(lambda: not self._busy and (urgent or not self.urgent))
                self._busy = True
            finally:
                self.urgent -= urgent
        try:
            yield
        finally:
            with self._condition:
                self._busy = False
                self._condition.notify_all()
