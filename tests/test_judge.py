"""Relevance rises with what speaks for a passage; outcomes lie in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from qa.judge import Evidence, answerability, outcome_of, relevance, worth_quoting


def test_more_evidence_is_more_relevant() -> None:
    for meaning in (None, 0.4):
        scores = [relevance(Evidence(covered, meaning, 0.0)) for covered in (0.0, 0.5, 1.0)]
        assert all(a < b for a, b in pairwise(scores))
    assert relevance(Evidence(0.5, 0.6, 0.0)) > relevance(Evidence(0.5, 0.3, 0.0))
    assert relevance(Evidence(0.5, 0.6, 0.5)) < relevance(Evidence(0.5, 0.6, 0.0))


def test_words_that_are_all_there_answer_and_none_do_not() -> None:
    assert outcome_of(relevance(Evidence(1.0, None, 0.0))) == "quotes"
    assert outcome_of(relevance(Evidence(0.0, None, 1.0))) == "nothing"
    assert outcome_of(relevance(Evidence(0.0, 0.1, 1.0))) == "nothing"


def test_a_record_answers_by_its_nearest_passage_and_the_names_it_holds() -> None:
    told = Evidence(0.6, 0.6, 0.0)
    assert answerability(told, 0.6, whole=False) > answerability(told, 0.4, whole=False)
    elsewhere = replace(told, named=0.0)
    assert answerability(elsewhere, 0.6, whole=False) < answerability(told, 0.6, whole=False)
    assert outcome_of(answerability(Evidence(0.1, 0.2, 0.5), 0.2, whole=False)) == "nothing"


def test_a_passage_with_every_word_answers_though_it_is_long_and_so_not_near() -> None:
    assert outcome_of(answerability(Evidence(1.0, 0.4, 0.0), 0.3, whole=True)) == "quotes"


def test_without_meaning_words_decide() -> None:
    by_words = Evidence(1.0, None, 0.0)
    assert answerability(by_words, None, whole=True) == relevance(by_words)


def test_outcomes_lie_in_order() -> None:
    order = ["nothing", "related", "quotes"]
    told = [order.index(outcome_of(n / 100)) for n in range(101)]
    assert told == sorted(told)
    assert set(told) == {0, 1, 2}


def test_a_passage_far_behind_the_best_is_not_quoted_beside_it() -> None:
    assert worth_quoting(0.9, 0.9, 0.5)
    assert worth_quoting(1.0, 1.0, 0.5)
    assert not worth_quoting(0.6, 0.95, 0.5)


def test_one_with_every_word_is_quoted_if_it_answers() -> None:
    assert worth_quoting(0.6, 0.95, 1.0)
    assert not worth_quoting(0.4, 0.95, 1.0)


def test_what_the_record_has_no_words_for_is_not_in_it_however_near_something_comes() -> None:
    near = Evidence(0.3, 0.8, 0.6)
    assert outcome_of(answerability(near, 0.8, whole=False)) == "nothing"
    assert outcome_of(answerability(replace(near, unknown=0.2), 0.8, whole=False)) == "quotes"


def test_what_lacks_a_name_comes_near_but_does_not_answer() -> None:
    told = Evidence(0.6, 0.6, 0.0)
    whole = answerability(told, 0.6, whole=False)
    assert outcome_of(whole) == "quotes"
    for sort in ("place", "year"):
        lacking = answerability(told, 0.6, whole=False, lacking={sort: 1.0})
        assert outcome_of(lacking) == "related"
        assert lacking < answerability(told, 0.6, whole=False, lacking={sort: 0.1}) < whole
    by_words = Evidence(0.7, None, 0.0)
    assert outcome_of(answerability(by_words, None, whole=False)) == "quotes"
    assert outcome_of(answerability(by_words, None, whole=False, lacking={"place": 1})) == "related"


def test_words_that_stand_apart_count_against_an_answer() -> None:
    told = Evidence(0.6, 0.6, 0.0)
    assert answerability(told, 0.6, whole=False, apart=True) < answerability(told, 0.6, whole=False)


def test_what_is_far_stays_nothing_whatever_it_lacks() -> None:
    far = Evidence(0.1, 0.2, 0.0)
    assert outcome_of(answerability(far, 0.2, whole=False, lacking={"place": 1.0})) == "nothing"
