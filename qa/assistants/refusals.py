"""What is wrong with a call, told to the assistant in a sentence and not as the SDK would."""

from __future__ import annotations

import logging
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.types import CallToolResult
from pydantic import ValidationError

from qa.assistants.results import refusal
from qa.failure import UNFORESEEN

log = logging.getLogger(__name__)


class Refusing(MCPServer[Any]):
    """The SDK's server, but for its way of saying what went wrong with a call."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> Any:
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError as error:
            log.error("a tool failed", exc_info=error)
            return refusal(UNFORESEEN)
        except ToolError as error:
            return _refused(name, error)


def _refused(name: str, error: ToolError) -> CallToolResult:
    if not isinstance(error.__cause__, ValidationError):
        return refusal(f"There is no tool {name!r} here.")
    wrong = (
        f"`{'.'.join(map(str, fault['loc']))}`: {fault['msg'].rstrip('.')}."
        for fault in error.__cause__.errors()
    )
    return refusal(" ".join(wrong))
