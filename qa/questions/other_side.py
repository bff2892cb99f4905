"""Whom "the other side" means: who else speaks where the answer before was taken from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.messages import both, say
from corpus.people import same_person
from qa.types import History, Query

_OTHER = re.compile(
    r"\b(?:the\s+)?other\s+(?:side|party|leader|president|minister|speaker|politician|one)\b|"
    r"\bдруг(?:ая|ой)\s+сторон[аы]\b|\bдругой\s+(?:лидер|президент|министр)\b",
    re.IGNORECASE,
)
MOST_STATEMENTS = 3  # of the answer before, the first

Speaking = Callable[[Sequence[str]], Sequence[str]]  # who speaks in these statements, most first


def other_side(query: Query, history: History, speaking: Speaking) -> Query:
    """The query asked of the other one; as it is where nobody else is heard there, or it is not."""
    other = _OTHER.search(query.standalone)
    if not other or not history or query.filters.speakers:
        return query
    last = history[-1][1]
    asked = last.query.filters.speakers
    if not asked:
        return query
    names = dict.fromkeys(quote.statement_id for quote in last.quotes)
    found = speaking(list(names)[:MOST_STATEMENTS])
    name = next((one for one in found if not any(same_person(one, who) for who in asked)), None)
    if name is None:
        return query
    filters = replace(query.filters, speakers=(name,))
    note = say(
        "“{written}” is read as {name}, who speaks beside {others}.",
        written=other.group(),
        name=name,
        others=both(asked),
    )
    return replace(query, filters=filters, topic="", notes=(note,), subject=name)
