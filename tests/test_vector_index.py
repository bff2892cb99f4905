"""The vector index against comparing with every vector in numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.errors import IndexDamaged
from embeddings.types import Hit, Vectors
from embeddings.vector_index import VectorIndex

DIMENSION = 16


def unit_vectors(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def brute_force(known: dict[int, Vectors], question: Vectors, k: int) -> list[Hit]:
    hits = [Hit(passage, float(vector @ question)) for passage, vector in known.items()]
    return sorted(hits, key=lambda hit: (-round(hit.score, 6), hit.passage_id))[:k]


def assert_same(found: list[Hit], expected: list[Hit]) -> None:
    assert [hit.passage_id for hit in found] == [hit.passage_id for hit in expected]
    assert [hit.score for hit in found] == pytest.approx([h.score for h in expected], abs=2e-6)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(st.integers(1, 60), max_size=30), st.integers(0, 9)),
        st.tuples(st.just("remove"), st.integers(1, 60), st.integers(1, 60)),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(steps, st.integers(1, 70), st.one_of(st.none(), st.lists(st.integers(1, 70), max_size=40)))
def test_any_history_equals_brute_force(history, k: int, allowed: list[int] | None) -> None:
    index, known = VectorIndex(DIMENSION), {}
    for op, first, second in history:
        if op == "add":
            vectors = unit_vectors(len(first), second)
            index.add(first, vectors)
            known.update(zip(first, vectors, strict=True))
        else:
            index.remove(range(first, second + 1))
            known = {p: v for p, v in known.items() if not first <= p <= second}
    question = unit_vectors(1, seed=99)[0]
    among = known if allowed is None else {p: v for p, v in known.items() if p in set(allowed)}
    assert_same(index.search(question, k, allowed), brute_force(among, question, k))
    assert sorted(index.ids().tolist()) == sorted(known)


def test_many_equal_vectors_are_cut_by_id() -> None:
    index = VectorIndex(DIMENSION)
    same = np.repeat(unit_vectors(1), 500, axis=0)
    index.add(list(range(500, 0, -1)), same)
    found = index.search(same[0], 10)
    assert [hit.passage_id for hit in found] == list(range(1, 11))


def test_nothing_to_find() -> None:
    index = VectorIndex(DIMENSION)
    assert index.search(unit_vectors(1)[0], 5) == []
    index.add([1], unit_vectors(1))
    assert index.search(unit_vectors(1)[0], 5, []) == []
    assert index.search(unit_vectors(1)[0], 0) == []


def test_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    index = VectorIndex(DIMENSION)
    index.add(list(range(10, 60)), unit_vectors(50))
    index.save(tmp_path / "index")
    loaded = VectorIndex.load(tmp_path / "index", DIMENSION)
    question = unit_vectors(1, seed=5)[0]
    assert loaded.search(question, 20) == index.search(question, 20)
    loaded.remove(range(5, 21))
    assert len(loaded) == 39


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"not an index")
    with pytest.raises(IndexDamaged):
        VectorIndex.load(tmp_path / "index", DIMENSION)
    VectorIndex(8).save(tmp_path / "other")
    with pytest.raises(IndexDamaged, match="8 dimensions instead of 16"):
        VectorIndex.load(tmp_path / "other", DIMENSION)
