"""What a question was lost to, on a toy record where every stage can be made to fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation_toy import ToySystem, answer, quote, statement

from qa.evaluation import failures
from qa.evaluation.gold import GoldQuestion, GoldSpan
from qa.evaluation.locate import Locator
from qa.types import Answer, Filters

SAID = replace(statement("s", [("0123456789", "own", None), ("a" * 40, "own", None)]), date="2019")
OTHER = statement("o", [("elsewhere!", "own", None)])
QUESTION = GoldQuestion("q", "?", "topic", True, (GoldSpan("s", 0, "0123456789"),))
RIGHT, ELSEWHERE = quote(SAID, 0, 0, 10), quote(OTHER, 0, 0, 10)


def in_2018(made: Answer) -> Answer:
    days = Filters(date_from="2018-01-01", date_to="2018-12-31")
    return replace(made, query=replace(made.query, filters=days))


def cause(made: Answer, ranking: list[tuple[str, int]]) -> failures.Failure:
    system = ToySystem({"s": SAID, "o": OTHER}, rankings={"?": ranking})
    (found,) = failures.evaluate([QUESTION], {"q": made}, system, Locator(system))
    return found


@pytest.mark.parametrize(
    ("made", "ranking", "expected", "rank"),
    [
        (answer("?", "related", [RIGHT]), [("s", 0)], "refused", 1),
        (in_2018(answer("?", "quotes", [ELSEWHERE])), [("o", 0)], "filtered", None),
        (answer("?", "quotes", [ELSEWHERE]), [("o", 0)], "not found", None),
        (answer("?", "quotes", [ELSEWHERE]), [("o", 0), ("s", 0)], "not shown", 2),
        (answer("?", "quotes", [quote(SAID, 0, 11, 51)]), [("s", 0)], "cut", 1),
        (answer("?", "quotes", [quote(SAID, 0, 0, 3)]), [("s", 0)], "cut", 1),
        (answer("?", "quotes", [RIGHT]), [("s", 0)], "none", 1),
    ],
)
def test_the_first_stage_that_fails(
    made: Answer, ranking: list[tuple[str, int]], expected: str, rank: int | None
) -> None:
    found = cause(made, ranking)
    assert (found.cause, found.rank) == (expected, rank)


def test_right_words_among_too_many() -> None:
    long = statement("l", [("elsewhere!" * 3, "own", None)])
    made = answer("?", "quotes", [RIGHT, quote(long, 0, 0, 30)])
    found = cause(made, [("s", 0)])
    assert found.f1 == pytest.approx(0.4)  # precision 10/40, recall 1
    assert found.cause == "too much"


def test_the_worst_are_told_by_cause() -> None:
    lost = [
        failures.Failure(replace(QUESTION, id="b"), 0.1, "cut", 3),
        failures.Failure(replace(QUESTION, id="a"), 0.0, "refused", None),
        failures.Failure(replace(QUESTION, id="c"), 0.9, "none", 1),
    ]
    assert failures.worst(lost, 2) == (
        "The 2 worst, by F1 of their quotes: a refused, F1 0.00, not in the first 100; "
        "b cut, F1 0.10, best rank 3."
    )


def test_shares_add_up_to_one() -> None:
    (scored,) = failures.scored([failures.Failure(QUESTION, 0.0, "refused", None)])
    assert sum(value or 0.0 for value in scored.scores.values()) == 1
    assert scored.scores["refused"] == 1
