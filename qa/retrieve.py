"""Retrieval for questions: filters resolved to the record's own names, then ranked passages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.days import day_number
from corpus.people import same_person
from corpus.types import PassageFilter
from embeddings.search import PassageSearch
from embeddings.stems import stems
from embeddings.types import Hit
from qa.errors import QuestionError
from qa.types import Filters, Query

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Candidates:
    """Ranked passages with what the judge wants to know of them.

    `weights` are the topic's stems with their rarity in this record (inverse document frequency);
    `unknown` is the share of them that the record does not have; `meaning` the best cosine.
    """

    hits: tuple[Hit, ...]
    weights: Mapping[str, float]
    unknown: float
    meaning: float | None


def resolve(filters: Filters, people: Sequence[str]) -> PassageFilter:
    """The filter on passages that a question's filters mean in a record that knows `people`.

    Raises `QuestionError` for dates that are none or that leave no day.
    """
    for day in (filters.date_from, filters.date_to):
        _check_day(day)
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        raise QuestionError(
            f"From {filters.date_from} to {filters.date_to} there is no day: swap the two dates."
        )
    names = None
    if filters.speakers:
        names = tuple(
            name for name in people if any(same_person(asked, name) for asked in filters.speakers)
        )
    return PassageFilter(
        date_from=filters.date_from,
        date_to=filters.date_to,
        people=names,
        languages=filters.languages,
        kinds=filters.kinds,
        voices=("own",) if filters.own_words_only else (),
    )


def retrieve(search: PassageSearch, query: Query, passing: PassageFilter) -> Candidates:
    """The passages nearest to a question, by words and by meaning, best first."""
    asked = list(dict.fromkeys(stems(query.topic)))
    frequencies = search.frequencies(asked)
    total = max(search.size(), 1)
    weights = {s: math.log(1 + total / (1 + frequencies.get(s, 0))) for s in asked}
    missing = sum(w for s, w in weights.items() if not frequencies.get(s, 0))
    if passing.people == ():  # nobody of that name: nothing may answer in another's place
        return Candidates((), weights, 1.0, None)
    lexical = search.lexical(query.topic, passing, DEPTH)
    dense = search.dense(query.standalone, passing, DEPTH)
    return Candidates(
        hits=tuple(search.fuse(lexical, dense)),
        weights=weights,
        unknown=missing / total_weight if (total_weight := sum(weights.values())) else 0.0,
        meaning=dense[0].score if dense else None,
    )


def _check_day(day: str | None) -> None:
    if day is None:
        return
    try:
        day_number(day)
    except ValueError as error:
        raise QuestionError(f"A filter's date can't be read: {error}.") from error
