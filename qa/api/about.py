"""What the record holds, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from qa.api.problems import documented
from qa.api.replies import reply
from qa.stats import Stats

if TYPE_CHECKING:
    from qa.record import Record


def about(record: Record) -> APIRouter:
    router = APIRouter(tags=["record"])

    @router.get("/record", summary="What it holds", response_model=Stats, responses=documented())
    def held(request: Request) -> Response:
        """How many statements, from when to when, in which languages, and which share of their
        passages is searched by meaning as well as by words."""
        return reply(request, record, record.stats())

    return router
