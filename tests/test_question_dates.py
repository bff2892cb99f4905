"""Dates in questions, English and Russian; what is not a bound stays a word."""

from __future__ import annotations

from datetime import date

import pytest

from qa.dates import find_dates

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in 2005", "2005-01-01", "2005-12-31"),
        ("since 2016", "2016-01-01", None),
        ("after 2017", "2018-01-01", None),
        ("before 2005", None, "2004-12-31"),
        ("until May 2004", None, "2004-05-31"),
        ("in December 2018", "2018-12-01", "2018-12-31"),
        ("on 25 April 2019", "2019-04-25", "2019-04-25"),
        ("on May 30, 2019", "2019-05-30", "2019-05-30"),
        ("on the 1st of May 2003", "2003-05-01", "2003-05-01"),
        ("between June and August 2020", "2020-06-01", "2020-08-31"),
        ("from 2016 to 2018", "2016-01-01", "2018-12-31"),
        ("in 2002–2004", "2002-01-01", "2004-12-31"),
        ("in the early 2000s", "2000-01-01", "2003-12-31"),
        ("in 2019-05", "2019-05-01", "2019-05-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this month", "2026-11-01", "2026-11-24"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("yesterday", "2026-11-23", "2026-11-23"),
        ("в мае 2019 года", "2019-05-01", "2019-05-31"),
        ("с 2016 года", "2016-01-01", None),
        ("до 2005 года", None, "2004-12-31"),
        ("в прошлом году", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_phrase_bounds_the_days(words: str, first: str | None, last: str | None) -> None:
    question = f"What was said about trade {words}?"
    span = find_dates(question, TODAY)
    assert span is not None
    assert (span.date_from, span.date_to) == (first, last)
    assert question[span.start : span.end].strip() == words


@pytest.mark.parametrize(
    "question",
    [
        "What became of the 1972 treaty?",
        "What was said on 31 June 2019?",
        "from 2018 to 2016",
        "What is resolution 1929 about?",
    ],
)
def test_what_bounds_nothing_is_left_to_the_search(question: str) -> None:
    assert find_dates(question, TODAY) is None
