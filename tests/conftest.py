"""Fixtures every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import browser
import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: two fifths of the time a worker waits for a process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The page's files, the slowest, first: no worker is left with one when others are done."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Path of a shared test file; without it the test skips, or fails where REQUIRE_SHARED=1."""

    def path(name: str) -> Path:
        found = SHARED / name
        if found.exists():
            return found
        message = f"the shared file {name} is not beside the project"
        if os.environ.get("REQUIRE_SHARED") == "1":
            pytest.fail(message)
        pytest.skip(message)

    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A PostgreSQL server that a worker's tests share, each with a schema of its own."""
    from postgres import running

    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """Where a test's record has its statements: what the store promises holds on every engine."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("postgres").url(schema=f"test_{crc32(bytes(tmp_path))}"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for the tests of one file: its loop would be in the way of others'."""
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, shared: Callable[[str], Path], chromium: Any
) -> Iterator[str]:
    """Where the one ministry page is served; files with a record of their own override it."""
    from web_record import seed_record, serving  # a second of imports that few tests want

    with seed_record(tmp_path_factory.mktemp("record"), shared) as record, serving(record) as url:
        yield url
