"""For whoever runs the service: readiness, counts for Prometheus, and a page that shows the state.

`/readyz` is anybody's, as `/healthz` is. The page and the counts are for this machine, where it
alone is served, or else for admins and for keys with the scope `admin`.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from qa.access.callers import caller_of
from qa.observing.metrics import MEDIA_TYPE, Metrics
from qa.observing.readiness import readiness
from qa.opinions import opinions
from qa.web.render.admin import STATE, admin_page
from qa.web.render.pages import plain
from qa.web.security import PLAIN_POLICY, policy
from qa.web.work import Work

if TYPE_CHECKING:
    from qa.record import Record

NOT_THEIRS = "This page is for whoever runs the service: for admins, or on its own machine."
NO_STORE = {"Cache-Control": "no-store"}


def watching(record: Record, work: Work) -> APIRouter:
    """The routes; from now on every question is counted."""
    metrics = Metrics(record, lambda: len(work.refused))
    record.listeners.all.append(metrics)
    router = APIRouter()

    @router.get("/readyz")
    def readyz() -> JSONResponse:
        """200 if every question can be answered over all that is stored, else 503, and why."""
        now = readiness(record)
        return JSONResponse(asdict(now), 200 if now.ready else 503, NO_STORE)

    @router.get("/metrics")
    def counts(request: Request) -> Response:
        _admins_only(request)
        return Response(metrics.written(), media_type=MEDIA_TYPE, headers=NO_STORE)

    @router.get("/admin")
    def admin(request: Request) -> HTMLResponse:
        """The record's state, what is being done, the last troubles, what readers found wrong."""
        _admins_only(request)
        body = admin_page(
            readiness(record),
            work.summary(),
            list(work.refused),
            work.troubles.newest_first(),
            opinions(record),
        )
        headers = {"Content-Security-Policy": policy(PLAIN_POLICY), **NO_STORE}
        return HTMLResponse(plain(STATE, body), headers=headers)

    return router


def _admins_only(request: Request) -> None:
    if not caller_of(request).may("admin"):
        raise HTTPException(403, NOT_THEIRS)
