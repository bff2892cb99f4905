"""Follow-ups: what a question leaves out is taken from the turn before, and shown.

A complete question on a new topic stays as it is; carrying into it would only hide its answer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from qa.aliases import expansions
from qa.carried_topic import root_of, take_topic, with_names
from qa.leaning import Leaning, asks_what_was_said, leaning
from qa.moved_dates import moved_dates, moves
from qa.types import Answer, Filters, History, Query

_OTHER_VOICE = re.compile(
    r"\bsides?\b|\bothers?\b|minister|president|chancellor|leader|premier|government|сторон|министр|"
    r"президент|канцлер",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")


def in_context(query: Query, history: History) -> Query:
    """The query with what it leaves unsaid carried over from the last turn."""
    lean = leaning(query) if history else None
    if lean is None:
        return query
    last = history[-1][1]
    filters, carried = _carried_filters(query, lean, last)
    taken = take_topic(query, lean, last.query)
    carried += taken.carried
    if not carried:
        return query
    names = filters.speakers or _quoted(last)
    standalone = with_names(taken.standalone, names) if lean.person else taken.standalone
    return replace(
        query,
        topic=taken.topic,
        standalone=standalone,
        filters=filters,
        carried=carried,
        aliases=expansions(taken.topic),
    )


def without_carried_dates(query: Query) -> Query | None:
    """The query with carried dates let go, for a follow-up they leave without an answer."""
    kept = tuple(item for item in query.carried if not item.startswith("dates:"))
    if kept == query.carried:
        return None
    filters = replace(query.filters, date_from=None, date_to=None)
    return replace(query, filters=filters, carried=kept)


def without_carried_topic(query: Query) -> Query | None:
    """The query by itself where it says who is asked for: "What did Kono say?" may mean just it."""
    if not query.filters.speakers or not any(c.startswith("topic:") for c in query.carried):
        return None
    root = root_of(query)
    alone = re.sub(rf",? (?:about )?{re.escape(root)}", "", query.standalone, count=1)
    topic = query.topic.removesuffix(root).strip()
    return replace(query, standalone=alone, topic=topic, carried=(), aliases=expansions(topic))


def _carried_filters(query: Query, lean: Leaning, last: Answer) -> tuple[Filters, tuple[str, ...]]:
    filters, before = query.filters, last.query.filters
    carried: tuple[str, ...] = ()
    dates = _dates(query, lean, last)
    if dates:
        filters = replace(filters, date_from=dates[0], date_to=dates[1])
        carried += (f"dates: {dates[0] or '…'} to {dates[1] or '…'}",)
    if before.speakers and _keeps_speaker(query, lean):
        filters = replace(filters, speakers=before.speakers)
        carried += (f"speaker: {', '.join(before.speakers)}",)
    return filters, carried


def _dates(query: Query, lean: Leaning, last: Answer) -> tuple[str | None, str | None] | None:
    """Days counted from the answer before, or the same as before; a question of facts asks of any."""
    own, before = query.filters, last.query.filters
    if own.date_from or own.date_to:
        return None
    if moved := moved_dates(query.standalone, last):
        return moved
    same = before.date_from or before.date_to
    said = lean.form != "clause" or asks_what_was_said(query.standalone)
    if same and said and not moves(query.standalone) and not _A_YEAR.search(query.standalone):
        return before.date_from, before.date_to
    return None


def _keeps_speaker(query: Query, lean: Leaning) -> bool:
    if query.filters.speakers or _OTHER_VOICE.search(query.standalone):
        return False
    if lean.form == "clause":
        return lean.person
    return lean.person or not lean.open_end


def _quoted(last: Answer) -> tuple[str, ...]:
    """Who was quoted, where it was one person."""
    names = {quote.by for quote in last.quotes if quote.by}
    return tuple(names) if len(names) == 1 else ()
