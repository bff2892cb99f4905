"""How long one call takes on the processor, not on the wall: other programs share this machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """The result and the CPU milliseconds of the whole process, its threads included."""
    started = time.process_time()
    result = call()
    return result, 1000 * (time.process_time() - started)
