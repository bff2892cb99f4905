"""What every retriever gives: the quotes of an answer, and what is told of each beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qa.contract import as_plain
from qa.types import Filters, Quote

if TYPE_CHECKING:
    from qa.record import Record


def quotes(
    record: Record, question: str, *, filters: Filters | None, related: bool, limit: int
) -> Sequence[Quote]:
    """At most `limit` verified quotes that answer; those that are only related if `related`."""
    answer = record.ask(question, filters=filters)
    if answer.outcome == "related" and not related:
        return ()
    return [record.verified(quote) for quote in answer.quotes[:limit]]


def metadata(quote: Quote) -> dict[str, Any]:
    """The quote as the contract has it, without its text."""
    told = as_plain(quote)
    del told["text"]
    return dict(told)


def place(quote: Quote) -> str:
    """An id that stays: where the words stand."""
    return f"{quote.statement_id}:{quote.start_char}-{quote.end_char}"
