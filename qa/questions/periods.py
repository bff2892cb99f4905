"""Written periods — a day, month, season, half, year, decade — and the days they span.

One pattern reads them all, English and Russian; `days_of` turns its groups into two dates.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]

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

# The first letters settle which; winter is taken wide, since "the winter of 2014" has two readings.
SEASONS = {"sp": 3, "вес": 3, "su": 6, "лет": 6, "au": 9, "fa": 9, "осе": 9, "wi": 12, "зим": 12}
SEASON = (
    r"spring|summer|autumn|fall|winter|весн(?:ой|а|ы|у|е)|лет(?:ом|о|а)|осен(?:ью|и|ь)|"
    r"зим(?:ой|а|ы|у|е)"
)
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a one один одну", "two couple два две", "three три", "four четыре", "five пять",
            "six шесть", "seven семь", "eight восемь", "nine девять", "ten десять",
            "eleven одиннадцать", "twelve двенадцать",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_ORDINALS = {"fir": 1, "1": 1, "пер": 1, "sec": 2, "2": 2, "вто": 2, "thi": 3, "3": 3, "тре": 3,
             "fou": 4, "4": 4, "чет": 4}  # fmt: skip
_DECADES = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80,
    "ninet": 90,
    "двадц": 20, "тридц": 30, "сороков": 40, "пятид": 50, "шести": 60, "семид": 70, "восьм": 80,
    "девян": 90,
}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?:1[6-9]|20)\d\d"
_ORDINAL = (
    r"first|second|third|fourth|1st|2nd|3rd|4th|[1-4]-?(?:й|м|ом|го)|перв\w+|втор\w+|"
    r"трет\w+|четв[её]рт\w+"
)
_AFTER_YEAR = r"(?:-(?:м|го|й|ом|му)\b)?(?:[-\s]*(?:г\.|гг\.|год(?!н)\w*))?"
_CENTURIES = {"шестн": 16, "семнад": 17, "восемн": 18, "девятн": 19, "двадцать": 21, "двадцат": 20,
              "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twentieth": 20,
              "twenty": 21, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
              "xxi": 21}  # fmt: skip
_CENTURY = (
    r"(?:(?:16|17|18|19|20)th|21st|(?:six|seven|eigh|nine)teenth|twentieth|twenty[-\s]first|xvii?i?|xix|xxi?|"
    r"(?:шестнад|семнад|восемнад|девятнад)\w+|двадцат\w+(?:\s+перв\w+)?)[-\s]+(?:centur(?:y|ies)|век\w*)"
)
_FEW = r"(?:very\s+)?(?:first|opening|second|third|fourth|last|final|closing)"
_COUNT = r"\d{1,2}|few|couple\s+of|two|three|four|five|six|seven|ten"
_PERIOD = (
    r"(?:(?:the\s+)?(?P<part#>early|mid|late|(?:early|small|first|last)\s+hours\s+of|"
    rf"(?:{_FEW})\s+(?:(?:{_COUNT})\s+)?(?:days?|weeks?|months?)\s+of|"
    r"(?:перв|последн)\w+\s+(?:\w+\s+)?(?:недел\w+|дн\w+|день|месяц\w*)|(?:very\s+)?(?:beginning|start|middle|end|close)\s+of|"
    r"начал[еоау]|"
    r"середин[еуы]|кон(?:це|ца|ец|цу))[-\s]+(?:the\s+)?)?"
    rf"(?:(?:the\s+)?(?:(?P<half#>{_ORDINAL})\s+(?:half|половин\w+)|(?:(?P<quarter#>{_ORDINAL})\s+"
    r"(?:quarter|квартал\w*)|q(?P<q#>[1-4])|h(?P<h#>[12])))\s+(?:of\s+)?)?"
    r"(?:"
    r"(?P<iso#>\d{4}[-/]\d\d(?:[-/]\d\d)?|(?:1[6-9]|20)\d\d[–—]\d\d)(?!\d)"
    r"|(?P<num#>\d{1,2}(?P<sep#>[./-])\d{1,2}(?P=sep#)(?:(?:1[6-9]|20)?\d\d))(?![\d./-]\d|\d)"
    rf"|(?:the\s+)?(?P<century#>{_CENTURY})"
    rf"|(?:the\s+)?(?P<decade#>(?:1[6-9]|20)?\d0(?:['’]?s|-(?:е|х|ые|ых)))\b{_AFTER_YEAR}"
    r"|(?:the\s+)?(?P<wordy#>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies|(?:двадца|"
    r"тридца|пятидеся|"
    rf"шестидеся|семидеся|восьмидеся|девяно)ст?ты[ехй]?|девяност[ыо][ех]|сороков\w+)\b{_AFTER_YEAR}"
    rf"|(?:(?:the\s+)?(?P<season#>{SEASON})\s+(?:of\s+)?)?"
    r"(?:(?:the\s+)?(?P<d#>\d{1,2})(?:st|nd|rd|th|-?го|-?е)?\s+(?:of\s+)?)?"
    rf"(?:(?P<m#>{_MONTH})\.?,?\s+(?:of\s+)?)?(?:(?P<e#>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?"
    rf"(?P<y#>{YEAR}|['’]\d\d)(?![\w%]|[-–](?!(?:м|го|й|ом|му)\b)[^\W\d]|\.\d|,\d){_AFTER_YEAR}(?:,?\s+q(?P<qq#>[1-4])\b)?"
    r")"
)


def period(number: int) -> str:
    """The pattern of a period whose groups end in `number`, so that two can stand in one."""
    return f"(?:{_PERIOD.replace('#', str(number))})"


def days_of(match: re.Match[str], number: int) -> Days | None:
    """First and last day of the period `number`; None if it is not there.

    Raises ValueError where there is no such day, as on 31 June.
    """
    read = _Groups(match, number)
    part = read("part")
    if iso := read("iso"):
        return _iso(iso)
    if numeric := read("num"):
        day = _numeric(numeric)
        return day, day
    if century := read("century"):
        return _century(century)
    if written := read("decade") or read("wordy"):
        return _decade(written, part)
    if not read("y"):
        return None
    year, month = year_of(read("y")), MONTHS.get(read("m").lower())
    day_words = read("d") or read("e")
    if day_words:
        if not month:
            raise ValueError(f"no month beside the day in {match.group()!r}")
        return (day := date(year, month, int(day_words))), day
    if season := read("season"):
        return season_days(season, year)
    if month and read("half"):  # "the first half of June"
        start, end = month_days(year, month)
        return (
            (start, start.replace(day=15))
            if _ordinal(read("half")) == 1
            else (start.replace(day=16), end)
        )
    if half := read("half") or read("h"):
        return months(year, 6 * _ordinal(half) - 5, 6)
    if quarter := read("quarter") or read("q") or read("qq"):
        return months(year, 3 * _ordinal(quarter) - 2, 3)
    return part_of_month(year, month, part) if month else _part_of_year(year, part)


def month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, count: int) -> Days:
    """`count` months of one year from month `first`."""
    return date(year, first, 1), month_days(year, first + count - 1)[1]


def season_days(written: str, year: int) -> Days:
    """A season's three months; winter from the December before to the February after."""
    lower = written.lower()
    month = next(number for start, number in SEASONS.items() if lower.startswith(start))
    if month == 12:
        return date(year - 1, 12, 1), month_days(year + 1, 2)[1]
    return months(year, month, 3)


