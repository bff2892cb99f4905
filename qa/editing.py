"""Corrections by hand, and labels made anew: what changes a stored statement but not its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from corpus.corrections import checked, corrected, paragraph_corrections
from corpus.errors import CorpusError, UnknownStatement
from corpus.ingest import Attributor
from corpus.store import Store
from corpus.types import Statement
from embeddings.types import Progress
from qa.attribution import ATTRIBUTION_VERSION, attribute

ATTRIBUTOR = Attributor(ATTRIBUTION_VERSION, attribute)


def edit(
    store: Store, name: str, fields: Mapping[str, Any], *, paragraphs: Iterable[int] | None
) -> Statement:
    """The statement with these fields corrected, of itself or of its `paragraphs`, as stored."""
    statement = store.statement(name)
    if statement.superseded_by:
        raise CorpusError(
            f"{statement.statement_id} is an older version, kept as it was; edit the newest: "
            f"{store.statement(statement.source_id).statement_id}."
        )
    given = {field: checked(field, value) for field, value in fields.items()}
    changes = given if paragraphs is None else paragraph_corrections(statement, paragraphs, given)

    def redo(stored: Statement) -> Statement:
        return attribute(corrected(stored, changes))

    return store.edit(statement.statement_id, changes, redo, ATTRIBUTION_VERSION)


def relabel(store: Store, on_progress: Callable[[Progress], None]) -> None:
    """Tell anew the voices that an older attribution version told, newest statement first.

    Whatever is told by `on_progress` is on disk; what is removed meanwhile is left out.
    """
    stale = list(store.unlabelled(ATTRIBUTION_VERSION))
    if stale:
        on_progress(Progress(0, len(stale)))
    for done, name in enumerate(stale, 1):
        try:
            store.rewrite(*ATTRIBUTOR.label(store.statement(name)))
        except UnknownStatement:
            continue
        finally:
            on_progress(Progress(done, len(stale)))
