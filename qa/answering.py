"""A question to an answer, stage by stage: retrieve, judge, quote, and say over what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.search import PassageSearch
from qa.asked import Asked
from qa.citation import written_date
from qa.everything import Everything, passages_of
from qa.judge import on_point, outcome_of, worth_quoting
from qa.questions.conversation import without_carried_dates, without_carried_topic
from qa.quoting import Found, across_statements, quotes_of, with_replies
from qa.retrieve import Candidate, Retrieval, Retriever, StatementOf, resolve
from qa.types import Answer, Coverage, Outcome, Query, Quote

PASSAGES_WEIGHED = 30
PASSAGES_QUOTED = 20
QUOTES_SHOWN = 24
RELATED_SHOWN = 3
LATEST_STATEMENTS = 3


@dataclass(frozen=True, slots=True)
class Answering:
    """What a question needs of the record; made anew for each, so that it sees one state."""

    store: Store
    search: PassageSearch
    people: Sequence[str]
    fingerprint: str
    statement_of: StatementOf

    def answer(self, query: Query, question: str) -> Answer:
        """The answer. What was carried over and leaves nothing is let go: dates, then the topic."""
        found = self._attempt(query, question)
        for looser in (without_carried_dates(query), without_carried_topic(query)):
            if found.outcome == "quotes":
                break
            if looser is not None:
                again = self._attempt(looser, question)
                found = again if again.outcome == "quotes" else found
        return found

    def coverage(self, passing: PassageFilter, query: Query) -> Coverage:
        """Over what a search under this filter goes, and how much of it by meaning."""
        within, first, last = self.store.coverage(passing)
        total, _, _ = self.store.coverage()
        notes, share = self.search.notes(), round(self.search.progress().share, 4)
        if not self.search.understands(query.standalone):
            notes, share = [*notes, "The model does not read the language of the question."], 0.0
        return Coverage(within, total, first, last, share, tuple(notes))

    def _attempt(self, query: Query, question: str) -> Answer:
        passing = resolve(query.filters, self.people)
        found = Retriever(self.store, self.search, self.statement_of).find(query, passing)
        quotes = self._quotes(found, passing, query)
        outcome: Outcome = outcome_of(found.answerability) if quotes else "nothing"
        coverage = self.coverage(passing, query)
        return Answer(
            outcome=outcome,
            quotes=quotes,
            query=query,
            coverage=coverage,
            answerability=round(found.answerability, 4),
            fingerprint=self.fingerprint,
            answer_id=_answer_id(question, query, self.fingerprint),
            question=question,
            message=_message(outcome, len(quotes), coverage, query, passing)
            + _newest(query, outcome, quotes, coverage)
            + self._count(query, passing),
        )

    def _quotes(
        self, retrieved: Retrieval, passing: PassageFilter, query: Query
    ) -> tuple[Quote, ...]:
        outcome = outcome_of(retrieved.answerability)
        if outcome == "nothing":
            return ()
        worth = on_point if query.intent == "latest" else worth_quoting
        found = [
            self._found(rank, one)
            for rank, one in enumerate(retrieved.candidates[:PASSAGES_WEIGHED], 1)
            if worth(one.relevance, retrieved.best, one.evidence.covered)
        ]
        if query.intent == "latest":
            found = _of_the_first(found, LATEST_STATEMENTS)
        limit = QUOTES_SHOWN if outcome == "quotes" else RELATED_SHOWN
        weights = Asked.of(query, self.search).weights
        spread = with_replies(across_statements(found)[:PASSAGES_QUOTED])
        return quotes_of(spread, weights, passing.people, limit=limit)

    def _count(self, query: Query, passing: PassageFilter) -> str:
        """How much there is, where that is asked: by words, which count exactly, or all of it."""
        if not query.topic:
            return ""
        if query.intent == "everything":
            whole = Everything(self.store, self.search, self.statement_of)
            paragraphs, statements = whole.count(query, passing)
            return f" {_in_all(paragraphs, statements)} on it; the likeliest are shown."
        if query.intent != "how often":
            return ""
        ids = self.search.matching(query.topic, passing)
        places = {(p.statement_id, p.paragraph) for p in passages_of(self.store, ids)}
        statements = len({name for name, _ in places})
        return f" {_in_all(len(places), statements)} with every word of “{query.topic}”."

    def _found(self, rank: int, candidate: Candidate) -> Found:
        statement = self.statement_of(candidate.passage.statement_id)
        return Found.of(
            candidate.passage, statement, candidate.relevance, rank, candidate.sentences
        )


def _of_the_first(found: Sequence[Found], statements: int) -> list[Found]:
    """What stands in the first few statements, those being the newest."""
    first = list(dict.fromkeys(item.statement.statement_id for item in found))[:statements]
    return [item for item in found if item.statement.statement_id in first]


def _newest(query: Query, outcome: Outcome, quotes: Sequence[Quote], coverage: Coverage) -> str:
    """How new the newest is, where that was asked, and how new it could have been."""
    newest = max((quote.date or "" for quote in quotes), default="")
    if query.intent != "latest" or outcome != "quotes" or not (newest and coverage.date_to):
        return ""
    return (
        f" The newest is of {written_date(newest)}: nothing newer was found in this record, whose "
        f"newest statement is of {written_date(coverage.date_to)}."
    )


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


def _in_all(paragraphs: int, statements: int) -> str:
    """The beginning of a sentence that counts."""
    verb = "is" if paragraphs == 1 else "are"
    return (
        f"In all there {verb} {_counted(paragraphs, 'paragraph')} of "
        f"{_counted(statements, 'statement')}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
    if coverage.by_meaning == 0:
        text += "; searched by words alone"
    elif coverage.by_meaning < 1:
        text += f"; {coverage.by_meaning:.0%} searched by meaning so far, all of it by words"
    return text
