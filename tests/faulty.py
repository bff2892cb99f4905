"""Jobs on a record, each in a child that is killed or whose disk fails; one process forks them all.

It has everything imported and has started no thread, so that a child costs some milliseconds. It
reads orders, a JSON object a line, and answers each with how the child ended.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from corpus.keeping.backup import back_up, restore
from corpus.store.schema import APPLICATION_ID, MIGRATIONS
from corpus.types import Block, Document, Metadata
from embeddings.embed import embed_pending
from embeddings.types import Progress
from qa import Record
from qa.doctor import examine
from qa.exports import FORMATS
from qa.failure import sentence
from tests.sqlite_faults import READS, WRITES, Calls
from tests.toy_encoder import ToyEncoder

COUNT = 10
SOURCE = "made"
Say = Callable[[str], None]


def documents(version: int = 1) -> Iterator[Document]:
    for number in range(COUNT):
        blocks = tuple(
            Block(f"Statement {number}, paragraph {n}. The minister spoke of topic{number}.")
            for n in range(4)
        )
        blocks += (Block(f"This is version {version} of it. The minister said so."),)
        yield Document(
            f"made-{number}", blocks, Metadata(title=f"Statement {number}", date="2019-05-30")
        )


def opened(folder: Path) -> Record:
    return Record.open(folder, encoder=ToyEncoder())


# -- what a child does -----------------------------------------------------------------------------


def add(folder: Path, say: Say) -> None:
    with opened(folder) as record:
        record.add_documents(
            documents(), source=SOURCE, on_progress=lambda result: say(f"+{result.statement_id}")
        )


def version(folder: Path, say: Say) -> None:
    with opened(folder) as record:
        record.add_documents(
            documents(2), source=SOURCE, on_progress=lambda result: say(f"+{result.statement_id}")
        )


def embed(folder: Path, say: Say) -> None:
    """Vectors of a model that the record has none of, saved after each batch."""
    with Record.open(folder, encoder=ToyEncoder("another")) as record:
        vectors = record.search_index.meaning.vectors

        def step(progress: Progress) -> None:
            vectors.save()
            say(f"={progress.done}")

        embed_pending(record.store, ToyEncoder("another"), vectors, batch=8, on_progress=step)


def catch_up(folder: Path, say: Say) -> None:
    shutil.rmtree(folder / "indexes", ignore_errors=True)
    for _ in range(2):
        with opened(folder) as record:
            assert record.search_index.size() == record.stats().passages
            (folder / "indexes" / "lexical.json").unlink()
    opened(folder).close()


def save(folder: Path, say: Say) -> None:
    with opened(folder) as record:
        for number in range(10):
            record.search_index.meaning.vectors.save()
            record.edit(f"made-{number % COUNT}", title=f"Title {number}")
            record.embed()


def remove(folder: Path, say: Say) -> None:
    with opened(folder) as record:
        for number in range(COUNT):
            name = record.statement(f"made-{number}").statement_id
            record.remove(name)
            say(f"-{name}")


def migrate(folder: Path, say: Say) -> None:
    opened(folder).close()


def export(folder: Path, say: Say) -> None:
    with opened(folder) as record:
        for number in range(COUNT):
            answer = record.ask(f"What was said about topic{number}?")
            for format in FORMATS:
                body = record.export(answer, format)
                (folder.parent / f"answer.{format}").write_bytes(
                    body if isinstance(body, bytes) else body.encode()
                )


def backup(folder: Path, say: Say) -> None:
    for number in range(6):
        back_up(folder, folder.with_name(f"copy-{number}"))
        say(f"copy-{number}")


def put_back(folder: Path, say: Say) -> None:
    for _ in range(4):
        restore(folder.with_name("copy"), folder, replace_it=True)


def mend(folder: Path, say: Say) -> None:
    """Much to mend, over and over."""
    for number in range(1, 5):
        with sqlite3.connect(folder / "record.db") as db:
            db.execute("UPDATE sentences SET end_char = 9999 WHERE statement = ?", (number,))
            db.execute("DELETE FROM passages WHERE statement = ?", (number + 4,))
        db.close()
        shutil.rmtree(folder / "indexes", ignore_errors=True)
        examine(folder, encoder=ToyEncoder())


JOBS = {job.__name__: job for job in (add, version, embed, catch_up, save, remove, migrate, export,
                                      backup, put_back, mend)}  # fmt: skip


def old_layout(folder: Path) -> None:
    """Put a record's database back into the first layout there was, with the same statements."""
    new, old = folder / "record.db", folder / "old.db"
    db = sqlite3.connect(old, isolation_level=None)
    db.executescript(MIGRATIONS[0])
    db.execute("ATTACH ? AS new", (str(new),))
    tables = [t for (t,) in db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table.startswith("sqlite_") or table in ("vectors", "embedded"):
            continue  # that layout's were of another kind
        columns = ", ".join(row[1] for row in db.execute(f"PRAGMA main.table_info({table})"))
        db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    db.execute("PRAGMA user_version = 1")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    for path in folder.glob("record.db*"):
        path.unlink()
    old.rename(new)


# -- the process that forks them -------------------------------------------------------------------


def child(order: dict[str, Any]) -> int:
    """0 if the job was done, 3 if it ended with a sentence, 4 if with anything else."""
    said = Path(order["said"]).open("ab", 0)  # noqa: SIM115 (until the process ends)

    def say(line: str) -> None:
        said.write(f"{line}\n".encode())

    if order.get("limit"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], order["limit"]))
    calls = None
    if order.get("call"):
        names = WRITES if order["call"] == "write" else READS
        calls = Calls(names, order.get("at", 0), order.get("how", "kill"))
    try:
        JOBS[order["job"]](Path(order["folder"]), say)
    except Exception as error:
        told = sentence(error)
        say(f"!{' '.join(told.split())}")
        return 4 if "went wrong that should not" in told else 3
    finally:
        if calls:
            say(f"#{calls.count}")
    return 0


def run(order: dict[str, Any]) -> dict[str, Any]:
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        code = 5
        try:
            code = child(order)
        finally:
            os._exit(code)
    after = order.get("kill_after")
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        spent = time.monotonic() - start
        if done:
            return {"code": os.waitstatus_to_exitcode(status), "seconds": spent}
        if after is not None and spent >= after:
            os.kill(pid, signal.SIGKILL)
            after = None
        if spent > 60:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return {"code": None, "seconds": spent}
        time.sleep(0.0005)


def serve(orders: TextIO, answers: TextIO) -> None:
    for line in orders:
        print(json.dumps(run(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
