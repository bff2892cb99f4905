"""Keywords typed instead of a question: "kuril islands lavrov 2019", "Macron sanctions".

A person of the record who stands at either end is taken as who said it, a year as when. Both are
only guessed: where they leave no answer they are let go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from embeddings.stop_words import STOP_WORDS
from qa.questions.dates import find_dates
from qa.questions.frames import SAYING
from qa.questions.known_people import AsName, KnownPeople, is_title
from qa.questions.leaning import LINK, is_fragment

MOST_WORDS = 8
MOST_NAME_WORDS = 3
SHORTEST = 3  # letters of a family name typed in small letters
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_QUESTION = re.compile(
    r"\?\s*$|[,:;“”\"«»]|\b(?:about|on|by|from|mentions?|references?|об?|про|упоминани\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Keywords:
    """What is left as topic, who is taken to have said it, and when, as days from and to.

    `guessed` are the words that say who and when, by the sort of filter they are taken for.
    """

    topic: str
    speakers: tuple[str, ...]
    days: tuple[str | None, str | None]
    guessed: tuple[tuple[str, str], ...]


def read_keywords(
    text: str, known: KnownPeople, as_name: AsName | None, today: date
) -> Keywords | None:
    """None where the text is no list of keywords, or has nothing else to be found."""
    span = find_dates(text, today)
    days = (span.date_from, span.date_to) if span else (None, None)
    words = (text[: span.start] + text[span.end :]).split() if span else text.split()
    if (
        not (1 if span else 2) <= len(words) <= MOST_WORDS
        or _QUESTION.search(text)
        or LINK.match(text)
    ):
        return None
    if SAYING.search(text) or not is_fragment(" ".join(words)):
        return None
    rest, when = words, span.words if span else ""
    if span is None and (year := trailing_year(words)):
        days, when = (f"{year}-01-01", f"{year}-12-31"), year
        rest = [word for word in words if word != year]
    speakers: list[str] = []
    names: list[str] = []
    for at_end in (False, True):
        while found := _name_at(rest, known, as_name, at_end=at_end):
            name, size = found
            names += rest[-size:] if at_end else rest[:size]
            rest = rest[:-size] if at_end else rest[size:]
            speakers.append(name)
    telling = [word for word in rest if word.casefold() not in STOP_WORDS]
    if not telling or not (speakers or any(days)):
        return None
    guessed = (("dates", when), ("speakers", " ".join(names)))
    told = tuple(one for one in guessed if one[1])
    return Keywords(" ".join(rest), tuple(dict.fromkeys(speakers)), days, told)


def trailing_year(words: Sequence[str]) -> str:
    """The year at one end of keywords, where there is one alone."""
    years = [word for word in (words[0], words[-1]) if _YEAR.fullmatch(word)]
    return years[0] if len(years) == 1 else ""


def _name_at(
    words: list[str], known: KnownPeople, as_name: AsName | None, *, at_end: bool
) -> tuple[str, int] | None:
    """The person named at one end, and in how many words; something must be left beside it."""
    for size in range(min(MOST_NAME_WORDS, len(words) - 1), 0, -1):
        some = words[-size:] if at_end else words[:size]
        written = (one if is_title(one) else one[:1].upper() + one[1:] for one in some)
        found = known.find(" ".join(written), slips=False)
        if found and _is_a_name(some, as_name):
            return found.name, size
    return None


def _is_a_name(words: list[str], as_name: AsName | None) -> bool:
    if len(words) > 1 or words[0][0].isupper():
        return True
    return len(words[0]) >= SHORTEST and as_name is not None and as_name(words[0])
