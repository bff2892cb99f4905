"""Any sentence-transformers model as an `Encoder`; the one module that knows torch.

Nothing heavy is imported until the first text: a first encode costs some 10 CPU seconds.
"""

from __future__ import annotations

import io
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np

from embeddings.cores import cores
from embeddings.errors import ModelAltered
from embeddings.model import MINILM, Model
from embeddings.turns import Turns
from embeddings.types import Vectors
from embeddings.windows import DIVISION, Window, windows

RUNTIME = f"torch-fp32-{DIVISION}"
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

    def encode_question(self, text: str) -> Vectors:
        """Shape (dimension,), float32, length 1."""
        vectors = self._encode([text], self._model.question_prefix, urgent=True)
        return vectors.reshape(-1)

    def windows(self, text: str, prefix: str = "") -> list[str]:
        """The parts of `text` that the model reads one by one; itself if it fits."""
        with self._turns.take():
            return [window.text for window in self._windows(text, prefix)]

    @property
    def _loaded(self) -> Any:
        with self._loading:
            return self._sentence_transformer

    @cached_property
    def _sentence_transformer(self) -> Any:
        self._model.weights_sha256()
        return _load(self._model)

    def _encode(self, texts: Sequence[str], prefix: str, *, urgent: bool) -> Vectors:
        model = self._loaded
        with self._turns.take(urgent=urgent):
            parts = [
                (at, window.text, len(window.tokens))
                for at, text in enumerate(texts)
                for window in self._windows(text, prefix)
            ]
        sums = np.zeros((len(texts), self.dimension), np.float32)
        for batch in _batches(sorted(parts, key=lambda part: part[2])):
            with self._turns.take(urgent=urgent):
                vectors = _forward(model, [window for _, window, _ in batch])
            np.add.at(sums, [at for at, _, _ in batch], vectors)
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
        return sums

    def _windows(self, text: str, prefix: str) -> Iterator[Window[list[int]]]:
        model = self._loaded

        def tokenize(part: str) -> list[int]:
            ids: list[int] = model.tokenizer(part, verbose=False, truncation=False)["input_ids"]
            return ids

        return windows(text, prefix, tokenize, model.max_seq_length)


def _batches(parts: list[tuple[int, str, int]]) -> Iterator[list[tuple[int, str, int]]]:
    """Consecutive parts, shortest first, in batches of at most `BATCH_TOKENS` with padding."""
    batch: list[tuple[int, str, int]] = []
    for part in parts:
        if batch and part[2] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _forward(model: Any, texts: list[str]) -> Vectors:
    found = model.encode(
        texts,
        batch_size=len(texts),
        normalize_embeddings=True,
        convert_to_numpy=True,
        show_progress_bar=False,
    )
    return np.asarray(found, np.float32)


def token_graph(model: Model) -> bytes:
    """The model as an ONNX graph in fp32: ids of one text's tokens in, their vectors out.

    One text is never padded, so there is no attention mask. Costs torch's import and a second.
    """
    with _quiet():
        import torch
        from transformers import AutoModel

        loaded = AutoModel.from_pretrained(
            model.folder(), attn_implementation="eager", local_files_only=True
        )

        class TokenVectors(torch.nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.model = loaded

            def forward(self, input_ids: torch.Tensor) -> Any:
                return self.model(input_ids=input_ids).last_hidden_state

        graph = io.BytesIO()
        torch.onnx.export(
            TokenVectors().eval(),  # without dropout
            (torch.ones(1, 16, dtype=torch.long),),
            graph,  # type: ignore[arg-type]  # it takes any file
            input_names=["input_ids"],
            output_names=["token_vectors"],
            dynamic_axes={"input_ids": {1: "tokens"}, "token_vectors": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
    return graph.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without network, warnings or progress bars."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        yield


def _load(model: Model) -> Any:
    """The model, with a thread for each core."""
    folder = model.folder()
    with _quiet():
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(cores())
        try:
            loaded = SentenceTransformer(str(folder), local_files_only=True)
        except Exception as error:  # whatever its many parts raise
            raise ModelAltered(
                f"The model in {folder} can't be loaded ({error}). Install it again."
            ) from error
    if model.max_tokens:
        loaded.max_seq_length = model.max_tokens
    return loaded.eval()
