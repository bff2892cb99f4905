"""Ranked paragraphs without a verdict: what `search` shows and the ablation table compares."""

from __future__ import annotations

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.search import PassageSearch
from embeddings.types import Hit
from qa.errors import QuestionError
from qa.types import Query, SearchResult

BY = ("lexical", "dense", "fused")
PASSAGES_A_PARAGRAPH = 2  # long paragraphs are found in parts; ask for more than are shown


def ranked(
    store: Store,
    search: PassageSearch,
    query: Query,
    passing: PassageFilter,
    *,
    by: str = "fused",
    limit: int = 100,
) -> list[SearchResult]:
    """At most `limit` paragraphs by their best passage, `by` words, meaning or both.

    Raises `QuestionError` if `by` is none of `BY`.
    """
    if by not in BY:
        raise QuestionError(f"Passages are ranked by {', '.join(BY)}, not by {by!r}.")
    if passing.people == ():
        return []
    depth = PASSAGES_A_PARAGRAPH * limit
    words = search.lexical(query.topic, passing, depth) if by != "dense" else []
    meaning = search.dense(query.standalone, passing, depth) if by != "lexical" else []
    hits = {"lexical": words, "dense": meaning}.get(by) or search.fuse(words, meaning)
    return _one_a_paragraph(store, hits)[:limit]


def _one_a_paragraph(store: Store, hits: list[Hit]) -> list[SearchResult]:
    scores = {hit.passage_id: hit.score for hit in hits}
    best: dict[tuple[str, int], SearchResult] = {}
    for passage in store.passages(list(scores)):
        key = (passage.statement_id, passage.paragraph)
        if key not in best:
            source = store.source_id(passage.statement_id)
            best[key] = SearchResult(passage.id, key[0], source, key[1], scores[passage.id])
    return list(best.values())
