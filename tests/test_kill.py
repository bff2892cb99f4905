"""kill -9 at any instant: what was reported is there, nothing half, and the next run ends it."""

from __future__ import annotations

import random
import signal
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from corpus.types import PassageFilter
from qa import Record
from tests import warm
from tests.kill_child import COUNT, documents, main
from tests.toy_encoder import ToyEncoder

ROOT = Path(__file__).resolve().parents[1]


def run_and_kill(folder: Path, seconds: float, *, module: str = "tests.kill_child") -> list[str]:
    """Ids that a child reported before it was killed, `seconds` after it opened the record."""
    program = f"import runpy; runpy.run_module({module!r}, run_name='__main__')"
    with warm.start(program, folder) as child:
        assert child.stdout.readline() == "open\n"
        timer = threading.Timer(seconds, child.send_signal, [signal.SIGKILL])
        timer.start()
        told = child.stdout.read().split("\n")
        timer.cancel()
    # a line cut short by the kill was not reported
    return [line for line in told[:-1] if line != "embedded"]


def check_sound(folder: Path, reported: list[str]) -> None:
    with sqlite3.connect(folder / "record.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    with Record.open(folder, encoder=ToyEncoder()) as record:
        for name in reported:
            statement = record.statement(name)
            assert [len(p.sentences) for p in statement.paragraphs] == [2] * 5
        stored, _ = record.list(limit=1000)
        passages = record.store.passage_ids(PassageFilter())
        assert len(passages) == 5 * len(stored)
        assert record.search_index.size() == len(passages)
        assert record.verify() == []


def finish(folder: Path) -> None:
    """The next run does what is left, and everything is found by words and by meaning."""
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents(documents(), source="made")
        assert record.stats().statements == COUNT
        assert record.progress().share == 1.0
        found = record.search("topic17")
        assert {result.source_id for result in found[:5]} == {"made-17"}


def kill_many(folder: Path, times: int, seed: int) -> None:
    instants = random.Random(seed)
    start = time.monotonic()
    main(folder / "whole")
    whole = time.monotonic() - start
    reported: list[str] = []
    for number in range(times):
        here = folder / f"record-{number // 4}"  # each record is killed four times on its way
        told = run_and_kill(here, instants.uniform(0, whole))
        reported = [*(reported if number % 4 else []), *told]
        check_sound(here, reported)
        if number % 4 == 3:
            finish(here)


def test_a_dozen_kills_lose_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kill_many(tmp_path, 12, seed=20261124)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_many(tmp_path, 200, seed=1)
