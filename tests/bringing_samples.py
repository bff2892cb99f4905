"""Files that people bring, good and bad, and the record and server they bring them to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from qa.record import Record
from qa.web.permission import Permission
from qa.web.server import application, private_folder
from qa.web.work import Work

HERRING = (
    "30 May 2019\n\nStatement by Foreign Minister Ann Smith on herring, Oslo, 30 May 2019\n\n"
    "We reaffirmed that herring belongs to nobody. The quota stays as it was.\n\n"
    "In response, our partners asked for more time.\n"
)
UNDATED = "Remarks on cod\n\nCod was discussed at length. Nothing was decided about cod.\n"
ROWS = "".join(
    f'{{"id": "row-{n}", "title": "Row {n}", "date": "2020-01-{n:02}", "speaker": "Ann Smith", '
    f'"text": "Mackerel number {n} was mentioned."}}\n'
    for n in range(1, 31)
)


@contextmanager
def bringing_to(folder: Path) -> Iterator[tuple[Record, TestClient]]:
    """A record searched by words, and a client that is this machine, behind the whole server."""
    with Record.open(folder) as record, private_folder():
        client = client_of(record, Permission("here"))
        yield record, client
        client.app.state.bringing.stop()  # type: ignore[attr-defined]


def client_of(record: Record, permission: Permission) -> TestClient:
    """A client on this machine, whose requests come from our own page."""
    return TestClient(
        application(record, Work(record), permission),
        base_url="http://127.0.0.1:7860",
        client=("127.0.0.1", 50000),
        headers={"Sec-Fetch-Site": "same-origin"},
        raise_server_exceptions=False,
    )
