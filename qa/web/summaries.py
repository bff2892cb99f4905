"""The summary under an answer, asked for by the page once the quotes are shown."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import anyio
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.messages import say
from qa.access.origin import own_page
from qa.summary import LanguageModel
from qa.summary.writing import summary_of
from qa.types import Answer, Summary
from qa.web.permission import FOREIGN
from qa.web.render.machine import finished

if TYPE_CHECKING:
    from qa.record import Record

AT_ONCE = 4  # summaries being written at the same time
MOST = 500  # kept, so that a page drawn anew shows them at once
NOT_KEPT = say("This answer is no longer kept here. Ask the question again.")
TITLE = say("Summary, written by a machine")
GONE = 499  # nobody hears it: whoever asked has left


def summaries(record: Record, model: LanguageModel) -> APIRouter:
    """`POST /summaries/{answer_id}`, from our own page only: it sends words to `model`."""
    from qa.web.routes import page

    router = APIRouter()
    kept: OrderedDict[str, Summary] = OrderedDict()
    writing = anyio.CapacityLimiter(AT_ONCE)

    async def written(found: Answer) -> Summary:
        async with writing:
            summary = await summary_of(found, model, record.verified)
        if summary.outcome == "written":
            kept[found.answer_id] = summary
            if len(kept) > MOST:
                kept.popitem(last=False)
        return summary

    @router.post("/summaries/{answer_id}")
    async def summary(request: Request, answer_id: str, anew: bool = False) -> Response:
        """Ends as soon as nobody waits for it any longer, and so does what the model does."""
        if not own_page(request):
            raise HTTPException(403, FOREIGN)
        found = await anyio.to_thread.run_sync(record.answer, answer_id)
        if found is None:
            raise HTTPException(404, NOT_KEPT)
        made = None if anew else kept.get(answer_id)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_left, request, tasks.cancel_scope)
            made = made or await written(found)
            tasks.cancel_scope.cancel()
        return page(TITLE, finished(made, found)) if made else Response(status_code=GONE)

    return router


async def _left(request: Request, work: anyio.CancelScope) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    work.cancel()
