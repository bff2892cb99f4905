"""Many readers at once: `python -m tests.benchmarks.load` starts the app and asks it, on loopback.

One user first, then 50 who each ask, read for a few seconds and ask again, half a minute long; a
question is a request of its answer's own page. Bounded in time and number; the server stops too.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import numpy as np

from tests.benchmarks.asking import QUESTIONS
from tests.benchmarks.scaled import real

ROOT = Path(__file__).resolve().parents[2]
USERS, SECONDS, READING = 50, 30.0, (2.0, 8.0)
ALONE = 40  # questions of the single user


@dataclass(frozen=True, slots=True)
class Load:
    """Milliseconds from question to the whole page; `failed` are answers that were none."""

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


async def ask(client: httpx.AsyncClient, question: str, number: int) -> float | None:
    """Seconds to the answer's page; `number` makes each address one that nobody has asked for."""
    start = time.perf_counter()
    found = await client.get(f"/answers/{number:016x}?q={quote(question)}")
    right = found.status_code == 200 and "blockquote" in found.text
    return time.perf_counter() - start if right else None


async def reader(
    client: httpx.AsyncClient, chance: random.Random, until: float, times: list[float | None]
) -> None:
    await asyncio.sleep(chance.uniform(0, READING[1]))
    while time.monotonic() < until:
        times.append(await ask(client, chance.choice(QUESTIONS), chance.getrandbits(60)))
        await asyncio.sleep(chance.uniform(*READING))


async def measured(address: str) -> Load:
    limits = httpx.Limits(max_connections=USERS)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        chance = random.Random(0)
        one = [await ask(client, chance.choice(QUESTIONS), n) for n in range(ALONE)]
        many: list[float | None] = []
        until = time.monotonic() + SECONDS
        await asyncio.gather(
            *(reader(client, random.Random(n), until, many) for n in range(1, USERS + 1))
        )
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
        load = asyncio.run(measured(address))
    finally:
        server.terminate()
        server.wait(timeout=30)
    print(json.dumps(asdict(load) | {"ratio": load.ratio}, indent=2))


if __name__ == "__main__":
    main()
