"""Relevance: how likely one passage answers, from 0 to 1, and what that means for the answer.

A logistic of signals that need no training on the record: how near its nearest sentence is in
meaning, how much of what is asked it holds (rare words counting more), how near its neighbours
are, whether it only asks, and how much of the question's vocabulary the record does not have at
all. It ranks and it decides: an answer is as answerable as its best passage.

The constants are rounded from the tuning halves of several collections; `make evaluate` tells how
they do on the others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from qa.types import Outcome

ANSWER_FROM = 0.5
RELATED_FROM = 0.15
KEEP_WITHIN = 1.3  # log-odds below the best passage, beyond which one is not quoted beside it
ON_POINT_WITHIN = 2.0  # the same, where the newest that answers is asked for, not the best

ALL_WORDS = 0.999  # of the question's weight, for rounding

# By words alone, what they say must be plainer.
INTERCEPT, WORDS_INTERCEPT = -4.6, -3.0
NEAREST = 8.0
COVERED, WORDS_COVERED = 2.0, 6.0
NEIGHBOUR = 0.8
NAMED = 0.0
ASKS = -0.4
UNKNOWN, WORDS_UNKNOWN = -2.0, -3.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Signals of one passage, each 0..1.

    `covered` is the share of the question's weight that the passage and its title hold; `nearest`
    the cosine of its nearest sentence, None where meaning was not searched; `unknown` the share of
    the question's weight that no passage of the record holds; `named` the share of the names it asks
    for that the passage holds; `neighbour` the `nearest` of the
    better of its neighbours, 0 if neither was found; `asks` whether it is a question itself.
    """

    covered: float
    nearest: float | None
    unknown: float
    named: float = 1.0
    neighbour: float = 0.0
    asks: bool = False


def relevance(evidence: Evidence) -> float:
    """Probability-like score that the passage answers."""
    if evidence.nearest is None:
        z = WORDS_INTERCEPT + WORDS_COVERED * evidence.covered + WORDS_UNKNOWN * evidence.unknown
    else:
        z = (
            INTERCEPT
            + NEAREST * evidence.nearest
            + COVERED * evidence.covered
            + NEIGHBOUR * evidence.neighbour
            + NAMED * evidence.named
            + UNKNOWN * evidence.unknown
        )
    return 1.0 / (1.0 + math.exp(-z - ASKS * evidence.asks))


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


def on_point(score: float, best: float, _covered: float = 0.0) -> bool:
    """Whether a passage answers nearly as well as the best: those are told apart by their date."""
    return score >= ANSWER_FROM and _log_odds(score) >= _log_odds(best) - ON_POINT_WITHIN


def _log_odds(score: float) -> float:
    bounded = min(max(score, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))
