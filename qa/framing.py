"""The fixed sentences around an answer: what was found, over what, and what they do not say.

Source text stands only in quotes; nothing here says what to think of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.citation import written_date
from qa.questions.frames import SAYING
from qa.types import Coverage, Outcome, Query, Quote

LISTED = 6
_NOT_THE_EVENT = ", which need not be when that was which they speak of."
UNREAD = "The model does not read the language of the question."


def message(
    outcome: Outcome,
    quotes: Sequence[Quote],
    coverage: Coverage,
    query: Query,
    *,
    nobody: bool,
) -> str:
    """What was found and over what; `nobody` where the record knows no person who is asked for."""
    where = _searched(coverage)
    if nobody:
        names = " or ".join(query.filters.speakers)
        return f"Nothing by {names} in this record ({where})."
    if outcome == "related":
        return f"Nothing in this record answers this; these come nearest ({where})."
    if outcome == "nothing":
        return f"Nothing in this record ({where})."
    found = f"{_counted(len(quotes), 'quote')} from this record ({where})."
    return found + _dated(query, quotes, coverage) + _told(query, quotes)


def only_spoken_of(query: Query, coverage: Coverage, *, nobody: bool) -> str:
    """Where those who are asked for say nothing on it; `nobody` where they say nothing at all."""
    names = " or ".join(query.filters.speakers) or query.subject
    on_this = "" if nobody else " on this"
    where = _searched(coverage)
    return f"Nothing by {names}{on_this} in this record ({where}); these speak of {query.subject}."


def none_by(names: Sequence[str]) -> str:
    """That one of several who are asked says nothing on it."""
    return f" Nothing by {' or '.join(names)} answers this."


def _dated(query: Query, quotes: Sequence[Quote], coverage: Coverage) -> str:
    """How new or old the newest or first is, where that was asked, and what it could have been."""
    days = sorted(quote.date for quote in quotes if quote.date)
    if not days or not (coverage.date_from and coverage.date_to):
        return ""
    if query.intent == "latest":
        return (
            f" The newest is of {written_date(days[-1])}: nothing newer was found in this record, "
            f"whose newest statement is of {written_date(coverage.date_to)}."
        )
    if query.intent == "first":
        return (
            f" The first is of {written_date(days[0])}: nothing older was found in this record, "
            f"whose oldest statement is of {written_date(coverage.date_from)}."
        )
    return ""


def _told(query: Query, quotes: Sequence[Quote]) -> str:
    """When, where or by whom the quotes were said, where that was asked: not what happened when."""
    if query.intent == "when":
        days = sorted({quote.date for quote in quotes if quote.date})
        told = _listed("They were said on", [written_date(day) for day in days])
        return told if not told or SAYING.search(query.standalone) else told[:-1] + _NOT_THE_EVENT
    if query.intent == "where":
        return _listed("They were said in", [_where(quote) for quote in quotes if quote.place])
    if query.intent == "who":
        named = [quote.by for quote in quotes if quote.by and is_name(quote.by)]
        return _listed("They are the words of", named)
    return ""


def _where(quote: Quote) -> str:
    """A place with the day, by which events in one place are told apart."""
    return f"{quote.place} ({written_date(quote.date)})" if quote.date else str(quote.place)


def is_name(holder: str) -> bool:
    """Whether a holder of words is named: "Taro Kono", "India"; not "leaders"."""
    return any(word[0].isupper() for word in holder.split())


def _listed(opening: str, items: Sequence[str]) -> str:
    """A sentence that lists different things, the first few by name."""
    different = list(dict.fromkeys(items))
    if not different:
        return ""
    named, more = different[:LISTED], len(different) - LISTED
    if more > 0:
        return f" {opening} {', '.join(named)} and {more} more."
    return f" {opening} {' and '.join(filter(None, [', '.join(named[:-1]), named[-1]]))}."


def in_all(paragraphs: int, statements: int) -> str:
    """The beginning of a sentence that counts."""
    verb = "is" if paragraphs == 1 else "are"
    return (
        f"In all there {verb} {_counted(paragraphs, 'paragraph')} of "
        f"{_counted(statements, 'statement')}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _searched(coverage: Coverage) -> str:
    if coverage.total == 0:
        return "it has no statements yet"
    noun = "statement" if coverage.statements == 1 else "statements"
    text = f"{coverage.statements:,} {noun}"
    if coverage.statements != coverage.total:
        text += f" of {coverage.total:,} within the filters"
    if coverage.date_from and coverage.date_to:
        first, last = written_date(coverage.date_from), written_date(coverage.date_to)
        text += f", {first}" if first == last else f", {first} to {last}"
    if UNREAD in coverage.notes:
        text += "; searched by words alone, the model not reading the language of the question"
    elif coverage.by_meaning == 0:
        text += "; searched by words alone"
    elif coverage.by_meaning < 1:
        text += f"; {coverage.by_meaning:.0%} searched by meaning so far, all of it by words"
    return text
