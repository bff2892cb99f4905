"""What answering a question has come to, told as it happens to who waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.types import Query


@dataclass(frozen=True, slots=True)
class Understood:
    """The question is read: topic, filters, what was carried over from earlier turns."""

    query: Query


@dataclass(frozen=True, slots=True)
class Searched:
    """One search is done. An answer may take several, with less and less carried over.

    `passages` were weighed; `answerability` (0 to 1) is how likely any of them answers.
    """

    topic: str
    passages: int
    answerability: float


Stage = Understood | Searched
OnStage = Callable[[Stage], None]


def unheard(stage: Stage) -> None:
    """For who does not wait."""
