"""Whole records from a thousand to a million passages: start, questions, filters, memory, disk.

`python -m tests.benchmarks.large 1000 100000 1000000` makes what is missing of the records (see
`scaled.py`; a million takes half an hour and 6 GB) and writes `tests/results/large.json`, a row a
size. With `--rebuild` each one's indexes of vectors are thrown away first and made anew from the
stored ones, and what that costs is told. Each size is measured in a process of its own on one core.

A filter is timed by the search for words and the one for meaning together, as every question makes
them; recall is of the 20 nearest in meaning among those that pass, against comparing with all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from corpus.types import PassageFilter
from embeddings.default import default_encoder
from embeddings.types import Vectors
from embeddings.vector_mirror import VectorMirror
from qa import Record
from qa.retrieve import BY_MEANING, BY_WORDS
from tests.benchmarks.asking import QUESTIONS, spread
from tests.benchmarks.exact import Ids, nearest
from tests.benchmarks.scaled import Remembering, of_size

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "tests/results/large.json"
SIZES = (1_000, 100_000, 1_000_000)
STARTS = 5
K = 20
ROUNDS = 3
PORTION = 8192
SHARES = (0.5, 0.01, 0.0001)


def cold(folder: Path) -> None:
    """What `record ask` does from its first import to its answer; prints CPU seconds."""
    import qa.cli  # noqa: F401  what the command imports before it opens anything

    with Record.open(folder, encoder=Remembering(default_encoder(), {})) as record:
        answer = record.ask(QUESTIONS[0])
    print(json.dumps({"cpu_s": time.process_time(), "quotes": len(answer.quotes)}))


def measured(folder: Path) -> dict[str, Any]:
    """One record, in this process."""
    encoder = Remembering(default_encoder(), {})
    start = time.process_time()
    with Record.open(folder, encoder=encoder) as record:
        opened = time.process_time() - start
        forget = record.search_index.meaning.question.cache_clear
        passages = record.store.passage_count()
        pages = [record.everything_about(question).total for question in QUESTIONS]
        return {
            "passages": passages,
            "statements": record.stats().statements,
            "open_cpu_s": round(opened, 2),
            "candidates_ms": spread(record.rank, QUESTIONS, forget),
            "answer_ms": spread(record.ask, QUESTIONS, forget),
            "everything_first_page_ms": spread(record.everything_about, QUESTIONS, forget),
            "everything_most": max(pages),
            "filters": list(filtered(record, passages)),
            "comparing": str(record.search_index.comparing()),
            "resident_mb": _memory("RssAnon"),
            "with_mapped_mb": _memory("VmHWM"),
            "disk": disk(folder, passages),
        }


def disk(folder: Path, passages: int) -> dict[str, Any]:
    """Bytes a passage of the database and of each index."""
    sizes: dict[str, int] = {}
    for path in (folder / "indexes").rglob("*"):
        if path.is_file():
            name = path.relative_to(folder / "indexes").parts[0].split("-")[0].split(".")[0]
            sizes[name] = sizes.get(name, 0) + path.stat().st_size
    whole = {name: round(size / passages) for name, size in sorted(sizes.items())}
    return {
        "database": round((folder / "record.db").stat().st_size / passages),
        "indexes": round(sum(sizes.values()) / passages),
        "of_which": whole,
    }


def filtered(record: Record, passages: int) -> Iterator[dict[str, Any]]:
    """Searches that only these shares of the passages may pass, by date; the fewest by their id."""
    search, store = record.search_index, record.store
    mirror = search.meaning.vectors
    plain = None
    for share, passing in [(1.0, PassageFilter()), *_filters(record, passages)]:

        def both(question: str, passing: PassageFilter = passing) -> None:
            search.lexical(question, passing, BY_WORDS)
            search.dense(question, passing, BY_MEANING)

        search._allowed.cache_clear()
        start = time.process_time()
        both(QUESTIONS[0])
        first = (time.process_time() - start) * 1000
        for question in QUESTIONS:
            both(question)  # each is embedded, once
        times = [_cpu_ms(both, question) for question in QUESTIONS * ROUNDS]
        median = statistics.median(times)
        plain = plain or median
        allowed = None if share == 1.0 else np.array(store.passage_ids(passing), np.int64)
        yield {
            "passing": 1.0 if allowed is None else round(len(allowed) / passages, 6),
            "ms": round(median, 2),
            "times_unfiltered": round(median / plain, 2),
            "first_ms": round(first, 1),
            f"recall@{K}": round(_recall(record, mirror, passing, allowed), 4),
        }


def _filters(record: Record, passages: int) -> Iterator[tuple[float, PassageFilter]]:
    """The newest days with at least such a share of the passages, or the last passages stored."""
    rows = record.store.connection.execute(
        "SELECT s.date, count(*) FROM statements s JOIN passages p ON p.statement = s.seq "
        "WHERE s.superseded_by IS NULL GROUP BY s.date ORDER BY s.date DESC"
    ).fetchall()
    fewest = rows[0][1] / passages
    for share in SHARES:
        if share < fewest / 2:
            last = record.store.last_passage()
            yield share, PassageFilter(after=last - max(K, round(share * passages)))
            continue
        held = 0
        for day, count in rows:
            held += count
            if held >= share * passages:
                yield share, PassageFilter(date_from=day)
                break


def _recall(
    record: Record, mirror: VectorMirror, passing: PassageFilter, allowed: Ids | None
) -> float:
    search = record.search_index
    asked = np.stack([search.meaning.question(question) for question in QUESTIONS])
    exact = nearest(asked, _portions(record, mirror.kind, allowed), K)
    shares = []
    for question, ids in zip(QUESTIONS, exact.tolist(), strict=True):
        found = {hit.passage_id for hit in search.dense(question, passing, K)}
        wanted = {id for id in ids if id >= 0}
        shares.append(len(found & wanted) / max(1, len(wanted)))
    return float(np.mean(shares))


def _portions(record: Record, kind: str, allowed: Ids | None) -> Iterator[tuple[Ids, Vectors]]:
    rows = record.store.vectors_since(kind, 0)
    while portion := list(islice(rows, PORTION)):
        _, some, stored = zip(*portion, strict=True)
        ids = np.array(some, np.int64)
        vectors = np.frombuffer(b"".join(stored), "<f2").reshape(len(ids), -1)
        kept = np.ones(len(ids), bool) if allowed is None else np.isin(ids, allowed)
        if kept.any():
            yield ids[kept], vectors[kept].astype(np.float32)


def _cpu_ms(work: Callable[[str], object], question: str) -> float:
    start = time.process_time()
    work(question)
    return (time.process_time() - start) * 1000


def _memory(what: str) -> int:
    """Megabytes of this process, as the system counts them."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) >> 10


