"""Where an answer is lost on the way from the question to the quote: one cause a question.

The causes stand in the order of the stages, and a question gets the first that holds:

    refused     the outcome is not *quotes*
    filtered    no right paragraph is of the days that the question was understood to mean
    not found   no right paragraph among the first 100
    not shown   one is among them, but none is shown
    cut         one is shown, but the words chosen in it are wrong (F1 within below one half)
    too much    the right words are shown, among more that are not known to answer
    too little  the right words are shown, but less than half of all there are
    none        F1 is at least one half
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa.evaluation import quoting, retrieval
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.locate import Locator
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored
from qa.types import Answer

CAUSES = (
    "refused",
    "filtered",
    "not found",
    "not shown",
    "cut",
    "too much",
    "too little",
    "none",
)
HALF = 0.5
DEPTH = 100
WORST = 20


@dataclass(frozen=True, slots=True)
class Failure:
    """One question with what became of it; `rank` is that of the best right paragraph, from 1."""

    question: GoldQuestion
    f1: float
    cause: str
    rank: int | None


def evaluate(
    questions: Sequence[GoldQuestion],
    answers: Mapping[str, Answer],
    system: System,
    locator: Locator,
) -> list[Failure]:
    """What became of each question that has an answer to be found."""
    found = (_failure(one, answers[one.id], system, locator) for one in questions if one.relevant)
    return [one for one in found if one]


def scored(failures: Iterable[Failure]) -> list[Scored]:
    """Each cause as a share of the questions, by their kinds."""
    return [
        Scored(
            one.question.id,
            half(one.question.id),
            {cause: float(cause == one.cause) for cause in CAUSES},
            retrieval.groups(one.question.kind),
        )
        for one in failures
    ]


def worst(failures: Sequence[Failure], most: int = WORST) -> str:
    """The worst questions by their ids, sorted by cause, in a sentence of Markdown."""
    chosen = sorted(failures, key=lambda one: (one.f1, one.question.id))[:most]
    chosen.sort(key=lambda one: CAUSES.index(one.cause))
    told = "; ".join(f"{one.question.id} {one.cause}, {_told(one)}" for one in chosen)
    return f"The {len(chosen)} worst, by F1 of their quotes: {told}."


def _told(failure: Failure) -> str:
    rank = f"best rank {failure.rank}" if failure.rank else f"not in the first {DEPTH}"
    return f"F1 {failure.f1:.2f}, {rank}"


def _failure(
    question: GoldQuestion, answer: Answer, system: System, locator: Locator
) -> Failure | None:
    figures = quoting.scores(answer, question, locator)
    if figures is None:
        return None
    ranked = [(one.source_id, one.paragraph) for one in system.rank(question.text, limit=DEPTH)]
    rank = next((at for at, unit in enumerate(ranked, 1) if unit in question.relevant), None)
    days = [system.statement(source).date for source, _ in question.relevant]
    cause = _cause(answer, figures, rank, days)
    return Failure(question, figures["F1"] or 0.0, cause, rank)


def _cause(
    answer: Answer,
    figures: Mapping[str, float | None],
    rank: int | None,
    days: Iterable[str | None],
) -> str:
    found = figures["F1 if found"] is not None
    if answer.outcome != "quotes":
        return "refused"
    if not found and not any(_passes(day, answer) for day in days):
        return "filtered"
    if not found:
        return "not found" if rank is None else "not shown"
    if (figures["F1"] or 0.0) >= HALF:
        return "none"
    if (figures["F1 within"] or 0.0) < HALF:
        return "cut"
    return "too much" if (figures["precision"] or 0.0) < HALF else "too little"


def _passes(day: str | None, answer: Answer) -> bool:
    """Whether a statement's date, known to some precision, is within the days understood."""
    filters = answer.query.filters
    if day is None:
        return not (filters.date_from or filters.date_to)
    first, last = (filters.date_from or "")[: len(day)], (filters.date_to or "9999")[: len(day)]
    return first <= day <= last
