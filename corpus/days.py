"""Days of dates whose precision is their length: 2019-05-30, 2019-05, 2019 (ISO 8601)."""

from __future__ import annotations

import calendar
import datetime


def day_range(date: str | None) -> tuple[int | None, int | None]:
    """First and last day that `date` may mean, as YYYYMMDD numbers; (None, None) if undated."""
    if not date:
        return None, None
    parts = [int(part) for part in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if month is None:
        return year * 10000 + 101, year * 10000 + 1231
    start = year * 10000 + month * 100
    if len(parts) > 2:
        return start + parts[2], start + parts[2]
    return start + 1, start + calendar.monthrange(year, month)[1]


def day_number(day: str) -> int:
    """An ISO day as YYYYMMDD; ValueError says what a day looks like."""
    try:
        if len(day) != 10:
            raise ValueError
        datetime.date.fromisoformat(day)
    except ValueError as error:
        raise ValueError(f"a day is written like 2019-05-30, not {day!r}") from error
    return int(day.replace("-", ""))
