"""Questions over official statements, answered with verified quotes.

from qa import Record, Filters
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.types import AddResult, Statement
    from qa.record import Record
    from qa.types import (
        Answer,
        Filters,
        Page,
        Query,
        Quote,
        QuoteCheck,
        SearchResult,
    )

__all__ = [
    "AddResult",
    "Answer",
    "Filters",
    "Page",
    "Query",
    "Quote",
    "QuoteCheck",
    "Record",
    "SearchResult",
    "Statement",
]


def __getattr__(name: str) -> Any:
    """Import on first use, so that `record --help` does not pay for search."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Record":
        from qa.record import Record

        return Record
    import corpus.types
    import qa.types

    return getattr(qa.types, name, None) or getattr(corpus.types, name)
