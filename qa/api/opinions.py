"""Feedback over HTTP: anybody who may read may give it; who runs the service may take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import Response
from pydantic import BeforeValidator, Field
from starlette.exceptions import HTTPException

from qa.api import examples
from qa.api.asking import kept
from qa.api.door import Door, same_site
from qa.api.fields import Sent
from qa.api.problems import documented
from qa.api.replies import reply
from qa.errors import FeedbackFull
from qa.feedback import Feedback, FeedbackFile, Rating, Reason

if TYPE_CHECKING:
    from qa.record import Record

NO_QUOTE = "This answer has no quote of that number."


def _whole(value: Any) -> Any:
    """JSON has one kind of number: 2.0 is 2."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


QuoteNumber = Annotated[int, Field(ge=1, le=10_000), BeforeValidator(_whole)]


class Opinion(Sent):
    """What somebody thinks of an answer, or of one quote in it by its number."""

    answer_id: Annotated[str, Field(min_length=1, max_length=64)]
    rating: Rating
    reason: Reason | None = None
    quote: QuoteNumber | None = None
    comment: Annotated[str, Field(max_length=2000)] = ""


def opinions(record: Record, door: Door) -> APIRouter:
    kept_in = FeedbackFile(record.store.folder)
    router = APIRouter(tags=["feedback"])

    @router.post(
        "/feedback",
        summary="Say what you think of an answer",
        status_code=201,
        response_model=Feedback,
        responses={**documented(404, 413, 415), 201: examples.shown("feedback")},
        dependencies=[Depends(door.read)],
    )
    def give_feedback(
        request: Request, sent: Annotated[Opinion, Body(openapi_examples=examples.OPINION)]
    ) -> Response:
        """Kept with the question and the place of the quote, for whoever runs the service to
        measure with. It changes no answer."""
        same_site(request)
        about = kept(record, sent.answer_id)
        if sent.quote is not None and sent.quote not in {one.number for one in about.quotes}:
            raise HTTPException(404, NO_QUOTE)
        given = Feedback.on(
            about, sent.rating, reason=sent.reason, quote=sent.quote, comment=sent.comment
        )
        try:
            return reply(request, record, kept_in.keep(given), 201)
        except FeedbackFull as error:
            raise HTTPException(503, str(error)) from error

    @router.get(
        "/feedback",
        summary="All feedback",
        response_model=list[Feedback],
        responses={**documented(), 200: examples.shown("all feedback")},
        dependencies=[Depends(door.admin)],
    )
    def list_feedback(request: Request) -> Response:
        """Oldest first. With keys, this needs one with the scope `admin`."""
        return reply(request, record, list(kept_in.all()))

    return router
