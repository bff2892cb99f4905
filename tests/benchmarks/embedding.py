"""Embedding beside sentence-transformers' own `encode`: start, a question, passages, memory.

Each measurement is a process of its own (`python -m tests.benchmarks.embedding ours`), so that a
start is a start and memory is one runtime's, and is kept to one core, so that neither's threads
spin while others use the machine; the two take turns, and the median of each counts.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = 300
REPEATS = 3
PEER = "sentence-transformers encode"
QUESTIONS = (
    "What was said about the Soviet Union?",
    "How should health care be paid for?",
    "What is the latest on taxes and the deficit?",
    "What was said about terrorists in Afghanistan?",
    "Who asked for a bridge to be built, and where?",
)

Encode = Callable[[list[str]], Any]


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU time on one core; `start_s` is up to the first question's vector."""

    start_s: float
    question_ms: float
    passages_per_cpu_s: float
    peak_mb: float


def ours() -> tuple[Encode, Encode]:
    """(for questions, for passages)"""
    from embeddings.onnx_encoder import OnnxEncoder

    encoder = OnnxEncoder()
    return lambda texts: encoder.encode_question(texts[0]), encoder.encode_passages


def peer() -> tuple[Encode, Encode]:
    """The library as its manual uses it: all defaults, a batch size of 32."""
    from sentence_transformers import SentenceTransformer

    from embeddings.model import MINILM

    encode = SentenceTransformer(str(MINILM.folder())).encode
    return encode, lambda texts: encode(texts, show_progress_bar=False)


def costs(load: Callable[[], tuple[Encode, Encode]], passages: list[str]) -> Costs:
    start = time.process_time()
    question, several = load()
    question([QUESTIONS[0]])
    started = time.process_time() - start
    times = []
    for text in QUESTIONS * 6:
        start = time.process_time()
        question([text])
        times.append(time.process_time() - start)
    start = time.process_time()
    several(passages)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Costs(
        start_s=round(started, 2),
        question_ms=round(statistics.median(times) * 1000, 2),
        passages_per_cpu_s=round(len(passages) / spent, 1),
        peak_mb=round(peak),
    )


def compared(passages: Sequence[str]) -> dict[str, Any]:
    """Costs of both and their ratios: ours to the peer's for costs, speed to speed for speeds."""
    chosen = list(passages)[:: max(1, len(passages) // PASSAGES)][:PASSAGES]
    made = [(_apart("ours", chosen), _apart("peer", chosen)) for _ in range(REPEATS)]
    mine, theirs = (_medians(list(side)) for side in zip(*made, strict=True))
    ratios = {name: round(mine[name] / theirs[name], 3) for name in mine}
    return {"peer": PEER, "passages": len(chosen), "ours": mine, "theirs": theirs, "ratio": ratios}


def _apart(side: str, passages: list[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.embedding", side],
        input=json.dumps(passages),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _medians(rows: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(row[name] for row in rows) for name in rows[0]}


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    _on_one_core()
    loaders = {"ours": ours, "peer": peer}
    print(json.dumps(asdict(costs(loaders[sys.argv[1]], json.load(sys.stdin)))))
