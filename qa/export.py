"""Quotes to take away: one writer a format; what comes in has just been verified."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict

from qa.errors import QuestionError
from qa.types import Answer, Page, Quote

COLUMNS = (
    "number", "text", "voice", "by", "speaker", "title", "date", "place", "url",
    "statement_id", "source_id", "paragraph", "start_char", "end_char", "citation",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def exported(given: Answer | Page, format: str) -> str:
    """The quotes as text in one of `FORMATS`; `QuestionError` names them for any other."""
    if format not in FORMATS:
        raise QuestionError(f"There is no format {format!r}; there are {', '.join(FORMATS)}.")
    return FORMATS[format](given)


def _json(given: Answer | Page) -> str:
    return json.dumps(asdict(given), ensure_ascii=False, indent=2)


def _markdown(given: Answer | Page) -> str:
    message = given.message if isinstance(given, Answer) else f"{given.total} paragraphs match."
    blocks = [message, *(_markdown_quote(quote) for quote in given.quotes)]
    return "\n\n".join(blocks) + "\n"


def _markdown_quote(quote: Quote) -> str:
    words = "\n".join(f"> {line}" for line in quote.text.split("\n"))
    source = f" [Source]({quote.url})" if quote.url else ""
    return f"{words}\n>\n> — {quote.citation} ({quote.voice}, labelled automatically){source}"


def _csv(given: Answer | Page) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for quote in given.quotes:
        writer.writerow([_inert(getattr(quote, column)) for column in COLUMNS])
    return out.getvalue()


def _inert(value: object) -> object:
    """A cell that a spreadsheet would run as a formula starts with an apostrophe instead."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


FORMATS: dict[str, Callable[[Answer | Page], str]] = {
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
}
