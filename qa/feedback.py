"""What readers think of answers: kept in a file beside the record, to be measured with later.

Nothing is kept but what somebody sent on purpose; it never changes how anything is answered.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from qa.types import Answer

Rating = Literal["up", "down"]
Reason = Literal[
    "wrong quote", "wrong voice", "wrong place or date", "not on point", "incomplete", "other"
]
FILE = "feedback.jsonl"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One reader's opinion of an answer, or with `quote` (its number) of one quote in it."""

    answer_id: str
    question: str
    fingerprint: str
    rating: Rating
    reason: Reason | None = None
    quote: int | None = None
    statement_id: str | None = None
    start_char: int | None = None
    end_char: int | None = None
    comment: str = ""
    given: str = ""

    @classmethod
    def on(
        cls,
        answer: Answer,
        rating: Rating,
        *,
        reason: Reason | None = None,
        quote: int | None = None,
        comment: str = "",
    ) -> Feedback:
        """Feedback with what it is about; KeyError if the answer has no quote of that number."""
        about = {one.number: one for one in answer.quotes}[quote] if quote is not None else None
        return cls(
            answer_id=answer.answer_id,
            question=answer.question,
            fingerprint=answer.fingerprint,
            rating=rating,
            reason=reason,
            quote=quote,
            statement_id=about.statement_id if about else None,
            start_char=about.start_char if about else None,
            end_char=about.end_char if about else None,
            comment=comment,
            given=datetime.now(UTC).isoformat(timespec="seconds"),
        )


@dataclass(frozen=True, slots=True)
class FeedbackFile:
    """All feedback on one record, a JSON line each, oldest first."""

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / FILE

    def keep(self, given: Feedback) -> Feedback:
        """On disk when this returns."""
        line = json.dumps(asdict(given), ensure_ascii=False) + "\n"
        with (
            FileLock(self.path.with_suffix(".lock")),
            self.path.open("a", encoding="utf-8") as file,
        ):
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        return given

    def all(self) -> Iterator[Feedback]:
        """What was kept; a line that a crash cut short is passed over."""
        if not self.path.exists():
            return
        for line in self.path.read_text("utf-8").split("\n"):
            try:
                yield Feedback(**json.loads(line))
            except (ValueError, TypeError):
                continue
