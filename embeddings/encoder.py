"""Any sentence-transformers model as an `Encoder`; the one module that knows torch.

Nothing heavy is imported until the first text: a first encode costs some 10 CPU seconds.
"""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from embeddings.errors import ModelAltered
from embeddings.model import MINILM, Model
from embeddings.parts import pooled, unit
from embeddings.turns import Turns
from embeddings.types import Vectors

RUNTIME = "torch-fp32-windows1"  # change it with how a long text is divided
BATCH_TOKENS = 2048


class SentenceEncoder:
    """Text longer than the model's window is divided, never cut.

    It is halved, at spaces, until each part fits; its vector is the normalised mean of theirs.
    Safe in any thread: a question waits for the batch being made, not for the passages behind it.
    """

    def __init__(self, model: Model = MINILM) -> None:
        self._model = model
        self._turns = Turns()
        self._loading = threading.Lock()

    @cached_property
    def fingerprint(self) -> str:
        """Raises `ModelMissing` or `ModelAltered`; reads the weights once, loads nothing."""
        return self._model.fingerprint(RUNTIME)

    @cached_property
    def dimension(self) -> int:
        return self._model.dimension() or int(self._loaded.get_embedding_dimension())

    @property
    def languages(self) -> frozenset[str]:
        return self._model.languages

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32, each row of length 1."""
        return self._encode(texts, self._model.passage_prefix, urgent=False)

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        """Vectors of the texts, shape (len(texts), dimension), and of the spans of each.

        One pass gives both where the model pools by the mean; another's spans are read alone.
        """
        prefix = self._model.passage_prefix
        if not _pools_by_mean(self._loaded):
            alone = [
                [text[a:b] for a, b in inside] for text, inside in zip(texts, spans, strict=True)
            ]
            return (
                self._encode(texts, prefix, urgent=False),
                [self._encode(words, prefix, urgent=False) for words in alone],
            )
        sums = [np.zeros((len(inside), self.dimension), np.float32) for inside in spans]

        def take(windows: Sequence[Window], found: Sequence[Any]) -> None:
            for window, read in zip(windows, found, strict=True):
                offsets = self._offsets(window, len(prefix))
                tokens = read["token_embeddings"].cpu().numpy()[: len(offsets)]
                sums[window.text] += pooled(tokens, offsets, spans[window.text])

        return self._encode(texts, prefix, urgent=False, take=take), [unit(rows) for rows in sums]

    def encode_question(self, text: str) -> Vectors:
        """Shape (dimension,), float32, length 1."""
        vectors = self._encode([text], self._model.question_prefix, urgent=True)
        return vectors.reshape(-1)

    def windows(self, text: str, prefix: str = "") -> list[str]:
        """The parts of `text` that the model reads one by one; itself if it fits."""
        with self._turns.take():
            return [window.words for window in self._windows(0, text, prefix)]

    @property
    def _loaded(self) -> Any:
        with self._loading:
            return self._sentence_transformer

    @cached_property
    def _sentence_transformer(self) -> Any:
        self._model.weights_sha256()
        return _load(self._model)

    def _encode(
        self, texts: Sequence[str], prefix: str, *, urgent: bool, take: Take | None = None
    ) -> Vectors:
        model = self._loaded
        with self._turns.take(urgent=urgent):
            parts = [w for at, text in enumerate(texts) for w in self._windows(at, text, prefix)]
        sums = np.zeros((len(texts), self.dimension), np.float32)
        for batch in _batches(sorted(parts, key=lambda window: window.tokens)):
            with self._turns.take(urgent=urgent):
                found = _forward(model, [window.words for window in batch])
            if take:
                take(batch, found)
            vectors = [read["sentence_embedding"].cpu().numpy() for read in found]
            np.add.at(sums, [window.text for window in batch], np.stack(vectors))
        return unit(sums)

    def _windows(self, at: int, text: str, prefix: str, start: int = 0) -> Iterator[Window]:
        words = prefix + text.encode("utf-8", "replace").decode()
        tokens = len(self._loaded.tokenizer(words, verbose=False, truncation=False)["input_ids"])
        limit = self._loaded.max_seq_length
        if limit is None or tokens <= limit or len(text) < 2:
            yield Window(at, start, words, tokens)
            return
        middle = _middle(text)
        yield from self._windows(at, text[:middle], prefix, start)
        yield from self._windows(at, text[middle:], prefix, start + middle)

    def _offsets(self, window: Window, skipped: int) -> list[tuple[int, int]]:
        """Where each token of a window stands in the text that it is a window of."""
        read = self._loaded.tokenizer(
            window.words, verbose=False, truncation=False, return_offsets_mapping=True
        )
        moved = window.start - skipped
        return [
            (a + moved, b + moved) if a >= skipped else (0, 0) for a, b in read["offset_mapping"]
        ]


@dataclass(frozen=True, slots=True)
class Window:
    """What the model reads at once: words of the text number `text`, from `start` on."""

    text: int
    start: int
    words: str
    tokens: int


Take = Callable[[Sequence[Window], Sequence[Any]], None]


def _pools_by_mean(model: Any) -> bool:
    modules = list(model)
    pooling = [m for m in modules if type(m).__name__ == "Pooling"]
    known = {"Transformer", "Pooling", "Normalize"}
    return (
        len(pooling) == 1
        and pooling[0].pooling_mode == "mean"
        and all(type(m).__name__ in known for m in modules)
    )


def _middle(text: str) -> int:
    """The first space of the second half, or half way where there is none."""
    space = text.find(" ", len(text) // 2, len(text) - 1)
    return space if space > 0 else len(text) // 2


def _batches(parts: list[Window]) -> Iterator[list[Window]]:
    """Consecutive parts, shortest first, in batches of at most `BATCH_TOKENS` with padding."""
    batch: list[Window] = []
    for part in parts:
        if batch and part.tokens * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _forward(model: Any, windows: list[str]) -> Any:
    """For each window its sentence and its token embeddings, the first of length 1."""
    return model.encode(
        windows,
        batch_size=len(windows),
        normalize_embeddings=True,
        output_value=None,
        show_progress_bar=False,
    )


def _load(model: Model) -> Any:
    """The model, without network, warnings or progress bars, and a thread for each core."""
    folder = model.folder()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        torch.set_num_threads(_cores())
        try:
            loaded = SentenceTransformer(str(folder), local_files_only=True)
        except Exception as error:  # whatever its many parts raise
            raise ModelAltered(
                f"The model in {folder} can't be loaded ({error}). Install it again."
            ) from error
    if model.max_tokens:
        loaded.max_seq_length = model.max_tokens
    return loaded.eval()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
