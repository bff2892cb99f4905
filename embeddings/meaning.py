"""All that one model knows of a record: its encoder, the vectors of passages and of sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from corpus.store import Store
from embeddings.default import default_encoder
from embeddings.sentence_mirror import SentenceMirror
from embeddings.types import Encoder, Vectors
from embeddings.vector_mirror import VectorMirror

QUESTIONS_KEPT = 256
LOOKED_AT = 400  # statements whose languages tell those of the record


@dataclass(frozen=True, slots=True)
class Meaning:
    """`question` gives a question's vector, and remembers the last ones."""

    encoder: Encoder
    vectors: VectorMirror
    sentences: SentenceMirror
    question: Callable[[str], Vectors]

    @classmethod
    def of(cls, store: Store, encoder: Encoder) -> Self:
        vectors = VectorMirror(store, encoder)
        kept = lru_cache(maxsize=QUESTIONS_KEPT)(encoder.encode_question)
        return cls(encoder, vectors, SentenceMirror(store, vectors, encoder), kept)


def fit_encoder(store: Store) -> Encoder:
    """The model for the languages of the record, where its user names none."""
    return default_encoder(store.languages_of_some(LOOKED_AT))
