"""How long each stage of a question takes, measured where it happens and only when asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_measured: ContextVar[dict[str, float] | None] = ContextVar("measured", default=None)


@contextmanager
def measuring() -> Iterator[dict[str, float]]:
    """Seconds by stage of what runs inside, in this thread."""
    seconds: dict[str, float] = {}
    token = _measured.set(seconds)
    try:
        yield seconds
    finally:
        _measured.reset(token)


def timed(stage: str) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Counts what the function takes under a stage's name; next to nothing where nobody measures.

    A stage inside another counts for both.
    """

    def decorate(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        @wraps(function)
        def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            seconds = _measured.get()
            if seconds is None:
                return function(*args, **kwargs)
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start

        return run

    return decorate
