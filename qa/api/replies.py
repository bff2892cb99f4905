"""Results on their way out: the contract's JSON, what it was made from, and whether it is new."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import Response

from qa.contract import as_json

if TYPE_CHECKING:
    from qa.record import Record

FINGERPRINT = "Record-Fingerprint"


def reply(
    request: Request,
    record: Record,
    value: Any,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """`value` as JSON; 304 without it where whoever asks holds it already.

    It is made and verified each time: what a cache holds is shown again only after that.
    """
    body = as_json(value)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    told = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        FINGERPRINT: record.fingerprint(),
        **(headers or {}),
    }
    if request.method == "GET" and _holds(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=told)
    return Response(body, status, told, "application/json")


def _holds(given: str, tag: str) -> bool:
    tags = [one.strip().removeprefix("W/") for one in given.split(",")]
    return tag in tags or tags == ["*"]
