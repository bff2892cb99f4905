"""Ranked paragraphs without a verdict: what `search` shows and the ablation table compares."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store import Store
from corpus.types import Passage, PassageFilter
from embeddings.search import PassageSearch
from embeddings.types import Hit
from qa.errors import QuestionError
from qa.retrieve import Retriever
from qa.types import Query, SearchResult

BY = ("lexical", "dense", "rrf", "fused")
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
    """At most `limit` paragraphs by their best passage.

    "lexical" ranks by words, "dense" by meaning, "rrf" by the ranks in both, "fused" as answers
    do: by every signal weighed together. Raises `QuestionError` if `by` is none of `BY`.
    """
    if by not in BY:
        raise QuestionError(f"Passages are ranked by {', '.join(BY)}, not by {by!r}.")
    if passing.people == ():
        return []
    if by == "fused":
        found = Retriever(store, search).find(query, passing, with_verdict=False)
        weighed = [(one.passage, one.relevance) for one in found.candidates]
        return _one_a_paragraph(store, weighed, limit)
    hits = _by_rank(search, query, passing, by, PASSAGES_A_PARAGRAPH * limit)
    scores = {hit.passage_id: hit.score for hit in hits}
    by_rank = [(one, scores[one.id]) for one in store.passages(list(scores))]
    return _one_a_paragraph(store, by_rank, limit)


def _by_rank(
    search: PassageSearch, query: Query, passing: PassageFilter, by: str, depth: int
) -> list[Hit]:
    words = search.lexical(query.topic, passing, depth) if by != "dense" else []
    meaning = search.dense(query.standalone, passing, depth) if by != "lexical" else []
    return {"lexical": words, "dense": meaning}.get(by) or search.fuse(words, meaning)


def _one_a_paragraph(
    store: Store, found: Sequence[tuple[Passage, float]], limit: int
) -> list[SearchResult]:
    best: dict[tuple[str, int], tuple[Passage, float]] = {}
    for passage, score in found:
        best.setdefault((passage.statement_id, passage.paragraph), (passage, score))
    shown = list(best.values())[:limit]
    sources = store.source_ids([passage.statement_id for passage, _ in shown])
    return [
        SearchResult(p.id, p.statement_id, sources[p.statement_id], p.paragraph, score)
        for p, score in shown
        if p.statement_id in sources  # not removed since
    ]
