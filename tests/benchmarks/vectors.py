"""The vector index by itself, at sizes for which no text is at hand.

`python -m tests.benchmarks.vectors 1000000` takes the vectors of the 100,000-passage record and
adds more around them: each is a real passage's, moved towards another of the same statement by a
random share and by a little noise, so that neighbourhoods stay as dense as those of real text.
Questions are vectors of sentences, moved the same way. Recall is against comparing with all.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from corpus.store import Store
from embeddings.parts import units, unpacked
from embeddings.types import Vectors
from embeddings.vector_index import A_LIST, VectorIndex, lists_for
from embeddings.vector_mirror import VectorMirror
from tests.benchmarks.scaled import of_size

REAL = 100_000
QUESTIONS = 100
NOISE = 0.02  # of each component's size, at random
SHARES = (1.0, 0.5, 0.01, 0.0001)
K = 20


def moved(vectors: Vectors, count: int, generator: np.random.Generator) -> Vectors:
    """`count` vectors, each between a real one and its neighbour in the order of the text."""
    at = generator.integers(0, len(vectors) - 1, count)
    share = generator.uniform(0, 0.5, (count, 1)).astype(np.float32)
    noise = generator.normal(0, NOISE, (count, vectors.shape[1])).astype(np.float32)
    made = units((1 - share) * vectors[at] + share * vectors[at + 1] + noise)
    return made.astype(np.float16).astype(np.float32)


def real() -> tuple[Vectors, Vectors]:
    """Vectors of passages, in the order of the text, and of some of their sentences."""
    folder, encoder = of_size(REAL)
    with Store.open(folder) as store:
        kind = VectorMirror(store, encoder).kind
        rows = sorted((id, vector) for _, id, vector in store.vectors_since(kind, 0))
        ids = [id for id, _ in rows][:: len(rows) // (2 * QUESTIONS)]
        parts = store.sentence_vectors(kind, ids).values()
    joined = b"".join(vector for _, vector in rows)
    passages = np.frombuffer(joined, "<f2").reshape(len(rows), -1).astype(np.float32)
    sentences = np.concatenate([unpacked(some, passages.shape[1])[:1] for some in parts if some])
    return passages, sentences


def built(vectors: Vectors, lists: int, sentences: Vectors) -> VectorIndex:
    """An index of these vectors, their ids counting from 1, measured by `sentences`."""
    index = VectorIndex(vectors.shape[1])
    if lists:
        sample = vectors[:: max(1, len(vectors) // (A_LIST * lists))]
        index = VectorIndex.in_lists(sample, lists)
    for at in range(0, len(vectors), 50_000):
        index.add(range(at + 1, min(at + 50_000, len(vectors)) + 1), vectors[at : at + 50_000])
    if lists:
        index.search_enough(sentences)
    return index


def timed(
    index: VectorIndex, questions: Vectors, allowed: np.ndarray | None
) -> tuple[float, list[set[int]]]:
    """Median CPU milliseconds of a search, and what each found."""
    times, found = [], []
    for question in questions:
        start = time.process_time()
        hits = index.search(question, K, allowed)
        times.append((time.process_time() - start) * 1000)
        found.append({hit.passage_id for hit in hits})
    return float(np.median(times)), found


def main(count: int) -> None:
    generator = np.random.default_rng(0)
    passages, sentences = real()
    vectors = np.concatenate([passages, moved(passages, max(0, count - len(passages)), generator)])
    vectors, questions = vectors[:count], moved(sentences[1::2], QUESTIONS, generator)
    start = time.process_time()
    index = built(vectors, lists_for(count), sentences[::2])
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        index.save(Path(folder) / "index")
        size = (Path(folder) / "index").stat().st_size / count
    flat = index if not index.lists else built(vectors, 0, sentences)
    print(
        f"{count:,} vectors, {index.layout}: made in {seconds:.0f} CPU s, {size:.0f} bytes a "
        f"passage; with everything {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB"
    )
    for share in SHARES:
        marks = generator.random(count) < share
        allowed = None if share == 1.0 else np.flatnonzero(marks).astype(np.int64) + 1
        ours, found = timed(index, questions, allowed)
        theirs, exact = timed(flat, questions, allowed)
        recall = np.mean([len(a & b) / max(1, len(b)) for a, b in zip(found, exact, strict=True)])
        print(
            f"  {share:.2%} pass: {ours:.1f} CPU ms (all compared {theirs:.1f}, "
            f"ratio {ours / theirs:.2f}), recall@{K} {recall:.3f}"
        )


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    main(int(sys.argv[1]))
