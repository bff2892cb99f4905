"""nDCG and recall against numbers worked by hand and against ir_measures."""

from __future__ import annotations

import random
from math import log2

import ir_measures
import pytest
from ir_measures import Judged, P, R, nDCG

from qa.evaluation import retrieval
from qa.evaluation.gold import GoldQuestion, GoldSpan
from qa.types import SearchResult


def results(*units: tuple[str, int]) -> list[SearchResult]:
    return [
        SearchResult(number, f"id-{source}", source, paragraph, 0.0)
        for number, (source, paragraph) in enumerate(units)
    ]


def test_a_ranking_worked_by_hand() -> None:
    # Found: a1 (grade 1, goes), c0, a0, a0 again (one paragraph), d0, b2. Left: c0 a0 d0 b2.
    found = results(("a", 1), ("c", 0), ("a", 0), ("a", 0), ("d", 0), ("b", 2))
    relevant = frozenset({("a", 0), ("b", 2)})
    ranked = retrieval.ranking(found, frozenset({("a", 1)}))
    assert ranked == [("c", 0), ("a", 0), ("d", 0), ("b", 2)]
    # DCG 1/log2(3) + 1/log2(5) = 0.6309 + 0.4307; the best possible 1 + 0.6309.
    assert retrieval.ndcg(ranked, relevant) == pytest.approx(0.6509, abs=1e-4)
    assert retrieval.recall(ranked, relevant, 2) == 1 / 2
    assert retrieval.recall(ranked, relevant, 20) == 1
    assert retrieval.recall(ranked, relevant, 1) == 0  # divided by min(1, 2), not by 2
    assert retrieval.first_hit(ranked, relevant) == 0
    assert retrieval.unjudged(ranked, relevant) == 2 / 4


def test_recall_divides_by_no_more_than_fits() -> None:
    relevant = frozenset(("a", n) for n in range(30))
    ranked = [("a", n) for n in range(30)]
    assert retrieval.recall(ranked, relevant, 20) == 1.0


def test_nothing_found_scores_nought() -> None:
    scores = retrieval.scores([], frozenset({("a", 0)}))
    assert scores == {
        "nDCG@10": 0,
        "recall@1": 0,
        "recall@20": 0,
        "recall@100": 0,
        "unjudged@20": None,
    }


def test_a_paragraph_with_both_grades_is_relevant() -> None:
    spans = (GoldSpan("a", 0, "x", 2), GoldSpan("a", 0, "y", 1), GoldSpan("a", 1, "z", 1))
    question = GoldQuestion("q", "?", "topic", True, spans)
    assert question.relevant == {("a", 0)}
    assert question.partial == {("a", 1)}


@pytest.mark.parametrize("seed", range(20))
def test_same_as_ir_measures(seed: int) -> None:
    pick = random.Random(seed)
    units = [("s", n) for n in range(150)]
    relevant = frozenset(pick.sample(units, pick.randint(1, 40)))
    ranked = pick.sample(units, pick.randint(20, 120))
    qrels = [ir_measures.Qrel("q", str(n), 1) for _, n in relevant]
    run = [ir_measures.ScoredDoc("q", str(n), -float(i)) for i, (_, n) in enumerate(ranked)]
    measures = [nDCG @ 10, R @ 20, R @ 100, P @ 1, Judged @ 20]
    theirs = ir_measures.calc_aggregate(measures, qrels, run)
    ours = retrieval.scores(ranked, relevant)
    assert ours["nDCG@10"] == pytest.approx(theirs[nDCG @ 10])
    assert ours["recall@1"] == theirs[P @ 1]
    assert ours["unjudged@20"] == pytest.approx(1 - theirs[Judged @ 20])
    # Theirs divides by all that is relevant, ours by what could be found among k.
    fits = len(relevant) / min(20, len(relevant))
    assert ours["recall@20"] == pytest.approx(theirs[R @ 20] * fits)
    assert ours["recall@100"] == pytest.approx(theirs[R @ 100])


def test_each_question_is_searched_once_and_unanswerable_ones_not() -> None:
    asked: list[str] = []

    def search(question: GoldQuestion) -> list[SearchResult]:
        asked.append(question.id)
        return results(("a", 0))

    gold = (GoldSpan("a", 0, "x"),)
    questions = [
        GoldQuestion("t1", "?", "topic", True, gold),
        GoldQuestion("u1", "?", "unanswerable-far", False),
    ]
    (scored,) = retrieval.evaluate(questions, search)
    assert asked == ["t1"]
    assert scored.scores["nDCG@10"] == 1
    assert scored.groups == ("hard kinds", "topic")


def test_the_discount_is_a_logarithm_to_base_two() -> None:
    ranked = [("x", 0), ("x", 1), ("a", 0)]
    assert retrieval.ndcg(ranked, frozenset({("a", 0)})) == 1 / log2(4)
