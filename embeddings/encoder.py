"""Any sentence-transformers model as an `Encoder`; the one module that knows torch.

Nothing heavy is imported until the first text: a first encode costs some 10 CPU seconds.
"""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.cores import cores
from embeddings.errors import ModelAltered
from embeddings.model import MINILM, Model
from embeddings.parts import also_alone, parts_of, units
from embeddings.pooling import TokenVectors, unit
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

    @property
    def unrelated(self) -> float:
        return self._model.unrelated

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
            alone = [[text[a:b] for a, b in some] for text, some in zip(texts, spans, strict=True)]
            parts = [self._encode(words, prefix, urgent=False) for words in alone]
            return self._encode(texts, prefix, urgent=False), parts
        read: list[list[TokenVectors]] = [[] for _ in texts]
        whole = self._encode(texts, prefix, urgent=False, keep=read)
        parts = [parts_of(*pair) for pair in zip(read, spans, strict=True)]
        if self._model.parts_alone and any(spans):
            parts = also_alone(parts, texts, spans, self.encode_passages)
        return whole, parts

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

    def _encode(
        self,
        texts: Sequence[str],
        prefix: str,
        *,
        urgent: bool,
        keep: list[list[TokenVectors]] | None = None,
    ) -> Vectors:
        """The texts' vectors; `keep` takes each one's token vectors, window by window."""
        model = self._loaded
        with self._turns.take(urgent=urgent):
            parts = [
                (at, window)
                for at, text in enumerate(texts)
                for window in self._windows(text, prefix)
            ]
        sums = np.zeros((len(texts), self.dimension), np.float32)
        for batch in _batches(sorted(parts, key=lambda part: len(part[1].tokens))):
            with self._turns.take(urgent=urgent):
                found = _forward(model, [window.text for _, window in batch])
            for (at, window), (vector, tokens) in zip(batch, found, strict=True):
                sums[at] += vector
                if keep is not None:
                    keep[at].append(TokenVectors(tokens, self._offsets(window, len(prefix))))
        return units(sums)

    def _offsets(self, window: Window[list[int]], skipped: int) -> NDArray[np.int64]:
        """Where each token of a window stands in the text that it is a window of."""
        read = self._loaded.tokenizer(
            window.text, verbose=False, truncation=False, return_offsets_mapping=True
        )
        inside = np.array(read["offset_mapping"], np.int64) - skipped
        return np.asarray(np.maximum(inside, 0) + window.start, np.int64)

    def _windows(self, text: str, prefix: str) -> Iterator[Window[list[int]]]:
        model = self._loaded

        def tokenize(part: str) -> list[int]:
            ids: list[int] = model.tokenizer(part, verbose=False, truncation=False)["input_ids"]
            return ids

        return windows(text, prefix, tokenize, model.max_seq_length)


Part = tuple[int, Window[list[int]]]


def _batches(parts: list[Part]) -> Iterator[list[Part]]:
    """Consecutive parts, shortest first, in batches of at most `BATCH_TOKENS` with padding."""
    batch: list[Part] = []
    for part in parts:
        if batch and len(part[1].tokens) * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _forward(model: Any, texts: list[str]) -> list[tuple[Vectors, Vectors]]:
    """Each text's vector and its tokens', shapes (dimension,) and (tokens, dimension)."""
    found = model.encode(texts, batch_size=len(texts), output_value=None, show_progress_bar=False)
    return [
        (
            unit(read["sentence_embedding"].cpu().numpy()),
            read["token_embeddings"][: int(read["attention_mask"].sum())].cpu().numpy(),
        )
        for read in found
    ]


def _pools_by_mean(model: Any) -> bool:
    """Whether a text's vector is the mean of its tokens', so that a part's is too."""
    modules = list(model)
    pooling = [module for module in modules if type(module).__name__ == "Pooling"]
    known = {"Transformer", "Pooling", "Normalize"}
    return (
        len(pooling) == 1
        and pooling[0].pooling_mode == "mean"
        and all(type(module).__name__ in known for module in modules)
    )


def token_graph(model: Model, file: Path) -> None:
    """Write the model as an ONNX graph in fp32: ids of one text's tokens in, their vectors out.

    One text is never padded, so there is no attention mask. Costs torch's import and a second.
    """
    with _quiet():
        import torch
        from transformers import AutoModel

        loaded = AutoModel.from_pretrained(
            model.folder(), attn_implementation="eager", local_files_only=True
        )  # nosec B615  # from this disk alone

        class TokenVectors(torch.nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.model = loaded

            def forward(self, input_ids: torch.Tensor) -> Any:
                return self.model(input_ids=input_ids).last_hidden_state

        torch.onnx.export(
            TokenVectors().eval(),  # without dropout
            (torch.ones(1, 16, dtype=torch.long),),
            file,
            input_names=["input_ids"],
            output_names=["token_vectors"],
            dynamic_axes={"input_ids": {1: "tokens"}, "token_vectors": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Without network, warnings or progress bars."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers.utils import logging

        logging.disable_progress_bar()
        logging.set_verbosity_error()
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
