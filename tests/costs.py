"""The table of costs in the documentation: figures of tests/results, and arithmetic with them."""

from __future__ import annotations

import json
from pathlib import Path

RESULTS = Path(__file__).parent / "results/benchmark.json"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)  # passages
DISK = 5.4e3  # bytes a passage; measured, see the page
VECTOR = 768  # bytes in memory: 384 dimensions of 16 bits
PROGRAM = 0.5e9  # bytes in memory; estimated
GPU = 5_000  # passages a second; estimated
FLAT = 100_000  # passages up to which each question is compared with all
MONTH = ((4e9, "5–10 €"), (16e9, "30–60 €"), (64e9, "100–200 €"))  # by memory; estimated


def cost_table() -> str:
    """Markdown: a row a size; what is estimated is marked."""
    head = (
        "| passages | about | disk | memory | to embed, 2 cores | to embed, a GPU (estimated) "
        "| a question, CPU | a month (estimated) |"
    )
    return "\n".join([head, "|---" * 8 + "|", *(_row(size) for size in SIZES)])


def _row(passages: int) -> str:
    measured = json.loads(RESULTS.read_text("utf-8"))
    rate = measured["embedding"]["ours"]["passages_per_cpu_s"]
    memory = PROGRAM + passages * VECTOR
    # A page of a ministry has some ten passages, as the 888 statements have that were measured.
    cells = (
        f"{passages:,}",
        f"{passages // 10:,} statements",
        _bytes(passages * DISK),
        _bytes(memory),
        _time(passages / rate / 2),
        _time(passages / GPU),
        _question(passages, measured),
        next(price for room, price in MONTH if 2 * memory <= room),
    )
    return f"| {' | '.join(cells)} |"


def _question(passages: int, measured: dict[str, list[dict[str, float]]]) -> str:
    """Milliseconds: what was measured, and the comparison with more vectors in proportion."""
    if passages > FLAT:
        return "not measured here"
    whole = _figure(measured, "to verified quotes") / 4
    by_meaning = _figure(measured, "by meaning") / float(measured["passages"])  # type: ignore[arg-type]
    more = max(0, passages - measured["passages"]) * by_meaning  # type: ignore[operator]
    return f"{whole + more:.0f} ms"


def _figure(measured: dict[str, list[dict[str, float]]], what: str) -> float:
    return next(one["ours_ms"] for one in measured["figures"] if what in str(one["what"]))


def _bytes(size: float) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"
