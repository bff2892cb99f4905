"""The statements of passages that were found, with the sentences that a quote may be made of.

Most of what it costs to read a long statement is its sentences, and a quote needs those of its own
paragraph and of the one before, which it may lean on, or of the answer where it is a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.store import Store
from corpus.types import Passage, Statement

REPLY_WITHIN = 4  # paragraphs after a question, in which its answer begins


def statements_of(store: Store, passages: Iterable[Passage]) -> dict[str, Statement]:
    """By statement id; their other paragraphs are there too, but without sentences."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for passage in passages:
        reach = REPLY_WITHIN if passage.role == "question" else 0
        wanted[passage.statement_id].update(
            range(passage.paragraph - 1, passage.paragraph + reach + 1)
        )
    return {name: store.statement(name, sentences_of=some) for name, some in wanted.items()}
