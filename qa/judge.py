"""Relevance: how likely one passage answers, from 0 to 1, and what that means for the answer.

A logistic of signals that need no training on the record: how much of what is asked the passage
holds (rare words counting more), how near it is in meaning, and how much of the question's
vocabulary the record does not have at all. An answer is as answerable as its best passage.

The constants are rounded from the tuning halves of two collections: at the default threshold 4% of
56 answerable kremlin questions are refused, and none of its 7 far ones and a tenth of 127 questions
of another corpus (clapnq) answered. Near misses (right country, wrong minister) mostly are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from qa.types import Outcome

ANSWER_FROM = 0.5
RELATED_FROM = 0.15
KEEP_WITHIN = 1.3  # log-odds below the best passage, beyond which one is not quoted beside it

ALL_WORDS = 0.999  # of the question's weight, for rounding

# (intercept, covered, meaning, unknown); without vectors, words alone must say it.
WITH_MEANING = (-4.15, 2.5, 8.0, -2.0)
WORDS_ONLY = (-3.0, 6.0, 0.0, -3.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Signals of one passage, each 0..1.

    `covered` is the share of the question's weight that the passage and its title hold; `meaning`
    its cosine, None where meaning was not searched; `unknown` the share of the question's weight
    that no passage of the record holds.
    """

    covered: float
    meaning: float | None
    unknown: float


def relevance(evidence: Evidence) -> float:
    """Probability-like score that the passage answers."""
    weights = WORDS_ONLY if evidence.meaning is None else WITH_MEANING
    intercept, covered, meaning, unknown = weights
    z = (
        intercept
        + covered * evidence.covered
        + meaning * (evidence.meaning or 0.0)
        + unknown * evidence.unknown
    )
    return 1.0 / (1.0 + math.exp(-z))


def outcome_of(score: float) -> Outcome:
    """Quotes, related or nothing, by the default thresholds."""
    if score >= ANSWER_FROM:
        return "quotes"
    return "related" if score >= RELATED_FROM else "nothing"


def worth_quoting(score: float, best: float, covered: float) -> bool:
    """Whether a passage stands beside the best one, rather than far behind it.

    One that answers and holds every word asked for ("the Kuril Islands") is on the point, however
    much nearer in meaning another is.
    """
    if covered > ALL_WORDS and score >= ANSWER_FROM:
        return True
    return _log_odds(score) >= _log_odds(best) - KEEP_WITHIN


def _log_odds(score: float) -> float:
    bounded = min(max(score, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))
