"""From an address to a box that can be used: `python -m tests.benchmarks.first_load`.

The chat over a small record beside a bare Gradio page of one text box, in the same Chromium, turn
about, each time with an empty cache; both servers are warm. Wall seconds say how busy the machine
is, so that the ratio and the weight are what can be compared.
"""

from __future__ import annotations

import json
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import browser
from screens import ENGLISH, record_of
from web_record import serving

TIMES = 7
BOX = "#question textarea"
READY = "html[data-ready]"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Seconds until the selector is there, kilobytes sent, and requests."""

    seconds: float
    kilobytes: float
    requests: int


@dataclass(frozen=True, slots=True)
class FirstLoad:
    """Medians; the chat's box also listens, the bare page's need not."""

    chat: Loaded
    bare: Loaded
    ratio: float


@contextmanager
def bare_page() -> Iterator[str]:
    """Gradio with one text box and nothing else."""
    import fastapi
    import gradio as gr
    import uvicorn

    with gr.Blocks(analytics_enabled=False) as demo:
        gr.Textbox(elem_id="question")
    app = gr.mount_gradio_app(
        fastapi.FastAPI(), demo, path="/", ssr_mode=False, footer_links=[], pwa=False
    )
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def loaded(chromium: Any, address: str, selector: str) -> Loaded:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    try:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        sizes: list[float] = []
        network.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(selector)
        seconds = time.perf_counter() - start
        page.wait_for_timeout(500)
        return Loaded(seconds, sum(sizes) / 1000, len(sizes))
    finally:
        context.close()


def medians(found: list[Loaded]) -> Loaded:
    return Loaded(
        round(statistics.median(one.seconds for one in found), 2),
        round(statistics.median(one.kilobytes for one in found), 1),
        int(statistics.median(one.requests for one in found)),
    )


def first_load(times: int = TIMES) -> FirstLoad:
    """The first of each is not counted: it warms the server."""
    with (
        browser.chromium() as chromium,
        tempfile.TemporaryDirectory() as folder,
        record_of(ENGLISH, Path(folder)) as record,
        serving(record) as address,
        bare_page() as bare,
    ):
        pairs = [
            (loaded(chromium, address, READY), loaded(chromium, bare, BOX))
            for _ in range(times + 1)
        ]
    ours, theirs = (medians([pair[n] for pair in pairs[1:]]) for n in (0, 1))
    return FirstLoad(ours, theirs, round(ours.seconds / theirs.seconds, 2))


if __name__ == "__main__":
    print(json.dumps(asdict(first_load())))
