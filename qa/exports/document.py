"""Quotes as a Word document: each in a quotation's style, with its citation below."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from corpus.messages import Language, joined, say, told
from qa.exports.rows import Given, Row, headline, summary
from qa.voice_words import voice_words

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def docx(given: Given, rows: Sequence[Row], language: Language) -> bytes:
    from docx import Document

    made = Document()
    made.core_properties.title = _written(headline(given))[:255]
    made.core_properties.author = "On the Record"
    if headline(given):
        made.add_heading(_written(headline(given)), 1)
    made.add_paragraph(_written(summary(given).told(language)))
    for row in rows:
        _quote(made, row, language)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _quote(made: Any, row: Row, language: Language) -> None:
    made.add_paragraph(_written(row.text), style="Quote")
    cited = made.add_paragraph()
    citation = told(row.citation or row.title, language)
    cited.add_run(f"[{row.number}] {_written(citation)}").bold = True
    if row.title and row.title not in row.citation:
        cited.add_run(f". {_written(row.title)}")
    details = [
        say("{voice}, labelled automatically", voice=voice_words(row.voice, row.by)),
        row.url or "",
        row.locator,
        say("retrieved {day}", day=row.retrieved) if row.retrieved else "",
        say("SHA-256 of the text: {hash}", hash=row.text_sha256),
        row.elsewhere,
    ]
    known = joined(filter(None, details), " · ").told(language)
    made.add_paragraph(_written(known), style="Caption")


def _written(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
