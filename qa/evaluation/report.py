"""One report: what was measured, on what, by which commit and machine."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from qa.evaluation.risk import Point
from qa.evaluation.tables import Table


@dataclass(frozen=True, slots=True)
class Section:
    """What one collection gave. `counts` are items of each sort; `notes` what went wrong."""

    collection: str
    fingerprint: str
    counts: Mapping[str, int]
    tables: tuple[Table, ...]
    curves: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What would have to be the same for the same figures, and when it was."""

    commit: str
    python: str
    machine: str
    cores: int
    finished: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    name: str
    run: Run
    sections: tuple[Section, ...]


def this_run(seconds: float) -> Run:
    return Run(
        commit=commit(),
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
        cores=os.cpu_count() or 1,
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(seconds, 1),
    )


def commit() -> str:
    """The commit of this code, marked if files were changed since; 'unknown' outside git."""
    here = Path(__file__).parent
    try:
        named = _git(here, "rev-parse", "--short=12", "HEAD")
        changed = _git(here, "status", "--porcelain", "--untracked-files=no", "--", ":/*.py")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{named} with changes" if changed else named


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
