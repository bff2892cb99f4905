"""Whether the record answers, by the passages that come nearest; and what these do not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.store import Store
from embeddings.search import PassageSearch
from qa.asked import Asked
from qa.judge import ALL_WORDS, answerability, near_best, on_point
from qa.naming import TIMES, Name, lacking, missing_names, names_of, of_other_times
from qa.types import Query

if TYPE_CHECKING:
    from qa.retrieve import Candidate

LIKELY_WITHIN = 1.0  # log-odds below the best, up to which a passage may be the one that answers
LIKELIEST = 12
MOST_QUOTED = 30
TWO = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely the record answers, 0 to 1; what is asked for by name that nothing likely names;
    whether two words are asked for that no likely passage has together; and the passages that are
    of another time than is asked for, where others are of it."""

    answerability: float = 0.0
    lacking: tuple[Name, ...] = ()
    apart: bool = False
    of_other_times: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        found: Sequence[Candidate],
        meaning: float | None,
        query: Query,
        asked: Asked,
        store: Store,
        search: PassageSearch,
    ) -> Verdict:
        """The verdict on passages found; `meaning` is the cosine of the nearest, where known."""
        likeliest = max(found, key=lambda one: one.relevance)
        near = near_best(likeliest.relevance, LIKELY_WITHIN)
        likely = [one for one in found if near(one.relevance)]
        likely = sorted(likely, key=lambda one: -one.relevance)[:LIKELIEST]
        names = names_of(query.topic, asked, search)
        readable = not any(one.foreign for one in likely)
        nearest = [one.passage for one in likely] if readable else []
        missing = lacking(names, nearest, store, search)
        times = [name for name in names if name.sort in TIMES]
        weighed = [one.passage for one in found[:MOST_QUOTED]] if times else []
        untimely = of_other_times(missing_names(times, weighed, store, search))
        told: dict[str, float] = {}
        for name in missing:
            sort = "stranger" if _is_strange(name, search) else name.sort
            told[sort] = max(name.telling, told.get(sort, 0.0))
        apart = len(asked.weights) == TWO and readable and not any(map(_holds_all, likely))
        whole = not asked.meets_by_chance and any(
            _holds_all(one) and on_point(one.relevance, likeliest.relevance) for one in found
        )
        score = answerability(likeliest.evidence, meaning, whole=whole, lacking=told, apart=apart)
        return cls(score, missing, apart, untimely)


NO_VERDICT = Verdict()


def _is_strange(name: Name, search: PassageSearch) -> bool:
    """Whether a name stands nowhere in the record, nor one that is spelt almost so."""
    if name.sort != "name" or name.also:
        return False
    known = search.frequencies(name.stems)
    return not any(known.get(stem) or search.has_like(stem) for stem in name.stems)


def _holds_all(one: Candidate) -> bool:
    return one.evidence.covered > ALL_WORDS
