"""Which paragraphs may hold a quotation, found by its words without reading whole statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.store import Store
from corpus.types import PassageFilter, Statement
from embeddings.search import PassageSearch
from embeddings.stop_words import STOP_WORDS
from qa.quotations.stretch import Pair
from qa.quotations.tokens import keys

LIKELY = 80  # passages that share most rare words with a quotation
COMPLETE = 1000  # passages with all its words that are read,
PART = 200  # for a part of it fewer,
CHUNK = 250  # and so many at a time
NEAREST = 3  # paragraphs that are read whatever they share: they are shown as the nearest
READ = 8  # and at most so many that share nearly as much as the best,
SHARE = 0.6  # which is this share of it
MOST = 40  # places of words that stand at many


class Near:
    """Candidates for one quotation (`qa.quotations.stretch.Candidates`).

    Passages are compared by their words alone; a statement is read, once, only where they agree.
    """

    def __init__(
        self, store: Store, search: PassageSearch, passing: PassageFilter | None = None
    ) -> None:
        self._store, self._search, self._passing = store, search, passing or PassageFilter()
        self._statement = lru_cache(maxsize=None)(store.statement)
        self._words: dict[int, list[str]] = {}

    def holding(self, words: str) -> Sequence[Pair]:
        """Paragraphs that hold the words in a row, but for marks and case."""
        return list(self._read(self._in_a_row(_Wanted(words), self._complete(words, PART))))

    def near(self, words: str) -> Sequence[Pair]:
        """Paragraphs that may hold the words or what they were made from, likeliest first."""
        wanted = _Wanted(words)
        complete = self._complete(words, COMPLETE)
        if row := self._in_a_row(wanted, complete):
            return list(self._read(row))
        hits = self._search.lexical(words, self._passing, LIKELY)
        ids = list(dict.fromkeys([*(hit.passage_id for hit in hits), *complete]))
        shared = {id: wanted.shared(here) for id, here in self._keys(ids).items()}
        likely = sorted((id for id in ids if id in shared), key=lambda id: -shared[id])
        enough = SHARE * shared[likely[0]] if likely else 0
        chosen = [id for id in likely[:READ] if shared[id] >= enough]
        return list(self._read(chosen if len(chosen) > NEAREST else likely[:NEAREST]))

    def _complete(self, words: str, limit: int) -> list[int]:
        """Passages with every word that is not everybody's, best first: one that holds them all
        in a row is among these, and so is one that differs by a "not"."""
        return self._search.matching(words, self._passing)[:limit]

    def _in_a_row(self, wanted: _Wanted, ids: Sequence[int]) -> list[int]:
        found: list[int] = []
        for start in range(0, len(ids), CHUNK):
            here = self._keys(ids[start : start + CHUNK])
            found += [id for id in ids[start : start + CHUNK] if wanted.row_in(here.get(id, []))]
            if len(found) >= MOST:
                break
        return found[:MOST]

    def _keys(self, ids: Sequence[int]) -> dict[int, list[str]]:
        unknown = [id for id in ids if id not in self._words]
        for id, text in self._store.passage_words(unknown).items() if unknown else ():
            self._words[id] = [key for key in keys(text) if key[0].isalnum()]
        return {id: self._words[id] for id in ids if id in self._words}

    def _read(self, ids: Sequence[int]) -> Iterator[Pair]:
        passages = self._store.passages(ids) if ids else []
        for name, ordinal in dict.fromkeys((p.statement_id, p.paragraph) for p in passages):
            statement: Statement = self._statement(name)
            yield statement, statement.paragraph(ordinal)


class _Wanted:
    """The words of a quotation, to be compared with those of many passages."""

    def __init__(self, text: str) -> None:
        words = [key for key in keys(text) if key[0].isalnum()]
        self._pairs = set(pairwise(words))
        self._rare = {word for word in words if word not in STOP_WORDS}
        self._row = f" {' '.join(words)} "

    def shared(self, here: Sequence[str]) -> int:
        """How many words and pairs of words they share; a pair counts twice."""
        pairs = self._pairs.intersection(pairwise(here))
        return 2 * len(pairs) + len(self._rare.intersection(here))

    def row_in(self, here: Sequence[str]) -> bool:
        """Whether all the words stand here, one after the other."""
        return self._row in f" {' '.join(here)} "
