"""A job that fails leaves its originals to the next start, and to jobs that come after it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.types import AddResult
from qa import Record
from qa.api.jobs import Job, Jobs
from tests.bringing_samples import HERRING


class FailingOnce:
    """A record whose disk is full once."""

    def __init__(self, record: Record) -> None:
        self.record, self.store, self.fails = record, record.store, True

    def add(self, *given: Any, **more: Any) -> list[AddResult]:
        if self.fails:
            self.fails = False
            raise OSError(28, "No space left on device")
        return self.record.add(*given, **more)

    def start_embedding(self) -> None:
        """By words alone here."""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record") as opened:
        yield opened


def done(jobs: Jobs, job: Job) -> Job:
    for _ in range(3000):
        found = jobs.get(job.job_id)
        if found and found.status in ("done", "failed"):
            return found
        time.sleep(0.02)
    raise AssertionError("still at it")


def test_originals_of_a_failed_job_are_not_awaited_for_ever(record: Record) -> None:
    jobs = Jobs(FailingOnce(record))  # type: ignore[arg-type]
    files = [("a.txt", HERRING.encode())]
    failed = done(jobs, jobs.start([files[0], ("b.exe.txt", b"Nothing to see.\n" * 3)]))
    assert (failed.status, "full" in (failed.reason or "")) == ("failed", True)
    assert len(list(jobs.brought.unread())) == 2  # kept for the next start
    assert not any(jobs._awaited.values())
    [original] = [path for path in jobs.brought.originals() if path.name == "a.txt"]
    again = done(jobs, jobs.start([files[0]]))
    assert [one.status for one in again.results] == ["added"]
    assert original not in list(jobs.brought.unread())


def test_what_is_refused_after_a_failed_job_is_thrown_away(record: Record) -> None:
    """Counted as awaited by the failed one, it would stay for ever."""
    jobs = Jobs(FailingOnce(record))  # type: ignore[arg-type]
    broken = [("broken.docx", b"no zip file")]
    assert done(jobs, jobs.start(broken)).status == "failed"
    refused = done(jobs, jobs.start(broken))
    assert [one.status for one in refused.results] == ["refused"]
    assert not list(jobs.brought.originals())
