"""How many answers are wrong, if only the surest questions are answered (El-Yaniv, Wiener 2010).

Questions in order of `answerability`; answering the first of them,

    coverage   share of all questions that are answered
    risk       share of those answered that are answered wrongly
    AURC       mean risk over coverage, each point weighing the coverage it adds; lower is better

*unanswerable*: wrong is a question that has no answer; *wrong*: also one whose first quote does not
answer. The default point is what the outcome *quotes* answers as things are set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.evaluation import bootstrap
from qa.evaluation.bootstrap import Figure
from qa.evaluation.outcomes import Asked
from qa.evaluation.split import half
from qa.evaluation.tables import Row, Scope
from qa.types import Answer

HALVES: tuple[Scope, ...] = ("test", "tune")


@dataclass(frozen=True, slots=True)
class Point:
    """Answering all with at least `threshold`: how many that is, and how many of them are wrong."""

    threshold: float
    coverage: float
    risk: float


Curves = dict[str, tuple[Point, ...]]


def evaluate(
    asked: Sequence[Asked], answers: Mapping[str, Answer], right: Mapping[str, bool]
) -> tuple[list[Row], Curves]:
    """A row and a curve for each half and sort of mistake.

    `right` says whether the first quote answers, for the questions of which that is known.
    """
    rows: list[Row] = []
    curves: Curves = {}
    for scope in HALVES:
        chosen = [one for one in asked if half(one.id) == scope]
        for name, known in (("unanswerable", {}), ("wrong", right)):
            if chosen and (known or name == "unanswerable"):
                wrong = [not (one.answerable and known.get(one.id, True)) for one in chosen]
                given = [answers[one.id] for one in chosen]
                points = risk_coverage([one.answerability for one in given], wrong)
                rows.append(Row(name, scope, _figures(points, given, wrong)))
                curves[f"{scope}: {name}"] = tuple(points)
    return rows, curves


def _figures(
    points: Sequence[Point], given: Sequence[Answer], wrong: Sequence[bool]
) -> dict[str, Figure]:
    answered = [one.outcome == "quotes" for one in given]
    mistakes = [float(bad) for bad, shown in zip(wrong, answered, strict=True) if shown]
    return {
        "AURC": Figure(area(points), None, None, len(given)),
        "default coverage": bootstrap.mean([float(shown) for shown in answered]),
        "default risk": bootstrap.mean(mistakes),
    }


def risk_coverage(confidence: Sequence[float], wrong: Sequence[bool]) -> list[Point]:
    """A point at each distinct threshold, from the surest question to all of them."""
    ordered = sorted(zip(confidence, wrong, strict=True), key=lambda pair: -pair[0])
    points: list[Point] = []
    errors = 0
    for count, (threshold, mistaken) in enumerate(ordered, 1):
        errors += mistaken
        if count == len(ordered) or ordered[count][0] < threshold:
            points.append(Point(threshold, count / len(ordered), errors / count))
    return points


def area(points: Sequence[Point]) -> float:
    """Mean risk over coverage."""
    before = [0.0, *(point.coverage for point in points)]
    return sum(
        point.risk * (point.coverage - last) for point, last in zip(points, before, strict=False)
    )
