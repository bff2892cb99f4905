"""What the store asks of a database engine; SQLite and PostgreSQL answer in files of their own.

All other SQL of the store is the part of the language that both read the same. What they do not is
here, or in `postgres_sql.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol


class Rows(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchmany(self, size: int = ..., /) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """As much of `sqlite3.Connection` as the store uses; values stand for `?`."""

    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int: ...
    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Rows: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows: ...
    def close(self) -> None: ...


class Taken(NamedTuple):
    """Passages to embed that are one worker's for now, and those that nobody has begun."""

    ours: list[int]
    rest: list[int]


class Engine(Protocol):
    """One database that is, or will be, one record."""

    @property
    def where(self) -> str:
        """How sentences name it; never with a password."""

    @property
    def begin(self) -> str:
        """SQL that begins to write, once whoever writes now has ended."""

    def connect(self) -> Connection:
        """A new connection; `StoreError` if it can't be made."""

    def holds_record(self) -> bool:
        """Whether there is a database that `connect` would not have to make."""

    def layout(self, db: Connection) -> int:
        """Which layout it has, 0 where it is empty; `StoreError` if it is another program's."""

    def note_layout(self, db: Connection, layout: int) -> None: ...

    def statements(self, script: str) -> Iterable[str]:
        """The single statements of one of `schema.MIGRATIONS`, as the engine wants them."""

    def state(self, db: Connection) -> object:
        """Another value whenever anybody has written since."""

    def last_number(self, db: Connection, table: str, column: str) -> int:
        """The one that was given last to a row of a numbered table, be it still there or not."""

    def go_on_after(self, db: Connection, table: str, column: str, number: int) -> None:
        """Give higher numbers than this one from now on."""

    def taken(
        self, encoder: str, waiting: Sequence[int], most: int
    ) -> AbstractContextManager[Taken]:
        """Some of these passages, about so many, that nobody else embeds until the block ends."""

    def errors(self) -> AbstractContextManager[None]:
        """Its errors as `StoreError`, in sentences that say what to do."""
