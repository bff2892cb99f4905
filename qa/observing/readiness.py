"""Whether a record can answer now, part by part, told as it is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.messages import say
from embeddings.errors import EmbeddingError

if TYPE_CHECKING:
    from qa.record import Record

NOT_ASKED = say("not asked")


@dataclass(frozen=True, slots=True)
class Readiness:
    """`ready` if every question can be answered over all that is stored, by its words at least.

    `store` and `words` are "ok" or a sentence on what is wrong; `behind` counts the changes that
    the index of words lacks. Without the model answers go on by words alone and say so: `model` is
    "ok" or why it can't be used, `by_meaning` the share that is searched by meaning.
    """

    ready: bool
    store: str
    words: str
    behind: int
    model: str
    by_meaning: float


def readiness(record: Record) -> Readiness:
    """As things stand; the indexes catch up first, as they do for a question."""
    try:
        sequence = record.store.sequence()
    except (CorpusError, sqlite3.Error) as error:
        return Readiness(
            False,
            say("It can't be read: {reason}.", reason=str(error).rstrip(".")),
            NOT_ASKED,
            0,
            NOT_ASKED,
            0.0,
        )
    search = record.search_index
    try:
        search.catch_up()
        behind = max(0, sequence - search.words_reached())
        words = "ok" if not behind else say("The newest statements can't be found yet.")
    except (EmbeddingError, CorpusError, sqlite3.Error) as error:
        behind, words = sequence, say("It can't be used: {reason}.", reason=str(error).rstrip("."))
    return Readiness(
        words == "ok", "ok", words, behind, search.model_trouble() or "ok", _share(record)
    )


def _share(record: Record) -> float:
    try:
        return round(record.progress().share, 4)
    except (EmbeddingError, CorpusError, sqlite3.Error):
        return 0.0
