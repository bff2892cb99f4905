"""Statements being added: uploads are put in place first, then read one after another."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpus.brought import Brought
from corpus.types import AddResult
from qa.bringing.desk import WAITING
from qa.failure import sentence

if TYPE_CHECKING:
    from qa.record import Record

log = logging.getLogger(__name__)

KEPT = 200  # jobs whose outcome is told
WAITING_AT_MOST = 20

State = Literal["waiting", "reading", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """What became of the files sent together. `results` grow while they are read; a file that can't
    be read is refused among them, and the job is done all the same. `failed` has its `reason`."""

    job_id: str
    status: State
    files: tuple[str, ...]
    results: tuple[AddResult, ...] = ()
    reason: str | None = None
    created: str = ""
    finished: str | None = None


class Jobs:
    """Jobs of one record, worked off one by one; each statement is on disk before it is told."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.brought = Brought(record.store.folder)
        self.waiting = record.store.folder / WAITING
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._placing, self._awaited = threading.Lock(), Counter[Path]()
        self._worker = ThreadPoolExecutor(1, "adding")

    @property
    def full(self) -> bool:
        """Whether as many jobs wait as may."""
        with self._lock:
            waiting = sum(job.status in ("waiting", "reading") for job in self._jobs.values())
        return waiting >= WAITING_AT_MOST

    def start(self, files: Sequence[tuple[str, bytes]]) -> Job:
        """Put files (name, bytes) in place and have them read; returns before they are."""
        places = [self._put(name, content) for name, content in files]
        names = tuple(place.name for place in places)
        job = Job(secrets.token_hex(8), "waiting", names, created=_now())
        self._keep(job)
        self._worker.submit(self._run, job.job_id, places)
        return job

    def get(self, job_id: str) -> Job | None:
        with self._lock:
            return self._jobs.get(job_id)

    def all(self) -> list[Job]:
        """Those that are told of, newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def _put(self, name: str, content: bytes) -> Path:
        """The file among the originals that the record keeps, marked as unread."""
        staging = self.waiting / secrets.token_hex(8)
        staging.mkdir(parents=True)
        staged = staging / name
        staged.write_bytes(content)
        place = self.brought.place_for(staged, name)
        with self._placing:
            self.brought.keep(staged, place)
            self._awaited[place] += 1
        staging.rmdir()
        return place

    def _settle(self, place: Path, *, refused: bool) -> None:
        """An original was read; one that is refused goes, unless another job was sent it too."""
        with self._placing:
            self._awaited[place] -= 1
            if refused and not self._awaited[place]:
                self.brought.discard(place)
            elif not refused:
                self.brought.done(place)

    def _leave(self, place: Path) -> None:
        """An original that could not be read yet stays, marked as unread, for the next start."""
        with self._placing:
            self._awaited[place] -= 1

    def _run(self, job_id: str, places: Sequence[Path]) -> None:
        self._change(job_id, status="reading")
        left = list(places)
        try:
            while left:
                place = left[0]
                note = partial(self._note, job_id, place)
                results = self.record.add(place, wait=False, on_progress=note)
                self._settle(place, refused=all(one.status == "refused" for one in results))
                left.pop(0)
        except Exception as error:
            log.exception("adding stopped")
            for place in left:
                self._leave(place)
            self._change(job_id, status="failed", reason=sentence(error), finished=_now())
            return
        self._change(job_id, status="done", finished=_now())
        self.record.start_embedding()

    def _note(self, job_id: str, place: Path, result: AddResult) -> None:
        """A result as it may be told: of the server's folders only the file's name."""
        folders = {str(place.parent), str(place.parent.resolve())}
        folders.add(self.record.store.name_of(place).rpartition("/")[0])
        told = replace(
            result,
            source=_without(folders, result.source),
            reason=_without(folders, result.reason) if result.reason else None,
        )
        with self._lock:
            job = self._jobs[job_id]
            self._jobs[job_id] = replace(job, results=(*job.results, told))

    def _change(self, job_id: str, **fields: object) -> None:
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], **fields)  # type: ignore[arg-type]

    def _keep(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.job_id] = job
            for id, one in list(self._jobs.items())[: max(len(self._jobs) - KEPT, 0)]:
                if one.status in ("done", "failed"):
                    del self._jobs[id]


def _without(folders: Iterable[str], text: str) -> str:
    for folder in sorted(folders, key=len, reverse=True):
        text = text.replace(f"{folder}/", "")
    return text


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
