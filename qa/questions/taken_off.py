"""Filters taken off again: by the reader, or because they were only guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from qa.errors import QuestionError
from qa.questions.aliases import expansions
from qa.questions.dates import find_dates
from qa.questions.notes import as_words
from qa.types import Filters, Query

SORTS: dict[str, tuple[str, ...]] = {
    "dates": ("date_from", "date_to"),
    "speakers": ("speakers",),
    "languages": ("languages",),
    "kinds": ("kinds",),
    "own": ("own_words_only",),
    "topic": (),  # what was carried over: `Record.ask` then takes the question by itself
}


def without(query: Query, sorts: Iterable[str], *, tell: bool = True) -> Query:
    """The query without the filters of these sorts that were read out of the question.

    What was told of how guessed words are read goes with them. Raises `QuestionError` for a sort
    that is none of `SORTS`.
    """
    dropped = tuple(dict.fromkeys(sorts))
    if unknown := [sort for sort in dropped if sort not in SORTS]:
        raise QuestionError(f"{unknown[0]!r} is no sort of filter; there are {', '.join(SORTS)}.")
    empty = Filters()
    fields = {field: getattr(empty, field) for sort in dropped for field in SORTS[sort]}
    loose = [words for sort, words in query.guessed if sort in dropped]
    topic = " ".join([query.topic, *loose]).strip()
    return replace(
        query,
        standalone=_undated(query) if "dates" in dropped else query.standalone,
        topic=topic,
        aliases=expansions(topic) if loose else query.aliases,
        filters=replace(query.filters, **fields),
        notes=(
            *(note for note in query.notes if not any(f"“{words}”" in note for words in loose)),
            *(
                as_words(words)
                for sort, words in query.guessed
                if sort == "dates" and sort in dropped
            ),
        ),
        guessed=tuple(one for one in query.guessed if one[0] not in dropped),
        dropped=dropped if tell else query.dropped,
        parties=() if "speakers" in dropped else query.parties,
    )


def _undated(query: Query) -> str:
    """The whole question of a follow-up without the words that said its dates."""
    told = query.standalone
    span = find_dates(told, date.today()) if query.carried else None
    bounds = query.filters.date_from, query.filters.date_to
    if span is None or (span.date_from, span.date_to) != bounds:
        return told
    before, after = told[: span.start].rstrip(" ,"), told[span.end :].lstrip()
    return f"{before}{after}" if after[:1] in "?.!,;" else f"{before} {after}".strip()


def without_guesses(query: Query) -> Iterator[Query]:
    """The query with what was only guessed let go: one guess at a time, then all of them."""
    sorts = [sort for sort, _ in query.guessed]
    for some in ([[sort] for sort in sorts] if len(sorts) > 1 else []) + ([sorts] if sorts else []):
        yield without(query, some, tell=False)
