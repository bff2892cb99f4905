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
    kept: dict[int, list[tuple[int, str]]] = {}
    again = set()
    for passage in sorted(copied, key=lambda one: groups[one.statement_id]):
        group, place = groups[passage.statement_id]
        words = _spaced(said.get(passage.id, ""))
        before = kept.setdefault(group, [])
        if any(other < place and _same(words, held) for other, held in before):
            again.add(passage.id)
        else:
            before.append((place, words))
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
    words = _spaced(quote.text)
    for other in quotes:
        theirs = groups.get(other.statement_id)
        if theirs is None or theirs[0] != mine[0] or theirs[1] == mine[1]:
            continue
        held = _spaced(other.text)
        if words in held and (words != held or theirs[1] < mine[1]):
            return True
    return False


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _same(words: str, held: str) -> bool:
    """Whether a paragraph stands in another copy's, or is that and not twice as long."""
    return words in held or (held in words and 2 * len(held) >= len(words))
