"""The record's one source of truth: a SQLite file that indexes are derived from."""

from __future__ import annotations

from corpus.store.addresses import AddressTable
from corpus.store.statements import StatementTable
from corpus.store.vectors import VectorTable
from corpus.store.watches import WatchTable


class Store(StatementTable, VectorTable, AddressTable, WatchTable):
    """Statements, passages and vectors of one record folder, behind one connection a thread."""


__all__ = ["Store"]
