"""What several copies of one statement say in the same words is found, quoted and counted once.

Where a corrected version says it in other words, both are shown: which one was meant is for the
reader to see.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.kin.words import words_of
from corpus.store import Store
from corpus.types import Passage
from qa.types import Quote

Item = TypeVar("Item")


def once(
    store: Store, items: Sequence[Item], passage_of: Callable[[Item], Passage]
) -> Sequence[Item]:
    """The items in their order, without what a copy that is shown before says in the same words."""
    passages = [passage_of(item) for item in items]
    groups = store.groups_of([passage.statement_id for passage in passages])
    copied = [passage for passage in passages if passage.statement_id in groups]
    if len({passage.statement_id for passage in copied}) < 2:
        return items
    said = store.said_in([passage.id for passage in copied])
    firsts: dict[tuple[int, tuple[str, ...]], int] = {}
    told = [(groups[p.statement_id], words_of(said.get(p.id, "")), p) for p in copied]
    for (group, place), words, _ in told:
        firsts[group, words] = min(place, firsts.get((group, words), place))
    again = {p.id for (group, place), words, p in told if place > firsts[group, words]}
    return [item for item in items if passage_of(item).id not in again]


def quoted_once(store: Store, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, numbered from 1, without those whose words stand in another copy's quote.

    Copies may have other paragraphs; of two with the same words the one that is shown first stays.
    """
    groups = store.groups_of([quote.statement_id for quote in quotes if quote.copies])
    kept = [quote for quote in quotes if not _said_elsewhere(quote, quotes, groups)]
    return tuple(replace(quote, number=number) for number, quote in enumerate(kept, 1))


def how_many(store: Store, statement_ids: Iterable[str]) -> int:
    """How many statements these are, copies counting as one."""
    names = set(statement_ids)
    groups = store.groups_of(names)
    return len({groups[name][0] if name in groups else name for name in names})


def _said_elsewhere(
    quote: Quote, quotes: Collection[Quote], groups: dict[str, tuple[int, int]]
) -> bool:
    mine = groups.get(quote.statement_id)
    if mine is None:
        return False
    words = f" {' '.join(words_of(quote.text))} "
    for other in quotes:
        theirs = groups.get(other.statement_id)
        if theirs is None or theirs[0] != mine[0] or theirs[1] == mine[1]:
            continue
        held = f" {' '.join(words_of(other.text))} "
        if words in held and (words != held or theirs[1] < mine[1]):
            return True
    return False
