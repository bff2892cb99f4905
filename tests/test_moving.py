"""`record migrate`: from SQLite to PostgreSQL and back with nothing lost, or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest

from corpus.errors import StoreError
from corpus.keeping.moving import NUMBERED, TABLES, copy_files, move
from corpus.store import Store
from qa import Record
from tests import warm
from tests.kill_child import documents
from tests.postgres import PASSWORD, Server
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder

QUESTION = "What was said about concern over activity in the Kuril Islands?"


@pytest.fixture
def address(postgres: Server, tmp_path: Path) -> str:
    return postgres.url(schema=f"test_{crc32(bytes(tmp_path))}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with versions, corrections, vectors, gaps in its numbers and a kept file."""
    with Record.open(tmp_path / "old", encoder=ToyEncoder()) as record:
        record.add_documents([TOKYO, OSLO, *documents()], source="made")
        record.edit("tokyo", place="Kyoto")
        for name in ("made-58", "made-59"):
            record.remove(name)
    (tmp_path / "old/originals").mkdir()
    (tmp_path / "old/originals/a.txt").write_text("kept")
    return tmp_path / "old"


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All of them, in an order that no engine chooses."""
    return {
        table: sorted(
            (
                row
                for row in store.connection.execute(f"SELECT * FROM {table}")
                if row[0] != "record_id"
            ),
            key=repr,
        )
        for table in TABLES
    }


def test_all_tables_are_carried_over(folder: Path) -> None:
    with sqlite3.connect(folder / "record.db") as db:
        made = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    db.close()
    assert sorted(TABLES) == sorted(name for name, _ in made)
    assert {name for name, sql in made if "AUTOINCREMENT" in sql} < set(NUMBERED)


def test_there_and_back_with_nothing_lost(folder: Path, address: str, tmp_path: Path) -> None:
    back = tmp_path / "new"
    with Store.open(folder) as old, Store.open(folder, url=address) as there:
        before = rows(old)
        assert copy_files(old, there) == 0
        moved = move(old, there)
        assert rows(there) == before
        assert (moved.rows, moved.statements) == (sum(map(len, before.values())), 60)
        assert there.last_passage() == old.last_passage()
        assert there.record_id != old.record_id
        with Store.open(back) as new:
            assert copy_files(there, new) >= 1
            assert move(there, new) == moved
            assert rows(new) == before == rows(old)
            assert new.last_passage() == old.last_passage()
    assert (back / "originals/a.txt").read_text() == "kept"
    answers = []
    for place, url in ((folder, None), (folder, address), (back, None)):
        with Record.open(place, encoder=ToyEncoder(), database=url) as record:
            assert record.progress().share == 1.0
            answers.append(record.ask(QUESTION).quotes)
            assert record.verify() == []
            assert record.statement("tokyo").place == "Kyoto"
            added = record.add_documents([documents_again()], source="made")
            assert [one.status for one in added] == ["added"]
    assert answers[0] == answers[1] == answers[2] != ()


def documents_again() -> object:
    """One that was removed: its numbers are given anew, and are higher than any before."""
    return list(documents())[-1]


def test_a_place_that_is_taken_is_left_alone(folder: Path, address: str) -> None:
    with Record.open(folder, encoder=ToyEncoder(), database=address) as other:
        other.add_documents([OSLO], source="made")
    with Store.open(folder) as old, Store.open(folder, url=address) as there:
        kept = rows(there)
        with pytest.raises(StoreError, match="Another record is in the PostgreSQL database"):
            move(old, there)
        assert rows(there) == kept
        with pytest.raises(StoreError, match="already"):
            move(old, old)


@pytest.mark.parametrize("to", ["postgres", "folder"])
def test_a_kill_in_the_middle_leaves_the_target_empty(
    folder: Path, address: str, to: str, tmp_path: Path
) -> None:
    target, url = (folder, address) if to == "postgres" else (tmp_path / "new", None)
    program = (
        "import os, signal, sys; from pathlib import Path; from corpus.store import Store;"
        "from corpus.keeping.moving import move;"
        "kill = lambda done, total: done * 2 > total and os.kill(os.getpid(), signal.SIGKILL);"
        "old, new = (Store.open(Path(at), url=url or None)"
        " for at, url in (sys.argv[1:3], sys.argv[3:5]));"
        "move(old, new, kill)"
    )
    with Store.open(folder) as old:
        before = rows(old)
    arguments = [sys.executable, "-c", program, str(folder), "", str(target), url or ""]
    ended = subprocess.run(arguments, cwd=warm.ROOT, env={**os.environ}, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    with Store.open(folder) as old, Store.open(target, url=url) as there:
        assert rows(old) == before
        assert not any(rows(there).values())
        move(old, there)
        assert rows(there) == before


def test_from_the_shell(folder: Path, address: str, tmp_path: Path) -> None:
    def record(*arguments: str, database: str = "") -> str:
        environment = {"ON_THE_RECORD_DATABASE": database} if database else {}
        with warm.start(warm.RECORD, *arguments, env={**os.environ, **environment}) as run:
            told = run.stdout.read() + run.stderr.read()
        assert PASSWORD not in told
        return told

    told = record("--record", str(folder), "migrate", "--to", address)
    assert "Carried 60 statements" in told
    told = record("--record", str(folder), "stats", database=address)
    assert "60" in told
    assert "pg_dump" in record(
        "--record", str(folder), "backup", str(tmp_path / "b"), database=address
    )
    back = tmp_path / "back"
    told = record("--record", str(folder), "migrate", "--to", str(back), database=address)
    assert f"to {back / 'record.db'}. Open it with --record {back}" in told
