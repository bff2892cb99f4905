"""Mentions over time: every period, counted by voice, out of the statements there were."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from web_samples import quote

from qa.timeline import timeline, unit_for
from qa.types import Quote


def said(date: str | None, voice: str = "own", statement: str = "") -> Quote:
    return quote(date=date, voice=voice, statement_id=statement or f"s{date}")


def totals(length: int) -> Mapping[str, int]:
    return {4: {"2014": 10, "2016": 4}, 7: {"2014-12": 2}, 3: {"201": 14}}[length]


def test_a_bar_counts_quotes_by_voice_and_statements_once() -> None:
    quotes = [
        said("2014-03-01", statement="a"),
        said("2014-03-01", "reported", statement="a"),
        said("2014-12-31", statement="b"),
        said("2016-01-01", "joint"),
        said(None),
    ]
    bars = timeline(quotes, "year", "2014-02-01", "2016-03-04", totals)
    assert [(bar.key, bar.quotes, bar.speaking, bar.statements) for bar in bars] == [
        ("2014", 3, 2, 10),
        ("2015", 0, 0, 0),
        ("2016", 1, 1, 4),
    ]
    assert bars[0].voices == {"own": 2, "reported": 1}
    assert [bar.share for bar in bars] == [0.2, 0.0, 0.25]


def test_months_run_over_the_new_year_and_have_their_last_day() -> None:
    bars = timeline([said("2014-12"), said("2014")], "month", "2014-11-05", "2015-02-01", totals)
    assert [bar.key for bar in bars] == ["2014-11", "2014-12", "2015-01", "2015-02"]
    assert [bar.quotes for bar in bars] == [0, 1, 0, 0]
    assert bars[-1].days == ("2015-02-01", "2015-02-28")
    assert bars[1].name == "December 2014"


def test_decades_for_centuries() -> None:
    bars = timeline([said("2014-12")], "decade", "1998", "2020-01-01", totals)
    assert [(bar.name, bar.quotes) for bar in bars] == [
        ("1990s", 0), ("2000s", 0), ("2010s", 1), ("2020s", 0),
    ]  # fmt: skip
    assert bars[2].days == ("2010-01-01", "2019-12-31")


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2019-05-30", "2019-06-01", "month"),
        ("2018", "2020-12-31", "month"),
        ("2000-01-10", "2020-08-26", "year"),
        ("1790-01-08", "2026-02-24", "decade"),
    ],
)
def test_the_unit_gives_bars_that_can_be_told_apart(first: str, last: str, unit: str) -> None:
    assert unit_for(first, last) == unit
