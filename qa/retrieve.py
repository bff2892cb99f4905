"""Retrieval for questions: filters resolved to the record's own names, then weighed passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.days import day_number
from corpus.languages import detect_language
from corpus.messages import say
from corpus.people import same_person
from corpus.store import Store
from corpus.types import Passage, PassageFilter
from embeddings.search import PassageSearch
from embeddings.types import Hit
from qa.asked import Asked
from qa.errors import QuestionError
from qa.judge import ON_POINT_WITHIN, Evidence, by_meaning_alone, near_best, relevance
from qa.once import once
from qa.timing import timed
from qa.types import BY_DATE, Filters, Intent, Query
from qa.verdict import NO_VERDICT, Verdict

BY_WORDS = 100  # passages taken from each side, to be weighed by all signals
BY_MEANING = 200
SHORTEST = 10  # characters of a passage that can say anything
READ = 30  # passages whose sentences are looked at, or the newest where no topic is named


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer, with how likely it does and what speaks for it.

    `sentences` are the cosines of its sentences to the question, empty where they have no vectors;
    `foreign` says that it is in another language than the question, whose words tell nothing there.
    """

    passage: Passage
    relevance: float
    evidence: Evidence
    sentences: tuple[float, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Passages by how likely they answer, the likeliest first, and how likely any does.

    `asked` are the terms they were weighed by; None where no topic is named.
    """

    candidates: Sequence[Candidate] = ()
    verdict: Verdict = NO_VERDICT
    asked: Asked | None = None

    @property
    def answerability(self) -> float:
        return self.verdict.answerability

    @property
    def best(self) -> float:
        """The highest relevance, wherever it stands: the newest may come before it."""
        return max((one.relevance for one in self.candidates), default=0.0)


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches by words and by meaning, and weighs what either finds."""

    store: Store
    search: PassageSearch

    @timed("find")
    def find(self, query: Query, passing: PassageFilter, *, with_verdict: bool = True) -> Retrieval:
        """What may answer a question among the passages that pass.

        Where nobody asks whether it does, the verdict is left out, which is a tenth of the work.
        """
        if passing.people == ():  # nobody of that name: nothing may answer in another's place
            return Retrieval()
        if not query.topic:
            return self._all_of(passing, oldest=query.intent == "first")
        asked = Asked.of(query, self.search)
        words = self.search.lexical(asked.terms(), passing, BY_WORDS)
        meaning = self.search.dense(query.standalone, passing, BY_MEANING, topic=query.topic)
        found = list(once(self.store, self._weigh(query, asked, words, meaning), _passage))
        if not found:
            return Retrieval()
        found.sort(key=lambda one: (-one.relevance, one.passage.id))
        if not meaning:
            found = self._by_words(found, words, asked)
        verdict = NO_VERDICT
        if with_verdict:
            nearest = meaning[0].score if meaning else None
            verdict = Verdict.of(found, nearest, query, asked, self.store, self.search)
        ordered = self._by_date(found, query.intent) if query.intent in BY_DATE else found
        return Retrieval(ordered, verdict, asked)

    def _by_words(
        self, found: Sequence[Candidate], words: Sequence[Hit], asked: Asked
    ) -> list[Candidate]:
        """Ordered by BM25, and as much by what is covered, half of it by one sentence alone.

        Without meaning, whether the words stand together is the best sign that they belong to it.
        """
        scores = {hit.passage_id: hit.score for hit in words}
        best = max(scores.values(), default=0.0) or 1.0
        sentences = self.store.passage_sentences([hit.passage_id for hit in words[:READ]])

        def fit(one: Candidate) -> float:
            together = asked.densest(sentences.get(one.passage.id, ()))
            return scores.get(one.passage.id, 0.0) / best + (one.evidence.covered + together) / 2

        return sorted(found, key=lambda one: (-fit(one), one.passage.id))

    def _by_date(self, weighed: Sequence[Candidate], intent: Intent) -> list[Candidate]:
        """Those on the point by date, newest or oldest first; then the rest as they come."""
        near = near_best(max(one.relevance for one in weighed), ON_POINT_WITHIN)
        apart: dict[bool, list[Candidate]] = {True: [], False: []}
        for one in weighed:
            apart[near(one.relevance)].append(one)
        dates = self.store.dates([one.passage.statement_id for one in apart[True]])
        dated: list[Candidate] = []
        undated: list[Candidate] = []
        for one in apart[True]:
            (dated if dates.get(one.passage.statement_id) else undated).append(one)
        dated.sort(
            key=lambda one: dates[one.passage.statement_id] or "", reverse=intent == "latest"
        )
        return dated + undated + apart[False]

    def _weigh(
        self, query: Query, asked: Asked, words: Sequence[Hit], meaning: Sequence[Hit]
    ) -> list[Candidate]:
        ids = list(dict.fromkeys(hit.passage_id for hit in [*words, *meaning]))
        wholes = {hit.passage_id: hit.score for hit in meaning}
        covered = asked.covered(self.search, ids)
        named = asked.named(self.search, ids)
        cosines = self.search.sentences(query.standalone, ids, topic=query.topic)
        nearest = {id: max(some) for id, some in cosines.items() if some}
        passages = self.store.passages(ids)
        statements = {passage.id: passage.statement_id for passage in passages}
        foreign = self._foreign(query, statements)
        candidates = []
        for passage in passages:
            if _says_nothing(passage):
                continue
            neighbour = 0.0
            for id in (passage.id - 1, passage.id + 1):
                if statements.get(id) == passage.statement_id:
                    neighbour = max(neighbour, nearest.get(id, 0.0))
            evidence = Evidence(
                covered=covered.get(passage.id, 0.0),
                nearest=nearest.get(passage.id),
                unknown=asked.unknown,
                named=named[passage.id],
                neighbour=neighbour,
                asks=passage.role == "question",
            )
            if passage.id in foreign:
                evidence = by_meaning_alone(evidence, max(0.0, wholes.get(passage.id, 0.0)))
            score, sentences = relevance(evidence), cosines.get(passage.id, ())
            candidates.append(Candidate(passage, score, evidence, sentences, passage.id in foreign))
        return candidates

    def _foreign(self, query: Query, statements: Mapping[int, str]) -> frozenset[int]:
        """The passages in another language than the question, if the model can tell meaning there.

        `statements` are passages by id, with the statement of each.
        """
        if not self.search.across_languages:
            return frozenset()
        asked = detect_language(query.standalone)
        languages = self.store.languages(list(statements.values()))
        return frozenset(
            id for id, name in statements.items() if languages.get(name) not in (asked, "und")
        )

    def _all_of(self, passing: PassageFilter, *, oldest: bool) -> Retrieval:
        """A question of filters alone ("what did Kono say?"): all that passes, newest first.

        Oldest first where the first is asked for.
        """
        if passing.is_empty():
            return Retrieval()
        plain = Evidence(1.0, None, 0.0)
        ids = self.store.newest_passage_ids(passing, READ, oldest=oldest)
        by_date = [Candidate(passage, 1.0, plain) for passage in self.store.passages(ids)]
        by_date = list(once(self.store, by_date, _passage))
        return Retrieval(by_date, Verdict(1.0 if by_date else 0.0))


def _passage(one: Candidate) -> Passage:
    return one.passage


def _says_nothing(passage: Passage) -> bool:
    """Whether it only names what others speak of: a heading, or "Panama" in a list."""
    return passage.role == "heading" or passage.end_char - passage.start_char < SHORTEST


def resolve(filters: Filters, people: Sequence[str]) -> PassageFilter:
    """The filter on passages that a question's filters mean in a record that knows `people`.

    Raises `QuestionError` for dates that are none or that leave no day.
    """
    for day in (filters.date_from, filters.date_to):
        _check_day(day)
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        raise QuestionError(
            say(
                "From {first} to {last} there is no day: swap the two dates.",
                first=filters.date_from,
                last=filters.date_to,
            )
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


def _check_day(day: str | None) -> None:
    if day is None:
        return
    try:
        day_number(day)
    except ValueError as error:
        raise QuestionError(
            say("A filter's date can't be read: {reason}.", reason=str(error))
        ) from error
