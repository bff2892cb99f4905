"""Days and months without a year are the latest that the record can have."""

from __future__ import annotations

from datetime import date

import pytest

from qa.questions.understand import understand
from qa.questions.yearless import find_yearless, newest_day

NEWEST = date(2022, 5, 17)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("What did he say in April?", "2022-04-01", "2022-04-30", "in April"),
        ("What did he say in May?", "2022-05-01", "2022-05-31", "in May"),
        ("What did he say in June?", "2021-06-01", "2021-06-30", "in June"),
        ("What did he say on 25 March?", "2022-03-25", "2022-03-25", "on 25 March"),
        ("What did he say on March 25th?", "2022-03-25", "2022-03-25", "on March 25th"),
        ("What did he say on 18 May?", "2021-05-18", "2021-05-18", "on 18 May"),
        ("What did he say on 29 February?", "2020-02-29", "2020-02-29", "on 29 February"),
        ("Что он сказал в апреле?", "2022-04-01", "2022-04-30", "в апреле"),
        ("Что он сказал 12 февраля?", "2022-02-12", "2022-02-12", "12 февраля"),
        ("What did he say in early March?", "2022-03-01", "2022-03-10", "in early March"),
        ("What did he say at the end of June?", "2021-06-21", "2021-06-30", "at the end of June"),
        ("Что он сказал в начале марта?", "2022-03-01", "2022-03-10", "в начале марта"),
    ],
)
def test_the_latest(text: str, first: str, last: str, words: str) -> None:
    found = find_yearless(text, NEWEST)
    assert found is not None
    assert (found.date_from, found.date_to, found.words) == (first, last, words)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "What may happen?", "What was said about May Day?", "What was said on 31 April?",
        "What was said in April 2019?", "What was said about the march of time?",
        "What of the 25 March-class ships?",
    ],
)  # fmt: skip
def test_no_day(text: str) -> None:
    assert find_yearless(text, NEWEST) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-05-17", date(2022, 5, 17)),
        ("2022-02", date(2022, 2, 28)),
        ("2022", date(2022, 12, 31)),
        (None, date(2026, 1, 1)),
    ],
)
def test_the_newest_day_of_a_record(written: str | None, day: date) -> None:
    assert newest_day(written, date(2026, 1, 1)) == day


def test_it_is_told_and_only_guessed() -> None:
    query = understand(
        "What was said about fish in April?", people=(), today=date(2026, 1, 1), newest="2022-05-17"
    )
    assert (query.filters.date_from, query.topic) == ("2022-04-01", "fish")
    assert query.guessed == (("dates", "in April"),)
    assert "“in April” has no year" in query.notes[0]


def test_where_nothing_else_is_asked_it_is_no_guess() -> None:
    query = understand(
        "What was said in April?", people=(), today=date(2026, 1, 1), newest="2022-05-17"
    )
    assert (query.topic, query.guessed) == ("", ())
    unsaid = understand("Who won in April?", people=(), today=date(2026, 1, 1), newest="2022-05-17")
    assert unsaid.filters.date_from is None
