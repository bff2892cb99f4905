"""A question to an answer, stage by stage: retrieve, judge, quote, and say over what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from corpus.store import Store
from corpus.types import Passage, PassageFilter, Statement
from embeddings.search import PassageSearch
from embeddings.stems import stems
from qa.citation import written_date
from qa.conversation import without_carried_dates
from qa.judge import Evidence, answerability, outcome_of
from qa.quoting import find, quotes_of
from qa.retrieve import Candidates, resolve, retrieve
from qa.types import Answer, Coverage, Outcome, Query, Quote

PASSAGES_READ = 12
QUOTES_SHOWN = 10
RELATED_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answering:
    """What a question needs of the record; made anew for each, so that it sees one state."""

    store: Store
    search: PassageSearch
    people: Sequence[str]
    fingerprint: str
    statement_of: Callable[[str], Statement]

    def answer(self, query: Query, question: str) -> Answer:
        """The answer; carried dates that leave nothing are let go, and that is said."""
        found = self._attempt(query, question)
        looser = without_carried_dates(query)
        if found.outcome != "quotes" and looser is not None:
            again = self._attempt(looser, question)
            if again.outcome == "quotes":
                return again
        return found

    def _attempt(self, query: Query, question: str) -> Answer:
        passing = resolve(query.filters, self.people)
        candidates = retrieve(self.search, query, passing)
        ranked = self._ranked(candidates)
        score = answerability(self._evidence(candidates, ranked)) if ranked else 0.0
        outcome: Outcome = outcome_of(score) if ranked else "nothing"
        quotes = self._quotes(outcome, candidates, ranked, passing, query)
        if not quotes:
            outcome = "nothing"
        coverage = self.coverage(passing)
        return Answer(
            outcome=outcome,
            quotes=quotes,
            query=query,
            coverage=coverage,
            answerability=round(score, 4),
            fingerprint=self.fingerprint,
            answer_id=_answer_id(question, query, self.fingerprint),
            question=question,
            message=_message(outcome, len(quotes), coverage, query, passing),
        )

    def _ranked(self, candidates: Candidates) -> list[tuple[Passage, float]]:
        """The passages to read, in order, with their fused scores."""
        hits = candidates.hits[:PASSAGES_READ]
        scores = {hit.passage_id: hit.score for hit in hits}
        return [(p, scores[p.id]) for p in self.store.passages([hit.passage_id for hit in hits])]

    def _evidence(
        self, candidates: Candidates, ranked: Sequence[tuple[Passage, float]]
    ) -> Evidence:
        total = sum(candidates.weights.values())
        covered = max(
            (self._covered(passage, candidates) for passage, _ in ranked[:PASSAGES_READ]),
            default=0.0,
        )
        return Evidence(
            covered=covered / total if total else 0.0,
            unknown=candidates.unknown,
            meaning=candidates.meaning,
        )

    def _covered(self, passage: Passage, candidates: Candidates) -> float:
        """Weight of the question's words that a passage and its statement's title hold."""
        statement = self.statement_of(passage.statement_id)
        words = statement.text[passage.start_char : passage.end_char]
        present = set(stems(f"{statement.title} {statement.lead or ''} {words}"))
        return sum(w for stem, w in candidates.weights.items() if stem in present)

    def _quotes(
        self,
        outcome: Outcome,
        candidates: Candidates,
        ranked: Sequence[tuple[Passage, float]],
        passing: PassageFilter,
        query: Query,
    ) -> tuple[Quote, ...]:
        if outcome == "nothing":
            return ()
        found = find(ranked, self.statement_of)
        if query.intent == "latest":
            found.sort(key=lambda item: item.statement.date or "", reverse=True)
        limit = QUOTES_SHOWN if outcome == "quotes" else RELATED_SHOWN
        return quotes_of(found, candidates.weights, passing.people, limit=limit)

    def coverage(self, passing: PassageFilter) -> Coverage:
        """Over what a search under this filter goes."""
        within, first, last = self.store.coverage(passing)
        total, _, _ = self.store.coverage()
        share = self.search.progress().share
        notes = tuple(self.search.notes())
        return Coverage(within, total, first, last, round(share, 4), notes)


def _answer_id(question: str, query: Query, fingerprint: str) -> str:
    """Short hash of all that decides the answer: the same id is the same answer."""
    told = json.dumps([question, asdict(query), fingerprint], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _message(
    outcome: Outcome, count: int, coverage: Coverage, query: Query, passing: PassageFilter
) -> str:
    """The fixed sentence around an answer; it says what was searched, never what to think."""
    where = _searched(coverage)
    if passing.people == ():
        names = " or ".join(query.filters.speakers)
        return f"Nothing by {names} in this record ({where})."
    if outcome == "quotes":
        noun = "quote" if count == 1 else "quotes"
        return f"{count} {noun} from this record ({where})."
    if outcome == "related":
        return f"Nothing in this record answers this; these come nearest ({where})."
    return f"Nothing in this record ({where})."


def _searched(coverage: Coverage) -> str:
    if coverage.total == 0:
        return "it has no statements yet"
    noun = "statement" if coverage.statements == 1 else "statements"
    text = f"{coverage.statements:,} {noun}"
    if coverage.statements != coverage.total:
        text += f" of {coverage.total:,} within the filters"
    if coverage.date_from and coverage.date_to:
        first, last = written_date(coverage.date_from), written_date(coverage.date_to)
        text += f", {first}" if first == last else f", {first} to {last}"
    if coverage.by_meaning < 1:
        text += f"; {coverage.by_meaning:.0%} searched by meaning so far, all of it by words"
    return text
