"""From a quote to the same place in its statement's other language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.kin.aligning import counterpart
from corpus.types import Paragraph, Statement


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The paragraphs that stand for a quoted one, which is at `span` of another statement."""

    statement_id: str
    span: tuple[int, int]
    paragraphs: Sequence[Paragraph]

    @classmethod
    def of(cls, quoted: Statement, at: int, there: Statement) -> Counterpart | None:
        """For the paragraph that holds character `at`; None where there is no such pair."""
        if there.statement_id not in {pair.statement_id for pair in quoted.pairs}:
            return None
        for paragraph in quoted.paragraphs:
            if paragraph.start_char <= at < paragraph.end_char:
                found = counterpart(quoted, paragraph.ordinal, there)
                span = (paragraph.start_char, paragraph.end_char)
                return cls(quoted.statement_id, span, found)
        return None
