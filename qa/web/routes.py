"""Answers, statements and spans as pages with addresses, which work without JavaScript."""

from __future__ import annotations

import logging
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from corpus.errors import CorpusError, UnknownStatement
from corpus.types import Span, Statement
from qa.errors import QuestionError, VerificationError
from qa.types import Filters
from qa.web.render.answers import answer as answer_html
from qa.web.render.links import span_path
from qa.web.render.offsets import from_utf16
from qa.web.render.pages import everything, permalink, plain, refused, verified, welcome
from qa.web.render.statements import statement as statement_html
from qa.web.security import PLAIN_POLICY, policy
from qa.web.work import Work

if TYPE_CHECKING:
    from qa.record import Record

log = logging.getLogger(__name__)

ASSETS = {"style.css": "text/css", "app.js": "text/javascript", "icon.svg": "image/svg+xml"}
NO_ANSWER = "No answer with this address is kept here. Ask the question again."
NO_PAGE = "There is no page at this address. Ask a question, or open a link from an answer."
NO_SPAN = "This address names no words of that statement."
FAILED = "Something went wrong on this page. The server’s log says why."


class Given(BaseModel):
    """What an answer's address says was asked; see `qa.web.render.links.answer_path`."""

    q: str = ""
    date_from: str | None = None
    date_to: str | None = None
    speaker: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    own: bool = False
    drop: tuple[str, ...] = ()
    record: str = ""
    cursor: str | None = None

    def filters(self) -> Filters:
        return Filters(
            self.date_from, self.date_to, self.speaker, self.language, self.kind, self.own
        )


def build(record: Record, work: Work) -> FastAPI:
    """The application before Gradio is mounted on it."""
    app = FastAPI(title="On the Record", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(_pages(record))
    app.include_router(_machine(work))
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _no_such_place)
    app.add_exception_handler(UnknownStatement, _refusal)
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
        found = record.answer(answer_id)
        if found is None:
            if not given.q.strip():
                raise HTTPException(404, NO_ANSWER)
            found = record.ask(given.q, filters=given.filters(), drop=given.drop)
        made, now = given.record or found.fingerprint, record.fingerprint()
        return page(found.question, permalink(found, answer_html(found), made=made, now=now))

    @router.get("/everything")
    def all_of_it(request: Request, given: Annotated[Given, Query()]) -> HTMLResponse:
        """All that matches a question, counted and paged."""
        found = record.everything_about(given.q, filters=given.filters(), cursor=given.cursor)
        following = str(request.url.include_query_params(cursor=found.next)) if found.next else ""
        return page(given.q, everything(given.q, found, following))

    @router.get("/statements/{statement_id}")
    def statement(statement_id: str) -> HTMLResponse:
        shown = record.statement(statement_id)
        return page(shown.title, statement_html(shown))

    @router.get("/spans/{statement_id}/{start}-{end}")
    def span(statement_id: str, start: int, end: int, answer: str = "") -> HTMLResponse:
        shown = record.statement(statement_id)
        focus = _span(shown, start, end)
        record.quote(statement_id, start, end)  # refuses what no longer verifies
        body = statement_html(shown, focus, _others(record, answer, focus))
        return page(shown.title, body + verified(start, end, shown.sha256))

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
            "line": now.line,
            "work": now.work,
            "share": now.share,
            "facts": now.facts,
        }

    @router.get("/welcome")
    def start() -> HTMLResponse:
        return page("Welcome", welcome(work.summary(), work.examples()))

    @router.get("/web/{name}")
    def asset(name: str) -> Response:
        if name not in ASSETS:
            raise HTTPException(404, "No such file.")
        body = files("qa.web").joinpath(name).read_bytes()
        return Response(body, media_type=ASSETS[name], headers={"Cache-Control": "no-cache"})

    return router


def page(title: str, body: str, status: int = 200) -> HTMLResponse:
    """A plain page: no script may run on it, whatever a statement holds."""
    headers = {"Content-Security-Policy": policy(PLAIN_POLICY), "Cache-Control": "no-store"}
    return HTMLResponse(plain(title or "Untitled statement", body), status, headers)


async def no_such_page(request: Request, error: Exception) -> Response:
    """What Gradio does not know is no page of ours either; its own calls keep their JSON."""
    if isinstance(error, HTTPException) and (
        error.status_code != 404 or request.url.path.startswith("/gradio_api")
    ):
        return await http_exception_handler(request, error)
    return page("Not found", refused(NO_PAGE), 404)


async def _no_such_place(request: Request, error: Exception) -> Response:
    """An address with words where numbers belong."""
    return await _refusal(request, HTTPException(404, NO_SPAN))


def _span(shown: Statement, start: int, end: int) -> Span:
    if not 0 <= start < end <= len(shown.text):
        raise HTTPException(404, NO_SPAN)
    return Span(shown.statement_id, start, end)


def _others(record: Record, answer_id: str, focus: Span) -> list[Span]:
    """The answer's other quotes of the same statement."""
    found = record.answer(answer_id) if answer_id else None
    quotes = found.quotes if found else ()
    spans = (Span(q.statement_id, q.start_char, q.end_char) for q in quotes)
    return [span for span in spans if span.statement_id == focus.statement_id and span != focus]


async def _refusal(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return page("Not found", refused(str(error.detail)), error.status_code)
    kinds = ((UnknownStatement, 404), (QuestionError, 400))
    status = next((code for kind, code in kinds if isinstance(error, kind)), 409)
    return page("Not shown", refused(str(error)), status)


async def _failure(request: Request, error: Exception) -> Response:
    log.error("a page failed", exc_info=error)
    return page("Not shown", refused(FAILED), 500)
