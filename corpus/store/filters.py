"""What a filter means in SQL over the table `statements`."""

from __future__ import annotations

from typing import Any

from corpus.types import PassageFilter


def statement_conditions(passing: PassageFilter) -> tuple[str, list[Any]]:
    """SQL over `statements s` for what a filter asks of whole statements, and its values."""
    terms = ["s.superseded_by IS NULL"]
    values: list[Any] = []
    if passing.date_from:
        terms.append("s.date_last >= ?")
        values.append(int(passing.date_from.replace("-", "")))
    if passing.date_to:
        terms.append("s.date_first <= ?")
        values.append(int(passing.date_to.replace("-", "")))
    for column, allowed in (("language", passing.languages), ("kind", passing.kinds)):
        if allowed:
            terms.append(f"s.{column} IN ({', '.join('?' * len(allowed))})")
            values += allowed
    if passing.after:
        terms.append("EXISTS (SELECT 1 FROM passages n WHERE n.statement = s.seq AND n.id > ?)")
        values.append(passing.after)
    return " AND ".join(terms), values
