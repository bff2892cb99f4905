"""Results as tables, for notebooks and statistics: one row a quote, result or statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from qa.contract import as_plain
from qa.types import Answer, Page, Quote, QuoteCheck

if TYPE_CHECKING:
    import pandas
    import pyarrow

Results = Answer | Page | QuoteCheck | Sequence[Any]


def to_pandas(results: Results) -> pandas.DataFrame:
    """A row for each quote of an answer, page or check, or for each item of a list of results.

    Columns are the contract's names, also where there is no row; what is unknown is None.
    """
    import pandas

    rows, columns = _rows(results)
    return pandas.DataFrame(rows, columns=columns or None)


def to_arrow(results: Results) -> pyarrow.Table:
    """The same as an Arrow table; ImportError without pyarrow, which is no part of this package."""
    import pyarrow

    rows, columns = _rows(results)
    columns = columns or list(rows[0] if rows else ())
    held = {name: [row[name] for row in rows] for name in columns}
    return pyarrow.table({name: pyarrow.array(values) for name, values in held.items()})


def _rows(results: Results) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows, and their columns where these are known without any."""
    quotes = [field.name for field in fields(Quote)]
    match results:
        case Answer() | Page():
            return as_plain(results.quotes), quotes
        case QuoteCheck():
            return as_plain(results.matches), quotes
        case _:
            return as_plain(list(results)), []
