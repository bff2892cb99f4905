"""Refusals and wrong answers are counted apart, near misses and far ones too."""

from __future__ import annotations

from evaluation_toy import answer

from qa.evaluation import outcomes
from qa.evaluation.gold import GoldQuestion

ANSWERABLE = GoldQuestion("t1", "?", "topic", True)
NEAR = GoldQuestion("n1", "?", "unanswerable-near", False)


def test_a_refusal_and_an_answer_that_should_not_be() -> None:
    assert outcomes.score(ANSWERABLE, answer("?", "related")).scores == {"refused": 1, "related": 1}
    assert outcomes.score(ANSWERABLE, answer("?", "quotes")).scores["refused"] == 0
    wrong = outcomes.score(NEAR, answer("?", "quotes"))
    assert wrong.scores == {"answered": 1, "related": 0}
    assert wrong.groups == ("unanswerable-near",)


def test_auroc_rows_keep_near_and_far_apart() -> None:
    far = GoldQuestion("f1", "?", "unanswerable-far", False)
    answers = {
        "t1": answer("?", "quotes", answerability=0.6),
        "n1": answer("?", "quotes", answerability=0.7),
        "f1": answer("?", "nothing", answerability=0.1),
    }
    rows = outcomes.auroc_rows([ANSWERABLE, NEAR, far], answers)
    both = {row.label: row.figures["AUROC"].value for row in rows if row.scope == "all"}
    assert both == {
        "answerable v. unanswerable-near": 0,
        "answerable v. unanswerable-far": 1,
    }
