"""What happened on a day: of a record of what was said, all that it has of that day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from qa.questions.dates import find_dates

_HAPPENED = re.compile(
    r"^\W*(?:(?:and|so)\s+)?(?:what|что)\s+(?:(?:all|else|has)\s+)?(?P<verb>happened|occurred|"
    r"took\s+place|went\s+on|was\s+(?:happening|going\s+on)|произошло|случилось|было)\s",
    re.IGNORECASE,
)

SpokenOn = Callable[[str], bool]  # whether there are statements of a day, like 2019-05-30


def asks_what_happened(text: str) -> bool:
    """ "What happened …?"."""
    return bool(_HAPPENED.match(text))


def of_a_day(text: str, today: date, spoken_on: SpokenOn | None) -> str:
    """ "What happened on 9 December 2019?" asks for all of that day, where something was said.

    Letters keep their places.
    """
    happened = _HAPPENED.match(text)
    if not happened:
        return text
    start, end = happened.span("verb")
    said = text[:start] + "said".ljust(end - start) + text[end:]
    day = find_dates(said, today)
    if not day or day.date_from is None or day.date_from != day.date_to:
        return text
    alone = not re.search(r"\w", said[end : day.start] + said[day.end :])
    return said if alone and (spoken_on is None or spoken_on(day.date_from)) else text
