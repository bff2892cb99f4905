"""Kept answers: found by id, and the ones longest unasked go first."""

from __future__ import annotations

from qa.kept_answers import MOST, KeptAnswers
from qa.types import Answer, Coverage, Query


def answer(name: str) -> Answer:
    coverage = Coverage(0, 0, None, None, 1.0)
    return Answer("nothing", (), Query("q", "q"), coverage, 0.0, "f", answer_id=name)


def test_the_longest_unasked_goes_first() -> None:
    kept = KeptAnswers()
    first = kept.keep(answer("first"))
    for number in range(MOST - 1):
        kept.keep(answer(str(number)))
    kept.keep(first)  # asked again
    kept.keep(answer("one more"))
    assert kept.get("first") == first
    assert kept.get("0") is None
    assert kept.get("never given") is None
