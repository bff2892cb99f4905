"""Quotes to take away, over HTTP, in every format there is; each verified once more."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from slugify import slugify

from corpus.messages import ENGLISH, Language, Message, counted
from qa.api.asking import AnswerId, kept
from qa.api.fields import About
from qa.api.problems import documented
from qa.errors import QuestionError
from qa.exports import FORMATS, known
from qa.types import Answer, Page

if TYPE_CHECKING:
    from qa.record import Record

Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
Chosen = Annotated[Format, Path(description="What the file is written in.")]
FILE: dict[str, Any] = {
    "description": "The file.",
    "content": {
        kind.media_type: {"schema": {} if "json" in kind.media_type else {"type": "string"}}
        for kind in FORMATS.values()
    },
}


def taking(record: Record) -> APIRouter:
    router = APIRouter(tags=["export"], prefix="/export", default_response_class=Response)

    @router.get(
        "/answers/{answer_id}/{format}",
        summary="An answer as a file",
        responses={**documented(404, 409), 200: FILE},
    )
    def export_answer(answer_id: AnswerId, format: Chosen) -> Response:
        """An answer given before, in one of seven formats."""
        found = kept(record, answer_id)
        return file_of(record, found, format, found.question)

    @router.get(
        "/everything/{format}",
        summary="Everything about a topic as a file",
        responses={**documented(409), 200: FILE},
    )
    def export_everything(format: Chosen, asked: Annotated[About, Query()]) -> Response:
        """All that matches, oldest first, in one of seven formats."""
        whole = record.all_about(asked.topic, filters=asked.filters(), drop=asked.drop)
        if whole.quotes is None:
            raise QuestionError(too_many(whole.paragraphs))
        page = Page(whole.paragraphs, whole.quotes, None, whole.coverage, whole.query)
        return file_of(record, page, format, asked.topic)

    return router


def too_many(paragraphs: int) -> Message:
    """Why a whole list can't be one file."""
    return counted(
        "{n} paragraph matches: too many for one file. Narrow the topic, or set filters.",
        "{n} paragraphs match: too many for one file. Narrow the topic, or set filters.",
        paragraphs,
    )


def file_of(
    record: Record, found: Answer | Page, format: str, name: str, language: Language = ENGLISH
) -> Response:
    """The quotes as a file to be saved; raises `QuestionError` for a format that there is not."""
    kind = known(format)
    body = record.export(found, format, language)
    title = slugify(name, max_length=60) or "quotes"
    headers = {
        "Content-Disposition": f'attachment; filename="{title}.{kind.suffix}"',
        "Cache-Control": "no-store",
    }
    return Response(body, media_type=kind.media_type, headers=headers)
