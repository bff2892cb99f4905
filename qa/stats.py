"""What a record holds, and how much of it is searched by meaning."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.store import Store
from embeddings.search import PassageSearch
from embeddings.types import Comparing, Progress


@dataclass(frozen=True, slots=True)
class Stats:
    """Statements and passages, from when to when, and how much of them has vectors.

    `statements` counts what was published several times once; `copies` are the others. `comparing`
    is how questions are compared with vectors.
    """

    statements: int
    passages: int
    date_from: str | None
    date_to: str | None
    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    share_embedded: float
    embedding: Progress
    fingerprint: str
    comparing: Comparing
    copies: int = 0

    @classmethod
    def of(cls, store: Store, search: PassageSearch) -> Stats:
        """As things stand now."""
        statements, first, last = store.coverage()
        progress = search.progress()
        return cls(
            statements=statements,
            passages=store.passage_count(),
            date_from=first,
            date_to=last,
            languages=store.distinct("language"),
            kinds=store.distinct("kind"),
            share_embedded=progress.share,
            embedding=progress,
            fingerprint=search.fingerprint(),
            copies=store.further_copies(),
            comparing=search.comparing(),
        )
