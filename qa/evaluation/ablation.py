"""Lexical, dense and fused side by side on the same questions, and what fusing gains or costs.

*lexical*, *dense* and *fused* are `rank`; *as asked* is `search`, with whatever it reads out of the
question; *dates given* adds the gold dates to `rank`, as the first figures were measured. The
differences are paired: both rankings saw the same questions, so the interval is that of the mean
difference; p is two-sided, by bootstrap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from qa.evaluation import retrieval, tables
from qa.evaluation.bootstrap import Figure, paired_difference
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import SCOPES, Row, Scope, Scored
from qa.types import Filters, SearchResult

AS_ASKED, DATED = "as asked", ", dates given"
RANKERS: tuple[str, ...] = ("lexical", "dense", "rrf", "fused")
COMPARED = ("nDCG@10", "recall@1", "recall@20", "recall@100")
Search = Callable[[GoldQuestion], Sequence[SearchResult]]


def evaluate(
    questions: Sequence[GoldQuestion], system: System, rankers: Sequence[str] = RANKERS
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows of every method by group and half, and rows of the paired differences."""
    methods = {name: _rank(system, name) for name in rankers}
    if len(methods) > 1:
        methods[AS_ASKED] = _search(system)
    if any(_dates(one) for one in questions):
        methods |= {f"{name}{DATED}": _rank(system, name, dated=True) for name in rankers}
    scored = {name: retrieval.evaluate(questions, search) for name, search in methods.items()}
    rows = [row for name, items in scored.items() for row in _labelled(name, items)]
    return tuple(rows), tuple(_differences(scored))


def _search(system: System) -> Search:
    return lambda question: system.search(question.text, limit=retrieval.DEPTH)


def _rank(system: System, by: str, dated: bool = False) -> Search:
    def search(question: GoldQuestion) -> Sequence[SearchResult]:
        filters = _dates(question) if dated else None
        return system.rank(question.text, filters=filters, limit=retrieval.DEPTH, by=by)

    return search


def _dates(question: GoldQuestion) -> Filters | None:
    given = question.filters
    dates = Filters(date_from=given.date_from, date_to=given.date_to)
    return dates if dates != Filters() else None


def _labelled(name: str, items: Sequence[Scored]) -> list[Row]:
    return [
        replace(row, label=name if row.label == "all" else f"{name} · {row.label}")
        for row in tables.rows(items)
        if row.label == "all" or not name.endswith(DATED)
    ]


def _differences(scored: Mapping[str, Sequence[Scored]]) -> list[Row]:
    return [
        Row(f"{one} − {other}{suffix}", scope, _difference(scored[a], scored[b], scope))
        for suffix in ("", DATED)
        for one, other in (("fused", "lexical"), ("fused", "dense"))
        if (a := f"{one}{suffix}") in scored and (b := f"{other}{suffix}") in scored
        for scope in SCOPES
    ]


def _difference(
    ours: Sequence[Scored], theirs: Sequence[Scored], scope: Scope
) -> dict[str, Figure]:
    pairs = [
        (a.scores, b.scores)
        for a, b in zip(ours, theirs, strict=True)
        if scope in ("all", half(a.key))
    ]
    figures: dict[str, Figure] = {}
    for name in COMPARED:
        found = paired_difference(
            [a[name] or 0.0 for a, _ in pairs], [b[name] or 0.0 for _, b in pairs]
        )
        figures[name] = found.figure
        figures[f"p {name}"] = Figure(found.p, None, None, len(pairs))
    return figures
