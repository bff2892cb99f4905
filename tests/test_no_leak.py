"""Twenty thousand questions, and the memory that they leave behind."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from api_server import made_record

WARM, MANY = 4_000, 20_000  # answers are kept for a while, so that the first ones do take memory
GROWTH = 16  # megabytes that the rest may leave: what the allocator does not give back
WORDS = ("fish", "harbour", "talks", "islands", "forces", "concern", "waters", "stocks")


def resident() -> float:
    """Megabytes of this process."""
    held = int(Path("/proc/self/statm").read_text().split()[1])
    return held * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_twenty_thousand_questions_leave_nothing(tmp_path: Path) -> None:
    with made_record(tmp_path / "record") as record:
        looks = []
        for number in range(MANY):
            word, other = WORDS[number % 8], WORDS[number // 8 % 8]
            record.ask(f"What was said about {word} and {other}, point {number}?")
            if number in (WARM, MANY - 1):
                gc.collect()
                looks.append(resident())
        print(f"{MANY:,} questions: {looks[0]:.0f} MB after {WARM:,}, {looks[1]:.0f} MB at the end")
        assert looks[1] - looks[0] < GROWTH
