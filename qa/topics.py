"""Everything on a topic, for who asks for all of it: page by page, or all at once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.search import PassageSearch
from qa.answering import Answering
from qa.errors import NO_TOPIC, QuestionError
from qa.everything import Everything
from qa.questions.settling import understood
from qa.questions.taken_off import without
from qa.questions.understand import merge_filters, with_filters
from qa.retrieve import resolve
from qa.types import Coverage, Filters, Page, Query, Whole

KEPT = 8  # topics whose quotes are kept: sorting, grouping and turning pages ask for them again


class Topics:
    """What `Record.everything_about` and `Record.all_about` answer with."""

    def __init__(self, store: Store, search: PassageSearch) -> None:
        self._store, self._search = store, search
        self._everything = Everything(store, search)
        self._wholes: OrderedDict[tuple[object, ...], Whole] = OrderedDict()

    def page(
        self, topic: str, filters: Filters | None, drop: Iterable[str], cursor: str | None
    ) -> Page:
        query, passing = self._asked(topic, filters, drop)
        total, quotes, following = self._everything.page(query, passing, cursor)
        return Page(total, quotes, following, self.coverage(query, passing), query)

    def whole(self, topic: str, filters: Filters | None, drop: Iterable[str], most: int) -> Whole:
        """All of it, unless more than `most` paragraphs match; kept while nothing changes."""
        dropped = tuple(drop)
        asked = (topic, filters, dropped, most, self._search.fingerprint())
        found = self._wholes.get(asked)
        if found is None:
            query, passing = self._asked(topic, filters, dropped)
            total, quotes = self._everything.whole(query, passing, most)
            found = Whole(total, quotes, self.coverage(query, passing), query)
            self._wholes[asked] = found
            while len(self._wholes) > KEPT:
                self._wholes.popitem(last=False)
        return found

    def coverage(self, query: Query, passing: PassageFilter) -> Coverage:
        people, fingerprint = self._store.people(), self._search.fingerprint()
        return Answering(self._store, self._search, people, fingerprint).coverage(passing, query)

    def _asked(
        self, topic: str, filters: Filters | None, drop: Iterable[str]
    ) -> tuple[Query, PassageFilter]:
        """The topic understood and narrowed."""
        people = self._store.people()
        query = without(understood(topic, people, self._store, self._search), drop)
        query = with_filters(query, merge_filters(query.filters, filters))
        if not query.topic and query.filters == Filters():
            raise QuestionError(NO_TOPIC)
        return query, resolve(query.filters, people)
