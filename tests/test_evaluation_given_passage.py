"""Sentences chosen from a passage that is given, by the best of several annotators."""

from __future__ import annotations

from evaluation_toy import ToySystem, answer, quote, statement

from qa.evaluation import given_passage
from qa.evaluation.gold import GoldPassage, GoldSpan
from qa.evaluation.locate import Locator
from qa.types import Filters

WORDS = ("First one.", "Second one.", "Third one.")
SAID = statement("s", [(words, "own", None) for words in WORDS])


def passage(**more: object) -> GoldPassage:
    return GoldPassage("q", "?", True, "s", "1900-01-01", **more)  # type: ignore[arg-type]


def test_sentence_f1_of_the_nearest_annotator() -> None:
    gold = passage(sentences=WORDS, selections=(frozenset({2}), frozenset({0, 1, 2})))
    # Shown: the first sentence whole, four characters of the second (less than half of it).
    made = answer("?", "related", [quote(SAID, 0, 0, 15)])
    scored = given_passage.score(gold, made, Locator(ToySystem({"s": SAID})))
    assert scored.scores["sentence F1"] == 2 * 1 / (1 + 3)


def test_a_repeated_sentence_is_looked_for_after_the_one_before() -> None:
    twice = statement("s", [("Yes.", "own", None), ("No.", "own", None), ("Yes.", "own", None)])
    gold = passage(sentences=("Yes.", "No.", "Yes."), selections=(frozenset({2}),))
    made = answer("?", "quotes", [quote(twice, 0, 9, 13)])
    scored = given_passage.score(gold, made, Locator(ToySystem({"s": twice})))
    assert scored.scores["sentence F1"] == 1


def test_the_exact_answer_in_the_first_quote() -> None:
    gold = passage(answer=GoldSpan("s", 0, "one", start=18))  # the second "one"
    locator = Locator(ToySystem({"s": SAID}))
    short = given_passage.score(gold, answer("?", "quotes", [quote(SAID, 0, 11, 22)]), locator)
    assert (short.scores["first holds"], short.scores["first ≤ 2"]) == (1, 1)
    long = given_passage.score(gold, answer("?", "quotes", [quote(SAID, 0, 0, 33)]), locator)
    assert (long.scores["first holds"], long.scores["first ≤ 2"]) == (1, 0)
    late = [quote(SAID, 0, 0, 10), quote(SAID, 0, 11, 22, 2)]
    second = given_passage.score(gold, answer("?", "quotes", late), locator)
    assert (second.scores["first holds"], second.scores["any holds"]) == (0, 1)


def test_the_passage_is_pointed_at_by_its_day() -> None:
    system = ToySystem({"s": SAID})
    given_passage.ask(passage(), system)
    assert system.asked == [("?", Filters(date_from="1900-01-01", date_to="1900-01-01"), ())]
