"""Opaque cursors: where a list goes on, good only for the list that it came from."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from typing import Any

from pydantic import BaseModel

from qa.errors import QuestionError

FOREIGN = "This is not a cursor of this list: use `next` of the page before, with the same filters."
_FARTHEST = 2**53


def sealed(cursor: str | None, asked: BaseModel) -> str | None:
    """The record's own cursor, with what was asked, as a word that means nothing to others."""
    if cursor is None:
        return None
    told = json.dumps([cursor, _list(asked)], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def opened(cursor: str | None, asked: BaseModel) -> str | None:
    """The record's own cursor; raises `QuestionError` for one of another list, or none at all."""
    if cursor is None:
        return None
    try:
        told: Any = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        raise QuestionError(FOREIGN) from None
    match told:
        case [str(at), str(of)] if of == _list(asked) and at.isdecimal() and int(at) < _FARTHEST:
            return at
        case _:
            raise QuestionError(FOREIGN)


def _list(asked: BaseModel) -> str:
    """What is listed, without where it goes on and how long a page is."""
    told = asked.model_dump_json(exclude={"cursor", "limit"})
    return hashlib.sha256(told.encode()).hexdigest()[:16]
