"""Disks that fill up during a job: it says so, nothing is lost, and with room again it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import Faults, faulty, finished, sound


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    with faulty(tmp_path_factory.mktemp("disks")) as made:
        yield made


@pytest.mark.parametrize(
    "limit", [200_000, *(pytest.param(n, marks=pytest.mark.long) for n in (60_000, 400_000))]
)
def test_files_that_may_not_grow(faults: Faults, limit: int) -> None:
    """A limit on the size of any file fails writes of SQLite, tantivy, FAISS and our own alike."""
    refused = 0
    for job in ("add", "save", "backup"):
        folder = faults.fresh(job)
        ended, said = faults.run(job, folder, limit=limit)
        refused += ended["code"] == 3
        sound(folder, said, job)
        finished(faults, job, folder)
    assert refused, "no file ever came to its limit"


@pytest.mark.parametrize(
    "kilobytes", [350, *(pytest.param(n, marks=pytest.mark.long) for n in (100, 200, 600))]
)
def test_a_disk_that_is_full(faults: Faults, tmp_path: Path, kilobytes: int) -> None:
    """A real one, of memory, that is full some way into the job and is made larger afterwards."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mount(*options: str) -> bool:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(disk)],
            capture_output=True,
            check=False,
        )
        return done.returncode == 0

    if os.geteuid() != 0 or not mount("size=64m"):
        pytest.skip("only root may mount a disk of memory")
    refused = 0
    try:
        for job in ("add", "version", "backup"):
            folder = faults.fresh(job, within=disk)
            used = sum(path.stat().st_size for path in folder.parent.rglob("*") if path.is_file())
            assert mount("remount", f"size={used // 1024 + kilobytes}k")
            ended, said = faults.run(job, folder)
            refused += ended["code"] == 3
            assert mount("remount", "size=64m")
            sound(folder, said, job)
            finished(faults, job, folder)
            shutil.rmtree(folder.parent)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=False)
    assert refused, "the disk was never full"
