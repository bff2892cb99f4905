"""The risk–coverage curve, its area and the default point, worked by hand."""

from __future__ import annotations

import pytest
from evaluation_toy import answer

from qa.evaluation import risk
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.risk import Point
from qa.types import Answer


def test_risk_and_coverage_by_hand() -> None:
    # Surest first: 0.9 right, 0.8 wrong and right (a tie is one point), 0.1 wrong.
    points = risk.risk_coverage([0.8, 0.1, 0.9, 0.8], [True, True, False, False])
    assert points == [Point(0.9, 1 / 4, 0), Point(0.8, 3 / 4, 1 / 3), Point(0.1, 1.0, 2 / 4)]
    # ¼·0 + ½·⅓ + ¼·½
    assert risk.area(points) == pytest.approx(1 / 6 + 1 / 8)


def test_no_questions_no_curve() -> None:
    assert risk.risk_coverage([], []) == []


def test_the_default_point_counts_what_is_answered_now() -> None:
    asked = [GoldQuestion(f"t0{n}", "?", "topic", n < 3) for n in (1, 2, 3)]  # all in one half
    answers: dict[str, Answer] = {
        "t01": answer("?", "quotes", answerability=0.9),
        "t02": answer("?", "related", answerability=0.4),
        "t03": answer("?", "quotes", answerability=0.6),
    }
    rows, curves = risk.evaluate(asked, answers, {"t01": False, "t02": True, "t03": False})
    found = {row.label: row.figures for row in rows}
    assert found["unanswerable"]["default coverage"].value == pytest.approx(2 / 3)
    assert found["unanswerable"]["default risk"].value == 1 / 2  # t03 has no answer
    assert found["wrong"]["default risk"].value == 1  # and the first quote of t01 does not answer
    assert list(curves) == ["test: unanswerable", "test: wrong"]
