"""Copies gathered into groups, of which one is shown; the same whatever came first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from corpus.kin.copying import DAYS_LATE
from corpus.kin.dates import is_day, near
from corpus.types import Statement

Edge = tuple[int, int]


def groups(members: Mapping[int, Statement], edges: Collection[Edge]) -> list[list[int]]:
    """The groups of two or more, each with the one that is shown first.

    What has no day could be a copy of both a speech and the same speech next year: it is then
    nobody's, so that it does not make one of two.
    """
    found = []
    for group in _connected(edges):
        if _of_one_day(members[seq] for seq in group):
            found.append(group)
            continue
        sure = [e for e in edges if all(s in group and is_day(members[s].date) for s in e)]
        found += _connected(sure)
    return [sorted(group, key=lambda seq: _standing(seq, members[seq])) for group in found]


def _standing(seq: int, statement: Statement) -> tuple[bool, bool, bool, int]:
    """What is still in its source, has an address and a day comes before what has not."""
    return bool(statement.gone_since), not statement.url, not is_day(statement.date), seq


def _of_one_day(statements: Iterable[Statement]) -> bool:
    days = [statement.date for statement in statements if is_day(statement.date)]
    return all(near(one, other, DAYS_LATE) for one in days for other in days)


def _connected(edges: Collection[Edge]) -> Iterator[list[int]]:
    beside: dict[int, set[int]] = {}
    for one, other in edges:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    seen: set[int] = set()
    for start in sorted(beside):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            new = beside[waiting.pop()] - group
            group |= new
            waiting += new
        seen |= group
        yield sorted(group)
