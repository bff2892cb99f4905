"""Statement ⇄ rows: what is a column, what is JSON, and nothing else."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, fields
from typing import Any

from corpus.days import day_range
from corpus.types import Metadata, Paragraph, Sentence, Statement, Translation

_JSON = ("speakers", "translations", "uncertain")
_METADATA = tuple(field.name for field in fields(Metadata))
COLUMNS = (
    *("statement_id", "source_id", "version", "superseded_by", "added", "gone_since"),
    *("text", "sha256"),
)
# An older version's page has been fetched anew since; that it was added says when it was read.
_RETRIEVED = """(SELECT CASE WHEN superseded_by IS NULL THEN max(a.retrieved) ELSE added END
FROM addresses a WHERE a.final = file HAVING count(*) > 0)"""
SELECT = ", ".join((*COLUMNS, *_METADATA, _RETRIEVED))


def statement_columns(statement: Statement) -> dict[str, Any]:
    """Column values of the table `statements`, but for the ones only the store knows."""
    values: dict[str, Any] = {name: getattr(statement, name) for name in (*COLUMNS, *_METADATA)}
    for name in _JSON:
        values[name] = json.dumps(
            [asdict(item) if isinstance(item, Translation) else item for item in values[name]],
            ensure_ascii=False,
        )
    values["date_first"], values["date_last"] = day_range(statement.date)
    return values


def read_statement(
    row: sqlite3.Row | tuple[Any, ...], paragraphs: tuple[Paragraph, ...]
) -> Statement:
    """The statement of a row selected with `SELECT`."""
    values = dict(zip((*COLUMNS, *_METADATA, "retrieved"), row, strict=True))
    values["speakers"] = tuple(json.loads(values["speakers"]))
    values["uncertain"] = tuple(json.loads(values["uncertain"]))
    values["translations"] = tuple(Translation(**t) for t in json.loads(values["translations"]))
    return Statement(paragraphs=paragraphs, **values)


def read_paragraphs(
    paragraphs: list[tuple[Any, ...]], sentences: list[tuple[Any, ...]]
) -> tuple[Paragraph, ...]:
    """Paragraphs with their sentences, from rows in order."""
    within: dict[int, list[Sentence]] = {}
    for paragraph, ordinal, start, end, voice, by in sentences:
        within.setdefault(paragraph, []).append(Sentence(ordinal, start, end, voice, by))
    return tuple(
        Paragraph(
            *(ordinal, start, end, role, speaker, bool(uncertain)),
            tuple(within.get(ordinal, ())),
            locator,
        )
        for ordinal, start, end, role, speaker, uncertain, locator in paragraphs
    )
