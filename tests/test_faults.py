"""Faults at any instant, in any write or read: what was reported is there, nothing is half there.

After each: SQLite finds its file whole, `record doctor` finds nothing that it can't mend, whatever
was reported as added or removed is so, every quote verifies, the indexes catch up, and the job
ends as if nothing had been.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from faults import Faults, failed_in_calls, faulty, killed_at_random, spread

from tests.faulty import JOBS
from tests.sqlite_faults import library


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    with faulty(tmp_path_factory.mktemp("faults")) as made:
        yield made


shim = pytest.mark.skipif(
    library() is None, reason="SQLite is built into this Python: its calls can't be replaced"
)


# -- a share of it, in every run -------------------------------------------------------------------


@pytest.mark.parametrize("job", JOBS)
def test_a_kill_at_a_random_instant(faults: Faults, job: str) -> None:
    killed_at_random(faults, job, 1, seed=20261125)


@shim
@pytest.mark.parametrize("how", ["kill", "torn"])
def test_a_kill_in_a_write(faults: Faults, how: str) -> None:
    for job in ("add", "version", "remove", "migrate"):
        failed_in_calls(faults, job, "write", how, spread(faults.calls(job, "write"), 3)[1:2])


@shim
@pytest.mark.parametrize(("call", "how"), [("write", "full"), ("write", "once"), ("read", "once")])
def test_a_call_that_fails(faults: Faults, call: str, how: str) -> None:
    for job in ("add", "version", "backup"):
        failed_in_calls(faults, job, call, how, spread(faults.calls(job, call), 3)[1:2])


# -- all of it -------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("job", JOBS)
def test_many_kills_at_random_instants(faults: Faults, job: str) -> None:
    killed_at_random(faults, job, 25, seed=7)


@shim
@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("how", ["kill", "torn", "full", "failing", "once"])
def test_every_kind_of_fault_in_many_writes(faults: Faults, job: str, how: str) -> None:
    failed_in_calls(faults, job, "write", how, spread(faults.calls(job, "write"), 12))


@shim
@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("how", ["failing", "once"])
def test_many_reads_that_fail(faults: Faults, job: str, how: str) -> None:
    failed_in_calls(faults, job, "read", how, spread(faults.calls(job, "read"), 8))
