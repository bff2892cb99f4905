"""Intervals, paired differences and AUROC: worked numbers, and an independent implementation."""

from __future__ import annotations

import random

import numpy as np
import pytest

from qa.evaluation import bootstrap


def test_mean_and_interval_hold_the_value() -> None:
    figure = bootstrap.mean([0, 0, 1, 1])
    assert figure.value == 0.5
    assert figure.n == 4
    assert figure.low is not None
    assert figure.high is not None
    assert 0 <= figure.low < 0.5 < figure.high <= 1


def test_equal_values_leave_no_doubt() -> None:
    figure = bootstrap.mean([0.25] * 10)
    assert (figure.low, figure.high) == (0.25, 0.25)


def test_the_same_again_gives_the_same() -> None:
    values = [random.Random(1).random() for _ in range(30)]
    assert bootstrap.mean(values) == bootstrap.mean(values)


def test_interval_is_near_the_normal_one_where_there_are_many() -> None:
    values = np.random.default_rng(0).normal(3, 1, 900).tolist()
    figure = bootstrap.mean(values)
    width = 1.96 * float(np.std(values)) / 30
    assert figure.low == pytest.approx(figure.value - width, abs=0.01)  # type: ignore[operator]
    assert figure.high == pytest.approx(figure.value + width, abs=0.01)  # type: ignore[operator]


def test_nothing_measured_is_not_nought() -> None:
    assert bootstrap.mean([]).value is None
    assert bootstrap.median([]).n == 0
    assert bootstrap.auroc([], [1.0]).value is None


def test_median_of_long_tails() -> None:
    assert bootstrap.median([1, 2, 300]).value == 2


def test_paired_difference_sees_what_means_hide() -> None:
    other = [random.Random(2).random() for _ in range(50)]
    better = [value + 0.01 for value in other]
    difference = bootstrap.paired_difference(better, other)
    assert difference.figure.value == pytest.approx(0.01)
    assert difference.p == 0


def test_no_difference_has_p_of_one() -> None:
    assert bootstrap.paired_difference([0.5, 0.2], [0.5, 0.2]).p == 1


def test_pairs_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 and 1"):
        bootstrap.paired_difference([1, 2], [1])


def test_auroc_worked_by_hand() -> None:
    # Pairs won: 0.9 beats both, 0.4 loses to 0.5 and draws with 0.4: (2 + 0 + ½) / 4.
    assert bootstrap.auroc([0.9, 0.4], [0.5, 0.4]).value == 2.5 / 4
