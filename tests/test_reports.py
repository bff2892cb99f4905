"""What readers report as wrong: on the page for whoever runs it, and on the shell with counts."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from embeddings.types import Comparing
from qa import Record
from qa.cli.counting import _compared
from qa.errors import FeedbackFull
from qa.feedback import FILE, LARGEST, Feedback, FeedbackFile
from qa.opinions import opinions
from qa.web.server import application, private_folder
from qa.web.work import Work
from tests.kill_child import documents
from tests.toy_encoder import ToyEncoder
from tests.warm import record as shell

HERE = "http://127.0.0.1:7860"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        opened.add_documents(list(documents())[:5], source="made")
        yield opened


@pytest.fixture
def client(record: Record) -> Iterator[TestClient]:
    with private_folder():
        app = application(record, Work(record))
        yield TestClient(app, HERE, raise_server_exceptions=False, client=("127.0.0.1", 50_000))


def test_a_report_reaches_page_and_evaluation(record: Record, client: TestClient) -> None:
    answer = record.ask("What was said about topic3?")
    sent = client.post(
        "/api/v1/feedback",
        json={"answer_id": answer.answer_id, "rating": "down", "reason": "wrong quote", "quote": 1,
              "comment": "He never said it."},
    )  # fmt: skip
    assert sent.status_code == 201
    assert "He never said it." in client.get("/admin").text
    told = shell(record.store.folder, "feedback", "--json")
    assert told.returncode == 0
    (one,) = json.loads(told.stdout)
    assert one["feedback"]["reason"] == "wrong quote"
    assert one["words"] == answer.quotes[0].text
    assert one["feedback"]["question"] == answer.question
    plain = shell(record.store.folder, "feedback").stdout
    assert "down: wrong quote" in plain
    assert answer.quotes[0].text in plain


def test_a_report_on_words_that_were_tampered_with_shows_none(record: Record) -> None:
    answer = record.ask("What was said about topic3?")
    FeedbackFile(record.store.folder).keep(Feedback.on(answer, "down", quote=1))
    with sqlite3.connect(record.store.path) as db:
        db.execute("UPDATE statements SET text = replace(text, 'spoke', 'lied')")
    db.close()
    (one,) = opinions(record)
    assert one.words is None
    assert "no longer what was stored" in one.problem


def test_a_line_cut_short_takes_no_other_along(record: Record) -> None:
    answer = record.ask("What was said about topic3?")
    kept, path = FeedbackFile(record.store.folder), record.store.folder / FILE
    kept.keep(Feedback.on(answer, "up"))
    path.write_bytes(path.read_bytes() + b'{"answer_id": "half')
    kept.keep(Feedback.on(answer, "down"))
    kept.keep(Feedback.on(answer, "down"))
    assert [one.rating for one in kept.all()] == ["up", "down", "down"]


def test_stats_tell_how_vectors_are_compared() -> None:
    assert _compared(Comparing(25)) == "with every vector, in 16 bits, which finds all"
    told = _compared(Comparing(400_000, 2048, 64, 0.9912, 320_000))
    assert told.startswith("with 64 of 2,048 lists of vectors")
    assert told.endswith("finds 0.991 of the 20 nearest (measured at 320,000 vectors)")
    assert _compared(Comparing(400_000, 2048, 64, None)).endswith("not measured yet")


def test_stats_on_the_shell(record: Record) -> None:
    told = json.loads(shell(record.store.folder, "stats", "--json").stdout)
    assert (told["statements"], told["passages"], told["older_versions"]) == (5, 25, 0)
    assert told["languages"] == {"en": 5}
    assert told["vectors"] == {record.search_index.meaning.vectors.kind: 25}
    assert told["bytes_database"] > 0 < told["bytes_indexes"]
    assert sum(told["voices"].values()) == 50
    assert told["comparing"] == asdict(Comparing(0))  # the shell's model is another
    assert record.stats().comparing == Comparing(25)
    lines = shell(record.store.folder, "stats").stdout
    assert re.search(r"^statements +5$", lines, re.M)
    assert re.search(r"^compared +with nothing: no passage has a vector yet$", lines, re.M)
    assert re.search(r"^on disk +database [\d.]+ MB, indexes", lines, re.M)


def test_what_is_kept_stays_within_its_room_and_nothing_kept_is_lost(record: Record) -> None:
    answer = record.ask("What was said about topic3?")
    kept = FeedbackFile(record.store.folder)
    first = kept.keep(Feedback.on(answer, "up", comment="first"))
    path = record.store.folder / FILE
    with path.open("ab") as file:  # as if others had filled it
        file.write(b"\n" * (LARGEST - path.stat().st_size - 10))
    with pytest.raises(FeedbackFull, match="Whoever runs the service makes some"):
        kept.keep(Feedback.on(answer, "down"))
    assert list(kept.all()) == [first]
    path.rename(path.with_name("feedback-1.jsonl"))  # as the sentence says
    assert list(kept.all()) == []
    second = kept.keep(Feedback.on(answer, "down"))
    assert list(kept.all()) == [second]
