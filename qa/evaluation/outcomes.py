"""Does the record answer when it can, and only then?

`answerable refused` is the share of answerable questions whose outcome is not *quotes*;
`unanswerable answered` the share of unanswerable ones whose outcome is. Near misses (right country,
wrong year) and far ones (nothing of the kind in the record) are never pooled. AUROC is that of
`answerability`, answerable against each sort of unanswerable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from qa.evaluation import bootstrap
from qa.evaluation.split import half
from qa.evaluation.tables import SCOPES, Row, Scope, Scored
from qa.types import Answer


class Asked(Protocol):
    """A question that has an answer in the record, or of which it is known that it has none."""

    @property
    def id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def answerable(self) -> bool: ...


def score(question: Asked, answer: Answer) -> Scored:
    """One question's outcome, right or wrong, in the column that is about it."""
    answered = float(answer.outcome == "quotes")
    name, value = ("refused", 1 - answered) if question.answerable else ("answered", answered)
    # Empty-handed and "related" differ for a reader: the second still shows something.
    figures = {name: value, "related": float(answer.outcome == "related")}
    return Scored(question.id, half(question.id), figures, (sort(question),))


def sort(question: Asked) -> str:
    return "answerable" if question.answerable else question.kind


def auroc_rows(questions: Sequence[Asked], answers: Mapping[str, Answer]) -> tuple[Row, ...]:
    """Answerable against each sort of unanswerable, in each half."""
    sorts = dict.fromkeys(sort(one) for one in questions if not one.answerable)
    return tuple(
        Row(f"answerable v. {other}", scope, {"AUROC": _auroc(questions, answers, other, scope)})
        for other in sorts
        for scope in SCOPES
    )


def _auroc(
    questions: Iterable[Asked], answers: Mapping[str, Answer], other: str, scope: Scope
) -> bootstrap.Figure:
    chosen = [one for one in questions if scope in ("all", half(one.id))]
    sides = (
        [answers[one.id].answerability for one in chosen if sort(one) == wanted]
        for wanted in ("answerable", other)
    )
    return bootstrap.auroc(*sides)
