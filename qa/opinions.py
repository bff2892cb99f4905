"""What readers think of answers, with the words that it is about: verified once more, or told.

For whoever runs the service to look through, and for evaluation: the question as it was asked, the
place of the quote, its words and voice as they are now, and what was said to be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, sentence_of
from corpus.types import Voice
from qa.errors import VerificationError
from qa.feedback import Feedback, FeedbackFile
from qa.quotations.voices import located

if TYPE_CHECKING:
    from qa.record import Record


@dataclass(frozen=True, slots=True)
class Opinion:
    """`words`, `voice` and `by` are of the quote it is on; `problem` says why there are none."""

    feedback: Feedback
    words: str | None = None
    voice: Voice | None = None
    by: str | None = None
    problem: str = ""


def opinions(record: Record) -> Sequence[Opinion]:
    """All there are, newest first."""
    kept = list(FeedbackFile(record.store.folder).all())
    return [_opinion(record, one) for one in reversed(kept)]


def _opinion(record: Record, said: Feedback) -> Opinion:
    if said.statement_id is None or said.start_char is None or said.end_char is None:
        return Opinion(said)
    try:
        words = record.quote(said.statement_id, said.start_char, said.end_char)
        place = located(record.statement(said.statement_id), said.start_char)
    except (CorpusError, VerificationError, ValueError) as error:
        return Opinion(said, problem=sentence_of(error))
    sentence = place[1] if place else None
    return Opinion(
        said, words, sentence.voice if sentence else None, sentence.by if sentence else None
    )
