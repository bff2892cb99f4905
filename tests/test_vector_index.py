"""The vector index against comparing with every vector in numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.errors import IndexDamaged
from embeddings.types import Comparing, Hit, Vectors
from embeddings.vector_index import RECALL, VectorIndex, lists_for

DIMENSION = 16


def unit_vectors(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float16).astype(np.float32)  # as the store has them


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
    only = None if allowed is None else np.array(allowed, np.int64)
    among = known if allowed is None else {p: v for p, v in known.items() if p in set(allowed)}
    assert_same(index.search(question, k, only), brute_force(among, question, k))
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
    assert index.search(unit_vectors(1)[0], 5, np.zeros(0, np.int64)) == []
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


LISTS, MANY = 64, 8000


def clustered(count: int, seed: int = 0) -> Vectors:
    """Vectors around a few hundred centres, as sentences on a few hundred subjects are."""
    generator = np.random.default_rng(seed)
    centres = np.random.default_rng(1).normal(size=(300, DIMENSION))
    vectors = centres[generator.integers(0, 300, count)]
    vectors = vectors + 0.3 * generator.normal(size=(count, DIMENSION))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float16).astype(np.float32)


@pytest.fixture(scope="module")
def in_lists() -> VectorIndex:
    index = VectorIndex.in_lists(clustered(MANY)[::4], LISTS)
    index.add(range(1, MANY + 1), clustered(MANY))
    assert index.search_enough(clustered(500, seed=2)) >= RECALL
    return index


def recall(index: VectorIndex, allowed: np.ndarray | None = None) -> float:
    known, found = clustered(MANY), []
    among = np.arange(1, MANY + 1) if allowed is None else allowed
    for question in clustered(60, seed=3):
        exact = among[np.argsort(-(known[among - 1] @ question), kind="stable")[:20]]
        hits = index.search(question, 20, allowed)
        found.append(len({hit.passage_id for hit in hits} & set(exact.tolist())) / len(exact))
    return float(np.mean(found))


def test_lists_find_nearly_all_that_comparing_with_all_does(in_lists: VectorIndex) -> None:
    assert in_lists.lists == LISTS
    assert recall(in_lists) >= 0.97


def test_it_says_what_it_picked_and_measures_again_when_much_was_added() -> None:
    assert VectorIndex(DIMENSION).comparing == Comparing(0)
    index = VectorIndex.in_lists(clustered(MANY)[::4], LISTS)
    index.add(range(1, 4001), clustered(4000))
    assert index.drifted
    assert index.comparing == Comparing(4000, LISTS, index.comparing.searched, None)
    reached = index.search_enough(clustered(50, seed=2))
    found = index.comparing
    assert found == Comparing(4000, LISTS, found.searched, reached, 4000)
    assert found.searched < LISTS
    assert not index.drifted
    index.add(range(4001, 5501), clustered(1500, seed=7))
    assert index.drifted
    assert index.comparing.measured == 4000


@pytest.mark.parametrize("share", [0.5, 0.01, 0.001])
def test_filters_lose_nothing_in_lists(in_lists: VectorIndex, share: float) -> None:
    marks = np.random.default_rng(4).random(MANY) < share
    assert recall(in_lists, np.flatnonzero(marks).astype(np.int64) + 1) >= 0.97


def test_lists_are_kept_saved_and_forgotten_from(in_lists: VectorIndex, tmp_path: Path) -> None:
    in_lists.save(tmp_path / "index")
    loaded = VectorIndex.load(tmp_path / "index", DIMENSION)
    assert (loaded.layout, len(loaded)) == (in_lists.layout, MANY)
    question = clustered(1, seed=5)[0]
    first = loaded.search(question, 3)
    assert first == in_lists.search(question, 3)
    loaded.remove([hit.passage_id for hit in first])
    loaded.add([MANY + 5], question[None])
    assert loaded.search(question, 1) == [Hit(MANY + 5, pytest.approx(1.0, abs=1e-3))]
    assert not {hit.passage_id for hit in first} & set(loaded.ids().tolist())
    assert len(loaded) == len(loaded.ids()) == MANY - 2


def test_lists_are_mapped_until_they_change_even_where_the_file_is_gone(
    in_lists: VectorIndex, tmp_path: Path
) -> None:
    in_lists.save(tmp_path / "index")
    loaded = VectorIndex.load(tmp_path / "index", DIMENSION)
    question = clustered(1, seed=5)[0]
    assert loaded._mapped is not None
    assert sorted(loaded.ids().tolist()) == sorted(in_lists.ids().tolist())
    (tmp_path / "index").unlink()
    first = loaded.search(question, 3)
    assert first == in_lists.search(question, 3)
    assert loaded._mapped is not None
    loaded.remove([first[0].passage_id])
    assert loaded._mapped is None
    assert loaded.search(question, 2) == first[1:]
    assert loaded.comparing.searched == in_lists.comparing.searched
    loaded.save(tmp_path / "again")
    assert VectorIndex.load(tmp_path / "again", DIMENSION).search(question, 2) == first[1:]


@pytest.mark.parametrize(
    ("vectors", "lists"),
    [
        (1_000, 0),
        (99_999, 0),
        (100_000, 1024),
        (300_000, 2048),
        (1_000_000, 4096),
        (10_000_000, 16384),
    ],
)
def test_how_many_lists_so_many_vectors_want(vectors: int, lists: int) -> None:
    assert lists_for(vectors) == lists
