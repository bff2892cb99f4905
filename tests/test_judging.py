"""A reader's verdict, sent from the chat, is kept beside the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_record import KURIL, seed_record

from qa import Record
from qa.feedback import FILE, LARGEST, FeedbackFile
from qa.web.permission import Permission
from qa.web.routes import build
from qa.web.work import Work

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def record(tmp_path: Path, shared: Callable[[str], Path]) -> Iterator[Record]:
    with seed_record(tmp_path / "record", shared) as opened:
        yield opened


@pytest.fixture
def client(record: Record) -> TestClient:
    return TestClient(build(record, Work(record), Permission("no")))


def test_a_verdict_is_kept_with_the_question(record: Record, client: TestClient) -> None:
    answer = record.ask(KURIL)
    said = {"answer": answer.answer_id, "verdict": "down", "reason": "wrong voice"}
    assert client.post("/judge", json=said, headers=OURS).status_code == 204
    (kept,) = FeedbackFile(record.store.folder).all()
    assert (kept.rating, kept.reason, kept.question) == ("down", "wrong voice", KURIL)
    assert kept.fingerprint == answer.fingerprint


@pytest.mark.parametrize(
    ("change", "headers", "status"),
    [
        ({}, {"sec-fetch-site": "cross-site"}, 403),
        ({}, {"origin": "https://elsewhere.example"}, 403),
        ({"answer": "nothing-of-the-kind"}, OURS, 404),
        ({"verdict": "sideways"}, OURS, 404),
    ],
)
def test_what_is_no_verdict_of_our_page_is_refused(
    record: Record, client: TestClient, change: dict[str, str], headers: dict[str, str], status: int
) -> None:
    said = {"answer": record.ask(KURIL).answer_id, "verdict": "up"} | change
    assert client.post("/judge", json=said, headers=headers).status_code == status
    assert not list(FeedbackFile(record.store.folder).all())


def test_where_there_is_no_room_it_says_so(record: Record, client: TestClient) -> None:
    said = {"answer": record.ask(KURIL).answer_id, "verdict": "up"}
    (record.store.folder / FILE).write_bytes(b"\n" * LARGEST)
    told = client.post("/judge", json=said, headers=OURS)
    assert (told.status_code, "no more room" in told.text) == (503, True)
