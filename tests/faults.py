"""Jobs on records in each state, ended by a fault, and all that must hold after it."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.keeping.backup import back_up, check
from qa import Record
from qa.doctor import examine
from tests.faulty import COUNT, SOURCE, documents, old_layout, opened
from tests.toy_encoder import ToyEncoder

ROOT = Path(__file__).resolve().parents[1]
PARAGRAPHS = 5
# What a writer that was stopped half way may leave to be mended; all else would be a fault.
MAY_BE = {"word index", "vector index", "orphaned vectors", "left behind", "other model", "lock"}
quotes_checked = Counter[str]()


class Faults:
    """The process that forks the jobs, and a record in each state that jobs begin with."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.number = itertools.count()
        self.ran: Counter[str] = Counter()
        self.seconds: dict[str, float] = {}
        self.counted: dict[tuple[str, str], int] = {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faulty"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        with opened(base / "filled") as record:
            record.add_documents(documents(), source=SOURCE)
        shutil.copytree(base / "filled", base / "old")
        old_layout(base / "old")
        opened(base / "empty").close()
        back_up(base / "filled", base / "copy")

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def fresh(self, job: str, within: Path | None = None) -> Path:
        """A folder of its own with the record that the job begins with."""
        state = {"add": "empty", "migrate": "old"}.get(job, "filled")
        folder = (within or self.base) / f"{job}-{next(self.number)}" / "record"
        shutil.copytree(self.base / state, folder)
        if job == "put_back":
            shutil.copytree(self.base / "copy", folder.with_name("copy"))
        return folder

    def run(self, job: str, folder: Path, **fault: Any) -> tuple[dict[str, Any], list[str]]:
        """How the child ended, and the lines that it said whole."""
        said = self.base / "said"  # not on a disk that may be full
        said.write_text("")
        order = {"job": job, "folder": str(folder), "said": str(said), **fault}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(order), file=self.process.stdin, flush=True)
        ended = json.loads(self.process.stdout.readline())
        assert ended["code"] is not None, f"{job} hung: {fault}"
        lines = said.read_text("utf-8").split("\n")[:-1]
        self.ran[fault.get("how") or ("kill" if "kill_after" in fault else "none")] += 1
        assert ended["code"] != 4, lines[-2:]
        assert ended["code"] in (0, 3, -9), ended
        return ended, lines

    def whole(self, job: str) -> float:
        """Seconds that the job takes when nothing happens."""
        if job not in self.seconds:
            self.seconds[job] = self.run(job, self.fresh(job))[0]["seconds"]
        return self.seconds[job]

    def calls(self, job: str, call: str) -> int:
        """How many calls of a kind SQLite makes in the job."""
        if (job, call) not in self.counted:
            ended, lines = self.run(job, self.fresh(job), call=call)
            assert ended["code"] == 0, lines
            self.counted[job, call] = int(lines[-1][1:])
        return self.counted[job, call]


@contextmanager
def faulty(base: Path) -> Iterator[Faults]:
    """The process and its records, until the block ends; then what it did is told."""
    made = Faults(base)
    yield made
    made.close()
    told = ", ".join(f"{number} {how}" for how, number in sorted(made.ran.items()))
    print(f"\nfaults: {told}; quotes checked: {quotes_checked['quotes']:,}")


def sound(folder: Path, said: list[str], job: str) -> None:
    """Nothing is lost, nothing is half there, and the indexes catch up."""
    if job == "put_back" and not folder.exists():  # killed between its two renames
        asides = folder.parent.glob("record.before-*")
        max(asides, key=lambda path: path.stat().st_ctime_ns).rename(folder)
    if job == "mend":  # what it breaks to have something to mend
        assert examine(folder, encoder=ToyEncoder()).sound
    db = sqlite3.connect(folder / "record.db")
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()
    if job == "migrate":
        opened(folder).close()
    found = examine(folder, mend=False, encoder=ToyEncoder())
    assert {one.kind for one in found.findings} <= MAY_BE, found.findings
    with opened(folder) as record:
        names = {line[1:] for line in said if line[:1] == "+"}
        for name in names:
            assert len(record.statement(name).paragraphs) == PARAGRAPHS
        gone = {line[1:] for line in said if line[:1] == "-"}
        held = {statement.statement_id for statement in record.list(limit=1000)[0]}
        assert not gone & held
        assert record.verify() == []
        stats = record.stats()
        assert stats.passages == PARAGRAPHS * stats.statements == record.search_index.size()
        if job in ("add", "version"):
            assert names <= held
        elif job == "remove":
            assert COUNT - len(held) - len(gone) in (0, 1)  # one may be done and not yet told
        else:
            assert len(held) == COUNT
        record.embed()
        verified(record)
    assert examine(folder, encoder=ToyEncoder()).sound
    assert not list(folder.rglob("*.part"))
    assert not list(folder.parent.glob("record.*.part"))


def verified(record: Record) -> None:
    """Each quote of an answer is its slice."""
    for number in range(0, COUNT, 5):
        answer = record.ask(f"What was said about topic{number}?")
        for quote in answer.quotes:
            text = record.statement(quote.statement_id).text
            assert text[quote.start_char : quote.end_char] == quote.text
            quotes_checked["quotes"] += 1


def finished(faults: Faults, job: str, folder: Path) -> None:
    """The same job, begun again, comes to its end."""
    for copy in folder.parent.glob("copy-*"):
        if copy.suffix != ".part":
            assert check(copy).statements == COUNT  # no backup is there by half
        shutil.rmtree(copy)
    if job == "remove":
        return
    if job == "put_back" and not folder.with_name("copy").exists():
        return
    ended, lines = faults.run(job, folder)
    assert ended["code"] == 0, lines
    with opened(folder) as record:
        record.embed()
        assert record.stats().statements == COUNT
        answer = record.ask("What was said about topic7?")
        assert answer.outcome == "quotes"
        assert {quote.source_id for quote in answer.quotes} == {"made-7"}
    assert examine(folder, encoder=ToyEncoder()).sound


def killed_at_random(faults: Faults, job: str, times: int, seed: int) -> None:
    instants = random.Random(f"{seed} {job}")
    for _ in range(times):
        folder = faults.fresh(job)
        _, said = faults.run(job, folder, kill_after=instants.uniform(0, faults.whole(job)))
        sound(folder, said, job)
        finished(faults, job, folder)
        shutil.rmtree(folder.parent)


def failed_in_calls(faults: Faults, job: str, call: str, how: str, places: list[int]) -> None:
    for at in places:
        folder = faults.fresh(job)
        _, said = faults.run(job, folder, call=call, at=at, how=how)
        sound(folder, said, job)
        finished(faults, job, folder)
        shutil.rmtree(folder.parent)


def spread(number: int, wanted: int) -> list[int]:
    """About so many places of 1..number, both ends among them."""
    return sorted({1 + round(n * (number - 1) / max(1, wanted - 1)) for n in range(wanted)})
