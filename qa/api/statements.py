"""Statements over HTTP: the list, each of them, its versions, and any stretch of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from corpus.types import Statement
from qa.api import examples
from qa.api.cursors import opened, sealed
from qa.api.fields import Listing
from qa.api.problems import documented
from qa.api.replies import reply
from qa.contract import Listed, StatementPage
from qa.spans import quote_of_span
from qa.types import Difference, Quote

if TYPE_CHECKING:
    from qa.record import Record

StatementId = Annotated[
    str, Path(max_length=500, description="A statement id, or the source's own id.")
]
At = Annotated[int, Path(ge=0, le=2**31, description="In code points of the statement's text.")]


def statements(record: Record) -> APIRouter:
    router = APIRouter(tags=["statements"], prefix="/statements")

    @router.get(
        "",
        summary="List statements",
        response_model=StatementPage,
        responses={**documented(), 200: examples.shown("statements")},
    )
    def list_statements(request: Request, asked: Annotated[Listing, Query()]) -> Response:
        """Newest first, without their texts, page by page."""
        cursor = opened(asked.cursor, asked)
        found, following = record.list(asked.filters(), cursor, limit=asked.limit)
        page = StatementPage(list(map(Listed.of, found)), sealed(following, asked))
        return reply(request, record, page)

    @router.get(
        "/{statement_id}",
        summary="A statement",
        response_model=Statement,
        responses=documented(404, 409),
    )
    def statement(request: Request, statement_id: StatementId) -> Response:
        """Its text, checked against its SHA-256, and every paragraph and sentence as offsets into
        it, each with whose words it tells."""
        return reply(request, record, record.statement(statement_id))

    @router.get(
        "/{statement_id}/versions",
        summary="Its versions",
        response_model=list[Listed],
        responses={**documented(404, 409), 200: examples.shown("versions")},
    )
    def statement_versions(request: Request, statement_id: StatementId) -> Response:
        """Every version of it, oldest first, without their texts."""
        found = record.versions(statement_id)
        return reply(request, record, list(map(Listed.of, found)))

    @router.get(
        "/{statement_id}/differences/{other}",
        summary="What differs in a copy or version",
        response_model=list[Difference],
        responses={**documented(404, 409), 200: examples.shown("differences")},
    )
    def statement_differences(
        request: Request, statement_id: StatementId, other: StatementId
    ) -> Response:
        """Sentence by sentence: what stands `here` and what `there`, as quotes; marks, spaces and
        capitals do not count. Empty where both have the same words."""
        return reply(request, record, record.differences(statement_id, other))

    @router.get(
        "/{statement_id}/spans/{start}-{end}",
        summary="A stretch of its words",
        response_model=Quote,
        responses={**documented(404, 409), 200: examples.shown("span")},
    )
    def statement_span(request: Request, statement_id: StatementId, start: At, end: At) -> Response:
        """The verified words from `start` up to `end`, as a quote; its voice and holder are those
        of the sentence that it begins in."""
        found = quote_of_span(record.statement(statement_id), start, end)
        return reply(request, record, found)

    return router
