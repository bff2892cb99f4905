"""The HTTP API over a real record, served on loopback in a thread of this process."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from embeddings.types import Vectors
from qa import Record
from qa.api.application import build, mount
from qa.web.server import config, open_door
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder

FISH = "What was said about fish stocks?"
FISH_WORDS = "Fish stocks have recovered in the northern waters."


@contextmanager
def made_record(folder: Path, encoder: ToyEncoder | None = None) -> Iterator[Record]:
    """Two statements, embedded by the toy encoder."""
    with Record.open(folder, encoder=encoder or ToyEncoder()) as record:
        record.add_documents([TOKYO, OSLO], source="made")
        yield record


class FailingEncoder(ToyEncoder):
    """Embeds passages, and fails at every question as somebody's own encoder may."""

    def encode_question(self, text: str) -> Vectors:
        if text.startswith("What"):
            raise RuntimeError("a secret of the inside")
        return super().encode_question(text)


@contextmanager
def serving_api(record: Record, **options: Any) -> Iterator[str]:
    """The address of the API, and of nothing else."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    mount(app, build(record, **options))
    with serving(app) as address:
        yield f"{address}/api/v1"


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address of any application, served until the block ends."""
    with open_door("127.0.0.1", 0) as door:
        server = uvicorn.Server(config(app))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
