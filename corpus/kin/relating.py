"""Has the record know which of its statements are one, statement by statement; it can be stopped.

Each new statement is compared with those that share a clue with it, so that what it costs does not
grow with the record; a tie depends on its two statements alone, so that the order does not matter.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.errors import CorpusError
from corpus.kin.clues import VERSION, clue_of_day, clues_of, clues_of_pages
from corpus.kin.copying import DAYS_LATE, copied, differing
from corpus.kin.dates import days_around
from corpus.kin.groups import groups
from corpus.kin.translating import Known, translated
from corpus.kin.types import Tie
from corpus.store import Store

Told = Callable[[int, int], None]  # how many are done, of how many


def relate(store: Store, on_progress: Told = lambda done, total: None) -> None:
    """Compare the statements that were not compared yet; each is on disk when it is told."""
    waiting = store.uncompared(VERSION)
    if waiting:
        on_progress(0, len(waiting))
    for done, seq in enumerate(waiting, 1):
        with store.transaction():
            if not store.is_compared(seq):  # another process may have been first
                for known in store.known([seq]):
                    _compare(store, known)
        on_progress(done, len(waiting))


def _compare(store: Store, known: Known) -> None:
    day, pages = clue_of_day(known), clues_of_pages(known)
    store.put_clues(known.seq, clues_of(known))
    others = store.sharing(known.seq, days_around(known.statement.date, DAYS_LATE))
    store.put_clues(known.seq, pages)
    others |= store.with_clues(pages) - {known.seq}
    if day is not None:
        store.put_clues(known.seq, [day])
        others |= store.abroad(day, known.statement.language)
    for other in store.known(others):
        if tie := _tie(store, known, other):
            store.put_kin(known.seq, other.seq, *tie)
    edges = store.copies_around(known.seq)
    rows = sorted({seq for edge in edges for seq in edge})
    members = {one.seq: one.statement for one in store.known(rows)}
    current = [edge for edge in edges if all(seq in members for seq in edge)]
    store.put_groups(rows, groups(members, current))
    store.note_compared(known.seq)


def _tie(store: Store, one: Known, other: Known) -> tuple[Tie, float] | None:
    if one.statement.language != other.statement.language and (found := translated(one, other)):
        return found
    if not copied(one.statement, other.statement):
        return None
    try:
        whole = [store.statement(known.statement.statement_id) for known in (one, other)]
    except CorpusError:  # its text is damaged: nothing of it is compared or shown
        return None
    return "copy", float(differing(*whole))
