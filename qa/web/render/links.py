"""Addresses of answers, statements and spans: the same in the chat and on the plain pages."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from qa.types import Quote


def statement_path(statement_id: str) -> str:
    return f"/statements/{quote(statement_id, safe='')}"


def answer_path(answer_id: str) -> str:
    return f"/answers/{quote(answer_id, safe='')}"


def span_path(statement_id: str, start: int, end: int, answer_id: str = "") -> str:
    """The words start..end (code points), with the other quotes of an answer if one is given."""
    asked = f"?{urlencode({'answer': answer_id})}" if answer_id else ""
    return f"/spans/{quote(statement_id, safe='')}/{start}-{end}{asked}#mark"


def quote_path(found: Quote, answer_id: str = "") -> str:
    return span_path(found.statement_id, found.start_char, found.end_char, answer_id)


def cite_id(answer_id: str, number: int) -> str:
    """Identifies a quote's card within a page that may hold several answers."""
    return f"cite-{answer_id or 'answer'}-{number}"
