"""Periods counted from today: "last year", "the past three years", "two months ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qa.questions.periods import MONTHS, NUMBERS, SEASON, Days, month_days, season_days

NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
UNIT = (
    r"years?|months?|weeks?|days?|decades?|год\w*|лет|месяц\w*|недел\w+|дн(?:я|ей|и)|день|полгода"
)
_OWNED = (  # "last year's summit" is a summit, "the last days of 2019" is no time from today
    r"(?![’']s)\b(?!\s+of\s+(?:the\s+)?(?:\d{4}|(?-i:[A-Z])|war\b)|\s+\d{4})"
)
_FORMS: tuple[tuple[str, str], ...] = (
    ("past", rf"\b(?:(?:in|over|during|for|within|throughout)\s+)?the\s+(?:last|past|"
             rf"previous)\s+(?:(?P<n>{NUMBER})\s+(?:of\s+)?)?"
             rf"(?P<unit>{UNIT}){_OWNED}"),
    ("past", rf"\b(?:in|over|during|for|within)\s+(?:last|"
             rf"past)\s+(?P<n>{NUMBER})\s+(?:of\s+)?(?P<unit>{UNIT}){_OWNED}"),
    ("past", rf"\b(?:за|в\s+течение)\s+(?:последн\w+|"
             rf"прошедш\w+)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT}){_OWNED}"),
    ("ago", rf"\b(?P<n>{NUMBER})\s+(?P<unit>{UNIT})\s+(?:ago|назад)\b"),
    ("ago", r"\b(?P<unit>год|месяц|неделю)\s+назад\b"),
    ("last", rf"\b(?:(?:in|during)\s+)?(?:last|previous)\s+(?P<unit>year|month|week|"
             rf"decade){_OWNED}"),
    ("last", r"\b(?:в|на)\s+прошл(?:ом|ой)\s+(?P<unit>году|месяце|неделе)\b"),
    ("this", rf"\b(?:(?:in|during|earlier|so\s+far)\s+)?this\s+(?P<unit>year|month|week){_OWNED}"),
    ("this", r"\b(?:в|на)\s+эт(?:ом|ой)\s+(?P<unit>году|месяце|неделе)\b"),
    ("season", rf"\b(?:(?:in|during)\s+)?(?P<which>last|this)\s+(?P<season>{SEASON}){_OWNED}"),
    ("season", rf"\b(?P<which>прошл\w+|эт(?:ой|им))\s+(?P<season>{SEASON})\b"),
    ("month", rf"\b(?:(?:in|during|back\s+in)\s+)?(?P<which>last|this)\s+(?P<month>{_MONTH})"
              rf"(?!\s+\d){_OWNED}"),
    ("month", rf"\bв\s+(?P<which>прошлом|этом)\s+(?P<month>{_MONTH})\b"),
    ("before yesterday", r"\bthe\s+day\s+before\s+yesterday\b|\bпозавчера\b"),
    ("yesterday", rf"\b(?:yesterday|last\s+night|вчера){_OWNED}"),
    # "the situation today" is no date of a statement; "said today" is.
    ("today", r"(?:(?<=\bsay\s)|(?<=\bsaid\s)|(?<=^))today\b|(?:(?<=сказал\s)|(?<=^))сегодня\b"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORMS)
_UNITS = {"ye": "year", "го": "year", "ле": "year", "mo": "month", "ме": "month", "we": "week",
          "не": "week", "da": "day", "дн": "day", "де": "day", "dec": "decade",
          "по": "half"}  # fmt: skip


def find_relative(question: str, today: date) -> tuple[Days, re.Match[str]] | None:
    """The first such period and where it stands; the last day is never after today."""
    for name, pattern in _PATTERNS:
        if (match := pattern.search(question)) and (days := _days(name, match, today)):
            return days, match
    return None


def _days(name: str, match: re.Match[str], today: date) -> Days | None:
    if name == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    if name == "before yesterday":
        return today - timedelta(days=2), today - timedelta(days=2)
    if name == "month":
        return _month(match, today)
    if name == "today":
        return today, today
    if name == "season":
        return _season(match, today)
    unit = unit_of(match["unit"])
    if unit == "half":
        return back(today, "month", 6) + timedelta(days=1), today
    number = number_of(match.groupdict().get("n"))
    try:
        if name == "past":
            return back(today, unit, number) + timedelta(days=1), today
        start, end = around(back(today, unit, {"ago": number, "last": 1}.get(name, 0)), unit)
    except (ValueError, OverflowError):  # further back than the calendar goes
        return None
    return start, min(end, today)


def _month(match: re.Match[str], today: date) -> Days:
    """ "Last May" is the last one that is over; "this May" the one of this year."""
    start, end = month_days(today.year, MONTHS[match["month"].lower()])
    if match["which"].lower() in ("last", "прошлом") and end >= today:
        return month_days(today.year - 1, start.month)
    return start, min(end, today)


def _season(match: re.Match[str], today: date) -> Days | None:
    last = match["which"].lower()[0] in "lп"
    year = today.year
    start, end = _three_months(match["season"], year)
    while start > today or (last and end >= today):
        year -= 1
        start, end = _three_months(match["season"], year)
    return start, min(end, today)


def _three_months(season: str, year: int) -> Days:
    """Here winter is the one that begins in December of `year`."""
    if season.lower().startswith(("wi", "зим")):
        return date(year, 12, 1), month_days(year + 1, 2)[1]
    return season_days(season, year)


_YEARS_AGO = {"last": 1, "previous": 1, "this": 0, "прошлого": 1, "позапрошлого": 2, "этого": 0,
              "текущего": 0}  # fmt: skip
_OF_A_YEAR = re.compile(
    r"(?<=\s)(?:of\s+)?(?P<which>last|previous|this|прошлого|позапрошлого|этого|текущего)\s+"
    r"(?:year|года)(?![’'\w])",
    re.IGNORECASE,
)
_PART_OF_A_YEAR = re.compile(
    rf"(?:\b(?:{_MONTH}|{SEASON}|quarter|half|квартал\w*|половин\w+|начал[еоау]|середин[еуы]|кон(?:це|ца|ец)|"
    r"(?:early|mid|late|(?:end|beginning|start|middle)\s+of))|\bq[1-4])\s*$",
    re.IGNORECASE,
)


def with_years(question: str, today: date) -> str:
    """ "May of last year" with that year in figures; letters keep their places."""

    def figures(found: re.Match[str]) -> str:
        if not _PART_OF_A_YEAR.search(question[: found.start()]):
            return found.group()
        year = today.year - _YEARS_AGO[found["which"].lower()]
        return str(year).ljust(len(found.group()))

    return _OF_A_YEAR.sub(figures, question)


def unit_of(written: str) -> str:
    lower = written.lower()
    return _UNITS.get(lower[:3]) or _UNITS[lower[:2]]


def number_of(written: str | None) -> int:
    if not written:
        return 1
    return int(written) if written.isdecimal() else NUMBERS[written.lower()]


def back(day: date, unit: str, count: int) -> date:
    """The same day `count` units before; the last of a shorter month."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    ahead = day.year * 12 + day.month - 1 - count * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(ahead, 12)
    return date(year, month + 1, min(day.day, month_days(year, month + 1)[1].day))


def around(day: date, unit: str) -> Days:
    """The whole calendar unit that holds a day."""
    if unit == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + timedelta(days=6)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return day, day
