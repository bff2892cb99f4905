"""Dates that a follow-up counts from the answer before: "anything later?", "two months later"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qa.citation import written_date
from qa.questions.relative_periods import NUMBER, UNIT, around, back, number_of, unit_of
from qa.types import Answer

Bounds = tuple[str | None, str | None]

_STEP = re.compile(
    rf"\b(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})\s+(?P<way>later|after(?:wards?|\s+that)?|on|earlier|before(?:\s+that)?|"
    r"спустя|раньше|до\s+этого|после)\b|\b(?:(?P<spustya>спустя|через)\s+)(?:(?P<n2>"
    rf"{NUMBER})\s+)?(?P<unit2>{UNIT})\b|\b(?:the\s+)?(?P<next>next|following|previous|preceding)\s+(?P<unit3>year|month|week|day)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:later|newer|after\s+(?:that|this|it|then)|since(?:\s+then)?(?=\W*$)|since\s+then|afterwards?|more\s+recent(?:ly)?|"
    r"позже|позднее|потом|после\s+этого|с\s+тех\s+пор)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:earlier|before\s+(?:that|this|it|then)|before(?=\W*$)|previously|prior\s+to\s+that|раньше|ранее|"
    r"до\s+(?:этого|того))\b",
    re.IGNORECASE,
)


def moved_dates(text: str, last: Answer) -> Bounds | None:
    """The days meant, relative to those asked about before or, without any, to those quoted."""
    days = sorted(q.date for q in last.quotes if q.date and len(q.date) == 10)
    before = last.query.filters
    first = before.date_from or (days[0] if days else before.date_to)
    final = before.date_to or (days[-1] if days else before.date_from)
    if first and final:
        if step := _STEP.search(text):
            return _stepped(step, first, final)
        if _LATER.search(text):
            return _shift(final, 1), None
        if _EARLIER.search(text):
            return None, _shift(first, -1)
    return None


def moves(text: str) -> bool:
    """Whether a question counts its days from an answer."""
    return any(pattern.search(text) for pattern in (_STEP, _LATER, _EARLIER))


def without_move(text: str) -> str:
    """The text without the words that count from an answer."""
    for pattern in (_STEP, _LATER, _EARLIER):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).strip(" ,")


def in_words(bounds: Bounds, *, russian: bool = False) -> str:
    """Days as one writes them after "said": "in June 2019", "since 1 January 2018"."""
    first, last = bounds
    if russian:
        return _in_russian(first, last)
    if first and last:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        if around(start, "year") == (start, end):
            return f"in {start.year}"
        if around(start, "month") == (start, end):
            return f"in {written_date(first[:7])}"
        if start == end:
            return f"on {written_date(first)}"
        return f"between {written_date(first)} and {written_date(last)}"
    if first:
        return f"since {written_date(first)}"
    return f"until {written_date(last)}" if last else ""


def _in_russian(first: str | None, last: str | None) -> str:
    if first and last and (first[:4], first[4:], last[4:]) == (last[:4], "-01-01", "-12-31"):
        return f"в {first[:4]} году"
    return " ".join(f"{word} {day}" for word, day in (("с", first), ("по", last)) if day)


def _stepped(step: re.Match[str], first: str, final: str) -> Bounds | None:
    unit = unit_of(step["unit"] or step["unit2"] or step["unit3"])
    count = number_of(step["n"] or step["n2"])
    way = (step["way"] or step["next"] or "later").lower()
    back_in_time = way.startswith(("earl", "bef", "prev", "prec", "ран", "до"))
    anchor = date.fromisoformat(first if back_in_time or _one_unit(first, final) else final)
    try:
        start, end = around(back(anchor, unit, count if back_in_time else -count), unit)
    except (ValueError, OverflowError):
        return None
    return start.isoformat(), end.isoformat()


def _one_unit(first: str, final: str) -> bool:
    """A year or less is stepped from its start: a year after 2017 is 2018."""
    return first[:4] == final[:4]


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
