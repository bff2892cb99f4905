"""The chat in a browser. Nothing here is imported before something is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.record import Record

__all__ = ["serve"]


def serve(record: Record, host: str = "127.0.0.1", port: int = 7860) -> int:
    """Serve `record` until Ctrl-C; returns an exit code. Imports web libraries only now."""
    from qa.web.server import serve as run

    return run(record, host, port)
