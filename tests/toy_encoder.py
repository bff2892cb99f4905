"""A toy model: texts are near if they share words. The same in every process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from embeddings.stems import question_stems
from embeddings.types import Vectors

DIMENSION = 64


class ToyEncoder:
    """Each stem adds ±1 to a few coordinates that its hash picks; `encoded` counts the texts."""

    def __init__(self, name: str = "toy", languages: frozenset[str] = frozenset({"en"})) -> None:
        self.fingerprint = f"{name}/words-{DIMENSION}"
        self.dimension = DIMENSION
        self.languages = languages
        self.unrelated = 0.0
        self.encoded = 0

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        return np.stack([self.encode_question(text) for text in texts])

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        inside = [
            [self.encode_question(text[start:end]) for start, end in some]
            for text, some in zip(texts, spans, strict=True)
        ]
        empty = np.zeros((0, DIMENSION), np.float32)
        return self.encode_passages(texts), [np.stack(some) if some else empty for some in inside]

    def encode_question(self, text: str) -> Vectors:
        vector = np.zeros(DIMENSION, np.float32)
        for stem in question_stems(text) or [""]:
            digest = hashlib.blake2b(stem.encode(), digest_size=8).digest()
            for byte in digest:
                vector[byte % DIMENSION] += 1.0 if byte >= DIMENSION * 2 else -1.0
        if not vector.any():
            vector[0] = 1.0
        return vector / np.float32(np.linalg.norm(vector))
