"""Earlier turns of a conversation, as the next question leans on them."""

from __future__ import annotations

from dataclasses import replace

from qa.questions.taken_off import SORTS
from qa.types import Answer, Filters


def as_asked(found: Answer, chosen: Filters) -> Answer:
    """The answer without the filters that its reader set: only what was asked carries over.

    Those are set, or no longer, for the next question.
    """
    set_here = [
        name
        for names in SORTS.values()
        for name in names
        if any(getattr(chosen, one) for one in names)
    ]
    if not set_here:
        return found
    filters = replace(found.query.filters, **{name: getattr(Filters(), name) for name in set_here})
    return replace(found, query=replace(found.query, filters=filters))
