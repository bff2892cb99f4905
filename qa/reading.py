"""The statements of passages that were found, with the paragraphs that a quote may be made of.

Most of what it costs to read a long statement is its paragraphs and their sentences, and a quote
needs its own paragraph and those beside it, which it may lean on, or the answer where it is a
question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.store import Store
from corpus.types import Passage, Statement
from qa.replies import WITHIN


def statements_of(store: Store, passages: Iterable[Passage]) -> dict[str, Statement]:
    """By statement id, with all their text and without their other paragraphs."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for passage in passages:
        reach = WITHIN if passage.role == "question" else 1
        wanted[passage.statement_id].update(
            range(passage.paragraph - 1, passage.paragraph + reach + 1)
        )
    return {name: store.statement(name, paragraphs=some) for name, some in wanted.items()}
