"""Everything about a topic: all that matches, counted and paged; nothing is silently left out.

A passage belongs if it holds all of the topic's words (as stems); the count is exact. Passages that
are near in meaning only are found by asking, where they are ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.store import Store
from corpus.types import Passage, PassageFilter, Statement
from embeddings.search import PassageSearch
from embeddings.stems import question_stems
from qa.errors import QuestionError
from qa.quoting import Found, quotes_of
from qa.types import Quote

PAGE = 20


@dataclass(frozen=True, slots=True)
class Everything:
    store: Store
    search: PassageSearch
    statement_of: Callable[[str], Statement]

    def page(
        self, topic: str, passing: PassageFilter, cursor: str | None
    ) -> tuple[int, tuple[Quote, ...], str | None]:
        """(how many paragraphs match in all, quotes of this page, cursor of the next)."""
        start = _position(cursor)
        matching = self._matching(topic, passing)
        here = matching[start : start + PAGE]
        weights = dict.fromkeys(question_stems(topic), 1.0)
        quotes: list[Quote] = []
        for rank, passage in enumerate(self.store.passages(here), start + 1):
            item = Found.of(passage, self.statement_of(passage.statement_id), 1.0, rank)
            quotes += quotes_of([item], weights, passing.people, limit=PAGE)
        numbered = _numbered(quotes, start)
        following = start + PAGE
        return len(matching), numbered, str(following) if following < len(matching) else None

    def _matching(self, topic: str, passing: PassageFilter) -> list[int]:
        """One passage for each paragraph that matches, oldest statement first."""
        ids = self.search.matching(topic, passing)
        firsts: dict[tuple[str, int], int] = {}
        for passage in passages_of(self.store, ids):
            firsts.setdefault((passage.statement_id, passage.paragraph), passage.id)
        dates = {name: self.statement_of(name).date or "" for name, _ in firsts}
        return [firsts[key] for key in sorted(firsts, key=lambda k: (dates[k[0]], k[0], k[1]))]


def passages_of(store: Store, ids: Sequence[int]) -> list[Passage]:
    """The passages with these ids, however many, in the order given."""
    return [p for at in range(0, len(ids), 500) for p in store.passages(ids[at : at + 500])]


def _position(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isdecimal():
        raise QuestionError(f"{cursor!r} is not a page's cursor; use `next` of the page before.")
    return int(cursor)


def _numbered(quotes: Sequence[Quote], start: int) -> tuple[Quote, ...]:
    return tuple(replace(quote, number=start + n) for n, quote in enumerate(quotes, 1))
