"""The server that assistants talk to: its tools, and statements and spans as resources."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError

from corpus.errors import UnknownStatement
from qa.assistants.refusals import Refusing
from qa.assistants.results import OURS, SPAN, STATEMENT
from qa.assistants.tools import tools
from qa.contract import as_json
from qa.errors import UnknownSpan
from qa.spans import quote_of_span

if TYPE_CHECKING:
    from qa.record import Record

INSTRUCTIONS = """Official statements, quoted verbatim. Each quote's `text` is the publisher's exact
words, verified against the stored statement: repeat it letter for letter or not at all, with its
`citation`, and say whose words it is: `voice` is own, reported (from `by`), joint, questioner or
unclear, labelled automatically. `outcome` "nothing" means that nothing in this record answers, not
that it was never said; "related" quotes are near and do not answer. Offsets count code points."""


def build(record: Record) -> MCPServer[Any]:
    """The server over `record`, for any transport."""
    server = Refusing(
        "on-the-record",
        title="On the Record",
        instructions=INSTRUCTIONS,
        tools=tools(record),
        version=version("on-the-record"),
        log_level="WARNING",  # questions are nobody else's business
    )

    @server.resource(STATEMENT, name="statement", title="A statement", mime_type="application/json")
    def statement(statement_id: str) -> str:
        """A whole statement, as `open_statement` gives it."""
        return _resource(lambda: record.statement(statement_id))

    @server.resource(
        SPAN, name="span", title="A stretch of a statement's words", mime_type="application/json"
    )
    def span(statement_id: str, start: int, end: int) -> str:
        """The verified words from `start` up to `end`, as a quote."""
        return _resource(lambda: quote_of_span(record.statement(statement_id), start, end))

    return server


def _resource(found: Callable[[], Any]) -> str:
    try:
        return as_json(found()).decode()
    except (UnknownStatement, UnknownSpan) as error:
        raise ResourceNotFoundError(str(error)) from error
    except OURS as error:
        raise ResourceError(str(error)) from error
