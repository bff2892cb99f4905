"""Vectors of sentences: pooled from their own tokens only, and the same after a byte's rounding."""

from __future__ import annotations

import numpy as np
import pytest

from embeddings.parts import packed, parts_of, units, unpacked
from embeddings.pooling import TokenVectors


def window(offsets: list[tuple[int, int]], *rows: list[float]) -> TokenVectors:
    return TokenVectors(np.array(rows, np.float32), np.array(offsets, np.int64))


def test_a_span_is_the_mean_of_the_tokens_inside_it_over_all_windows() -> None:
    first = window([(0, 0), (0, 3), (4, 7)], [9, 9], [1, 0], [3, 4])
    second = window([(0, 0), (8, 12)], [9, 9], [0, 4])
    parts = parts_of([first, second], [(0, 3), (4, 12), (12, 20)])
    assert parts == pytest.approx(np.array([[1, 0], [3 / np.sqrt(73), 8 / np.sqrt(73)], [0, 0]]))


def test_a_token_across_the_edge_belongs_to_neither_side() -> None:
    parts = parts_of([window([(0, 4), (4, 8)], [1, 0], [0, 1])], [(0, 5)])
    assert parts.tolist() == [[1, 0]]


def test_bytes_keep_the_direction() -> None:
    vectors = units(np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32))
    back = unpacked(packed(vectors), 384)
    assert back.shape == vectors.shape
    assert (back * vectors).sum(axis=1).min() > 0.9999
    assert np.linalg.norm(back, axis=1) == pytest.approx(np.ones(50), abs=1e-5)


def test_nothing_is_nothing() -> None:
    assert packed(np.zeros((0, 4), np.float32)) == b""
    assert unpacked(b"", 4).shape == (0, 4)
    assert unpacked(packed(np.zeros((1, 4), np.float32)), 4).tolist() == [[0, 0, 0, 0]]
