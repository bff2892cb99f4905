"""A record in PostgreSQL: what a server of its own can do to it. What holds everywhere is tested
with the store and the record, on both engines."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import pytest

from corpus.errors import NewerRecord, RecordBusy, StoreError
from corpus.store import Store
from corpus.types import PassageFilter
from qa import Record
from qa.doctor import examine
from qa.observing.readiness import readiness
from tests import warm
from tests.kill_child import COUNT, documents
from tests.made import made_statement
from tests.postgres import ESCAPED, PASSWORD, Server, running
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder

QUESTIONS = (
    "What was said about concern over activity in the Kuril Islands?",
    "What did Jens Hansen say about the harbour?",
    "What was said about helicopters?",
)
Opened = Callable[..., Record]


@pytest.fixture
def address(postgres: Server, tmp_path: Path) -> str:
    return postgres.url(schema=f"test_{crc32(bytes(tmp_path))}")


@pytest.fixture
def own() -> Iterator[Server]:
    """A server that the test may stop."""
    with running() as server:
        yield server


def opened(folder: Path, address: str | None = None) -> Record:
    return Record.open(folder / "record", encoder=ToyEncoder(), database=address)


def shown(error: object) -> str:
    """A sentence fit to be shown: it ends, and holds no password."""
    text = str(error)
    assert text.endswith(".")
    assert PASSWORD not in text
    assert ESCAPED not in text
    return text


# -- the same answers ------------------------------------------------------------------------


def test_questions_have_the_same_answers_as_over_sqlite(address: str, tmp_path: Path) -> None:
    with opened(tmp_path / "a") as one, opened(tmp_path / "b", address) as other:
        for record in (one, other):
            record.add_documents([TOKYO, OSLO, *documents()], source="made")
            assert record.progress().share == 1.0
        for question in QUESTIONS:
            asked, again = one.ask(question), other.ask(question)
            assert (again.outcome, again.quotes, again.message) == (
                *(asked.outcome, asked.quotes, asked.message),
            )
        assert one.everything_about("topic17").total == other.everything_about("topic17").total
        assert one.verify() == other.verify() == []


def test_two_machines_share_one_record(address: str, tmp_path: Path) -> None:
    """Each has a folder of its own, in which its indexes follow."""
    with opened(tmp_path / "a", address) as one, opened(tmp_path / "b", address) as other:
        one.add_documents([TOKYO], source="made")
        assert other.ask(QUESTIONS[0]).quotes == one.ask(QUESTIONS[0]).quotes != ()
        other.remove("tokyo")
        assert one.ask(QUESTIONS[0]).outcome == "nothing"


def test_a_quote_is_checked(address: str, tmp_path: Path) -> None:
    with opened(tmp_path, address) as record:
        record.add_documents([TOKYO], source="made")
        assert record.check_quote("We agreed to meet again.").verdict == "exact"
        assert record.check_quote("We agreed never to meet again.").verdict == "altered"


def test_a_text_that_was_altered_on_the_server_is_never_shown(address: str, tmp_path: Path) -> None:
    with opened(tmp_path, address) as record:
        record.add_documents([TOKYO], source="made")
        record.store.connection.execute("UPDATE statements SET text = replace(text, 'held', 'met')")
        (damage,) = record.verify()
        assert "tokyo" in damage
    found = examine(tmp_path / "record", encoder=ToyEncoder(), database=address)
    assert [one.kind for one in found.findings] == ["text"]
    assert "pg_dump" in found.findings[0].done


# -- addresses and servers that won't do -----------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        f"mysql://keeper:{ESCAPED}@127.0.0.1/record",
        f"postgresql://keeper:{ESCAPED}@127.0.0.1:port/record",
        f"postgresql://keeper:{ESCAPED}@[127.0.0.1/record",
        f"postgresql://keeper:{ESCAPED}@127.0.0.1/record?schema=a%3Bb",
        ESCAPED,
    ],
)
def test_an_address_that_is_none_is_a_sentence(wrong: str, tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="postgresql://USER") as error:
        Store.open(tmp_path, url=wrong)
    shown(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda url: url.replace("keeper", "nobody"), "password authentication failed"),
        (lambda url: url.replace("/postgres", "/absent"), 'database "absent" does not exist'),
        (lambda url: url + "&no_such_option=1", "no_such_option"),
    ],
)
def test_a_server_that_refuses_is_a_sentence(
    postgres: Server, change: Callable[[str], str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match=told) as error:
        Store.open(tmp_path, url=change(postgres.url()))
    assert "PostgreSQL database 127.0.0.1" in shown(error.value)


def test_a_record_that_is_not_there_is_not_made(address: str, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(StoreError, match="There is no record in the PostgreSQL database"):
            Store.open(tmp_path, create=False, url=address)


def test_another_programs_database_and_a_newer_record_are_left_alone(
    address: str, tmp_path: Path
) -> None:
    with Store.open(tmp_path, url=address) as store:
        store.connection.execute("UPDATE on_the_record SET layout = 999")
        with pytest.raises(NewerRecord, match="layout 999"):
            Store.open(tmp_path, url=address)
        store.connection.execute("DROP TABLE on_the_record")
        with pytest.raises(StoreError, match="used by another program"):
            Store.open(tmp_path, url=address)


def test_a_server_that_is_too_old_is_refused() -> None:
    """None so old can be had here: its number is what a server of that age tells."""
    pytest.importorskip("psycopg")
    from corpus.store.postgres import refuse_old

    refuse_old(140_000, "the database")
    with pytest.raises(StoreError, match="PostgreSQL 13, which is too old"):
        refuse_old(130_014, "the database")


# -- one writer ------------------------------------------------------------------------------


def test_writers_take_turns_and_readers_wait_for_nobody(address: str, tmp_path: Path) -> None:
    waits = f"{address}&options=-c%20lock_timeout%3D200ms"
    with (
        Store.open(tmp_path / "a", url=address) as one,
        Store.open(tmp_path / "b", url=waits) as two,
    ):
        with one.transaction() as db:
            db.execute("INSERT INTO meta VALUES ('a', 'b')")
            assert two.sequence() == 0
            with pytest.raises(RecordBusy, match="Another process has been writing") as error:
                two.note_file("a.txt", digest=None, status="added")
            shown(error.value)
        two.note_file("a.txt", digest=None, status="added")
        assert [file for file, *_ in one.files()] == ["a.txt"]


def test_threads_that_write_at_once_lose_nothing(address: str, tmp_path: Path) -> None:
    def write(store: Store, at: int) -> None:
        for number in range(at, at + 10):
            words = f"We spoke of topic{number}."
            made = made_statement([[words]], source_id=f"made-{number}")
            store.put(made, file="made", document_hash=b"x", attribution=1)

    with (
        Store.open(tmp_path / "a", url=address) as one,
        Store.open(tmp_path / "b", url=address) as two,
    ):
        threads = [
            threading.Thread(target=write, args=(store, at))
            for store, at in ((one, 0), (one, 10), (two, 20), (two, 30))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(one.passage_ids(PassageFilter())) == 40
        changes = [(change.first_passage, change.sequence) for change in two.changes_since(0)]
        assert len(changes) == 40
        assert changes == sorted(changes)


def test_a_statement_that_takes_too_long_is_a_sentence(address: str, tmp_path: Path) -> None:
    slow = f"{address}&options=-c%20statement_timeout%3D100ms"
    with Store.open(tmp_path, url=slow) as store:
        with pytest.raises(StoreError, match="not answered in time") as error:
            store.connection.execute("SELECT pg_sleep(5)")
        shown(error.value)
        assert store.sequence() == 0


# -- a server that goes away -----------------------------------------------------------------


def test_a_restart_between_questions_goes_unnoticed(own: Server, tmp_path: Path) -> None:
    with opened(tmp_path, own.url()) as record:
        record.add_documents([TOKYO], source="made")
        before = record.ask(QUESTIONS[0]).quotes
        own.restart()
        assert record.ask(QUESTIONS[0]).quotes == before
        own.stop("immediate")
        threading.Timer(0.5, own.start).start()  # while the question waits
        assert record.statement("tokyo").title == "Statement in Tokyo"
        record.add_documents([OSLO], source="made")
        assert record.stats().statements == 2


@pytest.mark.parametrize("at", ["a statement", "the end"])
def test_a_crash_in_a_transaction_stores_none_of_it(own: Server, at: str, tmp_path: Path) -> None:
    def write(store: Store) -> None:
        with store.transaction() as db:
            db.execute("INSERT INTO meta VALUES ('a', 'b')")
            own.stop("immediate")
            own.start()
            if at == "a statement":
                db.execute("INSERT INTO meta VALUES ('c', 'd')")

    with Store.open(tmp_path, url=own.url()) as store:
        with pytest.raises(StoreError, match="can't be reached") as error:
            write(store)
        shown(error.value)
        kept = store.connection.execute("SELECT key FROM meta ORDER BY key").fetchall()
        assert kept == [("record_id",)]


def test_a_server_that_is_gone_is_a_sentence_and_not_ready(own: Server, tmp_path: Path) -> None:
    with opened(tmp_path, own.url()) as record:
        record.add_documents([TOKYO], source="made")
        assert readiness(record).ready
        own.stop()
        found = readiness(record)
        assert not found.ready
        assert "can't be reached" in shown(found.store)
        with pytest.raises(StoreError, match="can't be reached"):
            record.add_documents([OSLO], source="made")
        own.start()
        assert readiness(record).ready
        assert record.stats().statements == 1
        assert [one.status for one in record.add_documents([OSLO], source="made")] == ["added"]


@pytest.mark.parametrize("victim", ["program", "server"])
def test_what_was_reported_is_there_after_a_kill(own: Server, victim: str, tmp_path: Path) -> None:
    (tmp_path / "address").write_text(own.url())
    program = "import runpy; runpy.run_module('tests.postgres_child', run_name='__main__')"
    with warm.start(program, tmp_path) as child:
        told = [child.stdout.readline() for _ in range(8)]
        assert told[0] == "open\n"
        if victim == "program":
            child.send_signal(signal.SIGKILL)
        else:
            own.stop("immediate")
        told += child.stdout.read().splitlines(keepends=True)
    if victim == "server":
        own.start()
    reported = [line.strip() for line in told[1:] if line.endswith("\n")]
    assert 7 <= len(reported) < COUNT
    with opened(tmp_path, own.url()) as record:
        stored = {one.statement_id for one in record.list(limit=1000)[0]}
        assert set(reported) <= stored
        passages = record.store.passage_ids(PassageFilter())
        assert record.search_index.size() == len(passages) == 5 * len(stored)
        record.add_documents(documents(), source="made")
        assert record.stats().statements == COUNT
        assert record.progress().share == 1.0
        assert record.search("topic17")[0].source_id == "made-17"
        assert record.verify() == []
