"""Statements made for tests, with offsets found by looking, not by the code under test."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from corpus.types import Paragraph, Sentence, Statement, Voice

Told = tuple[str, Voice, str | None]


def made_statement(
    paragraphs: Sequence[Sequence[str | Told]], *, source_id: str = "made", **fields: Any
) -> Statement:
    """A statement of paragraphs of sentences; a sentence is its words or (words, voice, by)."""
    text, parts = "", []
    for ordinal, sentences in enumerate(paragraphs):
        text += "\n\n" if text else ""
        start, inside = len(text), []
        for number, told in enumerate(sentences):
            words, voice, by = (told, "own", None) if isinstance(told, str) else told
            text += " " if number else ""
            inside.append(Sentence(number, len(text), len(text) + len(words), voice, by))
            text += words
        parts.append(Paragraph(ordinal, start, len(text), sentences=tuple(inside)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Statement(
        statement_id=fields.pop("statement_id", f"{source_id}-{digest[:6]}"),
        source_id=source_id,
        text=text,
        sha256=digest,
        paragraphs=tuple(parts),
        **fields,
    )
