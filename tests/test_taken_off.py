"""Filters taken off: what was understood says no longer what is asked for no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qa.errors import QuestionError
from qa.questions.taken_off import without
from qa.questions.understand import understand
from qa.types import Query
from qa.web.render.answers import _understood


def follow_up(told: str) -> Query:
    query = understand(told, people=("Jonas Falk",), today=date(2026, 1, 1))
    return replace(query, carried=("topic: herring",))


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("What was said about herring in 2018?", "What was said about herring?"),
        ("What did Falk say since 2016 about herring?", "What did Falk say about herring?"),
        (
            "What was said about herring between 1 May 2018 and 3 June 2019?",
            "What was said about herring?",
        ),
        ("Что говорилось о сельди в 2018 году?", "Что говорилось о сельди?"),
    ],
)
def test_a_follow_up_without_its_dates_does_not_name_them(told: str, left: str) -> None:
    query = without(follow_up(told), ["dates"])
    assert query.standalone == left
    assert (query.filters.date_from, query.filters.date_to) == (None, None)


def test_a_question_that_was_asked_as_it_stands_keeps_its_words() -> None:
    asked = replace(follow_up("What was said about herring in 2018?"), carried=())
    assert without(asked, ["dates"]).standalone == "What was said about herring in 2018?"


def test_a_year_that_bounds_nothing_stays() -> None:
    query = follow_up("What was said about the 1972 treaty in 2018?")
    assert without(query, ["dates"]).standalone == "What was said about the 1972 treaty?"
    assert without(query, ["speakers"]).standalone == query.standalone


def test_what_else_was_taken_off_is_told_beside_the_words() -> None:
    query = without(follow_up("What did Falk say about herring?"), ["speakers"])
    told = _understood(query, "and about herring?")
    assert told.endswith("What did Falk say about herring?</q>, whoever said it</p>")


def test_no_such_sort() -> None:
    with pytest.raises(QuestionError, match="'weather' is no sort of filter"):
        without(follow_up("What did Falk say?"), ["weather"])
