"""One request to a server that speaks OpenAI's protocol, read as it is streamed.

By httpx, which the chat brings along anyway: the protocol is one POST, and what matters here is
what ready-made clients leave to others: one deadline over all of it, bounded bytes, no redirect, no
proxy of the environment, no retry, and a connection that closes as soon as nobody waits.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import anyio

from qa.summary import withheld
from qa.summary.model import LanguageModel
from qa.summary.withheld import Withheld, refused

if TYPE_CHECKING:
    from httpx import Response

MOST_BYTES = 1 << 20  # with what a model thinks to itself, and the wrapping of each word
LONGEST_WAIT_TO_CONNECT = 10.0  # seconds


async def written(model: LanguageModel, messages: list[dict[str, str]]) -> str:
    """What the model writes, whole. Raises `Withheld` for whatever else comes of it."""
    import httpx

    headers = {"Accept-Encoding": "identity", "User-Agent": "on-the-record"}
    if model.key:
        headers["Authorization"] = f"Bearer {model.key}"
    wait = httpx.Timeout(None, connect=min(LONGEST_WAIT_TO_CONNECT, model.timeout))
    body = {"model": model.name, "messages": messages, "stream": True}
    try:
        with anyio.fail_after(model.timeout):
            async with (
                httpx.AsyncClient(headers=headers, timeout=wait, trust_env=False) as client,
                client.stream("POST", f"{model.url}/chat/completions", json=body) as response,
            ):
                if not response.is_success:
                    raise refused(response.status_code)
                return await _read(response)
    except TimeoutError:
        raise Withheld(withheld.TOO_SLOW) from None
    except (httpx.RemoteProtocolError, httpx.ReadError) as error:
        raise Withheld(withheld.CUT_OFF) from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise Withheld(withheld.UNREACHED) from error


async def _read(response: Response) -> str:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Withheld(withheld.GARBLED)
    said = _Said()
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "text/event-stream":  # the server does not stream
        whole = b"".join([piece async for piece in _bounded(response)])
        said.take(_parsed(whole), "message")
        said.done = True
        return said.whole()
    async for line in _lines(response):
        name, _, data = line.partition(b":")
        if name != b"data" or not data.strip():
            continue
        if data.strip() == b"[DONE]":
            said.done = True
            break
        said.take(_parsed(data), "delta")
    return said.whole()


@dataclass(slots=True)
class _Said:
    """What has come so far."""

    pieces: list[str] = field(default_factory=list)
    done: bool = False

    def take(self, event: Any, name: str) -> None:
        """One event, whose text stands under `name`; raises `Withheld` where it is none."""
        try:
            if event.get("error"):
                raise Withheld(withheld.GARBLED)
            for choice in event["choices"][:1]:
                piece = (choice.get(name) or {}).get("content")
                reason = choice.get("finish_reason")
                if reason in ("length", "content_filter"):
                    raise Withheld(withheld.CUT_OFF)
                self.done = self.done or reason == "stop"
                if piece:
                    self.pieces.append(piece + "")
        except (AttributeError, KeyError, TypeError):
            raise Withheld(withheld.GARBLED) from None

    def whole(self) -> str:
        if not self.done:
            raise Withheld(withheld.CUT_OFF)
        return "".join(self.pieces)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise Withheld(withheld.GARBLED) from None


async def _bounded(response: Response) -> AsyncIterator[bytes]:
    count = 0
    async for piece in response.aiter_raw():
        count += len(piece)
        if count > MOST_BYTES:
            raise Withheld(withheld.TOO_LONG)
        yield piece


async def _lines(response: Response) -> AsyncIterator[bytes]:
    rest = bytearray()
    async for piece in _bounded(response):
        rest += piece
        if b"\n" in piece:
            *lines, rest = rest.split(b"\n")
            for line in lines:
                yield bytes(line)
    yield bytes(rest)
