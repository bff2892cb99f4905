"""Corrections by hand: what may be corrected, and putting corrections on a fresh reading.

A correction of a paragraph is kept by the hash of its words, so that it finds its paragraph
again in a version where paragraphs moved, and falls away where the words changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from corpus.days import day_range
from corpus.errors import CorpusError, UnknownStatement
from corpus.messages import say
from corpus.types import ROLES, Metadata, Paragraph, Statement

EDITABLE = (
    "title",
    "date",
    "time",
    "kind",
    "speakers",
    "office",
    "place",
    "event",
    "language",
    "url",
)
PARAGRAPH_FIELDS = ("speaker", "role", "speaker_uncertain")


def checked(field: str, value: Any) -> Any:
    """The value as it is stored; `CorpusError` says what the field takes."""
    if field not in (*EDITABLE, *PARAGRAPH_FIELDS):
        raise CorpusError(
            f"{field!r} can't be edited; these can: {', '.join((*EDITABLE, *PARAGRAPH_FIELDS))}."
        )
    if field == "date" and value is not None:
        return _date(value)
    if field == "speakers":
        return [value] if isinstance(value, str) else list(value)
    if field == "role" and value not in ROLES:
        raise CorpusError(f"A paragraph's role is one of {', '.join(ROLES)}, not {value!r}.")
    return value


def paragraph_key(statement: Statement, paragraph: Paragraph, field: str) -> str:
    """Name under which a correction of one paragraph is kept."""
    words = statement.slice(paragraph)
    return f"paragraph:{hashlib.sha256(words.encode()).hexdigest()[:16]}:{field}"


def corrected(statement: Statement, edits: Mapping[str, Any]) -> Statement:
    """The statement with its corrections; corrected fields are no longer uncertain."""
    if not edits:
        return statement
    names = {field.name for field in fields(Metadata)}
    plain: dict[str, Any] = {
        field: tuple(value) if field == "speakers" else value
        for field, value in edits.items()
        if field in names
    }
    paragraphs = tuple(_corrected(statement, p, edits) for p in statement.paragraphs)
    if "speakers" in plain:
        paragraphs = tuple(_retold(p, statement.speakers, plain["speakers"]) for p in paragraphs)
    uncertain = tuple(name for name in statement.uncertain if name not in plain)
    return replace(statement, **plain, paragraphs=paragraphs, uncertain=uncertain)


def paragraph_corrections(
    statement: Statement, ordinals: Iterable[int], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Corrections of these paragraphs, as they are kept; `CorpusError` says what can't be."""
    if wrong := set(given) - set(PARAGRAPH_FIELDS):
        raise CorpusError(
            f"{', '.join(sorted(wrong))} can't be edited for single paragraphs; "
            f"these can: {', '.join(PARAGRAPH_FIELDS)}."
        )
    by_ordinal = {p.ordinal: p for p in statement.paragraphs}
    changes = {}
    for ordinal in ordinals:
        if ordinal not in by_ordinal:
            raise UnknownStatement(f"{statement.statement_id} has no paragraph {ordinal}.")
        for field, value in given.items():
            changes[paragraph_key(statement, by_ordinal[ordinal], field)] = value
    return changes


def _corrected(statement: Statement, paragraph: Paragraph, edits: Mapping[str, Any]) -> Paragraph:
    for field in PARAGRAPH_FIELDS:
        key = paragraph_key(statement, paragraph, field)
        if key in edits:
            paragraph = replace(paragraph, **{field: edits[key]})
            if (
                field == "speaker"
                and paragraph_key(statement, paragraph, "speaker_uncertain") not in edits
            ):
                paragraph = replace(paragraph, speaker_uncertain=False)
    return paragraph


def _retold(paragraph: Paragraph, old: tuple[str, ...], new: tuple[str, ...]) -> Paragraph:
    """A statement of one speaker follows the correction of its speaker."""
    if len(new) != 1 or paragraph.role == "note":
        return paragraph
    follows = paragraph.speaker is None if not old else old == (paragraph.speaker,)
    return replace(paragraph, speaker=new[0]) if follows else paragraph


def _date(value: Any) -> str:
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", str(value)):
            raise ValueError
        day_range(str(value))
        if len(str(value)) == 10:
            from datetime import date

            date.fromisoformat(str(value))
    except (ValueError, IndexError) as error:
        raise CorpusError(
            say(
                "A date is written like 2019-05-30, 2019-05 or 2019, not {given}.",
                given=repr(value),
            )
        ) from error
    return str(value)
