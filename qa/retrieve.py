"""Retrieval for questions: filters resolved to the record's own names, then weighed passages."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.days import day_number
from corpus.people import same_person
from corpus.store import Store
from corpus.types import Passage, PassageFilter, Statement
from embeddings.search import PassageSearch
from embeddings.stems import question_stems, stems
from embeddings.types import Hit
from qa.errors import QuestionError
from qa.judge import Evidence, relevance
from qa.types import Filters, Query

DEPTH = 100  # ranks fused from each side
TELLING = 4  # log10 of the passages from which on a word's absence tells all it can
READ = 30  # fused passages whose words are looked at

StatementOf = Callable[[str], Statement]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer, with how likely it does and what speaks for it."""

    passage: Passage
    relevance: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches by words and by meaning, and weighs what both find."""

    store: Store
    search: PassageSearch
    statement_of: StatementOf

    def candidates(self, query: Query, passing: PassageFilter) -> list[Candidate]:
        """Passages by how likely they answer, the likeliest first."""
        if passing.people == ():  # nobody of that name: nothing may answer in another's place
            return []
        if not query.topic:
            return self._all_of(passing)
        words = self.search.lexical(query.topic, passing, DEPTH)
        meaning = self.search.dense(query.standalone, passing, DEPTH)
        fused = self.search.fuse(words, meaning)[:READ]
        cosines = {hit.passage_id: hit.score for hit in meaning} if meaning else None
        weighed = self._weigh(fused, weights_of(query.topic, self.search), cosines)
        return sorted(weighed, key=lambda c: (-c.relevance, c.passage.id))

    def _weigh(
        self,
        fused: Sequence[Hit],
        weights: Mapping[str, float],
        cosines: Mapping[int, float] | None,
    ) -> list[Candidate]:
        unknown = _unknown(weights, self.search)
        farther = self._cosine_of_the_rest(cosines)
        ids = [hit.passage_id for hit in fused]
        words = self.store.passage_words(ids)
        found = []
        for passage in self.store.passages(ids):
            near = (cosines or {}).get(passage.id, farther)
            evidence = Evidence(_covered(words.get(passage.id, ""), weights), near, unknown)
            found.append(Candidate(passage, relevance(evidence), evidence))
        return found

    def _cosine_of_the_rest(self, cosines: Mapping[int, float] | None) -> float | None:
        """What to take for a passage not among the nearest: it is no nearer than the last of them.

        While vectors are still being made it may have none; then its words alone are judged.
        """
        if not cosines or self.search.progress().share < 1:
            return None
        return max(0.0, min(cosines.values()))

    def _all_of(self, passing: PassageFilter) -> list[Candidate]:
        """A question of filters alone ("what did Kono say?"): all that passes, newest first."""
        if passing.is_empty():
            return []
        passages = self.store.passages(self.store.passage_ids(passing)[-READ:])
        plain = Evidence(1.0, None, 0.0)
        dated = [(self.statement_of(p.statement_id).date or "", -p.id, p) for p in passages]
        return [Candidate(p, 1.0, plain) for _, _, p in sorted(dated, reverse=True)]


def _covered(words: str, weights: Mapping[str, float]) -> float:
    """Share of the question's weight that a passage and its statement's title hold."""
    present = set(stems(words))
    total = sum(weights.values())
    held = sum(weight for stem, weight in weights.items() if stem in present)
    return held / total if total else 0.0


def weights_of(topic: str, search: PassageSearch) -> dict[str, float]:
    """The topic's stems with their inverse document frequency in this record."""
    asked = question_stems(topic) if topic else []
    frequencies = search.frequencies(asked)
    total = max(search.size(), 1)
    return {stem: math.log(1 + total / (1 + frequencies.get(stem, 0))) for stem in asked}


def resolve(filters: Filters, people: Sequence[str]) -> PassageFilter:
    """The filter on passages that a question's filters mean in a record that knows `people`.

    Raises `QuestionError` for dates that are none or that leave no day.
    """
    for day in (filters.date_from, filters.date_to):
        _check_day(day)
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        raise QuestionError(
            f"From {filters.date_from} to {filters.date_to} there is no day: swap the two dates."
        )
    names = None
    if filters.speakers:
        names = tuple(
            name for name in people if any(same_person(asked, name) for asked in filters.speakers)
        )
    return PassageFilter(
        date_from=filters.date_from,
        date_to=filters.date_to,
        people=names,
        languages=filters.languages,
        kinds=filters.kinds,
        voices=("own",) if filters.own_words_only else (),
    )


def _unknown(weights: Mapping[str, float], search: PassageSearch) -> float:
    """Share of the question's weight that no passage of the record holds.

    It counts for less in a small record, where most words of the language are missing anyway.
    """
    frequencies = search.frequencies(weights)
    total = sum(weights.values())
    missing = sum(w for stem, w in weights.items() if not frequencies.get(stem, 0))
    telling = min(1.0, math.log10(max(search.size(), 1)) / TELLING)
    return telling * missing / total if total else 0.0


def _check_day(day: str | None) -> None:
    if day is None:
        return
    try:
        day_number(day)
    except ValueError as error:
        raise QuestionError(f"A filter's date can't be read: {error}.") from error