def rebuild(folder: Path) -> None:
    """Vectors' and sentences' indexes anew from the store; prints seconds and megabytes."""
    for name in ("vectors-*", "sentences-*"):
        for path in (folder / "indexes").glob(name):
            path.unlink()
    start, spent = time.perf_counter(), time.process_time()
    with Record.open(folder, encoder=Remembering(default_encoder(), {})) as record:
        flat = time.process_time() - spent
        record.embed()
    told = {
        "flat_cpu_s": round(flat),
        "cpu_s": round(time.process_time() - spent),
        "wall_s": round(time.perf_counter() - start),
        "peak_mb": _memory("VmHWM"),
    }
    print(json.dumps(told))


def apart(*arguments: str) -> dict[str, Any]:
    """What this module prints in a process of its own, on one core."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.large", *arguments],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        raise RuntimeError(run.stderr[-2000:])
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


def main(sizes: list[int], anew: bool) -> None:
    report: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    command = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.python_version()}"
    for size in sizes:
        folder, _ = of_size(size)
        row = report.get(str(size), {})
        if anew:
            row["built_from_stored_vectors"] = apart("--only", "rebuild", str(folder))
        starts = [apart("--only", "cold", str(folder))["cpu_s"] for _ in range(STARTS)]
        row |= {"commit": commit, "machine": machine}
        row["cold_ask_cpu_s"] = round(statistics.median(starts), 2)
        row |= apart("--only", "measure", str(folder))
        report[str(size)] = row
        RESULTS.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
        print(size, json.dumps(row), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.large", description=__doc__)
    parser.add_argument("sizes", nargs="*", default=[str(size) for size in SIZES])
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument("--only", choices=["cold", "measure", "rebuild"])
    given = parser.parse_args()
    if given.only and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if given.only == "cold":
        cold(Path(given.sizes[0]))
    elif given.only == "rebuild":
        rebuild(Path(given.sizes[0]))
    elif given.only:
        print(json.dumps(measured(Path(given.sizes[0]))))
    else:
        main([int(size) for size in given.sizes], given.rebuild)
