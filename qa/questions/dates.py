"""Dates in questions: the span of days they mean and the words that say so.

Only phrases that bound *when something was said* are taken. A year that belongs to what is asked
about — "the 1972 treaty", "the referendum held in 2014", "plans for 2030" — is left to the search:
a bound wrongly inferred hides answers, one missed does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from qa.questions.periods import MONTHS, YEAR, Days, days_of, part_of_month, period
from qa.questions.relative_periods import find_relative, with_years

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_AND = r"(?:and|or|to|till|until|through|по|до|и|или|[-–—])"
_DAY = r"(?:(?:the\s+)?(?P<{}>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?)"
# The first of two, without the year that follows the second: "1 to 7 May 2018", "June and July".
_FIRST = (
    r"(?:(?P<p0>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of)[-\s]+)?"
    rf"(?:{_DAY.format('d0')}\s+)?(?:(?P<m0>{_MONTH})\s*)?{_DAY.format('e0')}?"
)
_FORMS: tuple[tuple[str, str], ...] = (
    ("within", rf"\b(?:after|since|после)\s+{period(1)},?\s+(?:(?:and|but|и|но)\s+)?"
               rf"(?:before|until|до|по)\s+{period(2)}"),
    ("between", rf"\b(?:between|from|с|между)\s+{period(1)}\s+{_AND}\s+{period(2)}"),
    ("between", rf"\b(?:between|from|in|on|during|over|с|со|между|в|во|за)\s+(?=\w){_FIRST}\s*"
                rf"{_AND}\s*{period(2)}"),
    ("between", rf"\b(?:in|during|over|в|за)\s+{period(1)}\s*{_AND}\s*{period(2)}"),
    ("between", rf"(?<![\w-])(?=\d){_FIRST}\s*(?:[-–—]|to)\s*{period(2)}"),
    ("since", rf"\b(?:since|starting\s+(?:in|from)|from|со?|"
              rf"начиная\s+с)\s+{period(1)}(?:\s+(?:onwards?|on)\b)?"),
    ("after", rf"\b(?:(?:(?<!no\s)later\s+than|after|после)\s+|post-){period(1)}"),
    ("before", rf"\b(?:(?:(?<!not\s)before|prior\s+to|earlier\s+than|до)\s+|pre-){period(1)}"),
    ("eve", rf"\b(?:(?:shortly\s+|just\s+)?on\s+the\s+eve\s+of|накануне|под)\s+(?:the\s+)?"
            rf"(?:new\s+year\s+|нов\w+\s+год\w?,?\s+)?{period(1)}"),
    ("turn", rf"\b(?:(?:around|about|at|over|during|in|on)\s+(?:the\s+)?"
             rf"(?:turn\s+of(?:\s+the\s+year)?|new\s+year(?:[’']?s)?(?:\s+(?:day|eve))?(?:\s+of)?)|на\s+рубеже|в\s+новый\s+год,?)\s+{period(1)}"),
    ("until", rf"\b(?:until|till|up\s+to|through|no\s+later\s+than|по|"
              rf"by(?=\s+(?:the\s+)?(?:end|late|early|mid|middle|{YEAR}))|к(?=\s+(?:концу|началу|середине|{YEAR})))\s+{period(1)}"),
    ("in", rf"\b(?:in|on|at|during|towards?|near|throughout|over|as\s+of|around|back\s+in|во?|за|"
           rf"на)\s+{period(1)}"),
    ("bare", rf"(?<![\w-]){period(1)}"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORMS)
_CHEAP_TEST = re.compile(
    rf"\b{YEAR}|['’]\d\d\b|\d[./-]\d\d?[./-]\d\d|(?:last|this|прошлом|этом)\s+(?:{_MONTH})\b|\d0['’]?s\b|\d0-|year|month|week|decade|centur|\bвек|today|yesterday|days|spring|summer|autumn|"
    r"\bfall\b|winter|(?:enti|irti|orti|ifti|ixti|ghti|neti)es\b|год|лет|месяц|недел|сегодня|вчера|last\s+night|"
    r"дней|весн|осен|зим|десяты|девяност|двадцаты",
    re.IGNORECASE,
)

# What has a year in its name, and what happens at a time: "the 2016 agreement", "the war in 2008".
_NAMED = (
    r"agreements?|treat(?:y|ies)|declarations?|deals?|accords?|resolutions?|constitution|"
    r"elections?|"
    r"referendums?|referenda|budgets?|acts?|laws?|protocols?|conventions?|summits?|revolutions?|"
    r"coups?|"
    r"invasions?|olympics?|games|world\s+cup|euro|doctrines?|plans?|strateg(?:y|ies)|"
    r"programmes?|programs?|"
    r"communiqu[eé]s?|memorand(?:um|a)|charters?|pacts?|census|votes?|attacks?|events?|crisis|"
    r"crises|"
    r"wars?|conflicts?|goals?|targets?|agenda|vision|reports?|editions?|harvests?|season|"
    r"соглашени\w+|договор\w*|деклараци\w+|сделк\w+|резолюци\w+|конституци\w+|выбор\w*|"
    r"референдум\w*|"
    r"войн\w*|кризис\w*|событи\w+|бюджет\w*|закон\w*|пакт\w*|саммит\w*|олимпиад\w*|стратеги\w+"
)
_HAPPENING = re.compile(
    r"\b(?:wars?|elections?|referendums?|coups?|invasions?|crisis|crises|attacks?|earthquakes?|"
    r"olympics?|games|world\s+cup|annexation|revolutions?|events|collapse|accidents?|disasters?|"
    r"census|harvests?|bombings?|genocide|famine|pandemic|"
    r"held|taken|begun|begin|began|broken|broke|built|sent|won|lost|left|fought|force|born|died|"
    r"(?!(?:mention|discuss|stat|express|announc|declar|report|quot|comment|remark|talk|ask|answer|"
    r"agre|utter|voic|rais|address|claim|issu|publish|deliver|explain|ne|spe|spee|propos|"
    r"promis)ed\b)"
    r"[a-z]{2,}ed|войн[аеуы]|выборов|выборах|референдум\w*|кризис\w*|событи\w+|подписан\w*|"
    r"принят\w*|"
    r"заключ[её]нн\w*)\s*,?\s*$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(
    rf"(?:\b(?:of|from|dated|in|on|at|since|by|the|от|в|во|на|с|к)|\b(?:{_NAMED}))\s*,?\s*$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(  # not "in 2020 about the budget"
    rf"\s*(?:[-–]\s*)?(?:(?!(?:about|on|of|over|regarding|concerning|the|an?|во?|на|об?|про|по|с|к|за)\b)"
    rf"[\w’'-]+\s+){{0,2}}?(?:{_NAMED})\b|[’']s?\b",
    re.IGNORECASE,
)
_FRAME_AFTER = re.compile(
    r"\s*(?:$|[?!.,;:)]|(?:about|on|regarding|concerning|what|who|did|does|has|was|were|is|by|"
    r"and|or|"
    r"at|in|said|say|о|об|обо|про|что|по|и|в|на|сказал\w*|говорил\w*|заявил\w*)\b)",
    re.IGNORECASE,
)


_EARLY_IN = re.compile(rf"\b(early|late)\s+in\s+(?=(?:{_MONTH}|{YEAR})\b)", re.IGNORECASE)
_COUNTED_FROM = re.compile(
    r"\b(?P<word>since|before|after|until|till|up\s+to|с|до|после)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """First and last day meant (ISO, either may be open) and where the question says so.

    `relative` spans are counted from today.
    """

    date_from: str | None
    date_to: str | None
    start: int
    end: int
    words: str
    relative: bool = False


def find_dates(question: str, today: date) -> DateSpan | None:
    """The span of days a question asks about, or None; `today` anchors "last year"."""
    if not _CHEAP_TEST.search(question):
        return None
    question = _EARLY_IN.sub(r"in \1 ", question)  # letters keep their places
    asked, question = question, with_years(question, today)
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(question):
            if _is_of_the_topic(name, match, question):
                continue
            if span := _bounds(name, match, today):
                end = _end(match.end(), question, asked)
                words = asked[match.start() : end]
                return DateSpan(*span, match.start(), end, words.strip(), words != match.group())
            if _is_backwards(name, match):  # "from 2018 to 2016" bounds nothing
                return None
    if found := find_relative(question, today):
        (first, last), match = found
        if last > today or _NAMED_AFTER.match(question, match.end()):
            return None
        before = _COUNTED_FROM.search(question[: match.start()])
        start = before.start() if before else match.start()
        days = _open_end(before["word"].lower() if before else "", first, last)
        words = question[start : match.end()].strip()
        return DateSpan(*days, start, match.end(), words, relative=True)
    return None


def _end(end: int, figures: str, asked: str) -> int:
    """Where the words end in the question as asked, whose "last year" stands there in figures."""
    padding = len(figures[end:]) - len(figures[end:].lstrip())
    return end + len(asked[end : end + padding].rstrip())


def _is_backwards(name: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return name == "between" and bool(groups.get("y1") and groups.get("y2"))


def _is_of_the_topic(name: str, match: re.Match[str], question: str) -> bool:
    """Whether the date belongs to what is asked about rather than to when it was said."""
    before = question[: match.start()]
    if _NAMED_AFTER.match(question, match.end()):
        return True
    if name == "bare":
        precise = any(match[f"{group}1"] for group in ("iso", "num", "m", "season", "part"))
        framed = _FRAME_AFTER.match(question, match.end())
        return not precise or not framed or bool(_OF_SOMETHING.search(before))
    if name == "in" and re.match(r"\w+\s+the\s+\d{4}$", match.group(), re.IGNORECASE):
        return True
    if name == "since" and match.group().lower().startswith("from"):
        return bool(_OF_SOMETHING.search(before) or _HAPPENING.search(before))
    return name in ("in", "since") and bool(_HAPPENING.search(before))


def _bounds(name: str, match: re.Match[str], today: date) -> tuple[str | None, str | None] | None:
    try:
        days = _between(name, match) if name in ("between", "within") else days_of(match, 1)
    except ValueError:  # 31 June bounds nothing
        return None
    if days is None or days[0] > today:  # nothing was said yet in 2035
        return None
    if name == "until" and days[1] > today:
        return None
    if name == "eve":
        return (days[0] - timedelta(weeks=1)).isoformat(), days[0].isoformat()
    if name == "turn":
        return _turn(days[1] if re.search(r"\beve\b", match.group(), re.IGNORECASE) else days[0])
    return _open_end(name, *days)


def _turn(day: date) -> tuple[str, str]:
    """About two weeks before and after."""
    weeks = timedelta(weeks=2)
    return (day - weeks).isoformat(), (day + weeks).isoformat()


def _open_end(word: str, start: date, end: date) -> tuple[str | None, str | None]:
    """The days that a word like "since" or "before" makes of a period."""
    day = timedelta(days=1)
    bounds: dict[str, tuple[date | None, date | None]] = {
        "since": (start, None), "с": (start, None), "after": (end + day, None),
        "после": (end + day, None), "before": (None, start - day), "до": (None, start - day),
        "until": (None, end), "till": (None, end), "up to": (None, end),
    }  # fmt: skip
    first, last = bounds.get(" ".join(word.split()), (start, end))
    return first.isoformat() if first else None, last.isoformat() if last else None


def _between(name: str, match: re.Match[str]) -> Days | None:
    last = days_of(match, 2)
    first = days_of(match, 1) if "y1" in match.groupdict() else last and _first(match, last)
    if not first or not last:
        return None
    if name == "within":
        return _within(match.group().lower(), first, last)
    return (first[0], last[1]) if first[0] <= last[1] else None


def _within(words: str, first: Days, last: Days) -> Days | None:
    """ "After May 2018 but before May 2019": without those two."""
    day = timedelta(days=1)
    start = first[0] if words.startswith("since") else first[1] + day
    end = last[1] if re.search(r"\b(?:until|по)\b", words) else last[0] - day
    return (start, end) if start <= end else None


def _first(match: re.Match[str], last: Days) -> Days | None:
    """The first of two periods that share the year, or the month and year, of the last."""
    groups, year = match.groupdict(), last[0].year
    day, month = groups.get("d0") or groups.get("e0"), groups.get("m0")
    if not day and not month:
        return None
    number = MONTHS[month.lower()] if month else last[0].month
    return (
        (date(year, number, int(day)),) * 2
        if day
        else part_of_month(year, number, groups.get("p0") or "")
    )
