"""What sort of answer a question wants, and whether a sentence holds one: a date, a number, a name.

Only the question's own words tell ("when", "how many", "who"), and only signs on the surface of a
sentence count (Li and Roth 2002 call these coarse classes). Most questions want none in particular.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Self

Sort = Literal["date", "number", "name"]

_ASKS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(
            r"\b(?:when|(?:what|which) (?:year|date|day|month|century|decade)|how (?:long ago|old)|"
            r"когда|в каком (?:году|веке|месяце)|какого числа)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|long|far|large|big|often|tall|high)\b|"
            r"\bwhat (?:percent\w*|number|amount|share|age|population|size|score)\b|"
            r"\b(?:сколько|как (?:долго|много|часто)|какой процент|каково (?:количество|число))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        re.compile(
            r"\b(?:who|whom|whose|where|which|what (?:is|was) the name|"
            r"what (?:city|country|person|company|team)|кто|кого|кому|кем|где|чей|чья)\b",
            re.IGNORECASE,
        ),
    ),
)
_DATE = re.compile(
    r"\d{3,4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:year|decade|century|ago)s?)\b|"
    r"\b(?:январ|феврал|март|апрел|ма[яе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|век|год)"
)
_FIGURE = re.compile(r"\d[\d.,]*")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|"
    r"million|billion|dozen|half|twice|once|both|second|third)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-ZА-ЯЁ][\w’'-]+")
_WORD = re.compile(r"\w+")
_IN_WORDS = 0.5  # "one" may be a number, or anything


@dataclass(frozen=True, slots=True)
class AnswerType:
    """The sort of answer that a question wants, beside the words that it holds itself."""

    sort: Sort
    given: frozenset[str]

    @classmethod
    def of(cls, question: str) -> Self | None:
        """None where any sort of sentence may answer."""
        for sort, asks in _ASKS:
            if asks.search(question):
                return cls(sort, frozenset(_WORD.findall(question.casefold())))
        return None

    def held(self, sentence: str) -> float:
        """0 to 1: whether the sentence holds an answer of the sort that the question has not."""
        if self.sort == "date":
            return float(bool(_DATE.search(sentence)))
        if self.sort == "name":
            return float(any(name.casefold() not in self.given for name in _NAME.findall(sentence)))
        figures = (found.rstrip(".,") for found in _FIGURE.findall(sentence))
        if any(figure not in self.given for figure in figures):
            return 1.0
        return _IN_WORDS if _NUMBER.search(sentence) else 0.0
