"""Which paragraphs may hold a quotation, found by its words without reading whole statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.store import Store
from corpus.types import Passage, PassageFilter, Statement
from embeddings.search import PassageSearch
from embeddings.stop_words import STOP_WORDS
from qa.places import Pair
from qa.tokens import keys

LIKELY = 60  # passages that share most rare words with a quotation
COMPLETE = 300  # passages that hold all its words: where it stands it is one of them
READ = 8  # paragraphs read with their statement; more only if they hold the words in a row
MOST = 40


class Near:
    """Candidates for one quotation. Statements are read once, and only where words agree."""

    def __init__(self, store: Store, search: PassageSearch) -> None:
        self._store, self._search = store, search
        self.statement = lru_cache(maxsize=None)(store.statement)
        self.pairs = lru_cache(maxsize=None)(self._pairs)

    def _pairs(self, words: str) -> Sequence[Pair]:
        """Paragraphs that may hold `words`, the likeliest first."""
        ids = self._search.matching(words)[:COMPLETE]
        ids += [hit.passage_id for hit in self._search.lexical(words, PassageFilter(), LIKELY)]
        ids = list(dict.fromkeys(ids))
        told = self._store.passage_words(ids)
        wanted = _Wanted(words)
        likely = sorted((id for id in ids if id in told), key=lambda id: -wanted.shared(told[id]))
        chosen = [id for n, id in enumerate(likely[:MOST]) if n < READ or wanted.in_a_row(told[id])]
        return list(self._read(self._store.passages(chosen)))

    def _read(self, passages: Sequence[Passage]) -> Iterator[Pair]:
        for name, ordinal in dict.fromkeys((p.statement_id, p.paragraph) for p in passages):
            statement: Statement = self.statement(name)
            yield statement, statement.paragraph(ordinal)


class _Wanted:
    """The words of a quotation, to be compared with those of many passages."""

    def __init__(self, words: str) -> None:
        self._keys = [key for key in keys(words) if key[0].isalnum()]
        self._twos = set(pairwise(self._keys))
        self._rare = {key for key in self._keys if key not in STOP_WORDS}
        self._row = " ".join(self._keys)

    def shared(self, text: str) -> float:
        """How many words and pairs of words they share; a pair counts twice."""
        here = [key for key in keys(text) if key[0].isalnum()]
        pairs = self._twos.intersection(pairwise(here))
        row = self.in_a_row(text) if len(pairs) == len(self._twos) else False
        return 2 * len(pairs) + len(self._rare.intersection(here)) + 1000 * row

    def in_a_row(self, text: str) -> bool:
        """Whether the text holds all the words one after the other, marks left aside."""
        here = " ".join(key for key in keys(text) if key[0].isalnum())
        return f" {self._row} " in f" {here} "
