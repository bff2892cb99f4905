"""`make benchmark`: CPU time beside a named peer, both in one run, since machines differ.

State of the Union addresses (the newest 60) are added; each figure is the median of its repeats in
CPU seconds of this process. The ratio is ours to the peer's: below 1 is faster. Then questions to
records of 20,000 and 100,000 passages with the real model's vectors (`--sizes` takes others); the
first run embeds and makes them, a quarter of an hour, and keeps them in `.cache`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpus.sample import documents
from corpus.types import PassageFilter
from embeddings.embedding_text import embedding_text
from qa import Record
from tests.benchmarks import asking
from tests.benchmarks.embedding import compared
from tests.toy_encoder import ToyEncoder

RESULTS = Path(__file__).resolve().parents[1] / "results" / "benchmark.json"
ADDRESSES = 60
QUESTIONS = (
    "What was said about the Soviet Union?",
    "How should health care be paid for?",
    "What is the latest on taxes and the deficit?",
    "What was said about terrorists in Afghanistan?",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Median CPU milliseconds of ours and of the peer, and their ratio."""

    what: str
    ours_ms: float
    peer: str
    peer_ms: float
    ratio: float


def cpu_ms(work: Callable[[], object], repeats: int = 30) -> float:
    """Median CPU milliseconds of one call, after one that is not counted."""
    work()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def figure(
    what: str, ours: Callable[[], object], peer: str, theirs: Callable[[], object]
) -> Figure:
    mine, other = cpu_ms(ours), cpu_ms(theirs)
    return Figure(what, round(mine, 3), peer, round(other, 3), round(mine / max(other, 1e-6), 3))


def full_text_search(record: Record) -> Callable[[str], object]:
    """SQLite's own full-text search over the same passages, ranked by its BM25."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = porter)")
    ids = record.store.passage_ids(PassageFilter())
    rows = record.store.passage_records(ids[0], ids[-1])
    db.executemany("INSERT INTO passages VALUES (?)", [(row.text,) for row in rows])

    def search(question: str) -> object:
        words = " OR ".join(w for w in "".join(c if c.isalnum() else " " for c in question).split())
        sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 100"
        return db.execute(sql, (words,)).fetchall()

    return search


def measured(record: Record) -> list[Figure]:
    """Every figure over one record whose vectors are a toy's: the model is not what is measured."""
    peer = full_text_search(record)
    index, everything = record.search_index, PassageFilter()
    count = record.store.passage_count()
    matrix = np.random.default_rng(0).standard_normal((count, 64)).astype(np.float32)

    def brute() -> object:
        return np.argsort(-(matrix @ matrix[0]))[:100]

    def each(search: Callable[[str], object]) -> Callable[[], object]:
        return lambda: [search(question) for question in QUESTIONS]

    return [
        figure(
            "4 questions by words, top 100",
            each(lambda q: index.lexical(q, everything, 100)),
            "SQLite FTS5, porter",
            each(peer),
        ),
        figure(
            "a question by meaning, top 100, vector known",
            lambda: index.dense(QUESTIONS[0], everything, 100),
            "numpy product and sort",
            brute,
        ),
        figure(
            "4 questions to verified quotes", each(record.ask), "SQLite FTS5, porter", each(peer)
        ),
    ]


def starting() -> Figure:
    """`record --help` beside a Python that does nothing, in wall time of whole processes."""

    def run(program: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
        return (time.perf_counter() - start) * 1000

    shell = "from qa.cli import app; app(['--help'], standalone_mode=False)"
    ours = statistics.median(run(shell) for _ in range(5))
    peer = statistics.median(run("pass") for _ in range(5))
    return Figure(
        "record --help, wall", round(ours), "python, empty", round(peer), round(ours / peer, 2)
    )


def commit() -> str:
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def main(sizes: list[int]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(folder, encoder=ToyEncoder()) as record,
    ):
        start = time.process_time()
        record.add_documents(documents(limit=ADDRESSES), source="sotu")
        added = time.process_time() - start
        figures = [*measured(record), starting()]
        passages = record.store.passage_count()
        ids = record.store.passage_ids(PassageFilter())
        texts = [embedding_text(r) for r in record.store.passage_records(ids[0], ids[-1])]
    embedding = compared(texts)
    asked = [asking.at(size) for size in sizes]
    report = {
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.python_version()}",
        "passages": passages,
        "added": f"{ADDRESSES} addresses in {added:.1f} CPU s, toy vectors included",
        "figures": [asdict(figure) for figure in figures],
        "embedding": embedding,
        "asking": [asdict(one) for one in asked],
    }
    RESULTS.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    print(f"{passages:,} passages; {report['added']}")
    for row in figures:
        ours, theirs = f"{row.ours_ms:.2f} ms", f"{row.peer_ms:.2f} ms"
        print(f"{row.what:45} {ours:>12}  {row.peer:24} {theirs:>12}  × {row.ratio}")
    for name, ratio in embedding["ratio"].items():
        ours, theirs = embedding["ours"][name], embedding["theirs"][name]
        print(f"embedding, {name:34} {ours:>12}  {embedding['peer']:24} {theirs:>12}  × {ratio}")

    for one in asked:
        print(asking.line(one))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(asking.SIZES))
    main(parser.parse_args().sizes)
