"""Quotes as a Word document: each in a quotation's style, with its citation below."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from qa.exports.rows import Given, Row, headline, summary

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def docx(given: Given, rows: Sequence[Row]) -> bytes:
    from docx import Document

    made = Document()
    made.core_properties.title = _written(headline(given))[:255]
    made.core_properties.author = "On the Record"
    if headline(given):
        made.add_heading(_written(headline(given)), 1)
    made.add_paragraph(_written(summary(given)))
    for row in rows:
        _quote(made, row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _quote(made: Any, row: Row) -> None:
    made.add_paragraph(_written(row.text), style="Quote")
    cited = made.add_paragraph()
    cited.add_run(f"[{row.number}] {_written(row.citation or row.title)}").bold = True
    if row.title and row.title not in row.citation:
        cited.add_run(f". {_written(row.title)}")
    details = [f"Voice: {row.voice}{f', {row.by}' if row.by else ''} (labelled automatically)"]
    details += [row.url] if row.url else []
    details += [row.locator, f"retrieved {row.retrieved}" if row.retrieved else ""]
    details += [f"SHA-256 of the text {row.text_sha256}"]
    made.add_paragraph(_written(" · ".join(part for part in details if part)), style="Caption")


def _written(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
