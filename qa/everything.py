"""Everything about a topic: all that matches, counted and paged; nothing is silently left out.

A passage belongs if it holds all of the topic's words (as stems), which is counted exactly, or if
it is on the point as an answer would be, though in other words. Each says how it was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from corpus.messages import say
from corpus.store import Store
from corpus.types import Passage, PassageFilter
from embeddings.search import PassageSearch
from qa.asked import Asked
from qa.errors import QuestionError
from qa.judge import ALL_WORDS, ANSWER_FROM, near_best
from qa.once import how_many, once
from qa.quoting import Found, in_voices, quotes_of
from qa.reading import statements_of
from qa.retrieve import Candidate, Retriever
from qa.types import Query, Quote

PAGE = 20
MOST_AT_ONCE = 4000  # paragraphs quoted together: some two seconds, the first time
WITHIN = 2.0  # log-odds below the best, up to which a passage is on the point as well
MOST, SOME = 0.5, 0.33  # of what is asked, with all its names among it
RARE = 4.5  # inverse document frequency of a name that hardly any passage has by chance
BY_WORDS, OTHERWISE = "holds every word asked for", "on the point in other words"
WITHIN_FILTERS = "within the filters; no topic was named"
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
        quotes = self._quotes(matching[start : start + PAGE], start, query, passing)
        following = start + PAGE
        return len(matching), quotes, str(following) if following < len(matching) else None

    def whole(
        self, query: Query, passing: PassageFilter, most: int
    ) -> tuple[int, tuple[Quote, ...] | None]:
        """(how many paragraphs match, all their quotes); none where more than `most` do."""
        matching = self._matching(query, passing)
        if len(matching) > most:
            return len(matching), None
        return len(matching), self._quotes(matching, 0, query, passing)

    def _quotes(
        self, matching: Sequence[Match], start: int, query: Query, passing: PassageFilter
    ) -> tuple[Quote, ...]:
        """Their quotes in that order, each saying how it was found, numbered from `start` on."""
        weights = Asked.of(query, self.search).weights
        statements = statements_of(self.store, [one.passage for one in matching])
        quotes: list[Quote] = []
        for rank, one in enumerate(matching, start + 1):
            statement = statements[one.passage.statement_id]
            item = Found.of(one.passage, statement, one.relevance, rank, one.cosines)
            found = quotes_of([item], weights, passing.people, limit=PAGE)
            for quote in in_voices(found, passing.voices) if passing.voices else found:
                how = one.how if quote.paragraph == one.passage.paragraph else LEANED_ON
                quotes.append(replace(quote, why=(how, *quote.why[1:])))
        return _numbered(quotes, start)

    def count(self, query: Query, passing: PassageFilter) -> tuple[int, int]:
        """How many paragraphs match, of how many statements."""
        found = self._matching(query, passing)
        return len(found), how_many(self.store, (one.passage.statement_id for one in found))

    def _matching(self, query: Query, passing: PassageFilter) -> list[Match]:
        """One passage for each paragraph that matches, oldest statement first."""
        asked = Asked.of(query, self.search)
        near = Retriever(self.store, self.search).find(query, passing, with_verdict=False)
        best = near.best
        known = {one.passage.id: one for one in near.candidates}
        ids, how = self.search.matching(query.topic, passing), BY_WORDS
        if not query.topic:  # only who, when or which kind: all of that
            ids, how = self.store.passage_ids(passing), WITHIN_FILTERS
        found = [Match.of(p, known.get(p.id), how) for p in passages_of(self.store, ids)]
        found += [
            Match.of(one.passage, one, OTHERWISE)
            for one in near.candidates
            if _belongs(one, best, asked)
        ]
        firsts: dict[tuple[str, int], Match] = {}
        for one in once(self.store, found, lambda match: match.passage):
            firsts.setdefault((one.passage.statement_id, one.passage.paragraph), one)
        dates = self.store.dates([name for name, _ in firsts])
        return [
            firsts[key] for key in sorted(firsts, key=lambda k: (dates.get(k[0]) or "", k[0], k[1]))
        ]


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that belongs, how it was found, and how near it is (0: not weighed)."""

    passage: Passage
    cosines: tuple[float, ...]
    how: str
    relevance: float

    @classmethod
    def of(cls, passage: Passage, weighed: Candidate | None, how: str) -> Self:
        if weighed is None:
            return cls(passage, (), how, 0.0)
        return cls(passage, weighed.sentences, how, weighed.relevance)


def _belongs(one: Candidate, best: float, asked: Asked) -> bool:
    """Whether a passage answers nearly as well as the best; or with all the names and most else.

    Less else will do beside a rare name: "the Kudankulam NPP" is that power plant.
    """
    told = one.evidence
    if one.passage.role == "salutation":
        return False
    if asked.names and told.named > ALL_WORDS:
        likely = one.relevance >= ANSWER_FROM
        rare = max(asked.weights[stem] for stem in asked.names) >= RARE
        if told.covered >= (SOME if likely and rare else MOST) and (likely or rare):
            return True
    return best >= ANSWER_FROM and near_best(best, WITHIN)(one.relevance)


def passages_of(store: Store, ids: Sequence[int]) -> list[Passage]:
    """The passages with these ids, however many, in the order given."""
    return [p for at in range(0, len(ids), 500) for p in store.passages(ids[at : at + 500])]


def _position(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isdecimal():
        raise QuestionError(
            say(
                "{cursor} is not a page's cursor; use `next` of the page before.",
                cursor=repr(cursor),
            )
        )
    return int(cursor)


def _numbered(quotes: Sequence[Quote], start: int) -> tuple[Quote, ...]:
    return tuple(replace(quote, number=start + n) for n, quote in enumerate(quotes, 1))
