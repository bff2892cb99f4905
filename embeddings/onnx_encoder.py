"""The default model in onnxruntime: no torch to import, several times less work for the same.

It reads one text at a time and passages with a thread a core; see `embeddings.onnx_runtime.Graph`
for why.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np

from embeddings.cores import cores
from embeddings.errors import EmbeddingError, ModelUnready
from embeddings.exported import RECIPE, exported_model
from embeddings.model import MINILM, Model
from embeddings.onnx_runtime import Graph, version
from embeddings.parts import also_alone, parts_of
from embeddings.pooling import TokenVectors, pooled
from embeddings.tokenizing import read_tokenizer
from embeddings.types import Vectors
from embeddings.windows import DIVISION, windows

RUNTIME = f"onnx-{RECIPE}-{DIVISION}"


class TokenReader:
    """Texts to token vectors: a graph, its tokenizer, and how many tokens it reads at once."""

    def __init__(self, graph: Graph, tokenizer: Path, limit: int | None) -> None:
        self._graph, self._limit = graph, limit
        self._tokenizer = read_tokenizer(tokenizer)

    def read(self, text: str, prefix: str = "") -> list[TokenVectors]:
        """Each window of the text, its tokens placed in the text; nothing is cut."""
        found = []
        for window in windows(text, prefix, self._tokenizer.encode, self._limit):
            inside = np.array(window.tokens.offsets, np.int64) - len(prefix)
            offsets = np.maximum(inside, 0) + window.start
            found.append(TokenVectors(self._graph.run(window.tokens.ids), offsets))
        return found


class OnnxEncoder:
    """A model that pools the mean of its tokens, as MiniLM does, in int8 on the CPU.

    A question takes one thread and waits for no passages. The first text exports the model if this
    machine has not yet; `folder` is where the export is kept, the user's cache by default.
    """

    def __init__(self, model: Model = MINILM, *, folder: Path | None = None) -> None:
        self._model, self._folder = model, folder
        self._loading = threading.Lock()
        self._failure: ModelUnready | None = None

    @cached_property
    def fingerprint(self) -> str:
        """Raises `ModelMissing` or `ModelAltered`; reads the weights once, loads nothing."""
        return self._model.fingerprint(RUNTIME)

    @cached_property
    def dimension(self) -> int:
        return self._model.dimension() or int(self.tokens("?")[0].vectors.shape[1])

    @property
    def languages(self) -> frozenset[str]:
        return self._model.languages

    @property
    def unrelated(self) -> float:
        return self._model.unrelated

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32, each row of length 1."""
        return self.encode_parts(texts, [()] * len(texts))[0]

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        """Vectors of the texts, shape (len(texts), dimension), and of the spans of each."""
        reader, prefix = self._reader, self._model.passage_prefix

        def read(text: str, some: Sequence[tuple[int, int]]) -> tuple[Vectors, Vectors]:
            windows = reader.read(text, prefix)
            return pooled(windows), parts_of(windows, some)

        made = np.empty((len(texts), self.dimension), np.float32)
        parts = []
        with ThreadPoolExecutor(cores(), "Embedding") as threads:
            for row, (vector, inside) in enumerate(threads.map(read, texts, spans)):
                made[row] = vector
                parts.append(inside)
        if self._model.parts_alone and any(spans):
            parts = also_alone(parts, texts, spans, self.encode_passages)
        return made, parts

    def encode_question(self, text: str) -> Vectors:
        """Shape (dimension,), float32, length 1."""
        return pooled(self.tokens(text, self._model.question_prefix))

    def tokens(self, text: str, prefix: str = "") -> list[TokenVectors]:
        """The text's token vectors, window by window, for whoever pools them otherwise."""
        return self._reader.read(text, prefix)

    @property
    def _reader(self) -> TokenReader:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> TokenReader:
        if self._failure:
            raise self._failure  # an export costs seconds: it is not tried at every question
        try:
            graph = Graph(exported_model(self._model, version(), self._folder))
            settings = self._model.folder() / "tokenizer.json"
            return TokenReader(graph, settings, self._model.window())
        except EmbeddingError as error:
            self._failure = error if isinstance(error, ModelUnready) else None
            raise
        except Exception as error:  # whatever onnxruntime and tokenizers raise
            self._failure = ModelUnready.because(str(error))
            raise self._failure from error
