"""What readers think of answers: kept in a file beside the record, to be measured with later.

Nothing is kept but what somebody sent on purpose; it never changes how anything is answered.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from corpus.messages import say
from qa.errors import FeedbackFull
from qa.types import Answer

log = logging.getLogger(__name__)

Rating = Literal["up", "down"]
Reason = Literal[
    "wrong quote",
    "wrong voice",
    "wrong place or date",
    "not on point",
    "something is missing",
    "should have said nothing",
    "something else",
]
FILE = "feedback.jsonl"
LARGEST = 16 << 20  # bytes of the file: some forty thousand opinions
FULL = say(
    "This was not kept: there is no more room for what readers think of answers. Whoever runs the "
    "service makes some by moving {file} out of the record’s folder.",
    file=FILE,
)


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

    def size(self) -> int:
        """Bytes of it: it only ever grows, until somebody moves it away."""
        return self.path.stat().st_size if self.path.exists() else 0

    def keep(self, given: Feedback) -> Feedback:
        """On disk when this returns; raises `FeedbackFull` where the file may not grow so far."""
        line = (json.dumps(asdict(given), ensure_ascii=False) + "\n").encode()
        with (
            FileLock(self.path.with_suffix(".lock")),
            self.path.open("ab+") as file,
        ):
            if file.seek(0, os.SEEK_END) + len(line) > LARGEST:
                log.warning("an opinion was refused: %s has %d MB", self.path, LARGEST >> 20)
                raise FeedbackFull(FULL)
            # A line that a crash or a full disk cut short must not take this one along.
            file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
            file.write(b"\n" * (file.read(1) not in (b"", b"\n")) + line)
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
