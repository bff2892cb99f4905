"""Quotes as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict

from corpus.messages import Language, say, told
from qa.exports.rows import COLUMNS, Given, Row, headline, summary
from qa.voice_words import voice_words

FORMULA_STARTS = (*"=+-@\t\r\n", *"＝＋－＠")  # full-width ones count in East Asian Excel


def json_whole(given: Given, rows: Sequence[Row], _: Language) -> str:
    """The answer or page under the contract's names, each quote with its row's further fields."""
    whole = asdict(given)
    whole["quotes"] = [
        quote | asdict(row) for quote, row in zip(whole["quotes"], rows, strict=True)
    ]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def csv_table(given: Given, rows: Sequence[Row], _: Language) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_inert(getattr(row, column)) for column in COLUMNS])
    return out.getvalue()


def _inert(value: object) -> object:
    """A cell that a spreadsheet would run as a formula starts with an apostrophe instead."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def markdown(given: Given, rows: Sequence[Row], language: Language) -> str:
    title = f"# {' '.join(headline(given).split())}\n\n" if headline(given) else ""
    blocks = [summary(given).told(language), *(_quoted(row, language) for row in rows)]
    return title + "\n\n".join(blocks) + "\n"


def _quoted(row: Row, language: Language) -> str:
    words = "\n".join(f"> {line}" for line in row.text.split("\n"))
    cited = told(row.citation, language)
    if row.title and row.title not in row.citation:
        cited += f", {row.title}"
    label = say("{voice}, labelled automatically", voice=voice_words(row.voice, row.by))
    source = f" [{say('Source').told(language)}]({row.url})" if row.url else ""
    known = told(row.locator, language)
    if row.retrieved:
        known += f", {say('retrieved {day}', day=row.retrieved).told(language)}"
    also = f"\n>\n> {told(row.elsewhere, language)}" if row.elsewhere else ""
    return (
        f"{words}\n>\n> — {cited} ({label.told(language)}){source}\n>\n"
        f"> {known}, SHA-256 `{row.text_sha256}`{also}"
    )
