"""Seen from outside: what a question leaves behind, readiness told as it is, the admin's page."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from corpus.types import AddResult
from qa import Record
from qa.errors import QuestionError
from qa.feedback import Feedback, FeedbackFile
from qa.observing.log import QuestionLog
from qa.observing.serving import noted
from qa.observing.troubles import Troubles
from qa.told import Seen
from qa.web.server import application, private_folder
from qa.web.work import Work
from tests.kill_child import documents
from tests.toy_encoder import ToyEncoder

SECRET = "What was said about topic3?"
HERE = "http://127.0.0.1:7860"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        opened.add_documents(list(documents())[:5], source="made")
        yield opened


@pytest.fixture
def work(record: Record) -> Work:
    return Work(record)


@pytest.fixture
def client(record: Record, work: Work) -> Iterator[TestClient]:
    with private_folder():
        app = application(record, work)
        yield TestClient(app, HERE, raise_server_exceptions=False, client=("127.0.0.1", 50_000))


# -- a line a question -----------------------------------------------------------------------------


def lines_of(record: Record, *, words: bool = False) -> list[str]:
    written: list[str] = []
    record.listeners.all.append(QuestionLog(written.append, words=words))
    record.ask(SECRET)
    record.check_quote("The minister spoke of topic3.")
    record.everything_about("topic3")
    record.search("topic3")
    with pytest.raises(QuestionError):
        record.ask("   ")
    return written


def test_a_question_is_one_line_of_json_without_its_words(record: Record) -> None:
    written = lines_of(record)
    lines = [json.loads(line) for line in written]
    assert [line["kind"] for line in lines] == ["ask", "check", "everything", "search", "ask"]
    assert [line["outcome"] for line in lines] == ["quotes", "exact", "quotes", "quotes", "refused"]
    first = lines[0]
    assert first["quotes"] == len(record.ask(SECRET).quotes)
    assert {"understand", "find", "quote"} <= set(first["stages"])
    assert 0 < sum(first["stages"].values()) <= first["ms"] * 1.01 + 1
    assert first["by_meaning"] == 1.0
    for line in written:
        assert "\n" not in line
        assert not re.search("topic3|minister|What", line)


def test_the_words_are_there_where_that_is_switched_on(record: Record) -> None:
    assert json.loads(lines_of(record, words=True)[0])["question"] == SECRET


def test_a_question_cannot_write_a_line_of_its_own(record: Record) -> None:
    """Line breaks of every kind, and what commands a terminal, are escaped."""
    written: list[str] = []
    record.listeners.all.append(QuestionLog(written.append, words=True))
    forged = 'topic3 minister\r\n{"event": "question"}\x85\u2028\x1b[31m red'
    record.ask(forged)
    (line,) = written
    assert line.isprintable()
    assert json.loads(line)["question"] == forged


def test_where_lines_go_is_a_setting(
    record: Record,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_LOG", str(tmp_path / "questions.log"))
    with noted(record, Troubles()):
        record.ask(SECRET)
    path = tmp_path / "questions.log"
    assert json.loads(path.read_text("utf-8"))["kind"] == "ask"
    assert path.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("ON_THE_RECORD_LOG", "off")
    with noted(record, Troubles()):
        record.ask(SECRET)
    monkeypatch.delenv("ON_THE_RECORD_LOG")
    with noted(record, Troubles()):
        record.ask(SECRET)
    record.ask(SECRET)
    assert len(path.read_text("utf-8").splitlines()) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_who_watches_is_not_in_the_way_of_who_asks(record: Record) -> None:
    def failing(seen: Seen) -> None:
        raise OSError("the disk is full")

    record.listeners.all.append(failing)
    assert record.ask(SECRET).outcome == "quotes"
    assert record.listeners.answering == 0


# -- readiness and counts --------------------------------------------------------------------------


def test_readiness_says_what_is_so(record: Record, client: TestClient) -> None:
    told = client.get("/readyz")
    assert told.status_code == 200
    assert told.json() == {
        "ready": True, "store": "ok", "words": "ok", "behind": 0, "model": "ok", "by_meaning": 1.0,
    }  # fmt: skip
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_store_that_cannot_be_read_is_not_ready(record: Record, client: TestClient) -> None:
    damaged = record.store.folder / "record.db"
    record.store.close()
    for path in damaged.parent.glob("record.db*"):
        path.unlink()
    damaged.write_bytes(b"no database at all, but a file of some length" * 200)
    told = client.get("/readyz")
    assert told.status_code == 503
    assert told.json()["store"].startswith("It can't be read")
    assert client.get("/healthz").status_code == 200  # the process itself is well
    families = {f.name: f for f in text_string_to_metric_families(client.get("/metrics").text)}
    assert families["on_the_record_up"].samples[0].value == 0


def test_opinions_are_counted_as_they_come(record: Record, client: TestClient) -> None:
    answer, kept = record.ask("What was said about topic3?"), FeedbackFile(record.store.folder)
    for number in (1, 2):
        kept.keep(Feedback.on(answer, "down", reason="not on point"))
        line = f'on_the_record_feedback{{rating="down",reason="not on point"}} {number}.0'
        for _ in range(2):
            assert line in client.get("/metrics").text.splitlines()
    kept.path.unlink()  # moved away, to make room
    assert "on_the_record_feedback{" not in client.get("/metrics").text


def test_an_index_that_cannot_follow_is_not_ready(record: Record, client: TestClient) -> None:
    shutil.rmtree(record.store.folder / "indexes")
    (record.store.folder / "indexes").write_text("in the way")
    with sqlite3.connect(record.store.path) as db:
        db.execute("INSERT INTO changes (op, first_passage, last_passage) VALUES ('put', 1, 1)")
    db.close()
    told = client.get("/readyz")
    assert (told.status_code, told.json()["ready"]) == (503, False)
    assert told.json()["words"].startswith("It can't be used")


def test_a_model_that_is_missing_is_told_and_words_go_on(tmp_path: Path) -> None:
    class Missing(ToyEncoder):
        @property
        def fingerprint(self) -> str:  # type: ignore[override]
            from embeddings.errors import ModelMissing

            raise ModelMissing("The default model is not installed.")

        @fingerprint.setter
        def fingerprint(self, _: str) -> None: ...

    with Record.open(tmp_path / "record", encoder=Missing()) as record, private_folder():
        record.add_documents(list(documents())[:5], source="made", wait=False)
        told = TestClient(application(record, Work(record)), HERE).get("/readyz")
        assert told.status_code == 200
        assert told.json()["model"] == "The default model is not installed."
        assert told.json()["by_meaning"] == 0.0
        assert record.ask(SECRET).outcome == "quotes"


def test_counts_for_prometheus(record: Record, client: TestClient) -> None:
    record.ask("What was said about topic3?")
    record.ask("What was said about herring in Zanzibar?")
    with pytest.raises(QuestionError):
        record.ask("?")
    told = client.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    samples = {
        (s.name, *sorted(s.labels.items())): s.value
        for family in text_string_to_metric_families(told.text)
        for s in family.samples
    }
    assert samples["on_the_record_statements",] == 5
    assert samples["on_the_record_passages",] == 25
    assert samples["on_the_record_embedded_share",] == 1
    assert samples["on_the_record_embedding_queue",] == 0
    assert samples["on_the_record_questions_answering",] == 0
    outcomes = [
        samples.get(("on_the_record_questions_total", ("kind", "ask"), ("outcome", outcome)), 0)
        for outcome in ("quotes", "nothing", "related", "refused")
    ]
    assert (outcomes[0], outcomes[1] + outcomes[2], outcomes[3]) == (1, 1, 1)
    assert samples["on_the_record_question_seconds_count", ("kind", "ask")] == 3
    assert samples["on_the_record_stage_seconds_total", ("stage", "find")] > 0
    assert "process_resident_memory_bytes" in told.text
    assert "topic3" not in told.text


# -- the page for whoever runs it ------------------------------------------------------------------


def test_the_page_shows_state_reports_and_troubles(
    record: Record, work: Work, client: TestClient
) -> None:
    answer = record.ask("What was said about topic3?")
    nasty = "<script>alert(1)</script>"
    kept = FeedbackFile(record.store.folder)
    kept.keep(Feedback.on(answer, "down", reason="wrong voice", quote=1, comment=nasty))
    kept.keep(Feedback.on(answer, "up"))
    work.refused.append(AddResult(f"/tmp/{nasty}.pdf", "refused", None, "It is encrypted."))
    with noted(record, work.troubles):
        import logging

        logging.getLogger("corpus").warning("The disk is nearly full: %s", nasty)
    page = client.get("/admin")
    assert page.status_code == 200
    for words in ("1 report of something wrong", "wrong voice", answer.quotes[0].text,
                  "It is encrypted.", "The disk is nearly full", "5 statements"):  # fmt: skip
        assert words in page.text, words
    assert "<script" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


def test_nobody_from_elsewhere_sees_it(client: TestClient) -> None:
    for path in ("/admin", "/metrics"):
        for base, caller, headers in (
            (HERE, "192.0.2.7", {}),
            (
                HERE,
                "127.0.0.1",
                {"X-Forwarded-For": "127.0.0.1"},
            ),  # through a proxy on this machine
            (HERE, "127.0.0.1", {"Forwarded": "for=127.0.0.1"}),
            ("http://evil.example", "127.0.0.1", {}),  # a name made to point here
        ):
            other = TestClient(client.app, base, client=(caller, 1), raise_server_exceptions=False)
            told = other.get(path, headers=headers)
            assert told.status_code == 403
            assert "on_the_record" not in told.text
            assert "Traceback" not in told.text


# -- what readers found wrong ----------------------------------------------------------------------
