"""Passages by their words: BM25 over stems, filters pushed down; the one module that knows tantivy.

A document holds no text, only terms and numbers. One more document, the mark, says which change
of the store the index has reached: it is committed with them, so it can't say too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Document, FieldType, Occur, Query

from corpus.types import PassageFilter, PassageRecord
from embeddings.errors import IndexDamaged
from embeddings.said import asked_terms, said_terms
from embeddings.segment_files import check_segments
from embeddings.stems import stems
from embeddings.ties import best, ranked
from embeddings.types import Hit

LAYOUT = "lexical-2"  # change it with the fields, the terms of a passage or the stems
TITLE_WEIGHT = 0.5
MAX_TERMS = 128

_HEAP = 64_000_000
_DIGITS = 4

Terms = Sequence[str] | Mapping[str, float]
Others = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


class LexicalIndex:
    """An index on disk. Searching is safe in any thread; one process at a time may update it."""

    def __init__(self, index: tantivy.Index) -> None:
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("words", words)
        index.config_reader("manual")
        self._index = index
        self._schema = index.schema

    @classmethod
    def create(cls, folder: Path) -> LexicalIndex:
        """A new index in `folder`, which is made; it has reached nothing."""
        folder.mkdir(parents=True)
        index = cls(tantivy.Index(_schema(), path=str(folder)))
        index.update(0, [], [])
        return index

    @classmethod
    def open(cls, folder: Path, *, thorough: bool = False) -> LexicalIndex:
        """The index in `folder`; raises `IndexDamaged` if a file of it is missing or altered.

        Files that nobody has touched since they were written are read only if `thorough`.
        """
        check_segments(folder, thorough=thorough)
        try:
            index = cls(tantivy.Index.open(str(folder)))
            index.reload()
        except (ValueError, OSError) as error:
            raise IndexDamaged(f"{folder.name} can't be opened ({error})") from error
        if index.sequence < 0:
            raise IndexDamaged(f"{folder.name} does not say how far it has come")
        return index

    @property
    def sequence(self) -> int:
        """Number of the store's change that it has reached; -1 if the index does not say."""
        searcher = self._index.searcher()
        marks = searcher.search(Query.exists_query("sequence"), 1, count=False).hits
        reached = searcher.fast_field_values("sequence", [address for _, address in marks])
        return int(reached[0] or 0) if reached else -1

    @property
    def documents(self) -> int:
        """How many passages it holds."""
        return int(self._index.searcher().num_docs) - 1

    def ids(self) -> list[int]:
        """Ids of all passages it holds, in no order."""
        found = Query.exists_query("passage_id")
        return [hit.passage_id for hit in _find(self._index.searcher(), found, self.documents + 1)]

    def update(
        self,
        sequence: int,
        forget: Iterable[tuple[int, int]],
        records: Iterable[PassageRecord],
    ) -> None:
        """Forget passages (first, last), then add records; all visible and on disk, or nothing.

        Raises ValueError where another process is writing, or the disk is full.
        """
        writer = self._index.writer(_HEAP, 1)
        writer.delete_documents_by_query(Query.exists_query("sequence"))
        for first, last in forget:
            writer.delete_documents_by_query(self._between("passage_id", first, last))
        for record in records:
            writer.add_document(_document(record))
        writer.add_document(Document(sequence=sequence))
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def reload(self) -> None:
        """See what has been committed, by this process or another."""
        self._index.reload()

    def search(self, terms: Terms, k: int, passing: PassageFilter | None = None) -> list[Hit]:
        """The k best passages holding any of the terms (stems, with weights if a mapping)."""
        if k < 1 or not terms:
            return []
        searcher = self._index.searcher()
        query = self._query(searcher, terms, passing)
        return best(lambda n: _find(searcher, query, n), k)

    def matching(
        self, terms: Terms, passing: PassageFilter | None = None, *, at_least: int = 1
    ) -> list[Hit]:
        """Every passage that holds `at_least` of the terms, best first: nothing is cut off.

        Its title may hold the others, but one stands in the passage's own words: else all of a
        statement would count for its title.
        """
        if not terms:
            return []
        searcher = self._index.searcher()
        held = Query.term_set_query(self._schema, "body", list(terms))
        query = Query.boolean_query(
            [
                (Occur.Must, self._query(searcher, terms, passing, at_least)),
                (Occur.Must, Query.const_score_query(held, 0.0)),
            ]
        )
        return ranked(_find(searcher, query, max(1, searcher.num_docs)))

    def held(
        self, weights: Mapping[str, float], ids: Sequence[int], others: Sequence[Others] = ()
    ) -> dict[int, float]:
        """The weight of those terms that each of these passages holds, in its words or title.

        A term counts once however often it occurs. `others` are groups of terms with the phrases
        that stand for them: a passage that holds one of those counts as holding the whole group.
        Passages that hold nothing are left out.
        """
        if not weights or not ids:
            return {}
        grouped = {term for group, _ in others for term in group}
        alone = [(term,) for term in weights if term not in grouped]
        asked = [self._held((group, ()), weights) for group in alone]
        asked += [self._held(group, weights) for group in others]
        query = Query.boolean_query(
            [
                (Occur.Must, Query.boolean_query([(Occur.Should, one) for one in asked])),
                (Occur.Must, Query.const_score_query(self._among(ids), 0.0)),
            ]
        )
        found = _find(self._index.searcher(), query, len(ids))
        return {hit.passage_id: hit.score for hit in found}

    def _among(self, ids: Iterable[int]) -> Query:
        """Of these ids. A query for a set goes through all ids there are: thrice as slow."""
        each = (Query.term_query(self._schema, "passage_id", id, "basic") for id in ids)
        return Query.boolean_query([(Occur.Should, one) for one in each])

    def _held(self, group: Others, weights: Mapping[str, float]) -> Query:
        """Scores what is held of a group's terms, or all of them for another name of it."""
        terms, names = group
        each = [
            (Occur.Should, Query.const_score_query(self._term(term, 1.0), weights[term]))
            for term in terms
        ]
        whole = sum(weights[term] for term in terms)
        also = [Query.const_score_query(self._phrase(name), whole) for name in names]
        asked = Query.boolean_query(each)
        return Query.disjunction_max_query([asked, *also]) if also else asked

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term in their words; or, if none does, in their title."""
        count = self._index.searcher().doc_freq
        return {term: count("body", term) or count("title", term) for term in terms}

    def _query(
        self,
        searcher: tantivy.Searcher,
        terms: Terms,
        passing: PassageFilter | None,
        at_least: int = 1,
    ) -> Query:
        weights = terms if isinstance(terms, Mapping) else dict.fromkeys(terms, 1.0)
        if len(weights) > MAX_TERMS:
            known = self.frequencies(weights)
            rarest = sorted(weights, key=lambda term: (known[term] or 1 << 62, term))
            weights = {term: weights[term] for term in rarest[:MAX_TERMS]}
        words = [(Occur.Should, self._term(term, weight)) for term, weight in weights.items()]
        asked = Query.boolean_query(words, minimum_number_should_match=at_least)
        conditions = [
            (Occur.Must, Query.const_score_query(condition, 0.0))
            for condition in self._conditions(passing or PassageFilter())
        ]
        return Query.boolean_query([(Occur.Must, asked), *conditions])

    def like(self, term: str, limit: int) -> list[Hit]:
        """Passages that hold a term that differs from this one in a letter at most."""
        like = Query.fuzzy_term_query(self._schema, "body", term, 1, True)
        return _find(self._index.searcher(), like, limit)

    def has_phrase(self, terms: Sequence[str]) -> bool:
        """Whether some passage or its title holds these terms one after another."""
        return bool(self._index.searcher().search(self._phrase(terms), 1, count=False).hits)

    def _phrase(self, terms: Sequence[str]) -> Query:
        if len(terms) == 1:
            return self._term(terms[0], 1.0)
        either = [
            (Occur.Should, Query.phrase_query(self._schema, field, list(terms)))
            for field in ("body", "title")
        ]
        return Query.boolean_query(either)

    def _term(self, term: str, weight: float) -> Query:
        body = Query.term_query(self._schema, "body", term, "freq")
        title = Query.term_query(self._schema, "title", term, "freq")
        either = [(Occur.Should, body), (Occur.Should, Query.boost_query(title, TITLE_WEIGHT))]
        return Query.boost_query(Query.boolean_query(either), weight)

    def _conditions(self, passing: PassageFilter) -> Iterable[Query]:
        if passing.date_from:
            yield self._between("date_last", _day(passing.date_from), None)
        if passing.date_to:
            yield self._between("date_first", None, _day(passing.date_to))
        if passing.languages:
            yield Query.term_set_query(self._schema, "language", passing.languages)
        if passing.kinds:
            yield Query.term_set_query(self._schema, "kind", passing.kinds)
        if passing.people is not None or passing.voices:
            said = asked_terms(passing.people, passing.voices)
            yield Query.term_set_query(self._schema, "said", said)
        if passing.after:
            yield self._between("passage_id", passing.after + 1, None)

    def _between(self, field: str, first: int | None, last: int | None) -> Query:
        return Query.range_query(self._schema, field, FieldType.Integer, first, last)


def _schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    for words in ("body", "title"):
        build.add_text_field(words, tokenizer_name="words", index_option="position")
    for label in ("language", "kind", "said"):
        build.add_text_field(label, tokenizer_name="raw", index_option="basic")
    for number in ("passage_id", "date_first", "date_last", "sequence"):
        build.add_integer_field(number, indexed=True, fast=True)
    return build.build()


def _document(record: PassageRecord) -> Document:
    fields: dict[str, Any] = {
        "passage_id": record.passage.id,
        "body": " ".join(stems(record.text)),
        "title": " ".join(stems(f"{record.title}\n{record.lead or ''}")),
        "language": record.language,
        "kind": record.kind,
        "said": said_terms(record.voices),
    }
    for field in ("date_first", "date_last"):
        if (day := getattr(record, field)) is not None:
            fields[field] = day
    return Document(**fields)


def _day(iso: str) -> int:
    return int(iso.replace("-", ""))


def _find(searcher: tantivy.Searcher, query: Query, n: int) -> list[Hit]:
    hits = searcher.search(query, n, count=False).hits
    ids = searcher.fast_field_values("passage_id", [address for _, address in hits])
    return [
        Hit(int(id or 0), round(score, _DIGITS)) for id, (score, _) in zip(ids, hits, strict=True)
    ]
