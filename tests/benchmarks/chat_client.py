"""A reader of the chat without a browser, in the protocol of Gradio's queue (`sse_v3`)."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class ChatReader:
    """One session: the server keeps its conversation, as it does for an open page."""

    client: httpx.AsyncClient
    function: int
    inputs: int
    session: str

    @classmethod
    async def opened(cls, client: httpx.AsyncClient) -> ChatReader:
        """What the page learns when it is opened: which function a question goes to."""
        config: dict[str, Any] = (await client.get("/config")).json()
        parts = {part["id"]: part for part in config["components"]}
        for one in config["dependencies"]:
            for target, event in one["targets"]:
                known = parts.get(target, {}).get("props", {})
                if event == "submit" and known.get("elem_id") == "question":
                    return cls(client, one["id"], len(one["inputs"]), secrets.token_hex(6))
        raise RuntimeError("The chat has no question box.")

    async def ask(self, question: str) -> bool:
        """Whether the answer came, with quotes."""
        told = {
            "data": [question, *[None] * (self.inputs - 2), ""],
            "fn_index": self.function,
            "session_hash": self.session,
            "event_data": None,
            "trigger_id": None,
        }
        joined = await self.client.post("/gradio_api/queue/join", json=told)
        if joined.status_code != 200:
            return False
        event = joined.json()["event_id"]
        quoted = False
        listening = self.client.stream(
            "GET", "/gradio_api/queue/data", params={"session_hash": self.session}
        )
        async with listening as stream:
            async for line in stream.aiter_lines():
                if not line.startswith("data:"):
                    continue
                message = json.loads(line.removeprefix("data:"))
                if message.get("event_id") != event:
                    continue
                quoted = quoted or "<blockquote" in line
                if message["msg"] == "process_completed":
                    return quoted and bool(message["success"])
        return False
