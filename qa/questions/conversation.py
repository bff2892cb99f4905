"""Follow-ups: what a question leaves out is taken from the turn before, and shown.

A complete question on a new topic stays as it is; carrying into it would only hide its answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from embeddings.stems import question_stems
from qa.questions.aliases import expansions
from qa.questions.carried_topic import root_of, take_topic, with_names
from qa.questions.dates import DateSpan, find_dates
from qa.questions.leaning import CUE, LINK, Leaning, asks_what_was_said, leaning
from qa.questions.moved_dates import Bounds, in_words, moved_dates, moves
from qa.types import Answer, Filters, History, Query

_OTHER_VOICE = re.compile(
    r"\bsides?\b|\bothers?\b|minister|president|chancellor|leader|premier|government|сторон|"
    r"министр|"
    r"президент|канцлер",
    re.IGNORECASE,
)
_DATES, _MOVED = "dates: ", "dates counted from there: "
_OF_ALL = ("latest", "first", "everything")
_A_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")


def in_context(query: Query, history: History, today: date | None = None) -> Query:
    """The query with what it leaves unsaid carried over from the last turn."""
    if not history:
        return query
    last = history[-1][1]
    mentioned = _mentioned(last)
    lean = leaning(query, mentioned)
    if lean is None:
        return query
    query = _with_own_dates(query, last.query, today or date.today())
    lean = leaning(query, mentioned) or lean
    filters, dates, carried = _carried_filters(query, lean, last, _last_speakers(history))
    taken = take_topic(query, lean, _last_with_topic(history), dates)
    carried += taken.carried
    if not carried:
        return query
    names = filters.speakers or _quoted(last)
    standalone = with_names(taken.standalone, names) if lean.person else taken.standalone
    return replace(
        query,
        topic=taken.topic,
        standalone=_opened(standalone),
        filters=filters,
        carried=carried,
        aliases=expansions(taken.topic),
    )


def _mentioned(last: Answer) -> frozenset[str]:
    """The stems of what was answered."""
    return frozenset(stem for quote in last.quotes for stem in question_stems(quote.text))


def _last_with_topic(history: History) -> Query:
    """The nearest question that was about something; the last where none was."""
    asked = [answer.query for _, answer in history]
    return next((query for query in reversed(asked) if query.topic), asked[-1])


def without_carried_dates(query: Query) -> Query | None:
    """The query with carried dates let go, for a follow-up they leave without an answer.

    Not those that it asks for ("anything later?"): nothing is then the answer.
    """
    kept = tuple(item for item in query.carried if not item.startswith(_DATES))
    if kept == query.carried:
        return None
    when = in_words((query.filters.date_from, query.filters.date_to))
    filters = replace(query.filters, date_from=None, date_to=None)
    standalone = query.standalone.replace(f" {when}", "") if when else query.standalone
    return replace(query, standalone=standalone, filters=filters, carried=kept)


def without_carried_topic(query: Query) -> Query | None:
    """The query by itself where it can be meant so: it says who is asked for, as "What did Kono
    say?", or names what it is about, as "What is the latest on the deficit?"."""
    carried = {item.partition(":")[0] for item in query.carried}
    if "topic" not in carried or "speaker" in carried:
        return None
    root = root_of(query)
    alone = re.sub(
        rf",? (?:(?:about|and|on|об?|про) )?{re.escape(root)}", "", query.standalone, count=1
    )
    topic = query.topic.removesuffix(root).strip()
    by_itself = bool(topic) and alone != query.standalone and _names_all(query, alone)
    if not (query.filters.speakers or by_itself):
        return None
    kept = tuple(item for item in query.carried if item.startswith((_DATES, _MOVED)))
    return replace(query, standalone=alone, topic=topic, carried=kept, aliases=expansions(topic))


def _names_all(query: Query, alone: str) -> bool:
    """Not "And the deadline?", nor "Is there a deadline?", which is one of something."""
    opened = LINK.match(alone) or CUE.match(alone)
    return not opened and (query.intent in _OF_ALL or asks_what_was_said(alone))


def _with_own_dates(query: Query, last: Query, today: date) -> Query:
    """A date in a follow-up to what was said is when it was said: "What came in July 2020?"."""
    if query.filters.date_from or query.filters.date_to:
        return query
    dated = last.filters.date_from or last.filters.date_to
    if not (dated or asks_what_was_said(last.standalone)):
        return query
    span = find_dates(query.standalone, today)
    if not span:
        return query
    filters = replace(query.filters, date_from=span.date_from, date_to=span.date_to)
    return replace(query, filters=filters, topic=_without(query.topic, span), notes=())


def _without(topic: str, span: DateSpan) -> str:
    return " ".join(topic.replace(span.words, " ").split()).strip(" ,?")


def _carried_filters(
    query: Query, lean: Leaning, last: Answer, speakers: tuple[str, ...]
) -> tuple[Filters, Bounds | None, tuple[str, ...]]:
    """Filters with what is carried; the days in force if they are not those of the last turn."""
    filters, before = query.filters, last.query.filters
    carried: tuple[str, ...] = ()
    own = (filters.date_from, filters.date_to) if filters.date_from or filters.date_to else None
    moved = None if own else moved_dates(query.standalone, last)
    dates = moved or (None if own else _same_dates(query, lean, before))
    if dates:
        filters = replace(filters, date_from=dates[0], date_to=dates[1])
        carried += (f"{_MOVED if moved else _DATES}{dates[0] or '…'} to {dates[1] or '…'}",)
    meant = before.speakers or (speakers if lean.person else ())
    if meant and _keeps_speaker(query, lean):
        filters = replace(filters, speakers=meant)
        carried += (f"speaker: {', '.join(meant)}",)
    return filters, own or moved, carried


def _same_dates(query: Query, lean: Leaning, before: Filters) -> Bounds | None:
    """The days asked about before; a question of facts, or one with a year, asks of any."""
    said = lean.form != "clause" or asks_what_was_said(query.standalone)
    free = moves(query.standalone) or _A_YEAR.search(query.standalone)
    if (before.date_from or before.date_to) and said and not free:
        return before.date_from, before.date_to
    return None


def _keeps_speaker(query: Query, lean: Leaning) -> bool:
    if query.filters.speakers or _OTHER_VOICE.search(query.standalone):
        return False
    if lean.form == "clause":
        return lean.person
    return lean.person or not lean.open_end


def _last_speakers(history: History) -> tuple[str, ...]:
    """Whom the turns before asked of, the nearest first: whom "he" means."""
    asked = (answer.query.filters.speakers for _, answer in reversed(history))
    return next((names for names in asked if names), ())


def _opened(question: str) -> str:
    """A question that begins like one, without "And"."""
    bare = LINK.sub("", question)
    return bare[:1].upper() + bare[1:]


def _quoted(last: Answer) -> tuple[str, ...]:
    """Who was quoted, where it was one person."""
    names = {quote.by for quote in last.quotes if quote.by}
    return tuple(names) if len(names) == 1 else ()
