"""Answerability: how likely the candidates answer, from 0 to 1, and which outcome that means.

A logistic of three signals that need no training data of the record: how much of what is asked
one passage holds (rare words counting more), how near the best passage is in meaning, and how
much of the question's vocabulary the record does not have at all. The constants are fitted on
tuning halves only (see `qa/evaluation`); the thresholds are where the risk–coverage curve bends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from qa.types import Outcome

ANSWER_FROM = 0.5
RELATED_FROM = 0.15

INTERCEPT = -4.2
COVERED = 3.6
MEANING = 7.0
UNKNOWN = -2.0
WORDS_ONLY_INTERCEPT = -3.0
WORDS_ONLY_COVERED = 6.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Signals, each 0..1; `meaning` is a cosine, None where nothing was searched by meaning."""

    covered: float
    unknown: float
    meaning: float | None


def answerability(evidence: Evidence) -> float:
    """Probability-like score that the best candidates answer the question."""
    if evidence.meaning is None:
        z = (
            WORDS_ONLY_INTERCEPT
            + WORDS_ONLY_COVERED * evidence.covered
            + UNKNOWN * evidence.unknown
        )
    else:
        z = (
            INTERCEPT
            + COVERED * evidence.covered
            + MEANING * evidence.meaning
            + UNKNOWN * evidence.unknown
        )
    return 1.0 / (1.0 + math.exp(-z))


def outcome_of(score: float) -> Outcome:
    """Quotes, related or nothing, by the default thresholds."""
    if score >= ANSWER_FROM:
        return "quotes"
    return "related" if score >= RELATED_FROM else "nothing"
