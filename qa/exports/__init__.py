"""Quotes to take away: one writer a format; what comes in has just been verified."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.messages import ENGLISH, Language, say
from corpus.types import Statement
from qa.errors import QuestionError
from qa.exports.document import docx
from qa.exports.plain import csv_table, json_whole, markdown
from qa.exports.references import bibtex, csl_json, ris
from qa.exports.rows import Given, Row

Write = Callable[[Given, Sequence[Row], Language], str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written, what its files end in and are sent as, and its name for people."""

    write: Write
    suffix: str
    media_type: str
    name: str


FORMATS: dict[str, Format] = {
    "json": Format(json_whole, "json", "application/json", "JSON"),
    "markdown": Format(markdown, "md", "text/markdown; charset=utf-8", "Markdown"),
    "csv": Format(csv_table, "csv", "text/csv; charset=utf-8", "CSV"),
    "docx": Format(
        docx,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word",
    ),
    "bibtex": Format(bibtex, "bib", "application/x-bibtex; charset=utf-8", "BibTeX"),
    "ris": Format(ris, "ris", "application/x-research-info-systems; charset=utf-8", "RIS"),
    "csl": Format(csl_json, "csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
}


def exported(
    given: Given,
    format: str,
    statement_of: Callable[[str], Statement],
    language: Language = ENGLISH,
) -> str | bytes:
    """The quotes in one of `FORMATS`, DOCX as bytes; `QuestionError` names them for any other.

    What stands around them is in `language`, but for CSV and JSON, which programs read.
    """
    rows = [Row.of(quote, statement_of(quote.statement_id)) for quote in given.quotes]
    return known(format).write(given, rows, language)


def known(format: str) -> Format:
    """The format of this name; `QuestionError` where there is none."""
    if format not in FORMATS:
        formats = ", ".join(FORMATS)
        raise QuestionError(
            say(
                "There is no format {format}; there are {formats}.",
                format=repr(format),
                formats=formats,
            )
        )
    return FORMATS[format]
