"""Answers, statements and spans as pages with addresses, which work without JavaScript."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from corpus.errors import CorpusError, UnknownStatement, sentence_of
from corpus.messages import say
from corpus.types import Span, Statement
from qa.api.fields import LONGEST_QUOTATION
from qa.bringing import Bringing
from qa.bringing.desk import NotTaken
from qa.errors import QuestionError, UnknownSpan, VerificationError
from qa.quotations.check_answer import check_message
from qa.spans import NO_SPAN, quote_of_span
from qa.web.assets import NAMES, asset
from qa.web.bring import bringing
from qa.web.changed import since_made
from qa.web.choices import choices
from qa.web.counterpart import Counterpart
from qa.web.exports import answer_at, exports
from qa.web.given import Given
from qa.web.judging import judging
from qa.web.language import READER, spoken
from qa.web.neighbours import around
from qa.web.permission import Permission
from qa.web.render.answers import answer as answer_html
from qa.web.render.checks import check_page, matches, verdict
from qa.web.render.comparison import comparison
from qa.web.render.filters import filter_fields
from qa.web.render.links import span_path
from qa.web.render.offsets import from_utf16
from qa.web.render.pages import NAME, permalink, plain, problem, refused, verified, welcome
from qa.web.render.quotes import UNTITLED, in_context
from qa.web.render.statements import statement as statement_html
from qa.web.security import PLAIN_POLICY, policy
from qa.web.topic_page import topic_page
from qa.web.watch_feeds import watch_feeds
from qa.web.work import Work

if TYPE_CHECKING:
    from qa.record import Record

log = logging.getLogger(__name__)

NO_PAGE = say("There is no page at this address. Ask a question, or open a link from an answer.")
NO_PLACE = say("This address asks for something that is not offered here.")
FAILED = say("Something went wrong on this page. The server’s log says why.")
CHECK = say("Check a quotation")
DIFFERS = say("What differs")
NOT_FOUND, NOT_SHOWN = say("Not found"), say("Not shown")


def build(record: Record, work: Work, permission: Permission) -> FastAPI:
    """The application before Gradio is mounted on it."""
    app = FastAPI(title="On the Record", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(_pages(record))
    app.include_router(exports(record))
    app.include_router(judging(record))
    app.include_router(watch_feeds(record))
    app.include_router(_machine(work))
    app.state.bringing = Bringing.to(record)
    app.include_router(bringing(record, app.state.bringing, permission))
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _no_such_place)
    app.add_exception_handler(UnknownStatement, _refusal)
    app.add_exception_handler(UnknownSpan, _refusal)
    app.add_exception_handler(VerificationError, _refusal)
    app.add_exception_handler(CorpusError, _refusal)
    app.add_exception_handler(QuestionError, _refusal)
    app.add_exception_handler(Exception, _failure)
    return app


def _pages(record: Record) -> APIRouter:
    router = APIRouter(default_response_class=HTMLResponse)

    @router.get("/answers/{answer_id}")
    def answer(answer_id: str, given: Annotated[Given, Query()]) -> HTMLResponse:
        """The answer as it was given; after a restart, what the same question gives now."""
        found = answer_at(record, answer_id, given)
        record.search_index.catch_up(wait=0)  # what another process added is a change too
        made, now = given.record or found.fingerprint, record.fingerprint()
        moved = since_made(record, made) if made != now else None
        shown = permalink(found, answer_html(found), made=made, now=now, since=moved)
        return page(found.question, shown)

    @router.get("/everything")
    def all_of_it(request: Request, given: Annotated[Given, Query()]) -> HTMLResponse:
        """All that matches a question: counted, over time, arranged and paged."""
        return page(given.q or say("Everything said"), topic_page(record, given, request.url))

    @router.get("/check")
    def check(text: str = "") -> HTMLResponse:
        """Whether a quotation is in the record, letter for letter, and where it differs."""
        quotation = text[:LONGEST_QUOTATION].strip()
        if not quotation:
            return page(CHECK, check_page("", ""))
        try:
            found = record.check_quote(quotation)
        except QuestionError as error:
            return page(CHECK, check_page(quotation, problem(sentence_of(error))), 400)
        told = check_message(found, record.coverage())
        result = f"{verdict(found, quotation, told)}{matches(found)}"
        return page(CHECK, check_page(quotation, result))

    @router.get("/statements/{statement_id}")
    def statement(statement_id: str, of: str = "", at: int = 0) -> HTMLResponse:
        """A statement; with a place in its other language, the paragraphs that stand for it."""
        shown = record.statement(statement_id)
        beside = Counterpart.of(record.statement(of), at, shown) if of else None
        versions = record.versions(shown.statement_id)
        return page(shown.title, statement_html(shown, versions=versions, counterpart=beside))

    @router.get("/statements/{statement_id}/beside/{other}")
    def beside(statement_id: str, other: str) -> HTMLResponse:
        """What one copy or version of a statement has otherwise than another."""
        found = record.differences(statement_id, other)
        here, there = record.statement(statement_id), record.statement(other)
        return page(DIFFERS, comparison(here, there, found))

    @router.get("/spans/{statement_id}/{start}-{end}")
    def span(statement_id: str, start: int, end: int, answer: str = "") -> HTMLResponse:
        shown = record.statement(statement_id)
        focus = _span(shown, start, end)
        record.quote(statement_id, start, end)  # refuses what no longer verifies
        others = _others(record, answer, focus)
        body = _whole(record, shown, focus, others)
        return page(shown.title, body + verified(start, end, shown.sha256))

    @router.get("/around/{statement_id}/{start}-{end}")
    def around_quote(
        statement_id: str, start: int, end: int, before: int = 1, after: int = 1, number: int = 1
    ) -> HTMLResponse:
        """A quote with sentences before and after it, each as verified as the quote."""
        shown = record.statement(statement_id)
        found = quote_of_span(shown, start, end, number=number)
        return page(shown.title, in_context(found, around(shown, start, end, before, after)))

    @router.get("/filters")
    def filters() -> HTMLResponse:
        """What the record can be narrowed to."""
        return page(say("Filters"), filter_fields(choices(record)))

    @router.get("/selections/{statement_id}/{paragraph}/{start}-{end}")
    def selection(statement_id: str, paragraph: int, start: int, end: int) -> RedirectResponse:
        """What a script selected, in UTF-16 units of a paragraph, as a span with an address."""
        shown = record.statement(statement_id)
        within = next((p for p in shown.paragraphs if p.ordinal == paragraph), None)
        if within is None:
            raise HTTPException(404, NO_SPAN)
        words = shown.slice(within)
        first, last = (within.start_char + from_utf16(words, units) for units in (start, end))
        return RedirectResponse(span_path(shown.statement_id, first, last), 303)

    return router


def _machine(work: Work) -> APIRouter:
    router = APIRouter()

    @router.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/progress")
    def progress() -> dict[str, Any]:
        now = work.summary()
        return {
            "statements": now.statements,
            "line": spoken(now.line),
            "work": spoken(now.work),
            "share": now.share,
            "facts": [spoken(fact) for fact in now.facts],
        }

    @router.get("/welcome")
    def start() -> HTMLResponse:
        return page(NAME, welcome(work.summary(), work.examples(READER.get().language)))

    @router.get("/web/{name}")
    def file(name: str, request: Request) -> Response:
        if name not in NAMES:
            raise HTTPException(404, NO_PAGE)
        return asset(name, request.headers)

    return router


def page(title: str, body: str, status: int = 200) -> HTMLResponse:
    """A plain page: no script may run on it, whatever a statement holds."""
    headers = {"Content-Security-Policy": policy(PLAIN_POLICY), "Cache-Control": "no-store"}
    return HTMLResponse(plain(title or UNTITLED, body), status, headers)


async def no_such_page(request: Request, error: Exception) -> Response:
    """What Gradio does not know is no page of ours either; its own calls keep their JSON."""
    if isinstance(error, HTTPException) and (
        error.status_code != 404 or "/gradio_api" in request.url.path
    ):
        return await http_exception_handler(request, error)
    return no_page()


def no_page() -> HTMLResponse:
    return page(NOT_FOUND, refused(NO_PAGE), 404)


async def _no_such_place(request: Request, error: Exception) -> Response:
    """An address with words where numbers belong, or with a choice that there is not."""
    spans = request.url.path.startswith(("/spans/", "/around/", "/selections/"))
    return await _refusal(request, HTTPException(404, NO_SPAN if spans else NO_PLACE))


def _span(shown: Statement, start: int, end: int) -> Span:
    if not 0 <= start < end <= len(shown.text):
        raise HTTPException(404, NO_SPAN)
    return Span(shown.statement_id, start, end)


def _whole(
    record: Record, shown: Statement, focus: Span | None = None, others: Sequence[Span] = ()
) -> str:
    """A statement with its versions."""
    return statement_html(shown, focus, others, record.versions(shown.statement_id))


def _others(record: Record, answer_id: str, focus: Span) -> list[Span]:
    """The answer's other quotes of the same statement."""
    found = record.answer(answer_id) if answer_id else None
    quotes = found.quotes if found else ()
    spans = (Span(q.statement_id, q.start_char, q.end_char) for q in quotes)
    return [span for span in spans if span.statement_id == focus.statement_id and span != focus]


async def _refusal(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        title = NOT_FOUND if error.status_code == 404 else NOT_SHOWN
        return page(title, refused(error.detail), error.status_code)
    kinds = (
        (UnknownStatement, 404),
        (UnknownSpan, 404),
        (NotTaken, 410),
        (QuestionError, 400),
    )
    status = next((code for kind, code in kinds if isinstance(error, kind)), 409)
    return page(NOT_SHOWN, refused(sentence_of(error)), status)


async def _failure(request: Request, error: Exception) -> Response:
    log.error("a page failed", exc_info=error)
    return page(NOT_SHOWN, refused(FAILED), 500)
