"""One collection in SQLite and in PostgreSQL: the share of equal answers, and what each costs.

    python -m tests.benchmarks.engines ../shared/data/kremlin --vectors RECORD

Both records are read anew by this code; vectors are made once, or taken from a record that has
them. The server is a new one on this machine. Small reads are also timed through SQLAlchemy Core,
which the store could have been written with.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qa import Record
from tests.postgres import running

READS = 1_000
SQL = "SELECT statement_id, title FROM statements WHERE seq = "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, help="a folder shaped like data/kremlin")
    parser.add_argument("--vectors", type=Path, help="a record that has embedded it already")
    given = parser.parse_args()
    source = next(given.collection.glob("statements.jsonl*"))
    asked = [json.loads(line) for line in (given.collection / "questions.jsonl").open("rb")]
    with tempfile.TemporaryDirectory() as folder, running() as server:
        one = Record.open(Path(folder) / "sqlite")
        other = Record.open(Path(folder) / "postgres", database=server.url())
        with one, other:
            if given.vectors:
                copy_vectors(given.vectors / "record.db", one)
            fill(one, source, "SQLite")
            copy_vectors(one.store.path, other)
            fill(other, source, "PostgreSQL")
            compare(one, other, asked)
            small_reads(one, other)


def fill(record: Record, source: Path, engine: str) -> None:
    start, busy = time.monotonic(), time.process_time()
    record.add([source], wait=False)
    record.embed()
    spent, took = time.process_time() - busy, time.monotonic() - start
    held = record.stats()
    print(f"{engine}: {held.statements} statements, {held.passages} passages", end=" ")
    print(f"in {took:.0f} s ({spent:.0f} CPU s of ours), {held.share_embedded:.3f} embedded")


def copy_vectors(path: Path, record: Record) -> None:
    """Have the record know what was embedded elsewhere, so that equal texts have equal vectors."""
    known = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with record.store.transaction() as db:
        for number, fingerprint in known.execute("SELECT id, fingerprint FROM encoders"):
            sql = "INSERT INTO encoders (fingerprint) VALUES (?) RETURNING id"
            (id,) = db.execute(sql, (fingerprint,)).fetchone()
            rows = known.execute(
                "SELECT hash, vector, parts FROM vectors WHERE encoder = ?", (number,)
            )
            db.executemany(
                "INSERT INTO vectors (encoder, hash, vector, parts) VALUES (?, ?, ?, ?)",
                [(id, *row) for row in rows],
            )
    known.close()


def compare(one: Record, other: Record, asked: Sequence[dict[str, Any]]) -> None:
    """Whole answers, and everything about each question, but for the record's own id."""
    unequal = []
    for row in asked:
        calls: list[Callable[[Record], Any]] = [
            lambda record, q=row["question"]: told(record.ask(q)),
            lambda record, q=row["question"]: record.everything_about(q),
            lambda record, q=row["question"]: record.search(q, limit=100),
        ]
        if any(ask(one) != ask(other) for ask in calls):
            unequal.append(row["id"])
    equal = len(asked) - len(unequal)
    print(f"equal answers: {equal} of {len(asked)}; not: {', '.join(unequal) or 'none'}")
    for engine, record in (("SQLite", one), ("PostgreSQL", other)):
        walls, cpus = [], []
        for row in asked:
            start, busy = time.monotonic(), time.process_time()
            record.search(row["question"])
            walls.append(time.monotonic() - start)
            cpus.append(time.process_time() - busy)
        print(f"{engine}: a search takes {ms(walls)} ms, {ms(cpus)} CPU ms of ours (medians)")


def told(answer: Any) -> tuple[Any, ...]:
    return answer.outcome, answer.quotes, answer.message, answer.coverage, answer.answerability


def small_reads(one: Record, other: Record) -> None:
    import sqlalchemy

    engine = sqlalchemy.create_engine(f"sqlite:///{one.store.path}")
    table = sqlalchemy.Table("statements", sqlalchemy.MetaData(), autoload_with=engine)
    columns = sqlalchemy.select(table.c.statement_id, table.c.title)
    with engine.connect() as core:
        ways: dict[str, Callable[[int], Any]] = {
            "sqlite3": lambda n: one.store.connection.execute(f"{SQL}?", (n,)).fetchone(),
            "SQLAlchemy Core, its expressions": lambda n: core.execute(
                columns.where(table.c.seq == n)
            ).fetchone(),
            "SQLAlchemy Core, text": lambda n: core.execute(
                sqlalchemy.text(f"{SQL}:n"), {"n": n}
            ).fetchone(),
            "PostgreSQL": lambda n: other.store.connection.execute(f"{SQL}?", (n,)).fetchone(),
        }
        for name, read in ways.items():
            read(1)
            start, busy = time.monotonic(), time.process_time()
            for n in range(READS):
                read(n % 800 + 1)
            wall, cpu = time.monotonic() - start, time.process_time() - busy
            print(f"{READS:,} reads by {name}: {wall * 1e3:.0f} ms, {cpu * 1e3:.0f} CPU ms")


def ms(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1e3:.1f}"


if __name__ == "__main__":
    main()
