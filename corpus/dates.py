"""Dates and times as pages print them: by rule where months are known, else by dateparser.

A date keeps the precision it was given with ("2019-05"); one that does not exist is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day

from corpus.months import MONTHS

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
# A range ("14–15 May 2019") is dated by its first day.
_TO = r"(?:[-–—/]|to|and|bis|und|au|et|al|y|e|по|и)"
_DAY = rf"(?<![\d.:])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?(?:\s*{_TO}\s*\d{{1,2}}\.?)?"
_YEAR = r"(?P<year>[12]\d{3})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>[12]\d{3})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d\d)",
        rf"{_DAY}\s*(?:(?:of|de|di|d['’])\s*)?[-\s]?{_MONTH},?(?:\s+(?:de|del|di))?[-\s]\s*{_YEAR}"
        r"(?:\s*(?:г\.|года|року))?",
        rf"\b{_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}",
        rf"(?<!\d){_YEAR}[.,]?\s+{_MONTH}\s+{_DAY}(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>[12]\d{3})",
        r"(?<![\d/])(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>[12]\d{3})",
        r"(?<![\d/])(?P<year>[12]\d{3})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>[12]\d{3})年\s?(?P<number>\d{1,2})月\s?(?P<day>\d{1,2})日",
        rf"\b{_MONTH},?\s+{_YEAR}(?!\d)",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[:.]|\s?h\s?)(?P<minute>\d\d))?(?::\d\d(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?P<whole>\s*(?:uhr|h)\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s*(?:г\.|года|[-–—|,•·/T]|at|um|à|в|@|(?:updated|time)\s*:?))*\s*", re.IGNORECASE
)
_BARE_YEAR = re.compile(rf"\s*{_YEAR}(?:\s*(?:г\.|год))?\s*$")
_SHORT_YEAR = re.compile(r"\s*(?P<day>\d\d)\.(?P<number>\d\d)\.(?P<short>\d\d)(?:\s*г\.)?\s*")
_LIKELY = re.compile(r"[^\d]{0,20}(?:\d{1,2}\D{2,20}\d{4}|\d{4}\D{2,20}\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """When: ISO date of any precision and HH:MM, `None` where not given or not possible."""

    date: str | None = None
    time: str | None = None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A date within a text, with the time printed beside it."""

    start: int
    end: int
    moment: Moment


def read_moment(text: str) -> Moment:
    """The date and time that a short text says; nothing is guessed out of a longer one.

    "31 June 2019" gives no date and says `uncertain`, as does 3/4/2019, whose order nobody knows,
    and 30.05.19, whose century is a guess.
    """
    if found := next(find_dates(text), None):
        return found.moment
    if year := _BARE_YEAR.match(text):
        return Moment(year["year"])
    if short := _SHORT_YEAR.fullmatch(text):
        return _in_a_likely_century(short)
    return _by_library(text) if _LIKELY.fullmatch(text) else Moment()


def find_dates(text: str) -> Iterator[Found]:
    """Every date in `text` by the rules above, in order and without overlap."""
    position = 0
    while True:
        matches = [match for form in _FORMS if (match := form.search(text, position))]
        if not matches:
            return
        match = min(matches, key=lambda match: (match.start(), -match.end()))
        moment = _moment(match)
        time, end = _time_after(text, match.end())
        if not time:
            time = _time_before(text, match.start())
        yield Found(match.start(), end, Moment(moment.date, time, moment.uncertain))
        position = end


def _moment(match: re.Match[str]) -> Moment:
    parts = match.groupdict()
    year = int(parts["year"])
    month = MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    if not parts.get("day"):
        return Moment(f"{year:04}-{month:02}")
    day, doubtful = int(parts["day"]), False
    if "/" in match[0] and not match[0].startswith(parts["year"]):
        if month > 12 >= day:
            day, month = month, day
        doubtful = day <= 12 and day != month
    try:
        return Moment(Day(year, month, day).isoformat(), uncertain=doubtful)
    except ValueError:
        return Moment(uncertain=True)


def _in_a_likely_century(match: re.Match[str]) -> Moment:
    """A year of two digits is one of ours where that is not yet to come."""
    parts = {name: int(value) for name, value in match.groupdict().items()}
    now = Day.today().year
    year = parts["short"] + (2000 if 2000 + parts["short"] <= now else 1900)
    try:
        return Moment(Day(year, parts["number"], parts["day"]).isoformat(), uncertain=True)
    except ValueError:
        return Moment()


def _time_after(text: str, position: int) -> tuple[str | None, int]:
    """The time right after a date, glued to it or not, and where it ends."""
    start = _BETWEEN.match(text, position)
    for at in (position, start.end() if start else position):
        match = _TIME.match(text, at)
        if match and (clock := _clock(match)):
            return clock, match.end()
    return None, position


def _time_before(text: str, position: int) -> str | None:
    """ "14:23, 30 May 2019": the time that stands right before a date."""
    for match in _TIME.finditer(text, max(0, position - 20), position):
        clock = _clock(match)
        between = _BETWEEN.match(text, match.end(), position)
        if clock and between and between.end() == position:
            return clock
    return None


def _clock(match: re.Match[str]) -> str | None:
    """HH:MM; a number alone is no time, and neither is 25:10."""
    half = (match["half"] or "").lower()
    if not match["minute"] and not half and not match["whole"]:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * half.startswith("p")
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _by_library(text: str) -> Moment:
    """Other languages; believed only with all parts given and the year standing in the text."""
    import dateparser

    strict = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(text, settings=strict)
    if parsed is None or str(parsed.year) not in text or str(parsed.day) not in text:
        return Moment()
    return Moment(parsed.date().isoformat())
