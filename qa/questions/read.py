"""A question as one record reads it: in its conversation, with what the record itself settles."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store import Store
from embeddings.search import PassageSearch
from qa.questions.conversation import in_context
from qa.questions.next_country import next_country
from qa.questions.other_side import other_side
from qa.questions.settling import (
    speaking_in,
    spoken_for_in,
    understood,
    with_abbreviations,
    with_slips_mended,
)
from qa.questions.taken_off import without
from qa.questions.understand import merge_filters, with_filters
from qa.types import Filters, History, Query


def read(
    asked: str,
    people: Sequence[str],
    store: Store,
    search: PassageSearch,
    *,
    filters: Filters | None = None,
    history: History = (),
    dropped: tuple[str, ...] = (),
    alone: bool = False,
) -> Query:
    """What is asked of a record that knows `people`; the reader's own `filters` win.

    `dropped` are sorts of filter not to read out of the question, or "topic" to carry nothing over
    from `history`; nor is anything for a question that stands `alone`.
    """
    query = understood(asked, people, store, search)
    if not alone and "topic" not in dropped:
        query = other_side(query, history, speaking_in(store, people))
        spoken_for = spoken_for_in(store, search, people)
        query = in_context(next_country(query, history, spoken_for), history)
    query = without(query, dropped)
    query = with_filters(query, merge_filters(query.filters, filters))
    return with_slips_mended(with_abbreviations(query, store, search), store, search)
