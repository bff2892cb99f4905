"""Everything about a topic: all that matches, counted and paged; nothing is silently left out.

A passage belongs if it holds all of the topic's words (as stems), which is counted exactly, or if
it is on the point as an answer would be, though in other words. Each says how it was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.store import Store
from corpus.types import Passage, PassageFilter
from embeddings.search import PassageSearch
from qa.asked import Asked
from qa.errors import QuestionError
from qa.judge import ALL_WORDS, ANSWER_FROM, near_best
from qa.quoting import Found, quotes_of
from qa.reading import statements_of
from qa.retrieve import Candidate, Retriever
from qa.types import Query, Quote

PAGE = 20
WITHIN = 2.0  # log-odds below the best, up to which a passage is on the point as well
MOST = 0.5  # of what is asked, beside all its names
BY_WORDS, OTHERWISE = "holds every word asked for", "on the point in other words"
LEANED_ON = "what the next quote points at"  # not counted: it is no match itself


@dataclass(frozen=True, slots=True)
class Everything:
    store: Store
    search: PassageSearch

    def page(
        self, query: Query, passing: PassageFilter, cursor: str | None
    ) -> tuple[int, tuple[Quote, ...], str | None]:
        """(how many paragraphs match in all, quotes of this page, cursor of the next)."""
        start = _position(cursor)
        matching = self._matching(query, passing)
        here = matching[start : start + PAGE]
        weights = Asked.of(query, self.search).weights
        statements = statements_of(self.store, [passage for passage, _, _ in here])
        quotes: list[Quote] = []
        for rank, (passage, cosines, how) in enumerate(here, start + 1):
            item = Found.of(passage, statements[passage.statement_id], 1.0, rank, cosines)
            for quote in quotes_of([item], weights, passing.people, limit=PAGE):
                reason = how if quote.paragraph == passage.paragraph else LEANED_ON
                quotes.append(replace(quote, why=(reason, *quote.why[1:])))
        numbered = _numbered(quotes, start)
        following = start + PAGE
        return len(matching), numbered, str(following) if following < len(matching) else None

    def count(self, query: Query, passing: PassageFilter) -> tuple[int, int]:
        """How many paragraphs match, of how many statements."""
        found = self._matching(query, passing)
        return len(found), len({passage.statement_id for passage, _, _ in found})

    def _matching(self, query: Query, passing: PassageFilter) -> list[Matching]:
        """One passage for each paragraph that matches, oldest statement first."""
        asked = Asked.of(query, self.search)
        near = Retriever(self.store, self.search).find(query, passing)
        cosines = {one.passage.id: one.sentences for one in near.candidates}
        ids = self.search.matching(query.topic, passing)
        found = [(p, cosines.get(p.id, ()), BY_WORDS) for p in passages_of(self.store, ids)]
        found += [
            (one.passage, one.sentences, OTHERWISE)
            for one in near.candidates
            if _belongs(one, near.best, bool(asked.names))
        ]
        firsts: dict[tuple[str, int], Matching] = {}
        for one in found:
            firsts.setdefault((one[0].statement_id, one[0].paragraph), one)
        dates = self.store.dates([name for name, _ in firsts])
        return [
            firsts[key] for key in sorted(firsts, key=lambda k: (dates.get(k[0]) or "", k[0], k[1]))
        ]


Matching = tuple[Passage, tuple[float, ...], str]


def _belongs(one: Candidate, best: float, names: bool) -> bool:
    """Whether a passage answers nearly as well as the best; or with all the names and most else."""
    told = one.evidence
    named = names and told.named > ALL_WORDS and told.covered >= MOST
    if named and one.relevance >= ANSWER_FROM:
        return True
    return best >= ANSWER_FROM and near_best(one.relevance, best, WITHIN)


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
