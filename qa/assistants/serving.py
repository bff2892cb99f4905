"""Serving assistants: over stdio to who started this, or over streamable HTTP on a port."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from qa.errors import ExtraMissing

if TYPE_CHECKING:
    from qa.record import Record

MISSING = "This needs the extra “mcp”: pip install 'on-the-record[mcp]'"


def needs_its_extra() -> None:
    """Raises `ExtraMissing`, with what to do, where the SDK is not installed."""
    if find_spec("mcp") is None:
        raise ExtraMissing(MISSING)


def serve_stdio(record: Record) -> int:
    """Serve whoever holds the other ends of the standard streams, until they close them."""
    from qa.assistants.server import build

    record.start_embedding()
    build(record).run("stdio")
    return 0


def serve_http(record: Record, host: str, port: int) -> int:
    """Serve on a port until Ctrl-C; from elsewhere than this machine a key is asked for."""
    import uvicorn

    from qa.assistants.http import PLACE, application
    from qa.web.server import PortRefused, config, open_door

    try:
        door = open_door(host, port)
    except PortRefused as error:
        print(error, file=sys.stderr)
        return 1
    with door:
        record.start_embedding()
        at, number = door.getsockname()[:2]
        shown = f"[{at}]" if ":" in at else at
        print(f"Serving assistants on http://{shown}:{number}{PLACE}", flush=True)
        uvicorn.Server(config(application(record))).run(sockets=[door])
    return 0
