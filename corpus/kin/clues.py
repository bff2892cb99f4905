"""What statements that may be kin have in common, so that only those are compared."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.kin.dates import is_day
from corpus.kin.sketch import MADE_BY, bands, hashed
from corpus.kin.translating import Known, linked_pages, names, numbers, own_pages
from corpus.kin.words import words_of

VERSION = f"2, {MADE_BY}"  # raise the number when other statements are kin: all are compared anew


def clues_of(known: Known) -> Iterator[int]:
    """Hashes of words, numbers and names, which tell something of statements of about one day."""
    statement = known.statement
    words = words_of(statement.text)
    told = [f"words {' '.join(words)}", *(bands(words) if words else ())]
    told += [f"number {number}" for number in numbers(statement)]
    told += [f"name {name}" for name in names(known)]
    yield from map(hashed, told)


def clues_of_pages(known: Known) -> list[int]:
    """Hashes of its own address and of those that it is linked to in other languages."""
    pages = (*own_pages(known.statement), *linked_pages(known.statement))
    return [hashed(f"page {page}") for page in pages]


def clue_of_day(known: Known) -> int | None:
    """By which other languages' statements of that day are found; None where it is not known."""
    return hashed(f"day {known.statement.date}") if is_day(known.statement.date) else None
