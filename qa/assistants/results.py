"""What a tool gives back: the contract's JSON, and links to where its quotes stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mcp.types import CallToolResult, ResourceLink, TextContent
from pydantic import TypeAdapter

from corpus.errors import CorpusError
from embeddings.errors import EmbeddingError
from qa.contract import always_whole, as_json, as_plain
from qa.errors import QuestionError, UnknownSpan, VerificationError
from qa.types import Quote

OURS = (CorpusError, EmbeddingError, QuestionError, UnknownSpan, VerificationError)

STATEMENT = "record://statement/{statement_id}"
SPAN = "record://statement/{statement_id}/{start}/{end}"


def result(value: Any, quotes: Iterable[Quote] = ()) -> CallToolResult:
    """`value` as structured content, and as text for who reads only that; a link for each quote.

    A list stands under the name `result`, because structured content is an object.
    """
    plain = as_plain(value)
    whole = {"result": plain} if isinstance(plain, list) else plain
    text = TextContent(type="text", text=as_json(whole).decode())
    return CallToolResult(content=[text, *map(_link, quotes)], structured_content=whole)


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON schema of what `result` makes of a value of this type.

    The SDK makes none of dataclasses with slots.
    """
    schema = always_whole(TypeAdapter(kind).json_schema(mode="serialization"))
    if schema.get("type") != "array":
        return schema
    defs = schema.pop("$defs", {})
    whole = {"type": "object", "properties": {"result": schema}, "required": ["result"]}
    return whole | ({"$defs": defs} if defs else {})


def refusal(sentence: str) -> CallToolResult:
    """Why there is no result, for the assistant to read and to tell."""
    return CallToolResult(content=[TextContent(type="text", text=sentence)], is_error=True)


def span_uri(statement_id: str, start: int, end: int) -> str:
    return SPAN.format(statement_id=statement_id, start=start, end=end)


def _link(quote: Quote) -> ResourceLink:
    return ResourceLink(
        type="resource_link",
        uri=span_uri(quote.statement_id, quote.start_char, quote.end_char),
        name=f"quote {quote.number}",
        title=quote.citation or quote.title,
        description=quote.text if len(quote.text) <= 200 else f"{quote.text[:200]} …",
        mime_type="application/json",
    )
