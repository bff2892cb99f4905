"""Dates in questions: the span of days they mean and the words that say so.

Only phrases that bound *when something was said* are taken: a preposition and a date. A bare
year in a name ("the 1972 treaty") is left to the search.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan январь января январе", "february feb февраль февраля феврале",
            "march mar март марта марте", "april apr апрель апреля апреле",
            "may май мая мае", "june jun июнь июня июне", "july jul июль июля июле",
            "august aug август августа августе", "september sept sep сентябрь сентября сентябре",
            "october oct октябрь октября октябре", "november nov ноябрь ноября ноябре",
            "december dec декабрь декабря декабре",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[6-9]|20)\d\d"
_POINT = (
    rf"(?:(?:the\s+)?(?P<d{{0}}>\d{{1,2}})(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?)?"
    rf"(?:(?P<m{{0}}>{_MONTH})\.?\s+)?(?:(?P<e{{0}}>\d{{1,2}})(?:st|nd|rd|th)?,\s+)?"
    rf"(?P<y{{0}}>{_YEAR})(?P<s{{0}}>s)?(?:\s*(?:г\.|год[ауе]?|годов))?"
)
_ISO = r"(?P<iso{0}>\d{{4}}-\d\d(?:-\d\d)?)"


def _point(n: int) -> str:
    return (
        "(?:"
        + _ISO.format(n)
        + "|"
        + _POINT.replace("{0}", str(n)).replace("{{", "{").replace("}}", "}")
        + ")"
    )


_AND = r"(?:and|to|till|until|through|по|до|и|[-–—])"
_FORMS: tuple[tuple[str, str], ...] = (
    (
        "between",
        rf"\b(?:between|from|с|между)\s+(?:(?P<m0>{_MONTH})\s+)?(?:{_point(1)}\s+)?"
        rf"{_AND}\s+{_point(2)}",
    ),
    ("between", rf"\b(?:in|during|over|в)\s+{_point(1)}\s*(?:[-–—]|to)\s*{_point(2)}"),
    (
        "since",
        rf"\b(?:since|starting\s+(?:in|from)|from|с|начиная\s+с)\s+{_point(1)}"
        r"(?:\s+(?:on|onwards))?",
    ),
    ("after", rf"\b(?:after|later\s+than|после)\s+{_point(1)}"),
    ("before", rf"\b(?:before|prior\s+to|earlier\s+than|до)\s+{_point(1)}"),
    ("until", rf"\b(?:until|till|up\s+to|through|по)\s+{_point(1)}"),
    (
        "in",
        r"\b(?:in|on|during|as\s+of|в|за|от)\s+"
        rf"(?:(?:the\s+)?(?P<part>early|late|mid)[-\s]+)?(?:the\s+)?{_point(1)}",
    ),
)
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORMS)

_RELATIVE: tuple[tuple[str, str], ...] = (
    ("last year", r"\b(?:last|the\s+past|previous)\s+year\b|\bв\s+прошлом\s+году\b"),
    ("this year", r"\bthis\s+year\b|\bв\s+этом\s+году\b"),
    ("last month", r"\blast\s+month\b|\bв\s+прошлом\s+месяце\b"),
    ("this month", r"\bthis\s+month\b|\bв\s+этом\s+месяце\b"),
    ("last week", r"\b(?:last|this|the\s+past)\s+week\b|\bна\s+(?:этой|прошлой)\s+неделе\b"),
    ("yesterday", r"\byesterday\b|\bвчера\b"),
    ("today", r"\btoday\b|\bсегодня\b"),
)
_RELATIVE_PATTERNS = tuple((n, re.compile(p, re.IGNORECASE)) for n, p in _RELATIVE)
_CHEAP_TEST = re.compile(
    rf"\b{_YEAR}|year|month|week|today|yesterday|год|месяц|недел|сегодня|вчера", re.I
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """First and last day meant (ISO, either may be open) and where the question says so."""

    date_from: str | None
    date_to: str | None
    start: int
    end: int
    words: str


def find_dates(question: str, today: date) -> DateSpan | None:
    """The span of days a question asks about, or None; `today` anchors "last year"."""
    if not _CHEAP_TEST.search(question):
        return None
    for name, pattern in _PATTERNS:
        if match := pattern.search(question):
            if span := _bounds(name, match):
                return DateSpan(*span, match.start(), match.end(), match.group().strip())
            if name == "between" and match["y2"]:  # "from 2018 to 2016" bounds nothing
                return None
    for name, pattern in _RELATIVE_PATTERNS:
        if match := pattern.search(question):
            first, last = _relative(name, today)
            return DateSpan(
                first.isoformat(), last.isoformat(), match.start(), match.end(), match.group()
            )
    return None


def _bounds(name: str, match: re.Match[str]) -> tuple[str | None, str | None] | None:
    try:
        last = _days(match, 2 if name == "between" else 1, match.groupdict().get("part"))
        if name == "between":
            return _between(match, last)
    except ValueError:  # 31 June bounds nothing
        return None
    if last is None:
        return None
    start, end = last
    return {
        "since": (start.isoformat(), None),
        "after": ((end + timedelta(days=1)).isoformat(), None),
        "before": (None, (start - timedelta(days=1)).isoformat()),
        "until": (None, end.isoformat()),
        "in": (start.isoformat(), end.isoformat()),
    }[name]


def _between(
    match: re.Match[str], last: tuple[date, date] | None
) -> tuple[str | None, str | None] | None:
    first = _days(match, 1, None)
    month = match.groupdict().get("m0")
    if first is None and last and month:  # "between June and August 2020"
        first = _month(last[0].year, MONTHS[month.lower()])
    if not first or not last or first[0] > last[1]:
        return None
    return first[0].isoformat(), last[1].isoformat()


def _days(match: re.Match[str], n: int, part: str | None) -> tuple[date, date] | None:
    """First and last day of the n-th date in a match; ValueError if there is no such day."""
    group = match.groupdict()
    if iso := group.get(f"iso{n}"):
        numbers = [int(x) for x in iso.split("-")]
        if len(numbers) == 2:
            return _month(*numbers)
        return (day := date(*numbers)), day
    if not group.get(f"y{n}"):
        return None
    year, month = int(group[f"y{n}"]), MONTHS.get((group.get(f"m{n}") or "").lower())
    day_words = group.get(f"d{n}") or group.get(f"e{n}")
    if day_words and month:
        return (day := date(year, month, int(day_words))), day
    if month:
        return _month(year, month)
    if group.get(f"s{n}"):
        return _decade(year, part)
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _decade(year: int, part: str | None) -> tuple[date, date]:
    first, last = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(part or "", (0, 9))
    return date(year + first, 1, 1), date(year + last, 12, 31)


def _relative(name: str, today: date) -> tuple[date, date]:
    year_start = today.replace(month=1, day=1)
    month_start = today.replace(day=1)
    month_before = month_start - timedelta(days=1)
    return {
        "last year": (year_start.replace(year=today.year - 1), year_start - timedelta(days=1)),
        "this year": (year_start, today),
        "last month": (month_before.replace(day=1), month_before),
        "this month": (month_start, today),
        "last week": (today - timedelta(days=7), today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "today": (today, today),
    }[name]
