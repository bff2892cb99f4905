"""What the record's own texts settle about a question: who holds an office, what letters stand for.

A few hundred passages are read, found by words, and only where a question needs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from corpus.store import Store
from embeddings.search import PassageSearch
from qa.questions.aliases import defined_abbreviations, expansions
from qa.questions.known_people import known_people
from qa.questions.offices import Holders, Office, holders
from qa.questions.understand import understand
from qa.types import Query

PASSAGES_READ = 60  # of each way to write it
ACRONYMS_LOOKED_UP = 3
_ACRONYM = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{2,7}(?![\w-])")


def understood(question: str, people: Sequence[str], store: Store, search: PassageSearch) -> Query:
    """What a question asks of this record, today."""
    return understand(
        question,
        people=people,
        today=datetime.now(UTC).date(),
        newest=store.coverage()[2],
        holders=holders_in(store, search, people),
    )


def holders_in(store: Store, search: PassageSearch, people: Sequence[str]) -> Holders:
    """Tells who holds an office, by the texts of this record."""

    def told(office: Office) -> tuple[str, ...]:
        ids: dict[int, None] = {}
        for written in office.written():
            hits = search.lexical(written, None, PASSAGES_READ)
            ids |= dict.fromkeys(hit.passage_id for hit in hits)
        texts = store.passage_words(list(ids)).values()
        return holders(office, texts, known_people(people))

    return told


def with_abbreviations(query: Query, store: Store, search: PassageSearch) -> Query:
    """The query with what the record says its abbreviations stand for, where no table does."""
    unknown = [word for word in _ACRONYM.findall(query.topic) if not expansions(word)]
    if not unknown or query.topic.isupper():
        return query
    found = []
    for word in unknown[:ACRONYMS_LOOKED_UP]:
        ids = [hit.passage_id for hit in search.lexical(word, None, PASSAGES_READ)]
        defined = defined_abbreviations(store.passage_words(ids).values())
        found += [defined[word]] if word in defined else []
    return replace(query, aliases=(*query.aliases, *found)) if found else query
