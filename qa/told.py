"""Listeners are told of each question once it is answered: what kind, how many, how long.

Nothing is written here, and a record that nobody listens to measures nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, Literal, ParamSpec, Protocol, TypeVar

from qa.errors import QuestionError
from qa.timing import measuring
from qa.types import Answer, Page, QuoteCheck, Whole

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Kind = Literal["ask", "check", "everything", "search"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """A question that was asked. `stages` are seconds by stage; `words` are the reader's own.

    `outcome` is an answer's or a check's, "refused" for what can't be asked, "failed" for errors.
    `by_meaning` is the share of the record that was searched by meaning, None where not told.
    """

    kind: Kind
    outcome: str
    quotes: int
    seconds: float
    stages: Mapping[str, float]
    intent: str = ""
    carried: bool = False
    by_meaning: float | None = None
    words: str = ""


Listener = Callable[[Seen], None]


@dataclass(slots=True)
class Listeners:
    """Those who listen to one record, and how many questions are being answered now."""

    all: list[Listener] = field(default_factory=list)
    answering: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> None:
        with self._lock:
            self.answering += 1

    def end(self, seen: Seen) -> None:
        with self._lock:
            self.answering -= 1
        for listener in self.all:
            try:
                listener(seen)
            except Exception:  # whoever listens must not be in the way of who asks
                _log.exception("A question could not be noted.")


class Heard(Protocol):
    """What can be listened to."""

    listeners: Listeners


Subject = TypeVar("Subject", bound=Heard)
Method = Callable[Concatenate[Subject, Arguments], Result]


def heard(
    kind: Kind,
) -> Callable[[Method[Subject, Arguments, Result]], Method[Subject, Arguments, Result]]:
    """A method of a record whose first argument is what somebody asks, told to who listens."""

    def decorate(method: Method[Subject, Arguments, Result]) -> Method[Subject, Arguments, Result]:
        @wraps(method)
        def run(self: Subject, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            if not self.listeners.all:
                return method(self, *args, **kwargs)
            self.listeners.begin()
            told: dict[str, Any] = {"outcome": "failed", "quotes": 0}
            words = str(next(iter((*args, *kwargs.values())), ""))
            start = time.perf_counter()
            with measuring() as stages:
                try:
                    result = method(self, *args, **kwargs)
                    told = _told(result)
                    return result
                except QuestionError:
                    told["outcome"] = "refused"
                    raise
                finally:
                    spent = time.perf_counter() - start
                    self.listeners.end(
                        Seen(kind, seconds=spent, stages=stages, words=words, **told)
                    )

        return run

    return decorate


def _told(result: object) -> dict[str, Any]:
    if isinstance(result, Answer):
        return {
            "outcome": result.outcome,
            "quotes": len(result.quotes),
            "intent": result.query.intent,
            "carried": bool(result.query.carried),
            "by_meaning": result.coverage.by_meaning,
        }
    if isinstance(result, QuoteCheck):
        return {"outcome": result.verdict, "quotes": len(result.matches)}
    if isinstance(result, Page | Whole):
        found = len(result.quotes or ())
        return {"outcome": "quotes" if found else "nothing", "quotes": found}
    found = len(result) if isinstance(result, list | tuple) else 0
    return {"outcome": "quotes" if found else "nothing", "quotes": found}
