"""Answers and lists as files to take away, every quote verified once more on the way out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.errors import UnknownStatement
from corpus.messages import say
from qa.api.taking import file_of, too_many
from qa.errors import QuestionError, VerificationError
from qa.exports import known
from qa.types import Answer, Page, Quote
from qa.web.arranged import listed
from qa.web.given import Given
from qa.web.language import readers_language

if TYPE_CHECKING:
    from qa.record import Record

NO_ANSWER = say("No answer with this address is kept here. Ask the question again.")


def exports(record: Record) -> APIRouter:
    """`/export/answers/…` and `/export/everything`, with `format` and the page's fields."""
    router = APIRouter(prefix="/export")

    @router.get("/answers/{answer_id}")
    def answer(answer_id: str, format: str, given: Annotated[Given, Query()]) -> Response:
        found = answer_at(record, answer_id, given)
        return file_of(record, found, format, found.question, readers_language())

    @router.get("/everything")
    def everything(format: str, given: Annotated[Given, Query()]) -> Response:
        """The whole list, in the order it was asked in."""
        known(format)
        whole = record.all_about(given.q, filters=given.filters(), drop=given.drop)
        if whole.quotes is None:
            raise QuestionError(too_many(whole.paragraphs))
        quotes = _whole_list(whole.quotes, given)
        page = Page(whole.paragraphs, quotes, None, whole.coverage, whole.query)
        return file_of(record, page, format, given.q, readers_language())

    return router


def answer_at(record: Record, answer_id: str, given: Given) -> Answer:
    """The answer as it was given; what the same question gives now where that is gone.

    After a restart it is, and when a statement that it quotes was taken away.
    """
    try:
        found = record.answer(answer_id)
    except VerificationError as error:
        if not isinstance(error.__cause__, UnknownStatement):
            raise
        found = None
    if found is None:
        if not given.q.strip():
            raise HTTPException(404, NO_ANSWER)
        found = record.ask(given.q, filters=given.filters(), drop=given.drop)
    return found


def _whole_list(quotes: tuple[Quote, ...], given: Given) -> tuple[Quote, ...]:
    ordered = listed(quotes, given.sort, given.group, 0, size=len(quotes) or 1).quotes
    return tuple(replace(quote, number=n) for n, quote in enumerate(ordered, 1))
