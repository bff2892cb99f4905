"""Days and months without a year: "in April", "on 25 March", "12 февраля".

They mean the latest that the record can have of them, counted back from its newest statement.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from qa.questions.dates import DateSpan
from qa.questions.periods import MONTHS, month_days, part_of_month

_ENGLISH = "|".join(
    sorted((n.title() for n in MONTHS if n.isascii() and len(n) > 2), key=len)[::-1]
)
_RUSSIAN = "|".join(sorted((name for name in MONTHS if not name.isascii()), key=len)[::-1])
_NO_YEAR = r"(?!,?\s*(?:of\s+)?\d)(?![’'-])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PART = (
    r"(?:(?P<part>early|mid|late|(?:the\s+)?(?:(?:very\s+)?(?:beginning|start|middle|end|close)|(?:first|second|third|"
    r"fourth|last|final)\s+(?:few\s+)?(?:week|days))\s+of)[-\s]+)?"
)
_RU_PART = r"(?:(?P<part>начале|середине|конце|(?:перв|последн)\w+\s+(?:недел\w+|дн\w+))\s+)?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Oo]n\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?(?P<month>{_ENGLISH})\b{_NO_YEAR}",
        rf"\b(?:[Oo]n\s+)?(?P<month>{_ENGLISH})\s+{_DAY}\b{_NO_YEAR}",
        rf"\b(?:[Ii]n|[Dd]uring|[Bb]ack\s+in|[Aa]t|[Oo]n|[Tt]owards?)\s+(?:the\s+(?=\w+\s+(?:\w+\s+)?of\b))?{_PART}"
        rf"(?P<month>{_ENGLISH})\b{_NO_YEAR}",
        rf"\b{_DAY}\s+(?P<month>{_RUSSIAN})\b{_NO_YEAR}",
        rf"\b[Вв]о?\s+{_RU_PART}(?P<month>{_RUSSIAN})\b{_NO_YEAR}",
    )
)


def find_yearless(text: str, newest: date) -> DateSpan | None:
    """The first day or month without a year and the latest such that is not after `newest`."""
    for pattern in _PATTERNS:
        if found := pattern.search(text):
            days = _latest(found, newest)
            if days:
                first, last = (day.isoformat() for day in days)
                return DateSpan(
                    first, last, found.start(), found.end(), found.group(), relative=True
                )
    return None


def newest_day(written: str | None, today: date) -> date:
    """The last day of the newest statement's date, which may be a year or a month; else today."""
    if not written:
        return today
    year, month, day = (int(part) if part else 0 for part in f"{written}--".split("-")[:3])
    if not day:
        month = month or 12
        day = calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _latest(found: re.Match[str], newest: date) -> tuple[date, date] | None:
    month, day = MONTHS[found["month"].lower()], found.groupdict().get("day")
    for year in range(newest.year, newest.year - 5, -1):  # 29 February comes every fourth year
        first, last = month_days(year, month)
        if day:
            if not 1 <= int(day) <= last.day:
                continue
            first = last = first.replace(day=int(day))
        if part := found.groupdict().get("part"):
            first, last = part_of_month(year, month, part)
        if first <= newest:
            return first, last
    return None
