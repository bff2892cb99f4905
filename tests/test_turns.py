"""Turns: one at a time, and urgent ones before those who came earlier."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from embeddings.turns import Turns


def test_an_urgent_one_passes_those_who_wait() -> None:
    turns, order = Turns(), []
    waiting = threading.Semaphore(0)

    def work(name: str, urgent: bool) -> None:
        waiting.release()
        with turns.take(urgent=urgent):
            order.append(name)

    with ThreadPoolExecutor(3) as threads, turns.take():
        threads.submit(work, "background", False)
        waiting.acquire()
        threads.submit(work, "question", True)
        waiting.acquire()
        while not turns.urgent:
            pass
    assert order == ["question", "background"]


def test_never_two_at_once() -> None:
    turns, inside = Turns(), []

    def work(number: int) -> int:
        with turns.take(urgent=number % 3 == 0):
            inside.append(number)
            busy = len(inside)
            inside.remove(number)
        return busy

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(work, range(200))) == {1}


def test_a_failure_gives_the_turn_back() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.take():
        raise ZeroDivisionError
    with turns.take(urgent=True):
        pass
    assert turns.urgent == 0
