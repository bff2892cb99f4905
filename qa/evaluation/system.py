"""What evaluation needs of the system under test: the contract's `Record`, and no more of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.types import Statement
from qa.types import Answer, Filters, History, Page, QuoteCheck, SearchResult


class System(Protocol):
    """A record that answers; `qa.Record` is one, tests have another."""

    def ask(
        self, question: str, *, filters: Filters | None = None, history: History = ()
    ) -> Answer: ...

    def search(
        self, question: str, *, filters: Filters | None = None, limit: int = 20
    ) -> Sequence[SearchResult]: ...

    def rank(
        self,
        question: str,
        *,
        filters: Filters | None = None,
        limit: int = 100,
        by: str = "fused",
    ) -> Sequence[SearchResult]: ...

    def everything_about(
        self, topic: str, *, filters: Filters | None = None, cursor: str | None = None
    ) -> Page: ...

    def check_quote(self, text: str) -> QuoteCheck: ...

    def statement(self, statement_id: str) -> Statement: ...
