"""Days of dates of reduced precision."""

from __future__ import annotations

import pytest

from corpus.days import day_number, day_range


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2019-05-30", (20190530, 20190530)),
        ("2020-02", (20200201, 20200229)),
        ("1946", (19460101, 19461231)),
        (None, (None, None)),
        ("", (None, None)),
    ],
)
def test_a_date_means_a_range_of_days(
    date: str | None, days: tuple[int | None, int | None]
) -> None:
    assert day_range(date) == days


@pytest.mark.parametrize("wrong", ["2019", "2019-05", "30.05.2019", "yesterday!", "2021-13-01"])
def test_a_filter_wants_a_day(wrong: str) -> None:
    with pytest.raises(ValueError, match="2019-05-30"):
        day_number(wrong)
