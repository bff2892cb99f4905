"""One piece of work in a thread of its own: started, stopped at its next step, its failure kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)

Work = Callable[[Callable[[], bool]], object]


class Background:
    """Runs `work(should_stop)`; started while it runs, it looks once more before it ends."""

    def __init__(self, work: Work, name: str) -> None:
        self._work, self._name = work, name
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._running = self._again = False
        self.error: Exception | None = None

    @property
    def running(self) -> bool:
        return self._running

    def start(self) -> None:
        with self._lock:
            self._again = True
            if self._running:
                return
            self._running = True
            self._stopping.clear()
            self.error = None
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask it to stop and wait until it has."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                self._again = False
            try:
                self._work(self._stopping.is_set)
            except Exception as error:
                self.error = error
                _log.warning("%s stopped: %s", self._name, error)
            with self._lock:
                if not self._again or self.error or self._stopping.is_set():
                    self._running = False
                    return
