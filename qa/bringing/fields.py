"""What a person types over a header: checked, and kept only where it differs from what was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from corpus.corrections import checked
from corpus.errors import CorpusError, sentence_of
from corpus.messages import say
from corpus.normalise import one_line
from corpus.types import Metadata
from qa.bringing.item import Found, Wrong

FIELDS = (
    "title",
    "date",
    "speakers",
    "place",
    "kind",
    "time",
    "office",
    "event",
    "language",
    "url",
)
LONGEST = 1000  # characters of a field
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


def shown(name: str, value: Any) -> str:
    """A field as it stands in a form."""
    if name == "speakers":
        return "; ".join(value or ())
    return "" if value in (None, "und") else str(value)


def typed_over(found: Found, typed: Mapping[str, str]) -> Found:
    """The statement with what was typed; a field that can't be taken keeps what it was.

    A field typed back to what was read is no correction any more.
    """
    corrections, wrong = dict(found.corrections), {}
    for name in FIELDS:
        if name not in typed:
            continue
        given = " ".join(one_line(typed[name]).split())[:LONGEST]
        read = getattr(found.preview.metadata, name)
        corrections.pop(name, None)
        if given == " ".join(shown(name, read).split()):
            if name in found.kept:
                corrections[name] = list(read) if name == "speakers" else read
            continue
        try:
            corrections[name] = _taken(name, given)
        except CorpusError as error:
            wrong[name] = Wrong(given, sentence_of(error))
    return replace(found, corrections=corrections, wrong=wrong)


def _taken(name: str, given: str) -> Any:
    """The value to be stored; raises `CorpusError` with what the field takes."""
    if name == "speakers":
        return checked(name, [part.strip() for part in given.split(";") if part.strip()])
    if name == "time" and given and not _CLOCK.fullmatch(given):
        raise CorpusError(say("A time is written like 14:30, not {given}.", given=given))
    if name == "url" and given and not _is_address(given):
        raise CorpusError(say("An address begins with https:// or http://."))
    if name == "language" and given and not re.fullmatch(r"[a-z]{2,3}", given):
        raise CorpusError(
            say("A language is written as its code, like en or ru, not {given}.", given=given)
        )
    if not given:
        return _NOTHING.get(name)
    return checked(name, given)


def _is_address(given: str) -> bool:
    try:
        parts = urlsplit(given)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in given


# What stands for "not known", as in a fresh `Metadata`.
_NOTHING = {name: getattr(Metadata(), name) for name in FIELDS}
