"""The engine for more than one machine: a PostgreSQL database, or one schema of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from re import fullmatch
from urllib.parse import parse_qsl, unquote, urlsplit
from zlib import crc32

from corpus.errors import StoreError
from corpus.store import postgres_sql, postgres_work
from corpus.store.engine import Connection, Taken
from corpus.store.postgres_connection import PostgresConnection, upper
from corpus.store.schema import APPLICATION_ID

SCHEMES = ("postgresql", "postgres")
OLDEST = 14  # the oldest major version that its makers still mend
# What holds unless the address says otherwise, by `connect_timeout=` or `options=-c …`.
CONNECT_SECONDS, STATEMENT_SECONDS, LOCK_SECONDS = 5, 60, 30


@dataclass(frozen=True, slots=True)
class Address:
    """`keys` are what the driver is given, the password among them; `where` is fit to be shown."""

    keys: Mapping[str, str] = field(repr=False)
    schema: str
    where: str

    @classmethod
    def of(cls, url: str) -> Address:
        """Raises `StoreError`, which never repeats the address: it may hold a password."""
        try:
            parts = urlsplit(url)
            named = {
                "host": parts.hostname,
                "port": parts.port,
                "user": parts.username,
                "password": parts.password,
                "dbname": parts.path.removeprefix("/"),
            }
            given = dict(parse_qsl(parts.query, keep_blank_values=True))
        except ValueError:
            raise _no_address() from None
        schema = given.pop("schema", "public")
        if parts.scheme not in SCHEMES or not fullmatch("[a-z_][a-z0-9_]*", schema):
            raise _no_address()
        keys = {name: unquote(str(value)) for name, value in named.items() if value}
        keys |= {"connect_timeout": str(CONNECT_SECONDS), "keepalives_idle": "30"} | given
        keys["options"] = (
            f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={LOCK_SECONDS}s "
            f"-c client_encoding=UTF8 -c search_path={schema} {given.get('options', '')}"
        ).strip()
        port = f":{keys['port']}" if "port" in keys else ""
        where = f"{keys.get('host') or 'this machine'}{port}/{keys.get('dbname', '')}"
        of_it = f", schema {schema}" if schema != "public" else ""
        return cls(keys, schema, f"the PostgreSQL database {where}{of_it}")


class Postgres:
    """Readers never wait; writers, on whatever machine, take one advisory lock in turn.

    So numbers that are given in a transaction become visible in their order, which indexes that
    catch up from a number rely on.
    """

    def __init__(self, url: str) -> None:
        self._address = Address.of(url)
        self.where = self._address.where
        record = crc32(self._address.schema.encode()) - 2**31  # a number with a sign, of 32 bits
        self.begin = f"BEGIN; SELECT pg_advisory_xact_lock({APPLICATION_ID}, {record})"

    def connect(self) -> PostgresConnection:
        connection = PostgresConnection(self._address.keys, self.where)
        try:
            self._fit(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _fit(self, db: Connection) -> None:
        """Raises `StoreError` for a server, or a database, that a record can't be in."""
        (version,) = db.execute("SELECT current_setting('server_version_num')").fetchone()
        refuse_old(int(version), self.where)
        (encoding,) = db.execute("SELECT current_setting('server_encoding')").fetchone()
        if encoding != "UTF8":
            raise StoreError(
                f"{upper(self.where)} keeps texts as {encoding}, which has not every letter. Make "
                "one with: createdb --encoding UTF8 --template template0 NAME"
            )

    def holds_record(self) -> bool:
        with self._once() as db:
            return self.layout(db) > 0

    def layout(self, db: Connection) -> int:
        (ours, tables) = db.execute(
            "SELECT to_regclass('on_the_record') IS NOT NULL, "
            "(SELECT count(*) FROM pg_tables WHERE schemaname = ?)",
            (self._address.schema,),
        ).fetchone()
        if ours:
            return int(db.execute("SELECT layout FROM on_the_record").fetchone()[0])
        if tables:
            raise StoreError(
                f"{upper(self.where)} is used by another program. Name an empty database, or a "
                "schema of its own by ?schema=NAME."
            )
        return 0

    def note_layout(self, db: Connection, layout: int) -> None:
        db.execute("CREATE TABLE IF NOT EXISTS on_the_record (layout INTEGER NOT NULL)")
        db.execute(postgres_work.TABLE)
        db.execute("DELETE FROM on_the_record")
        db.execute("INSERT INTO on_the_record VALUES (?)", (layout,))

    def statements(self, script: str) -> Iterable[str]:
        schema = self._address.schema
        absent = (
            f"to_regnamespace('{schema}') IS NULL"  # "IF NOT EXISTS" asks for rights all the same
        )
        return [
            f"DO $$ BEGIN IF {absent} THEN CREATE SCHEMA {schema}; END IF; END $$",
            *postgres_sql.tables(script),
        ]

    def state(self, db: Connection) -> object:
        (seen,) = db.execute("SELECT pg_current_snapshot()::text").fetchone()
        return seen, db.total_changes

    def last_number(self, db: Connection, table: str, column: str) -> int:
        counter = f"SELECT last_value, is_called FROM {table}_{column}_seq"  # nosec B608  # names of ours
        last, called = db.execute(counter).fetchone()
        return int(last) if called else 0

    def taken(
        self, encoder: str, waiting: Sequence[int], most: int
    ) -> AbstractContextManager[Taken]:
        """A portion, whatever `most` is: workers must agree on what is one."""
        return postgres_work.taken(self.connect(), encoder, waiting)

    def go_on_after(self, db: Connection, table: str, column: str, number: int) -> None:
        db.execute(f"SELECT setval('{table}_{column}_seq', ?)", (number,))  # nosec B608  # names of ours

    @contextmanager
    def errors(self) -> Iterator[None]:
        """The connection tells its own."""
        yield

    @contextmanager
    def _once(self) -> Iterator[Connection]:
        db = self.connect()
        try:
            yield db
        finally:
            db.close()


def refuse_old(version: int, where: str) -> None:
    """`StoreError` for a server that is too old, its version as it numbers it: 150004 is 15.4."""
    if version // 10_000 < OLDEST:
        raise StoreError(
            f"{upper(where)} is served by PostgreSQL {version // 10_000}, which is too old. "
            f"Update the server to PostgreSQL {OLDEST} or newer."
        )


def _no_address() -> StoreError:
    return StoreError(
        "The setting database is no address of a PostgreSQL database. Write it as "
        "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with %XX for special signs in a password, "
        "and ?schema=NAME (small letters, digits, _) for one of its schemas."
    )
