"""What sort of answer is asked for, and which sentences hold one."""

from __future__ import annotations

import pytest

from qa.answer_type import AnswerType


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("When was the treaty signed?", "date"),
        ("How many soldiers were sent?", "number"),
        ("Who opened the bridge?", "name"),
        ("Where will they meet?", "name"),
        ("Когда подписали договор?", "date"),
        ("Сколько стоит мост?", "number"),
        ("What was said about fisheries?", None),
        ("Will taxes rise?", None),
    ],
)
def test_the_question_tells_what_is_wanted(question: str, sort: str | None) -> None:
    wanted = AnswerType.of(question)
    assert (wanted.sort if wanted else None) == sort


def test_what_the_question_holds_itself_is_no_answer() -> None:
    wanted = AnswerType.of("Who met Anna Lind?")
    assert wanted
    assert wanted.held("Yesterday, Anna Lind was met at the station.") == 0
    assert wanted.held("Yesterday, Anna Lind was met by Per Holm.") == 1


def test_a_figure_is_a_plainer_number_than_a_word() -> None:
    wanted = AnswerType.of("How many of the 12 ships came home?")
    assert wanted
    assert wanted.held("Of the 12 ships, 7 came home.") == 1
    assert wanted.held("Of the 12 ships, two came home.") == 0.5
    assert wanted.held("Many ships came home.") == 0


def test_a_date_may_be_a_year_or_a_month() -> None:
    wanted = AnswerType.of("When did the war end?")
    assert wanted
    assert wanted.held("It ended in 1848.") == wanted.held("It ended one day in May.") == 1
    assert wanted.held("It ended well.") == 0
