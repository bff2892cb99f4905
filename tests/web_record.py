"""The real record over the seed page, and the real application over it, for tests of the page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.access.policy import Access
from qa.record import Record
from qa.summary import LanguageModel
from qa.web.permission import Permission
from qa.web.server import NOBODY, application, config, open_door, private_folder
from qa.web.work import Work

KURIL = "What was said about the Kuril Islands?"
FISHING = "what was said about fishing quotas"


@contextmanager
def seed_record(folder: Path, shared: Callable[[str], Path]) -> Iterator[Record]:
    """A record of the ministry page, searched by words alone: no model is loaded."""
    with Record.open(folder) as record:
        record.add(shared("statements/000_2b86f9abb84ce2ea.txt"), wait=False)
        yield record


@contextmanager
def serving(
    record: Record,
    permission: Permission = NOBODY,
    access: Access | None = None,
    model: LanguageModel | None = None,
    below: str = "",
) -> Iterator[str]:
    """The address of the whole application over `record`, in a thread of this process."""
    import uvicorn

    with open_door("127.0.0.1", 0) as door, private_folder():
        servers: list[uvicorn.Server] = []
        ends: list[Callable[[], None]] = []

        def run() -> None:
            # Built in the thread too: Playwright keeps an event loop running in this one.
            app = application(record, Work(record), permission, access, model, below)
            ends.append(app.state.bringing.stop)
            servers.append(uvicorn.Server(config(app)))
            servers[0].run([door])

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        while not (servers and servers[0].started):
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        servers[0].should_exit = True
        thread.join(10)
        for end in ends:
            end()
