"""Whether two statements are one in two languages, by what their publisher gave them.

By a link between the pages; by the number that the site gives a page in every language; by files or
rows named alike but for a language's code; else by the day, where the same names and numbers stand
in the same order. A wrong pair is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.kin.dates import is_day, near
from corpus.kin.landmarks import in_step
from corpus.kin.pages import number_of, page_of
from corpus.kin.types import Tie
from corpus.types import Statement

DAYS_APART = 3  # that a site may publish the translation later
IN_STEP = 0.25  # of the landmarks; of unrelated speeches one in eight thousand has as many
LANDMARKS = 4
LENGTH = 1.45  # times the other's at most: a translation is about as long
AS_LONG = 2.5  # where the names agree
NAMED = 5  # letters and digits of a row or file that is not just called "12" or "en"
WEIGHTS: dict[Tie, float] = {"link": 4.0, "number": 3.0, "name": 2.0}  # a day's is below 1


@dataclass(frozen=True, slots=True)
class Known:
    """A statement without its paragraphs, its row in the store, and the file it was read from."""

    seq: int
    statement: Statement
    file: str


def translated(one: Known, other: Known) -> tuple[Tie, float] | None:
    """What says that they are one statement in two languages, and how sure; None if nothing does.

    The same both ways.
    """
    a, b = one.statement, other.statement
    if a.language == b.language or "und" in (a.language, b.language):
        return None
    if set(own_pages(a)) & set(linked_pages(b)) or set(own_pages(b)) & set(linked_pages(a)):
        return "link", WEIGHTS["link"]
    dated = bool(a.date and b.date and near(a.date, b.date, DAYS_APART))
    if dated and set(numbers(a)) & set(numbers(b)):
        return "number", WEIGHTS["number"]
    if (
        near(a.date, b.date, DAYS_APART)
        and _as_long(a, b, AS_LONG)
        and set(names(one)) & set(names(other))
    ):
        return "name", WEIGHTS["name"]
    return _same_day(a, b)


def _same_day(one: Statement, other: Statement) -> tuple[Tie, float] | None:
    if not (is_day(one.date) and one.date == other.date):
        return None
    if not _as_long(one, other, LENGTH):
        return None
    first, second = sorted((one, other), key=lambda s: s.language)
    share, met = in_step(first.text, second.text)
    return ("day", round(share, 4)) if share >= IN_STEP and met >= LANDMARKS else None


def _as_long(one: Statement, other: Statement, times: float) -> bool:
    shorter, longer = sorted((len(one.text), len(other.text)))
    return longer <= times * shorter


def own_pages(statement: Statement) -> Iterator[str]:
    """Where it was published."""
    if page := page_of(statement.url or ""):
        yield page


def linked_pages(statement: Statement) -> Iterator[str]:
    """Where its publisher says that it is in other languages."""
    for other in statement.translations:
        if page := page_of(other.url or ""):
            yield page


def numbers(statement: Statement) -> Iterator[str]:
    if number := number_of(statement.url or ""):
        yield number


def names(known: Known) -> Iterator[str]:
    """The name of its file and row, with a star for its language where that is told in it."""
    code = re.compile(rf"(?<![^\W_]){re.escape(known.statement.language)}(?![^\W_])")
    row = code.sub("*", known.statement.source_id.casefold())
    starred = f"{code.sub('*', known.file.casefold())}\0{row}"
    if "*" in starred and sum(c.isalnum() for c in row) >= NAMED:
        yield starred
