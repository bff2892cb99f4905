"""The contract as JSON: one writer for the shell, the HTTP API and MCP, so that none differs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import orjson

from corpus.kin.types import Copy, Pair
from corpus.types import Metadata, Statement


def as_json(value: Any, *, indent: bool = False) -> bytes:
    """A dataclass, a sequence of them, or what is plain already, in UTF-8; names are the fields'.

    Raises `TypeError` for what JSON can't hold.
    """
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else None)


def as_plain(value: Any) -> Any:
    """The same JSON, as dictionaries and lists."""
    return json.loads(as_json(value))


def always_whole(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of a dataclass, told that every field is always written."""
    for name in schema.get("properties", {}):
        schema["properties"][name].pop("default", None)
    if "properties" in schema:
        schema["required"] = list(schema["properties"])
    for inner in schema.get("$defs", {}).values():
        always_whole(inner)
    return schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Metadata):
    """A statement in a list: all that is known of it, without its text.

    `copies` and `pairs` are the same statement elsewhere in the record: from other sources, which
    are not listed again, and in other languages.
    """

    statement_id: str
    source_id: str
    sha256: str
    characters: int
    version: int
    added: str | None
    gone_since: str | None
    copies: tuple[Copy, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, statement: Statement) -> Self:
        known = {name: getattr(statement, name) for name in Metadata.__dataclass_fields__}
        return cls(
            **known,
            statement_id=statement.statement_id,
            source_id=statement.source_id,
            sha256=statement.sha256,
            characters=len(statement.text),
            version=statement.version,
            added=statement.added,
            gone_since=statement.gone_since,
            copies=statement.copies,
            pairs=statement.pairs,
        )


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One page of a list of statements; `next` is the cursor of the page after it."""

    statements: Sequence[Listed]
    next: str | None = None
