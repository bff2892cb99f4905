"""Statements and answers made by hand, for tests of how they are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from corpus.types import Paragraph, Sentence, Statement
from qa.types import Answer, Coverage, Query, Quote

KONO = (
    "Foreign Minister of Japan Taro Kono expressed concern over Russia’s military activity in the "
    "southern Kuril Islands."
)
REPLY = (
    "In response we reaffirmed our position that Russian Armed Forces are operating on their "
    "sovereign territory and based on international law."
)
NASTY = '<script>alert("x")</script> & <img src=x onerror=alert(1)> ${1+1} {{value}} \\n \\u0041 `'


def statement(paragraphs: Sequence[str], **fields: Any) -> Statement:
    """A statement of these paragraphs, each one sentence long."""
    text = "\n\n".join(paragraphs)
    made, at = [], 0
    for ordinal, words in enumerate(paragraphs):
        end = at + len(words)
        made.append(Paragraph(ordinal, at, end, sentences=(Sentence(0, at, end),)))
        at = end + 2
    known: dict[str, Any] = {
        "statement_id": "tokyo-1",
        "source_id": "tokyo",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "paragraphs": tuple(made),
        "title": "Statement in Tokyo",
        "date": "2019-05-30",
        "language": "en",
    }
    return Statement(**(known | fields))


def quote(number: int = 1, text: str = KONO, **fields: Any) -> Quote:
    known: dict[str, Any] = {
        "number": number,
        "statement_id": "tokyo-1",
        "source_id": "tokyo",
        "paragraph": 0,
        "start_char": 0,
        "end_char": len(text),
        "text": text,
        "voice": "reported",
        "by": "Taro Kono",
        "speaker": "Sergey Lavrov",
        "title": "Statement in Tokyo",
        "date": "2019-05-30",
        "place": "Tokyo",
        "url": None,
        "score": 1.0,
        "citation": "Taro Kono, as told by Sergey Lavrov, Tokyo, 30 May 2019",
    }
    return Quote(**(known | fields))


def answer(outcome: str = "quotes", quotes: Sequence[Quote] = (), **fields: Any) -> Answer:
    known: dict[str, Any] = {
        "outcome": outcome,
        "quotes": tuple(quotes),
        "query": Query("What about the Kuril Islands?", "Kuril Islands"),
        "coverage": Coverage(1, 1, "2019-05-30", "2019-05-30", 1.0),
        "answerability": 0.9,
        "fingerprint": "f1",
        "answer_id": "a1",
        "question": "What about the Kuril Islands?",
    }
    return Answer(**(known | fields))