class _Groups:
    """The groups of one numbered period, empty where they did not match."""

    def __init__(self, match: re.Match[str], number: int) -> None:
        self._groups, self._number = match.groupdict(), number

    def __call__(self, name: str) -> str:
        return self._groups.get(f"{name}{self._number}") or ""


def _iso(written: str) -> Days:
    numbers = [int(x) for x in re.split("[-/–—]", written)]
    if len(numbers) == 2 and numbers[1] > 12:  # "2017-18"
        first, last = numbers[0], numbers[0] // 100 * 100 + numbers[1]
        return date(first, 1, 1), date(last, 12, 31)
    if len(numbers) == 2:
        return month_days(*numbers)
    return (day := date(*numbers)), day


def _numeric(written: str) -> date:
    """30.05.2019 and 30/05/2019; 5/30/2019 where only that is a date."""
    *numbers, last = re.split("[./-]", written)
    (day, month), year = map(int, numbers), year_of(last)
    if month > 12 >= day and "/" in written:
        day, month = month, day
    return date(year, month, day)


def year_of(written: str) -> int:
    """2019 of "2019", "'19" and "19"; 1987 of "87"."""
    number = int(written.strip("'’"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def _century(written: str) -> Days:
    lower = written.lower()
    digits = re.match(r"\d+", lower)
    word = lower.split()[0].split("-")[0]
    if "перв" in lower:
        word = "двадцать"
    by_word = (n for start, n in _CENTURIES.items() if word == start or _begins(word, start))
    number = int(digits.group()) if digits else next(by_word)
    return date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)


def _begins(word: str, start: str) -> bool:
    return not start.startswith("x") and word.startswith(start)


def _ordinal(written: str) -> int:
    lower = written.lower()
    number = next((n for start, n in _ORDINALS.items() if lower.startswith(start)), 0)
    if not number:
        raise ValueError(f"no ordinal in {written!r}")
    return number


def _decade(written: str, part: str) -> Days:
    digits = re.match(r"\d+", written)
    if digits:
        year = int(digits.group())
    else:
        year = next(n for start, n in _DECADES.items() if written.lower().startswith(start))
    if year < 100:
        year += 2000 if year < 30 else 1900
    first, last = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(_which(part), (0, 9))
    return date(year + first, 1, 1), date(year + last, 12, 31)


def _part_of_year(year: int, part: str) -> Days:
    if counted := _counted(*months(year, 1, 12), part):
        return counted
    first, count = {"early": (1, 4), "mid": (5, 4), "late": (9, 4)}.get(_which(part), (1, 12))
    return months(year, first, count)


def part_of_month(year: int, month: int, part: str) -> Days:
    """A third of a month, or the days of it that words count; all of it where they say neither."""
    start, end = month_days(year, month)
    if counted := _counted(start, end, part):
        return counted
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}.get(
        _which(part), (1, end.day)
    )
    return start.replace(day=first), start.replace(day=last)


