"""Characters of quotes against gold, worked by hand on a statement of two short paragraphs."""

from __future__ import annotations

import pytest
from evaluation_toy import ToySystem, answer, quote, statement

from qa.evaluation import quoting
from qa.evaluation.gold import GoldQuestion, GoldSpan
from qa.evaluation.locate import Locator

SAID = statement(
    "s",
    [("0123456789", "own", None), ("abcdefghij", "own", None)],  # 21 characters
    [("ABCDEFGHIJ", "own", None)],
    [("context...", "own", None)],
)
OTHER = statement("o", [("elsewhere!", "own", None)])


def question(*gold: GoldSpan) -> GoldQuestion:
    return GoldQuestion("q", "?", "topic", True, gold)


def locator() -> Locator:
    return Locator(ToySystem({"s": SAID, "o": OTHER}))


def test_half_of_the_quote_shown_and_as_much_beside_it() -> None:
    # Gold: the ten digits. Shown: the last five of them, a space and four letters: ten characters.
    made = answer("?", "quotes", [quote(SAID, 0, 5, 15)])
    scores = quoting.scores(made, question(GoldSpan("s", 0, "0123456789")), locator())
    assert scores is not None
    assert scores["precision"] == 5 / 10
    assert scores["recall"] == 5 / 10
    assert scores["F1"] == 0.5
    assert scores["first answers"] == 1
    assert scores["F1 if found"] == 0.5


def test_a_paragraph_missed_and_one_too_many() -> None:
    # Gold: 10 + 10 characters in two paragraphs. Shown: 10 right ones, 10 of another statement.
    gold = question(GoldSpan("s", 0, "0123456789"), GoldSpan("s", 1, "ABCDEFGHIJ"))
    made = answer("?", "quotes", [quote(OTHER, 0, 0, 10), quote(SAID, 0, 0, 10, 2)])
    scores = quoting.scores(made, gold, locator())
    assert scores is not None
    assert (scores["precision"], scores["recall"], scores["F1"]) == (0.5, 0.5, 0.5)
    assert scores["first answers"] == 0
    assert scores["paragraph recall"] == 0.5
    assert scores["F1 within"] == 1.0  # what was found was cut right
    assert scores["quotes shown"] == 2


def test_overlapping_quotes_count_their_characters_once() -> None:
    made = answer("?", "quotes", [quote(SAID, 0, 0, 10), quote(SAID, 0, 5, 10, 2)])
    scores = quoting.scores(made, question(GoldSpan("s", 0, "0123456789")), locator())
    assert scores is not None
    assert scores["F1"] == 1.0
    assert scores["characters shown"] == 10


def test_grade_one_is_neither_right_nor_wrong() -> None:
    gold = question(
        GoldSpan("s", 0, "0123456789"),
        GoldSpan("s", 0, "abcdefghij", grade=1),
        GoldSpan("s", 2, "context", grade=1),
    )
    made = answer("?", "quotes", [quote(SAID, 0, 0, 21), quote(SAID, 2, 0, 10, 2)])
    scores = quoting.scores(made, gold, locator())
    assert scores is not None
    assert scores["precision"] == pytest.approx(10 / 11)  # the space between the sentences
    assert scores["recall"] == 1.0


def test_what_is_called_related_is_not_put_forward() -> None:
    gold = question(GoldSpan("s", 0, "0123456789"))
    made = answer("?", "related", [quote(SAID, 0, 0, 10)])
    scores = quoting.scores(made, gold, locator())
    assert scores is not None
    assert scores["F1"] == 0
    assert scores["precision"] is None  # nothing was shown: no precision, good or bad
    assert scores["F1 if found"] is None
    assert quoting.first_answers(
        made, gold, locator()
    )  # but the curve asks what it would have shown


def test_gold_that_is_lost_gives_no_score() -> None:
    finder = locator()
    made = answer("?", "quotes", [quote(SAID, 0, 0, 10)])
    assert quoting.scores(made, question(GoldSpan("s", 0, "not there")), finder) is None
    assert len(finder.missing) == 1
