"""An answer as server-sent events, each stage told when it is done and not before."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any

import anyio
from anyio import from_thread, to_thread
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from fastapi.responses import Response, StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from qa.api.problems import Problem, problem_of
from qa.contract import as_json
from qa.stages import Searched, Stage, Understood
from qa.types import Answer, Summary

MEDIA_TYPE = "text/event-stream"
STILL_HERE = 15  # seconds without an event, after which a comment keeps the connection open
NAMES: dict[type, str] = {
    Understood: "understood",
    Searched: "searched",
    Answer: "answer",
    Summary: "summary",
    Problem: "problem",
}
Told = Stage | Answer | Summary | Problem
Tell = Callable[[Told], None]

EVENTS: dict[str, Any] = {
    "description": "Events, one after another; the last is `answer` or `problem`, or"
    " `summary` where one was asked for.",
    "content": {
        MEDIA_TYPE: {
            "schema": {
                "type": "object",
                "properties": {
                    "event": {"type": "string", "enum": list(NAMES.values())},
                    "data": {"type": "string", "contentMediaType": "application/json"},
                },
                "required": ["event", "data"],
            },
            "example": 'event: understood\ndata: {"query": {…}}\n\nevent: searched\n'
            'data: {"topic": "Kuril Islands", "passages": 14, "answerability": 0.97}\n\n'
            'event: answer\ndata: {"outcome": "quotes", …}\n\n',
        }
    },
}


async def events(work: Callable[[Tell], None]) -> Response:
    """What `work` tells while it runs in a thread of its own; a problem at once if it fails first.

    Where whoever asked goes away, the work ends as it would have, and nobody hears of it.
    """
    send, receive = anyio.create_memory_object_stream[Told](math.inf)

    def note(told: Told) -> None:
        from_thread.run_sync(_put, send, told)

    def run() -> None:
        try:
            work(note)
        except Exception as error:
            note(problem_of(error))
        finally:
            from_thread.run_sync(send.close)

    running = asyncio.create_task(to_thread.run_sync(run))
    first = await receive.receive()
    if isinstance(first, Problem):
        await running
        receive.close()
        return first.response()
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_written(first, receive, running), 200, headers, MEDIA_TYPE)


def _put(send: MemoryObjectSendStream[Told], told: Told) -> None:
    with suppress(anyio.BrokenResourceError):  # nobody listens any longer
        send.send_nowait(told)


async def _written(
    first: Told, receive: MemoryObjectReceiveStream[Told], running: asyncio.Task[None]
) -> AsyncIterator[bytes]:
    """Each event as it comes, and a comment now and then while none does."""
    yield _event(first)
    with receive:
        while True:
            told = None
            with anyio.move_on_after(STILL_HERE) as waited:
                try:
                    told = await receive.receive()
                except anyio.EndOfStream:
                    break
            yield _event(told) if told and not waited.cancelled_caught else KEEPALIVE_COMMENT
    await running


def _event(told: Told) -> bytes:
    return format_sse_event(event=NAMES[type(told)], data_str=as_json(told).decode())
