"""Where words stand in the record, and the stretch of a statement that is read to find them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.types import Paragraph, Statement
from qa.quotations.tokens import Token, tokens

Pair = tuple[Statement, Paragraph]


class Candidates(Protocol):
    """Where words may stand: what a check needs of a record."""

    def near(self, words: str) -> Sequence[Pair]:
        """Paragraphs that may hold the words or what they were made from, likeliest first."""

    def holding(self, words: str) -> Sequence[Pair]:
        """Paragraphs that hold the words in a row, but for marks and case."""


@dataclass(frozen=True, slots=True)
class Given:
    """Candidates that are known: every paragraph may hold every word."""

    pairs: Sequence[Pair]

    def near(self, words: str) -> Sequence[Pair]:
        """All of them."""
        return self.pairs

    def holding(self, words: str) -> Sequence[Pair]:
        """All of them: whether they do is looked up anyway."""
        return self.pairs


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one statement that begins in `paragraph`; it may run over into the next."""

    statement: Statement
    paragraph: Paragraph
    start_char: int
    end_char: int

    @property
    def words(self) -> str:
        """The publisher's words at this place."""
        return self.statement.text[self.start_char : self.end_char]

    @property
    def span(self) -> tuple[str, int, int]:
        return self.statement.statement_id, self.start_char, self.end_char


def end_of(pair: Pair, chars: int) -> int:
    """The end of the paragraph in which a stretch of `chars` from the paragraph's end would end."""
    statement, paragraph = pair
    wanted = paragraph.end_char + chars
    if chars <= 0:
        return paragraph.end_char
    later = (p.end_char for p in statement.paragraphs if p.end_char >= wanted)
    return next(later, len(statement.text))


def words_from(pair: Pair, chars: int) -> list[Token]:
    """Tokens from the paragraph's start on, `chars` beyond its end, to the end of a paragraph."""
    statement, paragraph = pair
    return tokens(statement.text, paragraph.start_char, end_of(pair, chars))


def sentence_starts(pair: Pair, end: int) -> list[int]:
    """Where sentences begin from the paragraph on, up to `end`; and `end` itself."""
    statement, paragraph = pair
    starts = [
        sentence.start_char
        for one in statement.paragraphs
        if paragraph.start_char <= one.start_char < end
        for sentence in one.sentences
    ]
    return [*starts, end]
