"""Token vectors to one vector, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from embeddings.pooling import TokenVectors, pooled, unit


def window(*rows: tuple[float, float]) -> TokenVectors:
    return TokenVectors(np.array(rows, np.float32), np.zeros((len(rows), 2), np.int64))


def test_the_mean_of_the_tokens_at_length_1() -> None:
    assert pooled([window((6, 0), (0, 8))]) == pytest.approx([0.6, 0.8])
    assert pooled([window((6, 0), (0, 8))]).dtype == np.float32


def test_windows_count_alike() -> None:
    assert pooled([window((9, 0), (9, 0), (9, 0)), window((0, 1))]) == pytest.approx([0.5**0.5] * 2)


def test_zeros_stay() -> None:
    assert unit(np.zeros(2, np.float32)).tolist() == [0, 0]
