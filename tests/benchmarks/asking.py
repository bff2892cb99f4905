"""Questions to records of many passages: start, candidates, verified answer, quote check, memory.

`python -m tests.benchmarks.asking 100000` measures one size in a process of its own, on one core,
so that a start is a start and memory is that record's.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from qa import Record
from qa.types import Filters
from tests.benchmarks.scaled import of_size

ROOT = Path(__file__).resolve().parents[2]
SIZES = (20_000, 100_000)
ROUNDS = 3
QUESTIONS = (
    "What was said about the Soviet Union?",
    "How should health care be paid for?",
    "What did Reagan say about taxes?",
    "What is the latest on the deficit?",
    "What was said about terrorists in Afghanistan?",
    "How many troops were sent to Vietnam?",
    "Who spoke of a line item veto?",
    "What was said about climate change since 2010?",
    "What did Clinton say about welfare reform in 1996?",
    "When was the minimum wage raised?",
    "What was said about nuclear weapons and arms control?",
    "Everything said about the Panama Canal",
    "Where were peacekeepers sent?",
    "What did Carter say about inflation and energy?",
    "What was promised to farmers?",
    "What was said about schools, teachers and student loans?",
)
QUOTATIONS = (
    "the state of our Union is strong",
    "The era of big government is over, and we will never go back",
    "We will build more roads on the moon than in all of Europe",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """CPU milliseconds, median and 95th percentile; memory in megabytes."""

    passages: int
    open_cpu_s: float
    candidates_ms: tuple[float, float]
    answer_ms: tuple[float, float]
    filtered_answer_ms: tuple[float, float]
    check_ms: tuple[float, float]
    everything_ms: tuple[float, float]
    peak_mb: int


def spread(
    work: Callable[[str], object], texts: tuple[str, ...], forget: Callable[[], None]
) -> tuple[float, float]:
    """Median and 95th percentile of each text's CPU milliseconds, after a round not counted.

    `forget` comes before each: nothing of the last round may be remembered.
    """
    times: list[float] = []
    for number in range(ROUNDS + 1):
        for text in texts:
            forget()
            start = time.process_time()
            work(text)
            if number:
                times.append((time.process_time() - start) * 1000)
    return round(float(np.percentile(times, 50)), 1), round(float(np.percentile(times, 95)), 1)


def measured(passages: int) -> Asked:
    """One size, in this process."""
    folder, encoder = of_size(passages)
    start = time.process_time()
    with Record.open(folder, encoder=encoder) as record:
        opened = time.process_time() - start
        forget = (
            record.search_index.meaning.question.cache_clear
        )  # a question is embedded each time
        decade = Filters(date_from="1990-01-01", date_to="1999-12-31")
        return Asked(
            passages=record.store.passage_count(),
            open_cpu_s=round(opened, 2),
            candidates_ms=spread(record.rank, QUESTIONS, forget),
            answer_ms=spread(record.ask, QUESTIONS, forget),
            filtered_answer_ms=spread(lambda q: record.ask(q, filters=decade), QUESTIONS, forget),
            check_ms=spread(record.check_quote, QUOTATIONS, forget),
            everything_ms=spread(record.everything_about, QUESTIONS, forget),
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        )


def at(passages: int) -> Asked:
    """One size, in a process of its own kept to one core; the record is made first, once."""
    of_size(passages)
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.asking", str(passages)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return Asked(**json.loads(run.stdout))


def line(asked: Asked) -> str:
    """Median and 95th percentile of each, in a line."""
    told = {
        "candidates": asked.candidates_ms,
        "answer": asked.answer_ms,
        "in a decade": asked.filtered_answer_ms,
        "quote check": asked.check_ms,
        "everything": asked.everything_ms,
    }
    times = "; ".join(f"{what} {p50:.0f}/{p95:.0f}" for what, (p50, p95) in told.items())
    return (
        f"{asked.passages:,} passages: opens in {asked.open_cpu_s} CPU s, {asked.peak_mb} MB; "
        f"CPU ms p50/p95: {times}"
    )


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(json.dumps(asdict(measured(int(sys.argv[1])))))
