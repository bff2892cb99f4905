"""What a filter means in SQL over the table `statements`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.types import PassageFilter

Conditions = Callable[[PassageFilter, str], tuple[str, list[Any]]]


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


def heard_conditions(passing: PassageFilter, name: str = "s") -> tuple[str, list[Any]]:
    """The same with what a filter asks of sentences: statements that have such a sentence."""
    where, values = statement_conditions(passing, name)
    terms: list[str] = []
    if passing.voices:
        terms.append(f"x.voice IN ({', '.join('?' * len(passing.voices))})")
        values += passing.voices
    if passing.people is not None:
        named = f"SELECT id FROM people WHERE name IN ({', '.join('?' * len(passing.people))})"  # nosec B608  # only question marks
        terms.append(f"x.holder IN ({named})")
        values += passing.people
    if not terms:
        return where, values
    said = f"SELECT x.statement FROM sentences x WHERE {' AND '.join(terms)}"  # nosec B608  # conditions of ours
    return f"{where} AND {name}.seq IN ({said})", values


def shown_conditions(
    passing: PassageFilter, conditions: Conditions = statement_conditions
) -> tuple[str, list[Any]]:
    """Of statements that were published several times only the one that is shown.

    That is the first of them that passes.
    """
    where, values = conditions(passing, "s")
    before, again = conditions(passing, "f")
    once = (
        "NOT EXISTS (SELECT 1 FROM copies mine JOIN copies other ON other.first = mine.first "
        "AND other.place < mine.place JOIN statements f ON f.seq = other.statement "
        f"WHERE mine.statement = s.seq AND {before})"  # nosec B608  # conditions of ours
    )
    return f"{where} AND {once}", [*values, *again]
