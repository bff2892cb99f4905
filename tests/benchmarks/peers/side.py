"""One side of the comparison, in a process and a virtual environment of its own.

`python side.py NAME own|given FOLDER` reads FOLDER/passages.json (texts) and questions.json, and
prints one line of JSON: costs, and the passages found for each question, best first. Knows nothing
of the project but, where the encoder is given, that: passages' vectors are in FOLDER/vectors.npy,
and a question's is made by `embeddings.onnx_encoder`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

K = 20
ROUNDS = 2

Search = Callable[[str], Sequence[int]]
"""A question to the places, in the list of passages, of the K best."""


class Given:
    """Our encoder: texts known before have the vectors that they have in the record."""

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        from embeddings.onnx_encoder import OnnxEncoder

        vectors = np.load(folder / "vectors.npy")
        self._known = dict(zip(texts, vectors, strict=True))
        self._encoder = OnnxEncoder()

    def __call__(self, texts: Sequence[str]) -> Any:
        """Shape (len(texts), dimension)."""
        return np.stack([self.one(text) for text in texts])

    def one(self, text: str) -> Any:
        known = self._known.get(text)
        return self._encoder.encode_question(text) if known is None else known


def langchain(texts: Sequence[str], model: Path, given: Given | None) -> Search:
    """FAISS and BM25, fused by rank: the hybrid of its manual."""
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS
    from langchain_core.embeddings import Embeddings

    class GivenEmbeddings(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return given(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return given.one(text).tolist()

    if given:
        embedding = GivenEmbeddings()
    else:
        from langchain_huggingface import HuggingFaceEmbeddings

        embedding = HuggingFaceEmbeddings(model_name=str(model))
    places = [{"place": place} for place in range(len(texts))]
    dense = FAISS.from_texts(texts, embedding, metadatas=places)
    words = BM25Retriever.from_texts(texts, metadatas=places, k=K)
    both = EnsembleRetriever(
        retrievers=[words, dense.as_retriever(search_kwargs={"k": K})], weights=[0.5, 0.5]
    )
    return lambda question: [found.metadata["place"] for found in both.invoke(question)][:K]


def llamaindex(texts: Sequence[str], model: Path, given: Given | None) -> Search:
    """The index of its first steps: vectors in its own store."""
    from llama_index.core import Settings, VectorStoreIndex
    from llama_index.core.embeddings import BaseEmbedding
    from llama_index.core.schema import TextNode

    class GivenEmbedding(BaseEmbedding):
        def _get_text_embedding(self, text: str) -> list[float]:
            return given.one(text).tolist()

        def _get_query_embedding(self, query: str) -> list[float]:
            return given.one(query).tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    if given:
        embedding = GivenEmbedding(embed_batch_size=512)
    else:
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        embedding = HuggingFaceEmbedding(model_name=str(model))
    Settings.llm = None
    nodes = [TextNode(id_=str(place), text=text) for place, text in enumerate(texts)]
    retriever = VectorStoreIndex(nodes, embed_model=embedding).as_retriever(similarity_top_k=K)
    return lambda question: [int(found.node.node_id) for found in retriever.retrieve(question)]


def txtai(texts: Sequence[str], model: Path, given: Given | None) -> Search:
    """Its hybrid: vectors and BM25, scores added half and half."""
    from txtai import Embeddings

    way = {"path": str(model)}
    if given:
        way = {"method": "external", "transform": lambda some: given(some)}  # no class will do
    index = Embeddings(**way, hybrid=True)
    index.index((place, text, None) for place, text in enumerate(texts))
    return lambda question: [place for place, _ in index.search(question, K)]


SIDES = {"langchain": langchain, "llamaindex": llamaindex, "txtai": txtai}


def costs(made: Callable[[], Search], questions: Sequence[str]) -> dict[str, Any]:
    """What a side costs to make and to ask: CPU time on one core."""
    start = time.process_time()
    search = made()
    added = time.process_time() - start
    times, found = [], [list(search(question)) for question in questions]
    for question in questions * ROUNDS:
        start = time.process_time()
        search(question)
        times.append((time.process_time() - start) * 1000)
    return {
        "added_cpu_s": round(added, 1),
        "question_ms": [round(float(np.percentile(times, at)), 1) for at in (50, 95)],
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
        "found": found,
    }


def on_one_core() -> None:
    """So that nobody's threads spin while they wait for each other."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main(name: str, way: str, folder: Path, model: Path) -> None:
    on_one_core()
    texts = json.loads((folder / "passages.json").read_text("utf-8"))
    questions = json.loads((folder / "questions.json").read_text("utf-8"))
    given = Given(folder, texts) if way == "given" else None
    print(json.dumps(costs(lambda: SIDES[name](texts, model, given), questions)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
