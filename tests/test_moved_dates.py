"""Days counted from the answer before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.questions.moved_dates import Bounds, in_words, moved_dates, moves, without_move
from qa.types import Answer, Coverage, Filters, Query, Quote


def after(first: str | None, last: str | None, *quoted: str) -> Answer:
    query = Query("q", "q", Filters(first, last))
    quote = Quote(1, "s", "s", 0, 0, 1, "x", "own", None, None, "t", None, None, None, 1.0)
    quotes = tuple(replace(quote, date=day) for day in quoted)
    return Answer("quotes", quotes, query, Coverage(1, 1, None, None, 1.0), 1.0, "f")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Anything later than that?", ("2018-01-01", None)),
        ("and since then?", ("2018-01-01", None)),
        ("And before that?", (None, "2016-12-31")),
        ("a year later?", ("2018-01-01", "2018-12-31")),
        ("and the next year?", ("2018-01-01", "2018-12-31")),
        ("two years earlier?", ("2015-01-01", "2015-12-31")),
        ("а год спустя?", ("2018-01-01", "2018-12-31")),
        ("а позже?", ("2018-01-01", None)),
        ("Why?", None),
    ],
)
def test_counted_from_a_year(text: str, bounds: Bounds | None) -> None:
    assert moved_dates(text, after("2017-01-01", "2017-12-31")) == bounds
    assert moves(text) == (bounds is not None)


def test_counted_from_a_month_or_from_what_was_quoted() -> None:
    april = after("2019-04-01", "2019-04-30")
    assert moved_dates("two months later?", april) == ("2019-06-01", "2019-06-30")
    quoted = after(None, None, "2019-04-03", "2018-02-01")
    assert moved_dates("anything later?", quoted) == ("2019-04-04", None)
    assert moved_dates("and before that?", quoted) == (None, "2018-01-31")
    assert moved_dates("anything later?", after(None, None)) is None


def test_days_in_words() -> None:
    assert in_words(("2019-01-01", "2019-12-31")) == "in 2019"
    assert in_words(("2019-06-01", "2019-06-30")) == "in June 2019"
    assert in_words(("2019-06-03", "2019-06-03")) == "on 3 June 2019"
    assert in_words(("2018-01-01", None)) == "since 1 January 2018"
    assert in_words(("2019-01-01", "2019-12-31"), russian=True) == "в 2019 году"
    assert without_move("What was agreed two months later?") == "What was agreed ?"
