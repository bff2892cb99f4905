"""A question to an answer, stage by stage: retrieve, judge, quote, and say over what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace

from corpus.messages import say
from corpus.store import Store
from corpus.types import PassageFilter, Statement
from embeddings.search import PassageSearch
from embeddings.stems import question_stems, stems
from qa.absence import absence, naming
from qa.answer_type import AnswerType
from qa.everything import Everything, passages_of
from qa.framing import (
    BY_ITSELF,
    UNREAD,
    in_all,
    message,
    none_by,
    only_asked,
    only_others,
    only_spoken_of,
)
from qa.judge import RELATED_FROM, on_point, outcome_of, worth_quoting
from qa.once import how_many, once, quoted_once
from qa.put_to import put_to, told_by, with_answers_of
from qa.questions.conversation import without_carried_dates, without_carried_topic
from qa.questions.offices import names_country
from qa.questions.speakers import is_unheard
from qa.questions.taken_off import without_guesses
from qa.questions.understand import asked_alone, spoken_of
from qa.quoting import Found, across_statements, in_voices, quotes_of, with_replies
from qa.reading import statements_of
from qa.retrieve import Candidate, Retrieval, Retriever, resolve
from qa.stages import OnStage, Searched, unheard
from qa.timing import timed
from qa.types import BY_DATE, Answer, Coverage, Outcome, Query, Quote

PASSAGES_WEIGHED = 30
PASSAGES_QUOTED = 20
QUOTES_SHOWN = 24
RELATED_SHOWN = 3
REPLIES_SHOWN = 6  # questions among them
DATED_STATEMENTS = 3


@dataclass(frozen=True, slots=True)
class Answering:
    """What a question needs of the record; made anew for each, so that it sees one state.

    `after` lets only passages answer that were stored after that one.
    """

    store: Store
    search: PassageSearch
    people: Sequence[str]
    fingerprint: str
    on_stage: OnStage = unheard
    after: int = 0

    def answer(self, query: Query, question: str) -> Answer:
        """The answer. What leaves nothing is let go: guesses; of what was carried over, dates, then
        the topic, then both."""
        found = self._of_each(query, question) if query.parties else self._attempt(query, question)
        alone = without_carried_topic(query)
        undated = alone and without_carried_dates(alone)
        for looser in (*without_guesses(query), without_carried_dates(query), alone, undated):
            if found.outcome == "quotes":
                break
            if looser is not None:
                again = self._attempt(looser, question)
                found = again if again.outcome == "quotes" else found
        if self.people and is_unheard(found.query.subject, found.query.notes):
            return self._of_the_unheard(found, question)
        if found.outcome == "quotes":
            return found
        return self._in_reply(found, question) or self._spoken_of(found, question)

    def _in_reply(self, found: Answer, question: str) -> Answer | None:
        """What those who are asked for answered when others asked them about it.

        Only related: an answer need not name what the question did, nor speak of it at all.
        """
        query = found.query
        heard = (
            query.topic and query.intent == "said" and resolve(query.filters, self.people).people
        )
        if not heard:
            return None
        answered = self._attempt(query, question, in_reply=True)
        if answered.outcome != "quotes":
            return None
        shown = answered.quotes[:REPLIES_SHOWN]
        message = only_asked(query, answered.coverage)
        return replace(self._related(found, shown, answered.coverage), message=message)

    def _of_the_unheard(self, found: Answer, question: str) -> Answer:
        """What is said of a country that is asked for its words, and has none in the record."""
        subject = found.query.subject
        quotes = naming(subject, found.quotes)
        if not quotes:
            of_it = self._attempt(replace(found.query, topic=subject), question)
            quotes = naming(subject, of_it.quotes)
        shown = (quotes or found.quotes)[:RELATED_SHOWN]
        return self._related(found, shown, found.coverage) if shown else found

    def _spoken_of(self, found: Answer, question: str) -> Answer:
        """A few quotes of whom the question asks, where they do not answer it themselves.

        What others say of them is no answer to what they say, so that it is only related.
        """
        query = found.query
        nothing, country = found.outcome == "nothing", names_country(query.subject)
        heard = bool(query.topic and resolve(query.filters, self.people).people)
        asked = spoken_of(query) if nothing or country else ()
        for of_them in asked[:1] if heard else asked:
            others = self._attempt(of_them, question)
            quotes = naming(query.subject, others.quotes)
            if heard:  # who is heard is named everywhere: it must be on the topic too
                wanted = set(question_stems(query.topic))
                quotes = tuple(one for one in quotes if wanted & set(stems(one.text)))
            if quotes and ((nothing and not heard) or others.outcome == "quotes"):
                return self._related(found, quotes[:RELATED_SHOWN], others.coverage)
        return self._by_others(found, question) if nothing and heard else found

    def _by_others(self, found: Answer, question: str) -> Answer:
        """Where those asked for say nothing on it: what others say, which is only related."""
        query = found.query
        open_to_all = replace(query, filters=replace(query.filters, speakers=()))
        others = self._attempt(open_to_all, question)
        if others.outcome != "quotes":
            return found
        shown = others.quotes[:RELATED_SHOWN]
        return replace(
            self._related(found, shown, others.coverage),
            message=only_others(query, others.coverage),
        )

    def _related(self, found: Answer, quotes: Sequence[Quote], searched: Coverage) -> Answer:
        speakers = found.query.filters.speakers
        nobody = not speakers or resolve(found.query.filters, self.people).people == ()
        return replace(
            found,
            outcome="related",
            quotes=numbered(quotes),
            answerability=RELATED_FROM,
            message=only_spoken_of(found.query, searched, nobody=nobody),
        )

    def _of_each(self, query: Query, question: str) -> Answer:
        """What each of several says, one after another; who says nothing on it is told."""
        together = self._attempt(query, question)
        each = [self._attempt(asked_alone(query, names), question) for names in query.parties]
        spoken = [one for one in each if one.outcome == "quotes"]
        if not spoken:
            return together
        share = max(QUOTES_SHOWN // len(spoken), 1)
        once = {_place(quote): quote for one in spoken for quote in one.quotes[:share]}
        quotes = numbered(once.values())
        silent = [
            names for names, one in zip(query.parties, each, strict=True) if one not in spoken
        ]
        told = message("quotes", quotes, together.coverage, query, nobody=False)
        return replace(
            together,
            outcome="quotes",
            quotes=quotes,
            answerability=max(one.answerability for one in spoken),
            message=told + "".join(map(none_by, silent)),
        )

    def coverage(self, passing: PassageFilter, query: Query) -> Coverage:
        """Over what a search under this filter goes, and how much of it by meaning."""
        within, first, last = self.store.coverage(passing)
        total, _, _ = self.store.coverage()
        notes, share = self.search.notes(), round(self.search.progress().share, 4)
        if not self.search.understands(query.standalone):
            notes, share = [*notes, UNREAD], 0.0
        if not self.search.across_languages and self._in_several_languages(passing):
            notes = [*notes, BY_ITSELF]
        further = self.store.further_copies(passing)
        return Coverage(within, total, first, last, share, tuple(notes), further)

    def _in_several_languages(self, passing: PassageFilter) -> bool:
        known = set(self.store.distinct("language")) - {"und"}
        return len(known.intersection(passing.languages) if passing.languages else known) > 1

    def _attempt(self, query: Query, question: str, *, in_reply: bool = False) -> Answer:
        """One search. `in_reply`: among questions put to those asked for, with their answers."""
        asked = in_reply or query.intent == "asked"
        passing, addressed = told_by(resolve(query.filters, self.people), asked)
        passing = replace(passing, after=self.after)
        found = Retriever(self.store, self.search).find(query, passing)
        if addressed is not None:
            found = put_to(addressed, found, passing, self.store)
        self.on_stage(Searched(query.topic, len(found.candidates), round(found.answerability, 4)))
        quotes = self._quotes(found, passing, query, whole=in_reply)
        if in_reply:
            quotes = with_answers_of(addressed or (), query.topic, quotes)
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
            message=message(outcome, quotes, coverage, query, nobody=passing.people == ())
            + (absence(found, quotes, query, self.search) if outcome != "quotes" else "")
            + self._count(query, passing, outcome),
        )

    @timed("quote")
    def _quotes(
        self, retrieved: Retrieval, passing: PassageFilter, query: Query, *, whole: bool
    ) -> tuple[Quote, ...]:
        """The quotes; with `whole`, questions are quoted with their answers, in whatever voice."""
        outcome = outcome_of(retrieved.answerability)
        if outcome == "nothing":
            return ()
        best = retrieved.best
        weighed = [
            (rank, one)
            for rank, one in enumerate(retrieved.candidates[:PASSAGES_WEIGHED], 1)
            if _worth(one, best, query) and one.passage.id not in retrieved.verdict.of_other_times
        ]
        statements = statements_of(self.store, [one.passage for _, one in weighed])
        found = [_found(statements[one.passage.statement_id], rank, one) for rank, one in weighed]
        if query.intent in BY_DATE:
            found = _of_the_first(found, DATED_STATEMENTS)
        limit = QUOTES_SHOWN if outcome == "quotes" else RELATED_SHOWN
        weights = retrieved.asked.weights if retrieved.asked else {}
        spread = across_statements(found)[:PASSAGES_QUOTED]
        spread = spread if query.intent == "asked" else with_replies(spread)
        expects = AnswerType.of(query.standalone)
        quotes = quotes_of(spread, weights, passing.people, limit=limit, expects=expects)
        quotes = quoted_once(self.store, quotes)
        return in_voices(quotes, passing.voices) if passing.voices and not whole else quotes

    def _count(self, query: Query, passing: PassageFilter, outcome: Outcome) -> str:
        """How much there is, where that is asked: by words, which count exactly, or all of it."""
        if not query.topic:
            return ""
        if query.intent == "everything":
            if outcome != "quotes":
                return ""  # paragraphs that come near it are not on it
            whole = Everything(self.store, self.search)
            paragraphs, statements = whole.count(query, passing)
            there_is = in_all(paragraphs, statements)
            return " " + say("{there_is} on it; the likeliest are shown.", there_is=there_is)
        if query.intent != "how often":
            return ""
        ids = self.search.matching(query.topic, passing)
        matching = once(self.store, passages_of(self.store, ids), lambda passage: passage)
        places = {(p.statement_id, p.paragraph) for p in matching}
        statements = how_many(self.store, (name for name, _ in places))
        there_is = in_all(len(places), statements)
        return " " + say(
            "{there_is} with every word of “{topic}”.", there_is=there_is, topic=query.topic
        )


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.statement_id, quote.start_char, quote.end_char


def numbered(quotes: Collection[Quote]) -> tuple[Quote, ...]:
    """The quotes, numbered from 1 in their order."""
    return tuple(replace(quote, number=number) for number, quote in enumerate(quotes, 1))


def _found(statement: Statement, rank: int, one: Candidate) -> Found:
    return Found.of(one.passage, statement, one.relevance, rank, one.sentences)


def _worth(one: Candidate, best: float, query: Query) -> bool:
    if query.intent in BY_DATE:
        return on_point(one.relevance, best)
    return worth_quoting(one.relevance, best, one.evidence.covered)


def _of_the_first(found: Sequence[Found], statements: int) -> list[Found]:
    """What stands in the first few statements, those being the newest or the oldest."""
    first = list(dict.fromkeys(item.statement.statement_id for item in found))[:statements]
    return [item for item in found if item.statement.statement_id in first]


def _answer_id(question: str, query: Query, fingerprint: str) -> str:
    """Short hash of all that decides the answer: the same id is the same answer."""
    told = json.dumps([question, asdict(query), fingerprint], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
