"""What a reader thinks of an answer, sent from the chat and kept beside the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from corpus.errors import sentence_of
from corpus.messages import say
from qa.access.origin import own_page
from qa.errors import FeedbackFull
from qa.feedback import Feedback, FeedbackFile, Rating, Reason
from qa.web.permission import FOREIGN

if TYPE_CHECKING:
    from qa.record import Record

NOT_KEPT = say("This answer is no longer kept here. Ask the question again.")


class Judgement(BaseModel):
    """The answer meant, what is thought of it and, where it is wrong, why."""

    answer: str
    verdict: Rating
    reason: Reason | None = None


def judging(record: Record) -> APIRouter:
    """`POST /judge`; from our own page only, as everything that writes."""
    kept_in = FeedbackFile(record.store.folder)
    router = APIRouter()

    @router.post("/judge")
    def judge(request: Request, sent: Judgement) -> Response:
        if not own_page(request):
            raise HTTPException(403, FOREIGN)
        about = record.answer(sent.answer)
        if about is None:
            raise HTTPException(404, NOT_KEPT)
        try:
            kept_in.keep(Feedback.on(about, sent.verdict, reason=sent.reason))
        except FeedbackFull as error:
            raise HTTPException(503, sentence_of(error)) from error
        return Response(status_code=204)

    return router
