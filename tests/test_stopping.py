"""A server that is stopped while it adds: what it stored is whole, the next start does the rest."""

from __future__ import annotations

import signal
import sqlite3
from pathlib import Path

from test_app import running, waited

from qa import Record

COUNT = 60


def test_a_stop_is_a_pause_between_two_statements(tmp_path: Path) -> None:
    """By SIGTERM, as services are stopped; Ctrl-C is tried in `test_app`."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(COUNT):
        words = "\n\n".join(f"We agreed on measure {number} of {part}." for part in range(30))
        told = f"{1 + number % 28} May 2019\n\nStatement {number} by Ann Smith\n\n{words}\n"
        (pages / f"{number}.txt").write_text(told, "utf-8")
    begun = ("--record", "r", "--statements", pages)
    with running(*begun, cwd=tmp_path) as (process, address):
        waited(address, 2)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate()
    assert process.returncode == 0
    assert "Stopped." in out
    assert "Traceback" not in out + err
    with sqlite3.connect(tmp_path / "r" / "record.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    with Record.open(tmp_path / "r") as record:
        stored = record.list(limit=COUNT)[0]
        assert 2 <= len(stored) <= COUNT
        assert all(len(record.statement(one.statement_id).paragraphs) >= 30 for one in stored)
        assert record.verify() == []
    with running(*begun, cwd=tmp_path) as (_, address):
        assert waited(address, COUNT)["statements"] == COUNT
