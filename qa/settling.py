"""What the record's own texts settle about a question: who holds an office, what letters stand for.

A few hundred passages are read, found by words, and only where a question needs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store import Store
from embeddings.search import PassageSearch
from qa.known_people import known_people
from qa.offices import Holders, Office, holders

PASSAGES_READ = 60  # of each way to write it


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
