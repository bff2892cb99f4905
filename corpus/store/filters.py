"""What a filter means in SQL over the table `statements`."""

from __future__ import annotations

from typing import Any

from corpus.types import PassageFilter


def statement_conditions(passing: PassageFilter, name: str = "s") -> tuple[str, list[Any]]:
    """SQL over `statements s`, or however named, for what a filter asks of whole statements.

    And its values.
    """
    terms = [f"{name}.superseded_by IS NULL"]
    values: list[Any] = []
    if passing.date_from:
        terms.append(f"{name}.date_last >= ?")
        values.append(int(passing.date_from.replace("-", "")))
    if passing.date_to:
        terms.append(f"{name}.date_first <= ?")
        values.append(int(passing.date_to.replace("-", "")))
    for column, allowed in (("language", passing.languages), ("kind", passing.kinds)):
        if allowed:
            terms.append(f"{name}.{column} IN ({', '.join('?' * len(allowed))})")
            values += allowed
    if passing.after:
        newer = f"SELECT 1 FROM passages n WHERE n.statement = {name}.seq AND n.id > ?"  # nosec B608  # names of ours
        terms.append(f"EXISTS ({newer})")
        values.append(passing.after)
    return " AND ".join(terms), values


def shown_conditions(passing: PassageFilter) -> tuple[str, list[Any]]:
    """The same, but of statements that were published several times only the one that is shown.

    That is the first of them that passes.
    """
    where, values = statement_conditions(passing)
    before, again = statement_conditions(passing, "f")
    once = (
        "NOT EXISTS (SELECT 1 FROM copies mine JOIN copies other ON other.first = mine.first "
        "AND other.place < mine.place JOIN statements f ON f.seq = other.statement "
        f"WHERE mine.statement = s.seq AND {before})"  # nosec B608  # conditions of ours
    )
    return f"{where} AND {once}", [*values, *again]
