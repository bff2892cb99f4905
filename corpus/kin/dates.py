"""Whether two dates can be of one statement, each as precise as its source is."""

from __future__ import annotations

import datetime

from corpus.days import day_range


def near(one: str | None, other: str | None, days: int = 0) -> bool:
    """Whether they can be at most so many days apart; a date that is not known can be any."""
    a, b = _ordinals(one), _ordinals(other)
    if a is None or b is None:
        return True
    return a[0] - days <= b[1] and b[0] - days <= a[1]


def days_around(date: str | None, days: int) -> tuple[int, int] | None:
    """The first and last day, as YYYYMMDD, that are at most so many days from a date."""
    known = _ordinals(date)
    if known is None:
        return None
    first, last = known[0] - days, known[1] + days
    return _number(max(first, 1)), _number(min(last, datetime.date.max.toordinal()))


def is_day(date: str | None) -> bool:
    """Whether the day is known."""
    return bool(date) and len(date or "") == len("2019-05-30")


def _ordinals(date: str | None) -> tuple[int, int] | None:
    first, last = day_range(date)
    return None if first is None or last is None else (_ordinal(first), _ordinal(last))


def _ordinal(day: int) -> int:
    return datetime.date(day // 10000, day // 100 % 100, day % 100).toordinal()


def _number(ordinal: int) -> int:
    return int(datetime.date.fromordinal(ordinal).strftime("%Y%m%d"))
