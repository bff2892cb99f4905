"""Passages by their words, by their meaning, and by both: what the rest of the program asks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

import numpy as np

from corpus.messages import Message, counted, say
from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.background import Background
from embeddings.embed import embed_pending
from embeddings.errors import EmbeddingError
from embeddings.fusion import reciprocal_rank_fusion
from embeddings.lexical_index import LAYOUT, Others
from embeddings.lexical_mirror import BUSY_SECONDS, LexicalMirror
from embeddings.meaning import Meaning, fit_encoder
from embeddings.parts import cosines_of
from embeddings.pooling import unit
from embeddings.scripts import readable
from embeddings.stems import question_stems
from embeddings.types import Comparing, Encoder, Hit, Progress, Vectors
from embeddings.vector_index import Ids

NAMED = 8  # letters of the record's name that tell it from others
FILTERS_KEPT = 16  # filters whose passages are remembered: who asks goes on asking within them
Result = TypeVar("Result")
Cosine = TypeVar("Cosine", float, Vectors)


class PassageSearch:
    """Searches over one record. Where the model is not fit for use, words go on alone; see `notes`.

    Every k is how many are wanted at most; every filter is obeyed by both searches alike.
    """

    def __init__(self, store: Store, encoder: Encoder | None = None) -> None:
        """Without an encoder, the one that is fit for the record's languages."""
        self._store, self._lexical = store, LexicalMirror(store)
        self._given, self._fitted_to = encoder is not None, store.sequence()
        self.meaning = Meaning.of(store, encoder or fit_encoder(store))
        self._allowed = lru_cache(maxsize=FILTERS_KEPT)(self._passing)
        self._background = Background(self._embed, "Embedding")
        self._trouble: EmbeddingError | None = None

    def close(self) -> None:
        """Stop embedding at the next batch."""
        self._background.stop()

    # -- keeping up --------------------------------------------------------------------------

    def catch_up(self, *, wait: float = BUSY_SECONDS) -> bool:
        """Take in what the store has had since; false if the words are still behind."""
        self._refit()
        self._try(lambda: self.meaning.vectors.catch_up(wait=wait), False)
        self._try(self.meaning.sentences.catch_up, None)
        return self._lexical.catch_up(wait=wait)

    def embed(self, on_progress: Callable[[Progress], None] | None = None) -> Progress:
        """Make the missing vectors now. Raises `ModelMissing` or `ModelAltered`."""
        return self._embed(lambda: False, on_progress)

    def start_embedding(self) -> None:
        """Make the missing vectors in the background, newest statements first."""
        self._background.start()

    @property
    def embedding(self) -> bool:
        """Whether vectors are being made in the background."""
        return self._background.running

    def progress(self) -> Progress:
        """How much of what the encoder can read is searched by meaning."""
        return self._try(self.meaning.vectors.progress, Progress(0, self._store.passage_count()))

    def comparing(self) -> Comparing:
        """How questions are compared with the vectors there are, and what that finds."""
        return self._try(lambda: self.meaning.vectors.index.comparing, Comparing(0))

    def notes(self) -> list[Message]:
        """Sentences on what a search now would miss, for the reader."""
        found = [say("The newest statements can't be found yet.")] if self._lexical.behind else []
        total = self._store.passage_count()
        if wanting := total - self.progress().total:
            found.append(
                counted(
                    "By words alone, being in languages the model does not read: "
                    "{wanting} of {n} passage.",
                    "By words alone, being in languages the model does not read: "
                    "{wanting} of {n} passages.",
                    total,
                    wanting=wanting,
                )
            )
        trouble = self._trouble or self._background.error
        if trouble:
            found.append(say("Only words are searched, not meaning.") + f" {trouble}")
        return found

    def fingerprint(self) -> str:
        """Equal only where the same question finds the same passages with the same scores.

        Begins with the record's name and the number of its last change that is searched.
        """
        sequence = self._lexical.index.sequence
        parts: list[Any] = [LAYOUT, self._store.record_id, sequence]
        parts += [self._store.kin_count()] if self._store.kin_count() else []
        parts += self._try(self._vectors_as_they_are, ["no model"])
        digest = hashlib.sha256(repr(parts).encode()).hexdigest()
        return f"{self._store.record_id[:NAMED]}-{sequence}-{digest[:16]}"

    def _vectors_as_they_are(self) -> list[Any]:
        return [
            self.meaning.vectors.kind,
            *self.meaning.vectors.reached,
            self.meaning.vectors.index.layout,
        ]

    # -- searching ---------------------------------------------------------------------------

    def lexical(
        self, question: str | Mapping[str, float], passing: PassageFilter | None, k: int
    ) -> list[Hit]:
        """The k best passages by words (BM25); any text is a question, or stems with weights."""
        terms = question_stems(question) if isinstance(question, str) else question
        return self._lexical.index.search(terms, k, passing)

    def dense(
        self, question: str, passing: PassageFilter | None, k: int, *, topic: str = ""
    ) -> list[Hit]:
        """The k best passages by meaning (cosine); none if the encoder can't read the question.

        With its `topic` the question is taken twice, whole and without the words that ask.
        """
        return self._try(lambda: self._nearest(question, passing, k, topic), [])

    def sentences(
        self, question: str, ids: Sequence[int], *, topic: str = ""
    ) -> dict[int, tuple[float, ...]]:
        """Cosine of the question to each sentence of these passages, in order.

        Passages without vectors are left out; empty if the encoder can't read the question.
        """
        return self._try(lambda: self._cosines(question, ids, topic), {})

    def held(
        self, weights: Mapping[str, float], ids: Sequence[int], others: Sequence[Others] = ()
    ) -> dict[int, float]:
        """The weight of those terms (stems) that each of these passages or its title holds.

        `others` are names with what they are also called, as `LexicalIndex.held` takes them.
        """
        return self._lexical.index.held(weights, ids, others)

    def has_like(self, stem: str) -> bool:
        """Whether some passage holds a stem that differs from this one in a letter at most."""
        return bool(self.like(stem, 1))

    def like(self, stem: str, limit: int) -> list[int]:
        """Ids of passages that hold a stem that differs from this one in a letter at most."""
        return [hit.passage_id for hit in self._lexical.index.like(stem, limit)]

    def has_phrase(self, terms: Sequence[str]) -> bool:
        """Whether some passage or its title holds these stems one after another."""
        return self._lexical.index.has_phrase(terms)

    def fuse(self, *lists: Sequence[Hit]) -> list[Hit]:
        """Ranked lists made one by rank."""
        return reciprocal_rank_fusion(lists)

    def matching(self, topic: str, passing: PassageFilter | None = None) -> list[int]:
        """Ids of all passages that hold every word of the topic, the title some, best first."""
        terms = question_stems(topic)
        hits = self._lexical.index.matching(terms, passing, at_least=len(terms))
        return [hit.passage_id for hit in hits]

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each stem occurs."""
        return self._lexical.index.frequencies(terms)

    def words_reached(self) -> int:
        """Number of the store's change that the index of words has reached."""
        return self._lexical.index.sequence

    def model_trouble(self) -> str | None:
        """Why the model can't be used, as far as that is known without loading it; None if not."""
        known = self._try(lambda: bool(self.meaning.vectors.kind), False)
        trouble = self._trouble or self._background.error
        return None if known and trouble is None else str(trouble)

    def size(self) -> int:
        """How many passages can be found by words."""
        return self._lexical.index.documents

    def understands(self, question: str) -> bool:
        """Whether the question can be searched by meaning: the encoder knows its script."""
        return readable(question, self.meaning.encoder.languages)

    def _nearest(
        self, question: str, passing: PassageFilter | None, k: int, topic: str
    ) -> list[Hit]:
        if not self._searchable(question):
            return []
        filtered = passing is not None and not passing.is_empty()
        allowed = self._allowed(passing, self._store.sequence()) if passing and filtered else None
        hits = self.meaning.vectors.index.search(self._asked(question, topic), k, allowed)
        if not self.meaning.encoder.unrelated:
            return hits
        return [Hit(hit.passage_id, self._above_unrelated(hit.score)) for hit in hits]

    def _passing(self, passing: PassageFilter, sequence: int) -> Ids:
        """Ids of the passages that pass in the record as it is; `sequence` tells it from others."""
        return np.asarray(self._store.passage_ids(passing), np.int64)

    def _cosines(
        self, question: str, ids: Sequence[int], topic: str
    ) -> dict[int, tuple[float, ...]]:
        if not ids or not self._searchable(question):
            return {}
        found = self.meaning.sentences.of(ids)
        every = cosines_of(found.vectors, self._asked(question, topic))
        cosines = iter(self._above_unrelated(every).tolist())
        counts = zip(found.ids.tolist(), found.counts.tolist(), strict=True)
        return {id: tuple(islice(cosines, count)) for id, count in counts}

    def _above_unrelated(self, cosine: Cosine) -> Cosine:
        """0 for texts that have nothing to do with each other, 1 for the same, by any model."""
        floor = self.meaning.encoder.unrelated
        return (cosine - floor) / (1 - floor) if floor else cosine

    @property
    def across_languages(self) -> bool:
        """Whether a question in one language can find by meaning what is in another."""
        return len(self.meaning.encoder.languages) != 1

    def _searchable(self, question: str) -> bool:
        """Whether there is anything to compare it with, without loading the model for it."""
        return bool(
            len(self.meaning.vectors.index) and question.strip() and self.understands(question)
        )

    def _asked(self, question: str, topic: str) -> Vectors:
        texts = [question, topic] if topic.strip() and topic != question else [question]
        vector = unit(np.sum([self.meaning.question(text) for text in texts], axis=0))
        self._trouble = None
        return vector

    def _embed(
        self,
        should_stop: Callable[[], bool],
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Progress:
        self._refit()
        progress = embed_pending(
            self._store,
            self.meaning.encoder,
            self.meaning.vectors,
            on_progress=on_progress or (lambda _: None),
            should_stop=should_stop,
        )
        if not should_stop():
            self.meaning.sentences.save()
        return progress

    def _refit(self) -> None:
        """Change to the model that is fit for what was added since; questions go on meanwhile."""
        sequence = self._store.sequence()
        if self._given or sequence == self._fitted_to:
            return
        self._fitted_to = sequence
        encoder = fit_encoder(self._store)
        if encoder.languages != self.meaning.encoder.languages:
            self.meaning = Meaning.of(self._store, encoder)

    def _try(self, use_model: Callable[[], Result], without: Result) -> Result:
        """What needs the model, or `without` it where it is missing or altered."""
        try:
            return use_model()
        except EmbeddingError as trouble:
            self._trouble = trouble
            return without
