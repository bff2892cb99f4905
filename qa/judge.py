"""Relevance: how likely one passage answers; and whether the record answers at all. Both 0 to 1.

Two logistics of signals that need no training on the record. A passage is ranked by how near its
nearest sentence is in meaning, how much of what is asked it holds (rare words counting more), how
near its neighbours are, and whether it only asks. Whether there is an answer shows better in the
nearest passage as a whole: a single sentence is near to something in any large record. Names count
there, as what speaks of another country or year comes near and does not answer.

The constants are rounded from the tuning halves of several collections; `make evaluate` tells how
they do on the others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from qa.types import Outcome

ANSWER_FROM = 0.5
RELATED_FROM = 0.15
KEEP_WITHIN = 0.9  # log-odds below the best passage, beyond which one is not quoted beside it
ON_POINT_WITHIN = 2.5  # the same, where the newest that answers is asked for, not the best

NOTHING: Mapping[str, float] = MappingProxyType({})

ABSENT_FROM = 0.5  # of the question's weight unknown to the record: what it asks for is not here
ABSENT = 0.1

ALL_WORDS = 0.999  # of the question's weight, for rounding

# A passage: by meaning and words; by words alone, which must then be plainer.
PASSAGE = {"nearest": 8.0, "covered": 3.0, "neighbour": 0.8, "asks": -0.4, "unknown": -2.0}
PASSAGE_FROM = -5.1
BY_WORDS = {"covered": 6.0, "asks": -0.4, "unknown": -3.0}
BY_WORDS_FROM = -3.0
# An answer: `meaning` is the cosine of the nearest passage.
ANSWER = {"meaning": 14.0, "covered": 1.0, "named": 1.5, "unknown": -1.0, "whole": 2.5}
ANSWER_BASE = -8.1
# What an answer should name and does not, by sort; and the two words asked for, in no one passage.
LACKING = {
    "place": -3.0,
    "phrase": -3.0,
    "year": -3.0,
    "month": -0.8,
    "day": -0.8,
    "number": -0.8,
    "name": -0.5,
} | {
    "stranger": -3.0  # a name that stands nowhere in the record
}
APART = -1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Signals of one passage, each 0..1.

    `covered` is the share of the question's weight that the passage and its title hold; `nearest`
    the cosine of its nearest sentence, None where meaning was not searched; `unknown` the share of
    the question's weight that no passage of the record holds; `named` the share of the names it
    asks for that the passage holds; `neighbour` the `nearest` of the better of its neighbours, 0 if
    neither was found; `asks` whether it is a question itself.
    """

    covered: float
    nearest: float | None
    unknown: float
    named: float = 1.0
    neighbour: float = 0.0
    asks: bool = False


def by_meaning_alone(evidence: Evidence, whole: float) -> Evidence:
    """The evidence of a passage in another language: its words neither speak for nor against it.

    How near it is as a whole, by cosine, stands in for its words and for half of its nearest
    sentence: a sentence alone tells less across languages.
    """
    near = (max(0.0, evidence.nearest or 0.0) + whole) / 2
    return replace(evidence, covered=whole, nearest=near, unknown=0.0, named=1.0)


def relevance(evidence: Evidence) -> float:
    """Probability-like score that the passage answers; what passages are ranked by.

    Written out, since each question weighs some hundreds.
    """
    if evidence.nearest is None:
        return _sigmoid(
            BY_WORDS_FROM
            + (
                BY_WORDS["covered"] * evidence.covered
                + BY_WORDS["asks"] * evidence.asks
                + BY_WORDS["unknown"] * evidence.unknown
            )
        )
    return _sigmoid(
        PASSAGE_FROM
        + (
            PASSAGE["nearest"] * evidence.nearest
            + PASSAGE["covered"] * evidence.covered
            + PASSAGE["neighbour"] * evidence.neighbour
            + PASSAGE["asks"] * evidence.asks
            + PASSAGE["unknown"] * evidence.unknown
        )
    )


def answerability(
    best: Evidence,
    meaning: float | None,
    *,
    whole: bool,
    lacking: Mapping[str, float] = NOTHING,
    apart: bool = False,
) -> float:
    """Probability-like score that the record answers, by its likeliest passage.

    `meaning` is the cosine of the passage nearest to the question, None where it was not searched;
    `whole` is whether some passage holds every word that is asked for, and not by chance; `lacking`
    how much it tells, 0 to 1, that no likely passage names what is asked for, by the sorts of
    `LACKING`; `apart` whether the question has two words that no likely passage has together.
    """
    against = sum(LACKING[sort] * telling for sort, telling in lacking.items()) + APART * apart
    if meaning is None or best.nearest is None:
        return _moved(relevance(best), against)
    signals = {
        "meaning": meaning,
        "covered": best.covered,
        "named": best.named,
        "unknown": best.unknown,
        "whole": float(whole),
    }
    likely = ANSWER_BASE + sum(weight * signals[name] for name, weight in ANSWER.items())
    score = _moved(_sigmoid(likely), against)
    return min(score, ABSENT) if best.unknown >= ABSENT_FROM else score


def _sigmoid(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def _moved(score: float, by: float) -> float:
    """The score, moved by so many log-odds, but no further than from an answer to what is related.

    What lacks a name that was asked for does not answer; it still comes near.
    """
    moved = _sigmoid(_log_odds(score) + by)
    if by and score >= RELATED_FROM and moved < ANSWER_FROM:
        return RELATED_FROM + moved * (1 - RELATED_FROM / ANSWER_FROM)
    return moved


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


def on_point(score: float, best: float) -> bool:
    """Whether a passage answers nearly as well as the best: those are told apart by their date."""
    return near_best(best, ON_POINT_WITHIN)(score)


def near_best(best: float, within: float) -> Callable[[float], bool]:
    """Tells whether a score is at most so many log-odds below the best."""
    least = _log_odds(best) - within
    return lambda score: _log_odds(score) >= least


def _log_odds(score: float) -> float:
    bounded = min(max(score, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))
