"""A record whose rankings and answers are written down, to check metrics by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UnknownStatement
from corpus.types import Paragraph, Sentence, Statement, Voice
from qa.types import (
    Answer,
    Coverage,
    Filters,
    History,
    Outcome,
    Page,
    Query,
    Quote,
    QuoteCheck,
    SearchResult,
)

Said = tuple[str, Voice, str | None]


def statement(source_id: str, *paragraphs: Sequence[Said]) -> Statement:
    """A statement of labelled sentences, a space between them, a blank line between paragraphs."""
    text = "\n\n".join(" ".join(words for words, _, _ in said) for said in paragraphs)
    made: list[Paragraph] = []
    at = 0
    for ordinal, said in enumerate(paragraphs):
        start = at
        sentences = []
        for number, (words, voice, by) in enumerate(said):
            sentences.append(Sentence(number, at, at + len(words), voice, by))
            at += len(words) + 1
        made.append(Paragraph(ordinal, start, at - 1, sentences=tuple(sentences)))
        at += 1
    return Statement(
        statement_id=f"id-{source_id}",
        source_id=source_id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        paragraphs=tuple(made),
    )


def quote(said: Statement, paragraph: int, start: int, end: int, number: int = 1) -> Quote:
    """A span counted from the start of its paragraph."""
    offset = said.paragraphs[paragraph].start_char
    words = said.text[offset + start : offset + end]
    place = (said.statement_id, said.source_id, paragraph, offset + start, offset + end, words)
    return Quote(number, *place, "own", None, None, "", None, None, None, 1.0)


def answer(
    question: str, outcome: Outcome, quotes: Sequence[Quote] = (), answerability: float = 0.5
) -> Answer:
    query = Query(question, question)
    return Answer(
        outcome, tuple(quotes), query, Coverage(2, 2, None, None, 1.0), answerability, "toy"
    )


@dataclass
class ToySystem:
    """Says what it was told to say; `asked` keeps what it was asked."""

    statements: Mapping[str, Statement]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    rankings: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    checks: Mapping[str, QuoteCheck] = field(default_factory=dict)
    pages: Mapping[str, Sequence[Page]] = field(default_factory=dict)
    asked: list[tuple[str, Filters | None, tuple[str, ...]]] = field(default_factory=list)

    def ask(
        self, question: str, *, filters: Filters | None = None, history: History = ()
    ) -> Answer:
        self.asked.append((question, filters, tuple(turn for turn, _ in history)))
        return self.answers.get(question) or answer(question, "nothing")

    def search(
        self, question: str, *, filters: Filters | None = None, limit: int = 20
    ) -> Sequence[SearchResult]:
        return self.rank(question, filters=filters, limit=limit)

    def rank(
        self, question: str, *, filters: Filters | None = None, limit: int = 100, by: str = "fused"
    ) -> Sequence[SearchResult]:
        units = self.rankings.get(question, ())
        return [
            SearchResult(number, f"id-{source}", source, paragraph, 1 / (number + 1))
            for number, (source, paragraph) in enumerate(units[:limit])
        ]

    def everything_about(
        self, topic: str, *, filters: Filters | None = None, cursor: str | None = None
    ) -> Page:
        pages = self.pages.get(topic, (Page(0, ()),))
        return pages[int(cursor or 0)]

    def check_quote(self, text: str) -> QuoteCheck:
        return self.checks.get(text) or QuoteCheck("absent", ())

    def statement(self, name: str) -> Statement:
        if name not in self.statements:
            raise UnknownStatement(name)
        return self.statements[name]


def write_jsonl(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
