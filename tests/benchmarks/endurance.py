"""Ten minutes of everything at once: `python -m tests.benchmarks.endurance [SECONDS]`.

Fifty readers ask, half of them answers' own pages and half the chat, while a contributor adds two
hundred statements one after the other and the server embeds them. Every ten seconds the server's
memory is looked at. All on loopback; the server stops too. What was measured is written to
tests/results/load.json.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import httpx

from corpus.sample import documents
from qa import Record
from tests.benchmarks.asking import QUESTIONS
from tests.benchmarks.load import IDLE, READING, chat, pages, served, spread, timed

RESULTS = Path(__file__).parents[1] / "results" / "load.json"
USERS, SECONDS, STATEMENTS = 50, 600.0, 200
EMBEDDED, LEFT = 8, 24  # addresses of the sample: in the record before, and yet to be embedded
TURNS = 6  # of a conversation, then another begins
EVERY = 10.0  # seconds between two looks at the memory


@dataclass(slots=True)
class Endured:
    """Milliseconds from question to the whole answer, median and 95th percentile; `megabytes`
    are the server's, a look each ten seconds; `slowest_adding` is from sending to done; `busy` is
    the machine's load before and after; `stopped` is how long stopping took, and the exit code."""

    seconds: float
    users: int
    questions: int = 0
    failed: int = 0
    answer_ms: tuple[float, float] = (0.0, 0.0)
    added: int = 0
    not_added: int = 0
    slowest_adding: float = 0.0
    embedded_share: tuple[float, float] = (0.0, 0.0)
    megabytes: list[int] = field(default_factory=list)
    busy: tuple[float, float] = (0.0, 0.0)
    stopped: tuple[float, int | None] = (0.0, None)


def made() -> Path:
    """A record of a few addresses embedded, and many of which the server has yet to do so."""
    folder = Path(tempfile.mkdtemp(prefix="endurance-")) / "record"
    with Record.open(folder) as record:
        addresses = documents()
        record.add_documents(list(islice(addresses, EMBEDDED)), source="sotu", wait=False)
        record.embed()
        record.add_documents(list(islice(addresses, LEFT)), source="sotu", wait=False)
    return folder


async def reader(
    client: httpx.AsyncClient, seed: int, asked: list[str], until: float, times: list[float | None]
) -> None:
    chance, opened = random.Random(seed), (pages, chat)[seed % 2]
    await asyncio.sleep(chance.uniform(0, READING[1]))
    while time.monotonic() < until:
        ask = await opened(client, chance)
        for _ in range(TURNS):
            if time.monotonic() > until:
                return
            times.append(await _tried(ask, chance.choice(asked)))
            await asyncio.sleep(chance.uniform(*READING))


async def _tried(ask: object, question: str) -> float | None:
    try:
        took = await timed(ask, question)  # type: ignore[arg-type]
    except httpx.HTTPError as error:
        print(f"failed: {question} {error!r}", file=sys.stderr)
        return None
    if took is None:
        print(f"failed: {question} was answered without a quote", file=sys.stderr)
    return took


async def contributor(client: httpx.AsyncClient, seconds: float, told: Endured) -> None:
    """A statement each few seconds, of words that no other has; waits for each to be there."""
    until = time.monotonic() + seconds
    for number in range(STATEMENTS):
        began = time.monotonic()
        words = f"The ministry agreed on measure {number} of the plan for harbour {number * 7}."
        text = f"{1 + number % 28} May 2019\n\nStatement {number} by Ann Smith\n\n{words}\n"
        files = {"files": (f"statement-{number}.txt", text.encode())}
        sent = await client.post("/api/v1/statements", files=files)
        job = sent.json() if sent.status_code == 202 else {"status": "refused"}
        while job["status"] in ("waiting", "reading"):
            await asyncio.sleep(0.2)
            job = (await client.get(f"/api/v1/jobs/{job['job_id']}")).json()
        added = job["status"] == "done" and job["results"][0]["status"] == "added"
        told.added += added
        told.not_added += not added
        told.slowest_adding = round(max(told.slowest_adding, time.monotonic() - began), 2)
        left = STATEMENTS - number - 1
        await asyncio.sleep(max(0.0, until - time.monotonic()) / (left + 1) if left else 0.0)


async def memory(pid: int, until: float, told: Endured) -> None:
    while time.monotonic() < until:
        told.megabytes.append(resident(pid))
        await asyncio.sleep(EVERY)


def resident(pid: int) -> int:
    """Megabytes of a process; 0 where the system does not tell."""
    try:
        pages_held = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages_held * os.sysconf("SC_PAGE_SIZE") >> 20


async def endured(address: str, pid: int, seconds: float) -> Endured:
    told = Endured(seconds, USERS)
    limits = httpx.Limits(max_connections=3 * USERS, keepalive_expiry=IDLE)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        asked = []
        for one in QUESTIONS:  # those that this record can answer
            page = await client.get(f"/answers/{len(asked):016x}?q={quote(one)}")
            asked += [one] if 'class="answer quotes"' in page.text else []
        before = await _share(client)
        told.busy = (round(os.getloadavg()[0], 1), 0.0)
        times: list[float | None] = []
        until = time.monotonic() + seconds
        await asyncio.gather(
            memory(pid, until, told),
            contributor(client, seconds * 0.9, told),
            *(reader(client, n, asked, until, times) for n in range(1, USERS + 1)),
        )
        after = await _share(client)
    told.questions, told.failed = len(times), sum(one is None for one in times)
    told.answer_ms = spread([one for one in times if one is not None])
    told.embedded_share = before, after
    told.busy = (told.busy[0], round(os.getloadavg()[0], 1))
    return told


async def _share(client: httpx.AsyncClient) -> float:
    return float((await client.get("/api/v1/record")).json()["share_embedded"])


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    os.environ["ON_THE_RECORD_LOG"] = "off"  # six thousand lines
    server, address = served(made())
    try:
        told = asyncio.run(endured(address, server.pid, seconds))
        _keep(told)
    finally:
        asked = time.monotonic()
        server.terminate()
        server.wait(timeout=300)
    told.stopped = (round(time.monotonic() - asked, 1), server.returncode)
    print(_keep(told))


def _keep(told: Endured) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    kept = json.dumps({"commit": commit, "cores": os.cpu_count(), **asdict(told)})
    RESULTS.write_text(kept + "\n")
    return kept


if __name__ == "__main__":
    main()
