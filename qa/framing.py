"""The fixed sentences around an answer: what was found, over what, and what they do not say.

Source text stands only in quotes; nothing here says what to think of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.messages import Message, both, closed, counted, either, joined, say
from qa.citation import stretch, written_date
from qa.questions.frames import SAYING
from qa.types import Coverage, Outcome, Query, Quote

LISTED = 6
WHOLE_DAY = len("2019-05-30")  # sources may give no more than a year
BY_ITSELF = say(
    "This record is in several languages, and each is searched by itself: "
    "a question finds what is said in its own."
)
UNREAD = say("The model does not read the language of the question.")


def message(
    outcome: Outcome,
    quotes: Sequence[Quote],
    coverage: Coverage,
    query: Query,
    *,
    nobody: bool,
) -> Message:
    """What was found and over what; `nobody` where the record knows no person who is asked for."""
    where = _searched(coverage)
    if nobody:
        names = either(query.filters.speakers)
        return say("Nothing by {names} in this record ({where}).", names=names, where=where)
    if outcome == "related":
        return say(
            "Nothing in this record answers this; these come nearest ({where}).", where=where
        )
    if outcome == "nothing":
        return say("Nothing in this record ({where}).", where=where)
    found = counted(
        "{n} quote from this record ({where}).",
        "{n} quotes from this record ({where}).",
        len(quotes),
        where=where,
    )
    return found + _dated(query, quotes, coverage) + _told(query, quotes)


def only_spoken_of(query: Query, coverage: Coverage, *, nobody: bool) -> Message:
    """Where those who are asked for say nothing on it; `nobody` where they say nothing at all."""
    names = either(query.filters.speakers) or query.subject
    where = _searched(coverage)
    if nobody:
        return say(
            "Nothing by {names} in this record ({where}); these speak of {subject}.",
            names=names,
            where=where,
            subject=query.subject,
        )
    return say(
        "Nothing by {names} on this in this record ({where}); these speak of {subject}.",
        names=names,
        where=where,
        subject=query.subject,
    )


def only_others(query: Query, coverage: Coverage) -> Message:
    """Where those who are asked for say nothing on what others speak of."""
    return say(
        "Nothing by {names} on this in this record ({where}); these are the words of others.",
        names=either(query.filters.speakers),
        where=_searched(coverage),
    )


def only_asked(query: Query, coverage: Coverage) -> Message:
    """Where those who are asked for do not name it, but answer questions that do."""
    return say(
        "No sentence of {names} in this record names this ({where}); asked about it, they answered "
        "as follows.",
        names=either(query.filters.speakers),
        where=_searched(coverage),
    )


def none_by(names: Sequence[str]) -> Message:
    """That one of several who are asked says nothing on it."""
    return " " + say("Nothing by {names} answers this.", names=either(names))


def _dated(query: Query, quotes: Sequence[Quote], coverage: Coverage) -> str:
    """How new or old the newest or first is, where that was asked, and what it could have been."""
    days = sorted(quote.date for quote in quotes if quote.date)
    if not days or not (coverage.date_from and coverage.date_to):
        return ""
    if query.intent == "latest":
        return " " + say(
            "The newest is of {day}: nothing newer was found in this record, "
            "whose newest statement is of {last}.",
            day=written_date(days[-1]),
            last=written_date(coverage.date_to),
        )
    if query.intent == "first":
        return " " + say(
            "The first is of {day}: nothing older was found in this record, "
            "whose oldest statement is of {first}.",
            day=written_date(days[0]),
            first=written_date(coverage.date_from),
        )
    return ""


def _told(query: Query, quotes: Sequence[Quote]) -> str:
    """When, where or by whom the quotes were said, where that was asked: not what happened when."""
    if query.intent == "when":
        days = sorted({quote.date for quote in quotes if quote.date})
        whole = all(len(day) == WHOLE_DAY for day in days)
        told = _listed(
            say("They were said on") if whole else say("They are from"),
            [written_date(day) for day in days],
        )
        if not told or SAYING.search(query.standalone):
            return told
        return told + " " + say("That need not be when what they speak of happened.")
    if query.intent == "where":
        return _listed(say("They were said in"), [_where(quote) for quote in quotes if quote.place])
    if query.intent == "who":
        named = [quote.by for quote in quotes if quote.by and is_name(quote.by)]
        return _listed(say("They are the words of"), named)
    return ""


def _where(quote: Quote) -> Message:
    """A place with the day, by which events in one place are told apart."""
    day = [" (", written_date(quote.date), ")"] if quote.date else []
    return joined([quote.place or "", *day])


def is_name(holder: str) -> bool:
    """Whether a holder of words is named: "Taro Kono", "India"; not "leaders"."""
    return any(word[0].isupper() for word in holder.split())


def _listed(opening: Message, items: Sequence[str]) -> str:
    """A sentence that lists different things, the first few by name."""
    different = list(dict.fromkeys(items))
    if not different:
        return ""
    named, more = different[:LISTED], len(different) - LISTED
    if more > 0:
        told = say("{items} and {more} more", items=joined(named, ", "), more=more)
    else:
        told = both(named)
    return joined([" ", opening, " ", closed(told)])


def in_all(paragraphs: int, statements: int) -> Message:
    """The beginning of a sentence that counts."""
    return counted(
        "In all there is {n} paragraph of {statements}",
        "In all there are {n} paragraphs of {statements}",
        paragraphs,
        statements=counted("{n} statement", "{n} statements", statements),
    )


def searched(coverage: Coverage) -> Message:
    """How many statements, from when to when."""
    text = counted("{n} statement", "{n} statements", coverage.statements)
    if coverage.statements != coverage.total:
        text = counted(
            "{n} statement of {total} within the filters",
            "{n} statements of {total} within the filters",
            coverage.statements,
            total=coverage.total,
        )
    if coverage.copies:
        text += ", " + counted(
            "{n} copy of these not counted", "{n} copies of these not counted", coverage.copies
        )
    if coverage.date_from and coverage.date_to:
        text += ", " + stretch(coverage.date_from, coverage.date_to)
    return text


def _searched(coverage: Coverage) -> Message:
    if coverage.total == 0:
        return say("it has no statements yet")
    text = searched(coverage)
    if UNREAD in coverage.notes:
        text += "; " + say(
            "searched by words alone, the model not reading the language of the question"
        )
    elif coverage.by_meaning == 0:
        text += "; " + say("searched by words alone")
    elif coverage.by_meaning < 1:
        text += "; " + say(
            "{share} searched by meaning so far, all of it by words", share=coverage.by_meaning
        )
    return text
