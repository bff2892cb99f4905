"""Many inputs of one target in this process, changed by chance.

Whatever raises anything else than a refusal, takes too long or too much memory is kept as a file,
once for each place that failed.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.fuzzing.changing import changed
from tests.fuzzing.seeds import seeds
from tests.fuzzing.targets import TARGETS

SLOWEST = 5.0  # seconds of the processor that one input may take
MOST_MEMORY = 1024  # MB of this process
RUN = "run.json"


@dataclass(slots=True)
class Run:
    """`findings` are places that failed, each with a file that holds the input."""

    target: str
    guided: bool
    inputs: int = 0
    seconds: float = 0.0
    megabytes: int = 0
    slowest: float = 0.0
    findings: dict[str, str] = field(default_factory=dict)


class Trying:
    """Calls the target, and keeps what is found in `folder`; how far it is, told each second."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder
        self.target, self.began = TARGETS[run.target], time.monotonic()
        self.told = 0.0

    def __call__(self, data: bytes) -> None:
        began = time.process_time()
        try:
            self.target(data)
        except Exception as error:
            self._found(_place(error), data, traceback.format_exc())
        took = time.process_time() - began  # of the processor: the machine may be busy
        if took > self.run.slowest:
            self.run.slowest = round(took, 3)
            (self.folder / "slowest").write_bytes(data)
        if took > SLOWEST:
            self._found(f"took more than {SLOWEST:g} s", data, f"{took:.1f} s")
        self.run.inputs += 1
        if time.monotonic() - self.told > 1.0 or self.run.inputs % 250 == 0:
            self.tell()

    def tell(self) -> None:
        self.told = time.monotonic()
        self.run.seconds = round(time.monotonic() - self.began, 1)
        self.run.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        if self.run.megabytes > MOST_MEMORY:
            self._found(f"took more than {MOST_MEMORY} MB", b"", "the process as a whole")
        (self.folder / RUN).write_text(json.dumps(asdict(self.run)))

    def _found(self, place: str, data: bytes, told: str) -> None:
        if place not in self.run.findings:
            name = f"found-{sha256(data).hexdigest()[:16]}"
            (self.folder / name).write_bytes(data)
            (self.folder / f"{name}.txt").write_text(told)
            self.run.findings[place] = name
            print(f"{self.run.target}: {place}: {name}", file=sys.stderr, flush=True)


def _place(error: Exception) -> str:
    """Where it failed, by the last line of ours."""
    ours = [
        at for at in traceback.extract_tb(error.__traceback__) if "site-packages" not in at.filename
    ]
    return f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def by_chance(name: str, runs: int, folder: Path, seed: int) -> Run:
    """`runs` inputs, seeds that were changed at random."""
    trying = Trying(Run(name, guided=False), folder)
    first, chosen = seeds(name), random.Random(seed)
    for _ in range(runs):
        trying(changed(chosen.choice(first), chosen))
    trying.tell()
    return trying.run
