"""Whatever is read, asked, checked or opened: parsed, or refused in a sentence; a bounded share."""

from __future__ import annotations

import random
import zlib

import pytest

from tests.fuzzing.changing import changed
from tests.fuzzing.seeds import seeds
from tests.fuzzing.targets import TARGETS

DAILY, LONG = 40, 5_000  # inputs of each target


@pytest.mark.filterwarnings("ignore")  # what other people's libraries think of such files
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_is_more_than_refused(name: str) -> None:
    _try(name, DAILY, 1)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_of_very_many_is_more_than_refused(name: str) -> None:
    _try(name, LONG, 2)


def _try(name: str, runs: int, seed: int) -> None:
    chosen = random.Random(zlib.crc32(name.encode()) + seed)
    first = seeds(name)
    for data in [*first, b"", *(changed(chosen.choice(first), chosen) for _ in range(runs))]:
        try:
            TARGETS[name](data)
        except Exception as error:
            raise AssertionError(f"{name} fails on {data[:500]!r}") from error
