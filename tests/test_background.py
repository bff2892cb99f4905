"""Work in the background: once at a time, stopped at its next step, its failure kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import pytest

from embeddings.background import Background


def test_it_stops_at_the_next_step_and_can_start_again() -> None:
    steps, begun = [], threading.Event()

    def work(should_stop: Callable[[], bool]) -> None:
        while not should_stop():
            steps.append(1)
            begun.set()

    background = Background(work, "Work")
    for _ in range(2):
        background.start()
        background.start()
        assert begun.wait(10)
        assert background.running
        background.stop()
        assert not background.running
        begun.clear()


def test_a_failure_is_kept_and_told(caplog: pytest.LogCaptureFixture) -> None:
    def work(should_stop: Callable[[], bool]) -> None:
        raise ValueError("no model")

    background = Background(work, "Embedding")
    with caplog.at_level(logging.WARNING):
        background.start()
        background.stop()
    assert str(background.error) == "no model"
    assert "Embedding stopped: no model" in caplog.text


def test_started_while_it_runs_it_looks_once_more() -> None:
    runs: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(should_stop: Callable[[], bool]) -> None:
        runs.append(1)
        begun.set()
        assert go_on.wait(60)

    background = Background(work, "Work")
    background.start()
    assert begun.wait(60)
    background.start()
    background.start()
    go_on.set()
    while background.running:
        threading.Event().wait(0.01)
    assert len(runs) == 2
