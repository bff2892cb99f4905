"""The store: what was put is there, versions, corrections, filters, catch-up, damage."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import DamagedText, NewerRecord, StoreError, UnknownStatement
from corpus.store import Store
from corpus.store.schema import MIGRATIONS, VERSION
from corpus.types import PassageFilter, Statement
from tests.made import made_statement

FIRST = made_statement(
    [
        ["Prices rose.", ("Mr Kono expressed concern.", "reported", "Taro Kono")],
        [("We reaffirmed our position.", "own", "Sergey Lavrov")],
    ],
    source_id="page",
    title="A statement",
    date="2019-05-30",
    speakers=("Sergey Lavrov",),
    language="en",
    kind="press conference",
)


@pytest.fixture
def store(tmp_path: Path, database: str | None):
    with Store.open(tmp_path / "record", url=database) as opened:
        yield opened


def put(store: Store, statement: Statement, file: str = "a.txt") -> tuple[str, str]:
    return store.put(statement, file=file, document_hash=b"x", attribution=1)


def test_a_statement_comes_back_as_it_was_put(store: Store) -> None:
    status, name = put(store, FIRST)
    back = store.statement(name)
    assert status == "added"
    assert replace(back, added=None) == FIRST
    assert store.statement("page") == back


def test_the_same_words_with_another_title_keep_id_version_and_passages(store: Store) -> None:
    _, name = put(store, FIRST)
    ids = store.passage_ids(PassageFilter())
    status, again = put(store, replace(FIRST, title="A better title"))
    assert (status, again) == ("updated", name)
    assert store.statement(name).title == "A better title"
    assert store.passage_ids(PassageFilter()) == ids


def test_other_words_become_a_version_and_the_old_one_still_resolves(store: Store) -> None:
    _, old = put(store, FIRST)
    changed = made_statement([["Prices fell."]], source_id="page", title="A statement")
    status, new = put(store, changed)
    assert status == "updated"
    assert store.statement(old).superseded_by == new
    assert store.statement(old).text == FIRST.text
    assert [s.version for s in store.versions(old)] == [1, 2]
    assert store.statement("page").statement_id == new
    assert [p.statement_id for p in store.passages(store.passage_ids(PassageFilter()))] == [new]


def test_two_files_with_the_same_words_are_two_statements(store: Store) -> None:
    _, one = put(store, FIRST, "a.txt")
    _, two = put(store, FIRST, "b.txt")
    assert one != two
    with pytest.raises(UnknownStatement, match="Several statements"):
        store.statement("page")


def test_removing_takes_all_versions_and_tells_the_indexes(store: Store) -> None:
    put(store, FIRST)
    put(store, made_statement([["Prices fell."]], source_id="page"))
    before = store.sequence()
    assert store.remove("page") == 2
    assert [change.op for change in store.changes_since(before)] == ["drop"]
    assert store.passage_ids(PassageFilter()) == []
    with pytest.raises(UnknownStatement):
        store.statement("page")


@pytest.mark.parametrize(
    ("passing", "expected"),
    [
        (PassageFilter(), 2),
        (PassageFilter(date_from="2019-05-30", date_to="2019-05-30"), 2),
        (PassageFilter(date_from="2019-05-31"), 0),
        (PassageFilter(people=("Taro Kono",)), 1),
        (PassageFilter(people=("Taro Kono",), voices=("own",)), 0),
        (PassageFilter(voices=("reported",)), 1),
        (PassageFilter(people=()), 0),
        (PassageFilter(languages=("ru",)), 0),
        (PassageFilter(kinds=("press conference", "speech")), 2),
    ],
)
def test_filters(store: Store, passing: PassageFilter, expected: int) -> None:
    put(store, FIRST)
    assert len(store.passage_ids(passing)) == expected


def test_languages_are_told_by_some_of_the_statements(store: Store) -> None:
    for number in range(12):
        words = made_statement([[f"Statement {number} speaks."]], source_id=f"{number}")
        put(store, replace(words, language="ru" if number % 4 else "en"), f"{number}.txt")
    store.remove(put(store, made_statement([["To be gone."]]), "gone.txt")[1])
    assert store.languages_of_some(100) == {"en": 3, "ru": 9}
    assert sum(store.languages_of_some(6).values()) == 6
    assert store.languages_of_some(6)["ru"] > 2


def test_a_month_passes_for_each_of_its_days_and_no_date_for_none(store: Store) -> None:
    put(store, replace(FIRST, date="2019-05"))
    assert store.passage_ids(PassageFilter(date_from="2019-05-31"))
    put(store, replace(FIRST, date=None))
    assert not store.passage_ids(PassageFilter(date_from="0001-01-01"))


def test_passage_records_tell_what_an_index_needs(store: Store) -> None:
    put(store, FIRST)
    first, second = store.passage_records(1, 2)
    assert first.text == "Prices rose. Mr Kono expressed concern."
    assert first.voices == ((None, "own"), ("Taro Kono", "reported"))
    assert (first.date_first, first.date_last, first.before) == (20190530, 20190530, "")
    assert second.before == "Prices rose. Mr Kono expressed concern."


def test_vectors_are_shared_by_hash_and_forgotten_when_the_title_changes(store: Store) -> None:
    put(store, FIRST)
    assert store.unembedded("e", frozenset({"en"}), 9) == [1, 2]
    assert store.unembedded("e", frozenset({"ru"}), 9) == []
    store.put_vectors("e", [(1, b"h", b"v", b"p"), (2, b"h", b"v", b"p")])
    assert store.embedding_progress("e", frozenset()) == (2, 2)
    assert store.vectors_known("e", [b"h", b"other"]) == {b"h": (b"v", b"p")}
    assert [(p, v) for _, p, v in store.vectors_since("e", 0)] == [(1, b"v"), (2, b"v")]
    put(store, replace(FIRST, title="Another"))
    assert store.embedding_progress("e", frozenset()) == (0, 2)
    assert store.vectors_known("e", [b"h"]) == {b"h": (b"v", b"p")}


def test_a_vector_for_a_passage_gone_meanwhile_is_left_out(store: Store) -> None:
    put(store, FIRST)
    store.remove("page")
    store.put_vectors("e", [(1, b"h", b"v", b"p")])
    assert store.embedding_progress("e", frozenset()) == (0, 0)


def test_altered_text_is_never_given_out(store: Store) -> None:
    _, name = put(store, FIRST)
    with store.transaction() as db:
        db.execute("UPDATE statements SET text = replace(text, 'rose', 'fell')")
    with pytest.raises(DamagedText, match="no longer what was stored"):
        store.statement(name)
    assert store.damaged() == [name]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    class Broken(RuntimeError):
        pass

    def fail() -> None:
        with store.transaction():
            put(store, FIRST)
            raise Broken

    with pytest.raises(Broken):
        fail()
    assert store.coverage() == (0, None, None)
    assert store.sequence() == 0


def test_threads_have_their_own_connections(store: Store) -> None:
    put(store, FIRST)
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(store.coverage()[0]))
    thread.start()
    thread.join()
    assert seen == [1]


def test_a_newer_record_is_refused_and_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "record.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(NewerRecord, match="newer version"):
        Store.open(tmp_path)


def test_a_record_of_the_first_layout_is_taken_along(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.db") as db:
        db.executescript(MIGRATIONS[0])
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO meta VALUES ('record_id', 'r')")
        db.execute(
            "INSERT INTO statements VALUES (1, 'old', 'a.txt', 'page', 1, NULL, x'00', 'T', "
            "'2019', 20190101, 20191231, NULL, 'speech', '[]', NULL, NULL, NULL, 'en', NULL, NULL, "
            "NULL, NULL, '[]', '[]', 'Prices rose.', ?, 1, '2020-01-01')",
            (hashlib.sha256(b"Prices rose.").hexdigest(),),
        )
    db.close()
    with Store.open(tmp_path) as store:
        assert (store.record_id, store.damaged()) == ("r", [])
        old = store.statement("page")
        assert (old.text, old.gone_since) == ("Prices rose.", None)
        store.note_gone("a.txt", {"page"})
        assert store.statement("page").gone_since
    with sqlite3.connect(tmp_path / "record.db") as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_another_programs_database_and_a_damaged_file_are_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.db") as db:
        db.execute("CREATE TABLE other (x)")
    db.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(tmp_path)
    (tmp_path / "record.db").write_bytes(b"not a database at all, but long enough" * 50)
    with pytest.raises(StoreError, match="not a record"):
        Store.open(tmp_path)


def test_no_record_is_a_sentence_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no record"):
        Store.open(tmp_path / "none", create=False)


def test_the_sentences_of_some_paragraphs_are_enough_for_a_quote_of_them(store: Store) -> None:
    _, name = put(store, FIRST)
    whole, part = store.statement(name), store.statement(name, sentences_of=[1])
    assert part.paragraphs[1] == whole.paragraphs[1]
    assert part.paragraphs[0] == replace(whole.paragraphs[0], sentences=())
    assert replace(part, paragraphs=whole.paragraphs) == whole
    assert [p.sentences for p in store.statement(name, sentences_of=[]).paragraphs] == [(), ()]
    assert store.statement(name, paragraphs=[1]).paragraphs == whole.paragraphs[1:]
    assert replace(whole, paragraphs=()) == store.statement(name, paragraphs=())


def test_what_is_counted_for_every_question_is_counted_again_when_anybody_writes(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "record") as store, Store.open(tmp_path / "record") as other:
        assert store.coverage() == (0, None, None)
        put(store, FIRST)
        assert store.coverage() == (1, "2019-05-30", "2019-05-30")
        put(other, made_statement([["Other words."]], source_id="2", date="2020-01-01"))
        assert store.coverage() == other.coverage() == (2, "2019-05-30", "2020-01-01")
        asked: list[str] = []
        store.connection.set_trace_callback(asked.append)
        assert store.coverage()[0] == 2
        assert not any("statements" in sql for sql in asked)
        other.remove("page")
        assert store.coverage() == (1, "2020-01-01", "2020-01-01")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell")
def test_threads_that_have_ended_leave_their_connections_to_the_next(tmp_path: Path) -> None:
    def held() -> int:
        places = [os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()]
        return places.count(str(path))

    path = (tmp_path / "record" / "record.db").resolve()
    with Store.open(tmp_path / "record") as store:
        assert held() == 1
        for _ in range(20):
            thread = threading.Thread(target=store.sequence)
            thread.start()
            thread.join()
        assert 2 <= held() <= 4  # one may begin before all of the last is gone
    assert held() == 0
