"""Questions over HTTP: ask, search, everything about a topic, check a quotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from qa.api import examples
from qa.api.cursors import opened, sealed
from qa.api.fields import AboutPage, Ask, Quotation, Search, Turn
from qa.api.problems import documented
from qa.api.replies import reply
from qa.api.streaming import EVENTS, Tell, events
from qa.history import as_asked
from qa.stages import OnStage, unheard
from qa.summary.waiting import summarised
from qa.types import Answer, History, Page, QuoteCheck, SearchResult

if TYPE_CHECKING:
    from qa.record import Record
    from qa.summary import LanguageModel

NOT_KEPT = "No answer with this id is kept here. Ask the question again."
AnswerId = Annotated[str, Path(max_length=64, description="`answer_id` of an answer.")]
Asked = Annotated[Ask, Body(openapi_examples=examples.ASK)]


def asking(record: Record, model: LanguageModel | None = None) -> APIRouter:
    router = APIRouter(tags=["questions"])

    @router.post(
        "/ask",
        summary="Ask a question",
        response_model=Answer,
        responses={**documented(409, 413, 415), 200: examples.shown("answer")},
    )
    def ask(request: Request, asked: Asked) -> Response:
        """Verbatim quotes that answer, or quotes that are only related, or nothing, as `outcome`
        says. The answer is what `record ask --json` prints. With `summary` it comes once that is
        written, or withheld."""
        found = answered(record, asked)
        if asked.summary:
            found = summarised(found, model, record.verified)
        return reply(request, record, found)

    @router.post(
        "/ask/stream",
        summary="Ask, and hear how far it is",
        response_class=Response,
        responses={**documented(409, 413, 415), 200: EVENTS},
    )
    async def ask_stream(asked: Asked) -> Response:
        """Server-sent events: `understood` with the query, `searched` after each search that is
        done, and at last `answer` or `problem`. With `summary`, the answer comes as soon as there
        is one, and after it `summary`. A stage is told only once it is done; checking a quotation
        has no `searched`. What goes wrong before the first stage is a problem at once.
        """

        def work(tell: Tell) -> None:
            found = answered(record, asked, on_stage=tell)
            tell(found)
            if asked.summary and (more := summarised(found, model, record.verified).summary):
                tell(more)

        return await events(work)

    @router.get(
        "/answers/{answer_id}",
        summary="An answer given before",
        response_model=Answer,
        responses={**documented(404, 409), 200: examples.shown("answer")},
    )
    def answer(request: Request, answer_id: AnswerId) -> Response:
        """Each quote is verified once more. Answers are kept while the server runs, the newest
        thousand of them."""
        return reply(request, record, kept(record, answer_id))

    @router.get(
        "/search",
        summary="Rank paragraphs",
        response_model=list[SearchResult],
        responses={**documented(), 200: examples.shown("results")},
    )
    def search(request: Request, asked: Annotated[Search, Query()]) -> Response:
        """Paragraphs by rank, without judging whether they answer."""
        found = record.search(asked.question, filters=asked.filters(), limit=asked.limit)
        return reply(request, record, list(found))

    @router.get(
        "/everything",
        summary="Everything said about a topic",
        response_model=Page,
        responses={**documented(409), 200: examples.shown("page")},
    )
    def everything(request: Request, asked: Annotated[AboutPage, Query()]) -> Response:
        """All that matches, counted, oldest first, page by page; nothing is silently left out."""
        cursor = opened(asked.cursor, asked)
        page = record.everything_about(
            asked.topic, filters=asked.filters(), cursor=cursor, drop=asked.drop
        )
        quotes = tuple(map(record.verified, page.quotes))
        return reply(request, record, replace(page, quotes=quotes, next=sealed(page.next, asked)))

    @router.post(
        "/check-quote",
        summary="Check a quotation",
        response_model=QuoteCheck,
        responses={**documented(409, 413, 415), 200: examples.shown("check")},
    )
    def check_quote(
        request: Request, sent: Annotated[Quotation, Body(openapi_examples=examples.QUOTATION)]
    ) -> Response:
        """Whether words are in the record letter for letter (`exact`), but for typography
        (`typographic`), changed (`altered`, with the changes), or not at all (`absent`)."""
        found = record.check_quote(sent.text)
        matches = tuple(map(record.verified, found.matches))
        return reply(request, record, replace(found, matches=matches))

    return router


def answered(record: Record, asked: Ask, *, on_stage: OnStage = unheard) -> Answer:
    """The answer, its quotes verified once more on the way out."""
    found = record.ask(
        asked.question,
        filters=asked.filters.filters(),
        history=history(record, asked.history),
        drop=asked.drop,
        on_stage=on_stage,
    )
    return replace(found, quotes=tuple(map(record.verified, found.quotes)))


def kept(record: Record, answer_id: str) -> Answer:
    """The answer with this id; 404 where it is not kept."""
    found = record.answer(answer_id)
    if found is None:
        raise HTTPException(404, NOT_KEPT)
    return found


def history(record: Record, turns: list[Turn]) -> History:
    """The earlier turns with their answers: the record's own, so that none can be made up."""
    told: list[tuple[str, Answer]] = []
    for turn in turns:
        chosen = turn.filters.filters()
        found = record.answer(turn.answer_id) if turn.answer_id else None
        if found is None:
            found = record.ask(turn.question, filters=chosen, history=told, drop=turn.drop)
        told.append((turn.question, as_asked(found, chosen)))
    return told
