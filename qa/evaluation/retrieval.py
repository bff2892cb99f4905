"""Are the paragraphs that answer found, and how near the top?

The unit is (source_id, paragraph): several passages of one paragraph count once, at the best rank.
Paragraphs of grade 1 are taken out of the ranking first. With R the grade-2 paragraphs and
rel(i) = 1 where the i-th unit of what is left is in R
(nDCG: Järvelin and Kekäläinen 2002):

    nDCG@k      Σ_{i≤k} rel(i)/log2(i+1)  /  Σ_{i≤min(k,|R|)} 1/log2(i+1)
    recall@k    |R ∩ first k| / min(k, |R|)
    first hit   rel(1)
    unjudged@k  share of the first k that no annotator saw: not in R, and not known to be wrong
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import log2

from qa.evaluation.clock import timed
from qa.evaluation.gold import GoldQuestion, Unit
from qa.evaluation.split import half
from qa.evaluation.tables import Scored
from qa.types import SearchResult

DEPTH = 250  # passages asked for, so that 100 units are left after merging and taking out grade 1

PLAIN = ("fact", "date", "exhaustive")
HARD = ("topic", "speaker", "latest")


def ranking(results: Iterable[SearchResult], partial: frozenset[Unit] = frozenset()) -> list[Unit]:
    """Units in order of their first passage, without those of grade 1."""
    units = dict.fromkeys((result.source_id, result.paragraph) for result in results)
    return [unit for unit in units if unit not in partial]


def ndcg(ranked: Sequence[Unit], relevant: frozenset[Unit], k: int = 10) -> float:
    gained = sum(1 / log2(i + 2) for i, unit in enumerate(ranked[:k]) if unit in relevant)
    return gained / sum(1 / log2(i + 2) for i in range(min(k, len(relevant))))


def recall(ranked: Sequence[Unit], relevant: frozenset[Unit], k: int) -> float:
    return len(relevant.intersection(ranked[:k])) / min(k, len(relevant))


def first_hit(ranked: Sequence[Unit], relevant: frozenset[Unit]) -> float:
    return float(bool(ranked) and ranked[0] in relevant)


def unjudged(ranked: Sequence[Unit], relevant: frozenset[Unit], k: int = 20) -> float | None:
    top = ranked[:k]
    return 1 - len(relevant.intersection(top)) / len(top) if top else None


def scores(ranked: Sequence[Unit], relevant: frozenset[Unit]) -> dict[str, float | None]:
    """All figures of one ranking."""
    return {
        "nDCG@10": ndcg(ranked, relevant),
        "recall@1": first_hit(ranked, relevant),
        "recall@20": recall(ranked, relevant, 20),
        "recall@100": recall(ranked, relevant, 100),
        "unjudged@20": unjudged(ranked, relevant),
    }


def evaluate(
    questions: Iterable[GoldQuestion], search: Callable[[GoldQuestion], Sequence[SearchResult]]
) -> list[Scored]:
    """Each answerable question asked once of `search`, with the CPU time it took."""
    return [_evaluate(one, search) for one in questions if one.relevant]


def _evaluate(
    question: GoldQuestion, search: Callable[[GoldQuestion], Sequence[SearchResult]]
) -> Scored:
    results, milliseconds = timed(lambda: search(question))
    figures = scores(ranking(results, question.partial), question.relevant)
    return Scored(
        question.id, half(question.id), {**figures, "cpu ms": milliseconds}, groups(question.kind)
    )


def groups(kind: str) -> tuple[str, ...]:
    """The kind, and the two families that targets are set for; none where there is but one kind."""
    if kind == "span":
        return ()
    family = "plain kinds" if kind in PLAIN else "hard kinds" if kind in HARD else None
    return (family, kind) if family else (kind,)