def _counted(start: date, end: date, part: str) -> Days | None:
    """ "The first week of", "the last few days of", "the first three months of" a month or year.

    "Days" without a number are a week of a month and a fortnight of a year: what is meant has no
    edge, and a bound too narrow hides answers.
    """
    words = part.lower().split()
    unit = next((one for one in words if re.match(r"day|week|month|дн|день|недел|месяц", one)), "")
    if not unit:
        return None
    written = next((word for word in words[1:-1] if word.isdecimal() or word in NUMBERS), "")
    count = int(written) if written.isdecimal() else NUMBERS.get(written, 0)
    plural = not re.fullmatch(r"day|week|month|день|недел[юяе]|месяц", unit)
    last = re.match(r"(?:very\s+)?(?:last|final|clos|посл)", part, re.IGNORECASE) is not None
    if unit.startswith(("month", "месяц")):
        if (end - start).days < 32:
            return None
        some = count or (3 if plural else 1)
        return months(start.year, 13 - some, some) if last else months(start.year, 1, some)
    if not plural and not last:
        number = 7 * (_ordinal(part) - 1)
        start += timedelta(days=number)
    each = 7 if unit.startswith(("week", "недел")) else 1
    some = each * (count or 1)
    if plural and not count:
        some = 14 if (end - start).days > 31 else 7 * (1 if each == 1 else 2)
    some -= 1
    return (end - timedelta(days=some), end) if last else (start, start + timedelta(days=some))


def _which(part: str) -> str:
    lower = part.lower()
    for name, words in (
        ("early", ("early", "beginning", "start", "начал")),
        ("mid", ("mid", "середин")),
        ("late", ("late", "end", "close", "кон")),
    ):
        if any(word in lower for word in words):
            return name
    return ""
