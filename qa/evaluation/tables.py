"""Scores of single items → tables of means with intervals, by group and half."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qa.evaluation import bootstrap
from qa.evaluation.bootstrap import Figure
from qa.evaluation.split import FEW, Half

Scope = Literal["test", "tune", "all"]
SCOPES: tuple[Scope, ...] = ("test", "tune", "all")
MEDIANS = frozenset({"cpu ms"})


@dataclass(frozen=True, slots=True)
class Scored:
    """One item with its scores; `None` means that a score does not apply to it."""

    key: str
    half: Half
    scores: Mapping[str, float | None]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    scope: Scope
    figures: Mapping[str, Figure]

    @property
    def n(self) -> int:
        return max((figure.n for figure in self.figures.values()), default=0)

    @property
    def few(self) -> bool:
        """Too few items to read alone: look at both halves together."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with what they mean and, as important, what they do not show."""

    title: str
    meaning: str
    not_shown: str
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = field(default=())


def rows(items: Sequence[Scored], overall: str = "all") -> tuple[Row, ...]:
    """A row for all items and for each group, in each half and in both together."""
    labels = dict.fromkeys(group for item in items for group in item.groups)
    grouped = {overall: list(items)} | {
        label: [item for item in items if label in item.groups] for label in labels
    }
    return tuple(
        Row(label, scope, means(members, scope))
        for label, members in grouped.items()
        for scope in SCOPES
    )


def means(items: Iterable[Scored], scope: Scope) -> dict[str, Figure]:
    """The mean of each score over the items that have it; times as medians."""
    chosen = [item for item in items if scope in ("all", item.half)]
    names = dict.fromkeys(name for item in chosen for name in item.scores)
    return {name: _summary(name)(_values(chosen, name)) for name in names}


def _summary(name: str) -> Callable[[Sequence[float]], Figure]:
    return bootstrap.median if name in MEDIANS else bootstrap.mean


def _values(items: Iterable[Scored], name: str) -> list[float]:
    values = (item.scores.get(name) for item in items)
    return [value for value in values if value is not None]
