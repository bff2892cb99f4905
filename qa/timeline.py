"""Mentions over time: how many quotes in each month, year or decade, by voice, and of how much."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.messages import Message, say
from corpus.types import Voice
from qa.citation import written_date
from qa.types import Quote

Unit = Literal["month", "year", "decade"]
LENGTHS: dict[Unit, int] = {"decade": 3, "year": 4, "month": 7}  # characters of an ISO date
MOST_MONTHS, MOST_YEARS = 42, 60  # bars that can be told apart


@dataclass(frozen=True, slots=True)
class Period:
    """One bar: quotes by voice, out of `speaking` statements of the `statements` there are."""

    key: str
    unit: Unit
    voices: Mapping[Voice, int]
    speaking: int
    statements: int

    @property
    def quotes(self) -> int:
        return sum(self.voices.values())

    @property
    def share(self) -> float:
        """Of the record's statements of that time, those that speak of it."""
        return self.speaking / self.statements if self.statements else 0.0

    @property
    def name(self) -> Message:
        if self.unit == "decade":
            return say("{decade}s", decade=f"{self.key}0")
        return written_date(self.key)

    @property
    def days(self) -> tuple[str, str]:
        """The first day and the last."""
        if self.unit == "decade":
            return f"{self.key}0-01-01", f"{self.key}9-12-31"
        if self.unit == "year":
            return f"{self.key}-01-01", f"{self.key}-12-31"
        return f"{self.key}-01", f"{self.key}-{_last_day(self.key):02}"


def unit_for(first: str, last: str) -> Unit:
    """The shortest unit that gives no more bars than can be told apart between two dates."""
    years = int(last[:4]) - int(first[:4]) + 1
    if years * 12 <= MOST_MONTHS:
        return "month"
    return "year" if years <= MOST_YEARS else "decade"


def timeline(
    quotes: Sequence[Quote],
    unit: Unit,
    first: str,
    last: str,
    statements: Callable[[int], Mapping[str, int]],
) -> list[Period]:
    """Every period from the one of `first` to that of `last`, also those in which nothing was said.

    `statements` counts the record's statements by the first so many characters of their date;
    quotes whose date is less precise than the unit are in no period.
    """
    length = LENGTHS[unit]
    voices: defaultdict[str, Counter[Voice]] = defaultdict(Counter)
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        if quote.date and len(quote.date) >= length:
            key = quote.date[:length]
            voices[key][quote.voice] += 1
            speaking[key].add(quote.statement_id)
    totals = statements(length)
    return [
        Period(key, unit, dict(voices[key]), len(speaking[key]), totals.get(key, 0))
        for key in _keys(unit, first, last)
    ]


def _keys(unit: Unit, first: str, last: str) -> Iterator[str]:
    if unit == "month":
        start, end = (
            int(day[:4]) * 12 + month - 1
            for day, month in (
                (first, int(first[5:7] or 1)),
                (last, int(last[5:7] or 12)),
            )
        )
        yield from (f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, end + 1))
    else:
        length = LENGTHS[unit]
        yield from (f"{n:0{length}}" for n in range(int(first[:length]), int(last[:length]) + 1))


def _last_day(month: str) -> int:
    from calendar import monthrange

    return monthrange(int(month[:4]), int(month[5:7]))[1]
