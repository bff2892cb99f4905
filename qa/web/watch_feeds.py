"""/watch/<number>.atom: new quotes of a watched question, for feed readers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.messages import say
from corpus.store.watches import UnknownWatch
from qa.watch_feed import MEDIA_TYPE, atom
from qa.watching import Watching
from qa.web.below import at
from qa.web.language import readers_language
from qa.web.render.links import span_path

if TYPE_CHECKING:
    from qa.record import Record

NO_FEED = say("No question is watched under this number.")


def watch_feeds(record: Record) -> APIRouter:
    router = APIRouter()

    @router.get("/watch/{number}.atom")
    def feed(number: int, request: Request) -> Response:
        try:
            watch = record.store.watch(number)
        except UnknownWatch:
            raise HTTPException(404, NO_FEED) from None
        if watch.kind != "question":
            raise HTTPException(404, NO_FEED)
        here = request.url
        body = atom(
            watch,
            Watching(record).quotes(number),
            record_id=record.store.record_id,
            address=str(here.replace(path=at(here.path))),
            link_of=lambda q: urljoin(
                str(here), span_path(q.statement_id, q.start_char, q.end_char)
            ),
            language=readers_language(),
        )
        return Response(body, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})

    return router
