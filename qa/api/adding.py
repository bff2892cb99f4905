"""Adding statements over HTTP: files are taken, and a job tells what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, File, Path, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from qa.api import examples
from qa.api.door import Door
from qa.api.jobs import WAITING_AT_MOST, Job, Jobs
from qa.api.problems import documented
from qa.api.replies import reply
from qa.bringing.names import stored_name

if TYPE_CHECKING:
    from qa.record import Record

FILES_AT_MOST = 20
LARGEST = 16 << 20  # bytes of one file
NO_JOB = (
    "There is no such job here; those of the last start of the server are told, the newest 200."
)
FULL = f"{WAITING_AT_MOST} jobs are waiting already. Send this again when some are done."
TOO_LARGE = (
    "{name} is larger than the 16 MB that one file may have. Split it, or add it by: record add"
)
EMPTY = "{name} is empty."


def adding(record: Record, door: Door) -> APIRouter:
    jobs = Jobs(record)
    router = APIRouter(tags=["adding"], dependencies=[Depends(door.add)])

    @router.post(
        "/statements",
        summary="Add statements",
        status_code=202,
        response_model=Job,
        responses={**documented(413), 202: examples.shown("job")},
    )
    async def add_statements(
        request: Request,
        files: Annotated[
            list[UploadFile],
            File(min_length=1, max_length=FILES_AT_MOST, description="Files of any known format."),
        ],
    ) -> Response:
        """Takes files and answers at once with a job; ask for it until it is done. The files are
        kept with the record. Only where adding is allowed: from the service's own machine, if
        nothing else is said."""
        taken = [await _taken(file) for file in files]
        if jobs.full:
            raise HTTPException(503, FULL, {"Retry-After": "5"})
        job = await run_in_threadpool(jobs.start, taken)
        headers = {"Location": f"{request.scope['root_path']}/jobs/{job.job_id}"}
        return reply(request, record, job, 202, headers)

    @router.get(
        "/jobs",
        summary="Jobs, newest first",
        response_model=list[Job],
        responses={**documented(), 200: examples.shown("jobs")},
    )
    def list_jobs(request: Request) -> Response:
        """Those since the server started, the newest two hundred."""
        return reply(request, record, jobs.all())

    @router.get(
        "/jobs/{job_id}",
        summary="What became of files",
        response_model=Job,
        responses={**documented(404), 200: examples.shown("job")},
    )
    def job(request: Request, job_id: Annotated[str, Path(max_length=64)]) -> Response:
        """`status` is waiting, reading, done or failed; `results` grow meanwhile."""
        found = jobs.get(job_id)
        if found is None:
            raise HTTPException(404, NO_JOB)
        return reply(request, record, found)

    return router


async def _taken(file: UploadFile) -> tuple[str, bytes]:
    name = stored_name(file.filename or "")
    content = await file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise HTTPException(413, TOO_LARGE.format(name=name))
    if not content:
        raise HTTPException(422, EMPTY.format(name=name))
    return name, content
