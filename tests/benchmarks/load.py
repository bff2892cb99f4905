"""Many readers at once: `python -m tests.benchmarks.load` starts the app and asks it, on loopback.

One user first, then 50 who each ask, read for a few seconds and ask again, half a minute long. They
are measured twice: asking for the answer's own page, and in the chat, through Gradio's queue, where
each has a conversation that grows. Bounded in time and number; the server stops too.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import numpy as np

from tests.benchmarks.asking import QUESTIONS
from tests.benchmarks.chat_client import ChatReader
from tests.benchmarks.scaled import real

ROOT = Path(__file__).resolve().parents[2]
USERS, SECONDS, READING = 50, 30.0, (2.0, 8.0)
ALONE, TURNS = 42, 6  # questions of the single user, and how many of them are one conversation
IDLE = 2.0  # seconds after which a connection is not used again: the server closes it after 5


@dataclass(frozen=True, slots=True)
class Load:
    """Milliseconds from question to the whole answer; `failed` are answers that were none."""

    users: int
    questions: int
    failed: int
    alone_ms: tuple[float, float]
    together_ms: tuple[float, float]

    @property
    def ratio(self) -> float:
        """The 95th percentile of many to that of one."""
        return round(self.together_ms[1] / self.alone_ms[1], 2)


def spread(seconds: list[float]) -> tuple[float, float]:
    return (
        round(float(np.percentile(seconds, 50)) * 1000, 1),
        round(float(np.percentile(seconds, 95)) * 1000, 1),
    )


Ask = Callable[[str], Awaitable[bool]]
Open = Callable[[httpx.AsyncClient, random.Random], Awaitable[Ask]]


async def pages(client: httpx.AsyncClient, chance: random.Random) -> Ask:
    """A reader of answers' own pages, each at an address that nobody has asked for."""

    async def ask(question: str) -> bool:
        found = await client.get(f"/answers/{chance.getrandbits(60):016x}?q={quote(question)}")
        return found.status_code == 200 and "blockquote" in found.text

    return ask


async def chat(client: httpx.AsyncClient, _: random.Random) -> Ask:
    """A reader of the chat, with a conversation of its own."""
    return (await ChatReader.opened(client)).ask


async def timed(ask: Ask, question: str) -> float | None:
    """Seconds to the answer; None where none came."""
    start = time.perf_counter()
    return time.perf_counter() - start if await ask(question) else None


async def reader(
    opened: Open, client: httpx.AsyncClient, seed: int, until: float, times: list[float | None]
) -> None:
    chance = random.Random(seed)
    ask = await opened(client, chance)
    await asyncio.sleep(chance.uniform(0, READING[1]))
    while time.monotonic() < until:
        times.append(await timed(ask, chance.choice(QUESTIONS)))
        await asyncio.sleep(chance.uniform(*READING))


async def alone(opened: Open, client: httpx.AsyncClient) -> list[float | None]:
    """One user's questions, in conversations no longer than those of many get to be."""
    chance, times = random.Random(0), list[float | None]()
    for _ in range(ALONE // TURNS):
        ask = await opened(client, chance)
        times += [await timed(ask, chance.choice(QUESTIONS)) for _ in range(TURNS)]
    return times


async def measured(address: str, opened: Open) -> Load:
    limits = httpx.Limits(max_connections=2 * USERS, keepalive_expiry=IDLE)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        one = await alone(opened, client)
        many: list[float | None] = []
        until = time.monotonic() + SECONDS
        await asyncio.gather(*(reader(opened, client, n, until, many) for n in range(1, USERS + 1)))
    return Load(
        users=USERS,
        questions=len(many),
        failed=sum(seconds is None for seconds in [*one, *many]),
        alone_ms=spread([seconds for seconds in one[4:] if seconds is not None]),
        together_ms=spread([seconds for seconds in many if seconds is not None]),
    )


def served(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The app on a free port of this machine, answering."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--record", str(folder), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            httpx.get(f"{address}/healthz", timeout=1)
            return server, address
        except httpx.TransportError:
            time.sleep(0.25)
    server.terminate()
    raise RuntimeError(f"The app did not answer on {address} within a minute.")


def main() -> None:
    server, address = served(real())
    try:
        loads = {way.__name__: asyncio.run(measured(address, way)) for way in (pages, chat)}
    finally:
        server.terminate()
        server.wait(timeout=30)
    told = {name: asdict(load) | {"ratio": load.ratio} for name, load in loads.items()}
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
