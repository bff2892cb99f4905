"""Questions that were put to somebody: those that he or she is the next to speak after."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.store import Store
from corpus.types import PassageFilter, Statement
from embeddings.stems import question_stems, stems
from qa.judge import Evidence
from qa.replies import answers
from qa.retrieve import Candidate, Retrieval
from qa.types import Quote
from qa.verdict import Verdict

MOST_READ = 400  # questions of a record, the likeliest or newest, that are looked at
ENOUGH = 30


def told_by(passing: PassageFilter, asked: bool) -> tuple[PassageFilter, Collection[str] | None]:
    """Where questions put by others are asked for, the filter for them, and to whom they went."""
    if not asked or passing.people == ():
        return passing, None
    return replace(passing, people=None, voices=("questioner",)), passing.people


def put_to(
    people: Collection[str], found: Retrieval, passing: PassageFilter, store: Store
) -> Retrieval:
    """Of the questions found, or of all that pass where none is asked about, those to `people`."""
    candidates: Sequence[Candidate] = found.candidates
    if found.asked is None:
        newest = store.passages(store.newest_passage_ids(passing, MOST_READ))
        candidates = [Candidate(one, 1.0, Evidence(1.0, None, 0.0)) for one in newest]

    @lru_cache(maxsize=MOST_READ)
    def outline(name: str) -> Statement:
        return store.statement(name, sentences_of=())

    kept = []
    for one in candidates[:MOST_READ]:
        passage = one.passage
        if _answered_by(people, outline(passage.statement_id), passage.paragraph):
            kept.append(one)
            if len(kept) == ENOUGH:
                break
    return Retrieval(kept, found.verdict if kept else Verdict(0.0), found.asked)


def with_answers_of(
    people: Collection[str], topic: str, quotes: Sequence[Quote]
) -> tuple[Quote, ...]:
    """Of quotes of questions and answers, the questions that name the topic and these people's
    answers to them."""
    wanted = set(question_stems(topic))
    kept: list[Quote] = []
    question: Quote | None = None
    for quote in quotes:
        if quote.voice == "questioner":
            same = question is not None and _paragraph(question) == _paragraph(quote)
            question = quote if wanted & set(stems(quote.text)) else question if same else None
        elif question and question.statement_id == quote.statement_id and quote.speaker in people:
            kept += [quote] if question in kept else [question, quote]
    return tuple(replace(quote, number=number) for number, quote in enumerate(kept, 1))


def _paragraph(quote: Quote) -> tuple[str, int]:
    return quote.statement_id, quote.paragraph


def _answered_by(people: Collection[str], statement: Statement, asked: int) -> bool:
    return any(paragraph.speaker in people for paragraph in answers(statement, asked))
