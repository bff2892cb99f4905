"""Answers given before, by id, for their addresses and for follow-ups; the oldest go first."""

from __future__ import annotations

from collections import OrderedDict

from qa.types import Answer

MOST = 1000


class KeptAnswers:
    """The newest answers of this process, each found by its id."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Answer] = OrderedDict()

    def keep(self, answer: Answer) -> Answer:
        """The same answer, kept; where it was given before, it counts as new."""
        self._kept[answer.answer_id] = answer
        self._kept.move_to_end(answer.answer_id)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return answer

    def get(self, answer_id: str) -> Answer | None:
        return self._kept.get(answer_id)
