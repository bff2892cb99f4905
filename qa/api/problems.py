"""Whatever goes wrong as a problem (RFC 9457): a status, and a sentence that says what to do."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from corpus.errors import CorpusError, DamagedText, RecordBusy, UnknownStatement
from embeddings.errors import EmbeddingError
from qa.contract import as_json
from qa.errors import QuestionError, UnknownSpan, VerificationError
from qa.failure import UNFORESEEN

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
NAMES = "urn:on-the-record:problem:"
NOWHERE = "There is nothing at this address; /api/v1/openapi.json lists all there is."
NOT_SO = "This address does not take {method}; it takes {allowed}."
RETRY_SECONDS = 5
METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")
NOT_JSON = "The body is not JSON."
NO_JSON = "Send JSON here, and say so: Content-Type: application/json."
TITLES = {  # HTTP's own phrases, which the standard library changes from version to version
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what was sent, and where: `body.question`, `query.limit`."""

    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no result. `type` names the sort of problem for programs, and never changes;
    `detail` tells people what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Fault, ...] = ()

    @classmethod
    def of(
        cls, status: int, detail: str, name: str = "", faults: tuple[Fault, ...] = ()
    ) -> Problem:
        title = TITLES.get(status, "Error")
        return cls(f"{NAMES}{name or _slug(title)}", title, status, detail, faults)

    def response(self, headers: Mapping[str, str] | None = None) -> Response:
        more = {"Cache-Control": "no-store"} | dict(headers or {})
        return Response(as_json(self), self.status, more, MEDIA_TYPE)


TOLD: dict[int, tuple[str, str]] = {
    400: ("question", "Please ask a question in words, such as: what was said about trade?"),
    401: ("unauthorized", "This needs a key: send it as “Authorization: Bearer KEY”."),
    403: ("forbidden", "This key does not open it: it needs one with the scope “add”."),
    404: ("not-found", "No statement in this record has the id 'nothing'."),
    409: ("not-shown", "The stored text is no longer what was stored; nothing of it is shown."),
    415: ("unsupported-media-type", NO_JSON),
    413: ("content-too-large", "This is larger than the 1 MB that may be sent here."),
    422: ("unprocessable-content", "`body.question` should have at least 1 character."),
    429: (
        "too-many-requests",
        "Too much was asked from here just now. Try again in 30 seconds.",
    ),
    500: ("internal-server-error", UNFORESEEN),
    503: ("busy", "Another process is writing to the record. Try again in a moment."),
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation may answer instead of its result, for OpenAPI."""
    always = (400, 401, 403, 422, 429, 500, 503)
    return {status: _documented(status) for status in sorted({*statuses, *always})}


def _documented(status: int) -> dict[str, Any]:
    name, detail = TOLD[status]
    example = {
        "type": f"{NAMES}{name}",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "errors": [],
    }
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": TITLES[status],
        "content": {MEDIA_TYPE: {"schema": schema, "example": example}},
    }


def problem_of(error: Exception) -> Problem:
    """The problem that an error is to whoever asked; what nobody foresaw is not told in detail."""
    match error:
        case QuestionError():
            return Problem.of(400, str(error), "question")
        case UnknownStatement():
            return Problem.of(404, str(error), "unknown-statement")
        case UnknownSpan():
            return Problem.of(404, str(error), "unknown-span")
        case VerificationError() | DamagedText():
            return Problem.of(409, str(error), "not-shown")
        case RecordBusy():
            return Problem.of(503, str(error), "busy")
        case CorpusError() | EmbeddingError():
            return Problem.of(503, str(error), "record")
        case _:
            log.error("an API call failed", exc_info=error)
            return Problem.of(500, UNFORESEEN)


def add_handlers(app: FastAPI) -> None:
    """Have `app` tell every error as a problem."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    for kind in (
        QuestionError,
        UnknownSpan,
        VerificationError,
        CorpusError,
        EmbeddingError,
        Exception,
    ):
        app.add_exception_handler(kind, _failed)


async def _failed(request: Request, error: Exception) -> Response:
    found = problem_of(error)
    return found.response({"Retry-After": str(RETRY_SECONDS)} if found.status == 503 else None)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    detail = str(error.detail)
    if error.status_code == 400:  # the framework's: a body that is no form, or no text at all
        detail = f"The body can't be read: {detail[:1].lower()}{detail[1:].rstrip('.')}."
    elif error.status_code == 405:
        headers["Allow"] = allowed = ", ".join(_allowed(request))
        detail = NOT_SO.format(method=request.method, allowed=allowed)
    elif error.status_code == 404 and detail == TITLES[404]:
        detail = NOWHERE
    return Problem.of(error.status_code, detail).response(headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if any(one["type"] == "json_invalid" for one in error.errors()):
        return Problem.of(400, NOT_JSON, "not-json").response()
    if any(one["loc"] == ("body",) for one in error.errors()) and not _is_json(request):
        return Problem.of(415, NO_JSON).response()
    faults = tuple(_fault(one) for one in error.errors())
    told = " ".join(f"`{fault.where}`: {fault.detail}" for fault in faults[:3])
    return Problem.of(422, told, faults=faults).response()


def _allowed(request: Request) -> list[str]:
    """Every method that the address takes; the router tells those of its first route alone."""

    def taken(method: str) -> bool:
        asked = {**request.scope, "method": method}
        return any(route.matches(asked)[0] is Match.FULL for route in request.app.routes)

    return [method for method in METHODS if taken(method)]


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    return kind == "application/json" or kind.endswith("+json")


def _fault(error: Mapping[str, Any]) -> Fault:
    """Pydantic's error as a place and a sentence; what was sent is not repeated."""
    where = ".".join(str(part) for part in error["loc"])
    said = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return Fault(where, f"{said[:1].upper()}{said[1:]}.")


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-").replace("'", "")
