"""Any stretch of a statement's words as a quote, for who has its offsets and not an answer."""

from __future__ import annotations

from corpus.messages import say
from corpus.types import Statement
from qa.errors import UnknownSpan
from qa.quotations.voices import located
from qa.quoting import quote_at
from qa.types import Quote

NO_SPAN = say("This address names no words of that statement.")


def quote_of_span(statement: Statement, start: int, end: int, *, number: int = 1) -> Quote:
    """The verified quote of start..end; its voice is that of the sentence it begins in.

    Raises `UnknownSpan` where that is no stretch of the text, or begins outside its sentences.
    """
    place = located(statement, start) if 0 <= start < end <= len(statement.text) else None
    if place is None:
        raise UnknownSpan(NO_SPAN)
    return quote_at(statement, *place, (start, end), number=number)
