"""Follow-ups: what a question leaves out is taken from the turns before it, and shown as carried.

Only what is missing is carried. A question that stands by itself is left exactly as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from embeddings.stems import stems
from qa.frames import FOLLOW_UP, PRONOUNS, SAYING
from qa.types import Answer, Filters, History, Query

MAX_LEANING_WORDS = 5
_LATER = re.compile(
    r"\b(?:later|after\s+that|since\s+then|more\s+recent(?:ly)?|позже|после\s+этого)\b", re.I
)
_EARLIER = re.compile(r"\b(?:earlier|before\s+that|previously|раньше|до\s+этого)\b", re.I)
_YEAR_LATER = re.compile(
    r"\b(?:a|one|the\s+next|the\s+following|next)\s+year(?:\s+later)?\b|\bгод\s+спустя\b", re.I
)
_OTHER_VOICE = re.compile(r"\bside\b|\bother\b|minister|president|chancellor|leader|сторон", re.I)
_EMPTY_TOPIC = frozenset(
    stems(
        "say said think state position stance view anything else more later that "
        "what who when where why how which whose"
    )
)


def in_context(query: Query, history: History) -> Query:
    """The query with what it leaves unsaid carried over from the last turn."""
    if not history:
        return query
    last = history[-1][1]
    own = [stem for stem in stems(query.topic) if stem not in _EMPTY_TOPIC]
    if not _leans(query.standalone, own):
        return query
    filters, carried = _carried_filters(query, last)
    topic, more = _carried_topic(query, last.query, own)
    carried += more
    if not carried:
        return query
    about = more[0].removeprefix("topic: ") if more else ""
    standalone = f"{query.standalone} ({about})" if more else query.standalone
    return replace(query, topic=topic, standalone=standalone, filters=filters, carried=carried)


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
    alone = query.standalone.rpartition(" (")[0]
    topic = query.topic.removesuffix(_root(query)).strip()
    return replace(query, standalone=alone, topic=topic, carried=())


def _root(query: Query) -> str:
    """The topic that a chain of follow-ups began with, or the query's own."""
    carried = [item for item in query.carried if item.startswith("topic: ")]
    return carried[0].removeprefix("topic: ") if carried else query.topic


def _leans(text: str, own: list[str]) -> bool:
    if not own or FOLLOW_UP.match(text):
        return True
    if len(own) > MAX_LEANING_WORDS:
        return False
    return bool(PRONOUNS.search(text)) or _asks_without_topic(text)


def _asks_without_topic(text: str) -> bool:
    """ "What did the Japanese prime minister say?" names who, not about what."""
    ends = re.search(
        r"\b(?:say|said|think|comment|answer|reply|ask for|сказал[аи]?)\W*$", text, re.I
    )
    return bool(ends) or bool(
        re.search(r"[’']s?\s+(?:stance|position|view|answer|reply)\W*$", text)
    )


def _carried_topic(query: Query, last: Query, own: list[str]) -> tuple[str, tuple[str, ...]]:
    before = _root(last) if own else last.topic
    if not before or set(stems(before)) <= set(own):
        return query.topic, ()
    if own and _only_a_name(query.topic) and _only_a_name(before):
        return query.topic, ()  # "and Ukraine?" asks the same of another
    topic = f"{query.topic} {before}" if own else before
    return topic, (f"topic: {before}",)


def _only_a_name(topic: str) -> bool:
    """Whether a topic is a proper name and nothing else: "the Kuril Islands", "Ukraine"."""
    words = [word for word in topic.split() if word.casefold() not in _SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


_SMALL = frozenset({"the", "of", "and", "about", "on", "in", "what", "о", "об", "и"})


def _carried_filters(query: Query, last: Answer) -> tuple[Filters, tuple[str, ...]]:
    filters, before = query.filters, last.query.filters
    carried: tuple[str, ...] = ()
    moved = _moved_dates(query.standalone, last)
    if moved:
        filters = replace(filters, date_from=moved[0], date_to=moved[1])
        carried += (f"dates: {moved[0] or '…'} to {moved[1] or '…'}",)
    elif not (filters.date_from or filters.date_to) and (before.date_from or before.date_to):
        filters = replace(filters, date_from=before.date_from, date_to=before.date_to)
        carried += (f"dates: {before.date_from or '…'} to {before.date_to or '…'}",)
    if _keeps_speaker(query, before):
        filters = replace(filters, speakers=before.speakers)
        carried += (f"speaker: {', '.join(before.speakers)}",)
    return filters, carried


def _keeps_speaker(query: Query, before: Filters) -> bool:
    if query.filters.speakers or not before.speakers:
        return False
    text = query.standalone
    return not _OTHER_VOICE.search(text) and (
        not SAYING.search(text) or bool(PRONOUNS.search(text))
    )


def _moved_dates(text: str, last: Answer) -> tuple[str | None, str | None] | None:
    """ "Anything later?", "a year later", "before that?": relative to the answer before."""
    days = sorted(q.date for q in last.quotes if q.date and len(q.date) == 10)
    before = last.query.filters
    if _YEAR_LATER.search(text):
        start = before.date_from or (days[-1] if days else None)
        if start:
            year = int(start[:4]) + 1
            return f"{year}-01-01", f"{year}-12-31"
    if _LATER.search(text) and (end := before.date_to or (days[-1] if days else None)):
        return _shift(end, 1), None
    if _EARLIER.search(text) and (start := before.date_from or (days[0] if days else None)):
        return None, _shift(start, -1)
    return None


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
