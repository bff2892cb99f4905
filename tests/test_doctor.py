"""`record doctor`: each thing that can go wrong is done to a real record, found and mended."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.errors import StoreError
from corpus.keeping.backup import back_up, restore
from corpus.store import Store
from qa import Record
from qa.doctor import Examination, examine
from tests.kill_child import documents
from tests.test_cli_bad_days import record as shell
from tests.toy_encoder import ToyEncoder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor") / "record"
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents(list(documents())[:8], source="made")
        record.search_index._vectors.save()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "record")
    return tmp_path / "record"


def look(folder: Path, *, mend: bool = False, drop: bool = False) -> Examination:
    return examine(folder, mend=mend, drop_other_models=drop, encoder=ToyEncoder())


@contextmanager
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(folder / "record.db", isolation_level=None)
    yield db
    db.close()


def damage(folder: Path, *sql: str) -> None:
    with database(folder) as db:
        for one in sql:
            db.execute(one)


def works(folder: Path, statements: int = 8) -> None:
    """Everything is there, found by words and by meaning, and every quote verifies."""
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.embed()
        stats = record.stats()
        assert (stats.statements, stats.passages) == (statements, 5 * statements)
        assert record.search_index.size() == stats.passages
        assert record.progress().share == 1.0
        assert len(record.search_index._vectors.index) == stats.passages
        answer = record.ask("What was said about topic3?")
        assert answer.outcome == "quotes"
        for quote in answer.quotes:
            text = record.statement(quote.statement_id).text
            assert text[quote.start_char : quote.end_char] == quote.text
        for paragraph in record.statement("made-3").paragraphs:
            assert [s.voice for s in paragraph.sentences] != ["unclear", "unclear"]


def cure(folder: Path, kind: str, *, state: str = "mended") -> None:
    """Only looking finds it and changes nothing; mending mends it; then nothing is wrong."""
    found = look(folder)
    assert not found.sound
    assert (kind, "mendable") in [(one.kind, one.state) for one in found.findings]
    assert look(folder) == found
    mended = look(folder, mend=True)
    assert mended.sound
    assert (kind, state) in [(one.kind, one.state) for one in mended.findings]
    assert all(one.what and one.done for one in mended.findings if one.state == "mended")
    again = look(folder)
    assert again.sound
    assert [one for one in again.findings if one.state != "noted"] == []
    works(folder)


def test_nothing_is_wrong_with_a_sound_record(folder: Path) -> None:
    assert look(folder) == Examination(True, [])
    before = (folder / "record.db").read_bytes()
    assert look(folder, mend=True) == Examination(True, [])
    assert (folder / "record.db").read_bytes() == before
    works(folder)


# -- indexes ---------------------------------------------------------------------------------------


def lexical(folder: Path, pattern: str) -> list[Path]:
    return sorted((folder / "indexes").glob(f"lexical-*/{pattern}"))


def cut_short(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


BREAKS: dict[str, Callable[[Path], object]] = {
    "the manifest is gone": lambda f: (f / "indexes" / "lexical.json").unlink(),
    "the manifest is no JSON": lambda f: (f / "indexes" / "lexical.json").write_text("{"),
    "the folder is gone": lambda f: shutil.rmtree(lexical(f, "meta.json")[0].parent),
    "a segment is cut short": lambda f: cut_short(lexical(f, "*.store")[0]),
    "a segment is altered": lambda f: flip(lexical(f, "*.term")[0]),
    "a segment is missing": lambda f: lexical(f, "*.pos")[0].unlink(),
    "meta.json is empty": lambda f: lexical(f, "meta.json")[0].write_text(""),
    "all indexes are gone": lambda f: shutil.rmtree(f / "indexes"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_word_index_that_is_missing_or_damaged(folder: Path, name: str) -> None:
    BREAKS[name](folder)
    cure(folder, "word index")


def test_a_word_index_of_another_record(folder: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "other", encoder=ToyEncoder()) as other:
        other.add_documents(list(documents())[8:16], source="made")
    shutil.rmtree(folder / "indexes")
    shutil.copytree(tmp_path / "other" / "indexes", folder / "indexes")
    cure(folder, "word index")


def test_a_word_index_that_holds_other_passages(folder: Path) -> None:
    """As many as there should be, and all but one of them right."""
    from embeddings.lexical_index import LexicalIndex

    index = LexicalIndex.open(lexical(folder, "meta.json")[0].parent)
    with Store.open(folder) as store:
        first = store.passage_records(1, 1)[0]
        wrong = replace(first, passage=replace(first.passage, id=9_999))
        index.update(index.sequence, [(2, 2)], [wrong])
    cure(folder, "word index")


def test_a_word_index_that_is_behind_catches_up(folder: Path) -> None:
    with Store.open(folder) as store:
        store.remove("made-7")
    found = look(folder)
    assert {one.kind for one in found.findings} == {"word index", "orphaned vectors"}
    assert look(folder, mend=True).sound
    assert look(folder).findings == []
    works(folder, statements=7)


@pytest.mark.parametrize("harm", ["cut", "gone", "no json"])
def test_a_snapshot_of_vectors_that_is_damaged(folder: Path, harm: str) -> None:
    (file,) = (folder / "indexes").glob("vectors-*.faiss")
    (manifest,) = (folder / "indexes").glob("vectors-*.json")
    if harm == "cut":
        cut_short(file)
    elif harm == "gone":
        file.unlink()
    else:
        manifest.write_text("no json")
    cure(folder, "vector index")


@pytest.mark.parametrize("harm", ["cut", "flip", "gone"])
def test_a_file_of_sentences_that_is_damaged(
    folder: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("embeddings.sentence_mirror.FEWEST", 1)
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.embed()
    assert look(folder).findings == []
    (file,) = (folder / "indexes").glob("sentences-*.int8")
    {"cut": cut_short, "flip": flip, "gone": Path.unlink}[harm](file)
    cure(folder, "vector index")


# -- vectors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE vectors SET vector = substr(vector, 1, 7)",
        "UPDATE vectors SET vector = zeroblob(length(vector))",
        "UPDATE vectors SET vector = unhexed(vector)",
        "UPDATE vectors SET parts = x'00'",
        "DELETE FROM vectors",
    ],
    ids=["cut", "zeros", "no numbers", "parts", "gone"],
)
def test_vectors_that_are_damaged_or_missing_are_made_again(folder: Path, sql: str) -> None:
    with database(folder) as db:
        db.create_function("unhexed", 1, lambda vector: b"\xff" * len(vector))  # float16 NaN
        db.execute(f"{sql} WHERE hash = (SELECT min(hash) FROM vectors)")
    for path in (folder / "indexes").glob("vectors-*"):  # so that they are read from the store
        path.unlink()
    with Record.open(folder, encoder=ToyEncoder()) as record:
        assert record.ask("What was said about topic3?").outcome == "quotes"
    cure(folder, "vectors")


def test_vectors_of_no_passage_are_deleted(folder: Path) -> None:
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.remove("made-7")
    found = look(folder, mend=True)
    assert [(one.kind, one.state) for one in found.findings] == [("orphaned vectors", "mended")]
    assert "5 vectors" in found.findings[0].what
    with database(folder) as db:
        assert db.execute("SELECT count(*) FROM vectors").fetchone() == (35,)
    works(folder, statements=7)


def test_vectors_of_another_model_are_told_and_deleted_when_asked(folder: Path) -> None:
    with Record.open(folder, encoder=ToyEncoder("another")) as record:
        record.embed()
    found = look(folder, mend=True)
    assert found.sound
    assert [(one.kind, one.state) for one in found.findings] == [("other model", "noted")]
    assert "40 vectors of another model, another/words-64" in found.findings[0].what
    assert look(folder, mend=True, drop=True).sound
    assert look(folder).findings == []
    works(folder)


# -- rows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE sentences SET end_char = 99999 WHERE statement = 4 AND paragraph = 1", "spans"),
        ("UPDATE sentences SET start_char = end_char WHERE statement = 4", "spans"),
        ("UPDATE sentences SET start_char = -3 WHERE statement = 4 AND paragraph = 0", "spans"),
        ("DELETE FROM sentences WHERE statement = 4 AND paragraph = 2", "spans"),
        ("UPDATE paragraphs SET end_char = end_char + 50 WHERE statement = 4", "spans"),
        ("UPDATE paragraphs SET start_char = 0 WHERE statement = 4", "spans"),
        ("UPDATE passages SET end_char = 99999 WHERE statement = 4 AND paragraph = 3", "spans"),
        ("UPDATE passages SET start_char = end_char + 1 WHERE statement = 4", "spans"),
        ("DELETE FROM passages WHERE statement = 4 AND paragraph = 3", "spans"),
        ("DELETE FROM passages WHERE statement = 4", "spans"),
        ("DELETE FROM changes WHERE sequence = 4", "changes"),
    ],
)  # fmt: skip
def test_offsets_that_do_not_fit_are_told_anew(folder: Path, sql: str, kind: str) -> None:
    damage(folder, sql)
    cure(folder, kind)


def test_passages_of_an_older_version_are_taken_out(folder: Path) -> None:
    from corpus.types import Block, Document, Metadata

    anew = Document("made-0", (Block("Other words."),) * 5, Metadata(date="2019-05-30"))
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents([anew], source="made")
    look(folder, mend=True)  # vectors of the older version
    damage(
        folder,
        "INSERT INTO passages (statement, paragraph, start_char, end_char) VALUES (1, 0, 0, 5)",
    )
    cure(folder, "spans")


def test_paragraphs_that_are_gone_come_back_with_the_source(folder: Path) -> None:
    damage(folder, "DELETE FROM paragraphs WHERE statement = 4 AND ordinal = 2")
    found = look(folder, mend=True)
    assert not found.sound
    assert [one.state for one in found.findings if one.kind == "spans"] == ["left"]
    assert "record add SOURCE" in next(one.done for one in found.findings if one.kind == "spans")
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents(list(documents())[:8], source="made")
    assert look(folder, mend=True).sound
    works(folder)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO paragraphs (statement, ordinal, start_char, end_char, role, "
        "speaker_uncertain) VALUES (77, 0, 0, 5, 'remark', 0)",
        "INSERT INTO sentences (statement, paragraph, ordinal, start_char, end_char, voice) "
        "VALUES (77, 0, 0, 0, 5, 'own')",
        "INSERT INTO passages (statement, paragraph, start_char, end_char) VALUES (77, 0, 0, 5)",
        "UPDATE sentences SET holder = 999 WHERE statement = 4",
        "INSERT INTO embedded (encoder, passage, hash) VALUES (1, 999, x'00')",
        "INSERT INTO vectors (encoder, hash, vector) VALUES (99, x'01', x'02')",
        "INSERT INTO kin VALUES (4, 77, 'copy', 0)",
    ],
    ids=["paragraphs", "sentences", "passages", "holders", "embedded", "vectors", "kin"],
)
def test_rows_that_belong_to_nothing_are_taken_out(folder: Path, sql: str) -> None:
    damage(folder, "PRAGMA foreign_keys = OFF", sql)
    cure(folder, "rows")


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statements SET text = replace(text, 'spoke', 'lied') WHERE seq = 4",
        "UPDATE statements SET text = CAST(x'ff' || CAST(text AS BLOB) AS TEXT) WHERE seq = 4",
        "UPDATE statements SET sha256 = '' WHERE seq = 4",
    ],
)
def test_words_are_told_and_never_mended(folder: Path, tmp_path: Path, sql: str) -> None:
    back_up(folder, tmp_path / "copy")
    damage(folder, sql)
    for mend in (False, True):
        found = look(folder, mend=mend)
        (one,) = found.findings
        assert (found.sound, one.kind, one.state) == (False, "text", "left")
        assert "statement-3" in one.what
        assert "record restore" in one.done
    restore(tmp_path / "copy", folder, replace_it=True)
    works(folder)
    assert look(folder).findings == []


# -- the file --------------------------------------------------------------------------------------


def test_indexes_of_sqlites_own_are_made_anew(folder: Path) -> None:
    """An index is made to lack a row: of the layout it seems complete, of its pages it is not."""
    name, partial = "name = 'statements_source_id'", "'(source_id) WHERE seq <> 4'"
    for old, new in (("'(source_id)'", partial), (partial, "'(source_id)'")):
        with database(folder) as db:
            db.execute("PRAGMA writable_schema = ON")
            db.execute(f"UPDATE sqlite_master SET sql = replace(sql, {old}, {new}) WHERE {name}")
        if new == partial:
            damage(folder, "REINDEX statements_source_id")
    with database(folder) as db:
        assert ("row 4 missing from index statements_source_id",) in db.execute(
            "PRAGMA integrity_check"
        ).fetchall()
    cure(folder, "database")


@pytest.mark.parametrize("page", [0, 2, 5])
def test_a_damaged_file_is_told_with_the_way_back(folder: Path, tmp_path: Path, page: int) -> None:
    back_up(folder, tmp_path / "copy")
    damage(folder, "PRAGMA journal_mode = DELETE")
    content = bytearray((folder / "record.db").read_bytes())
    content[page * 4096 : page * 4096 + 4096] = os.urandom(4096)
    (folder / "record.db").write_bytes(content)
    for mend in (False, True):
        found = look(folder, mend=mend)
        (one,) = found.findings
        assert (found.sound, one.kind, one.state) == (False, "database", "left")
        assert "record restore BACKUP --replace" in one.done
    assert (folder / "record.db").read_bytes() == bytes(content)
    restore(tmp_path / "copy", folder, replace_it=True)
    works(folder)


def test_a_record_that_a_killed_restore_moved_aside_is_named(folder: Path) -> None:
    folder.rename(folder.with_name("record.before-20260101-000000-abcd"))
    with pytest.raises(StoreError, match=r"kept beside it as record\.before-2026"):
        look(folder)


# -- what writers leave ----------------------------------------------------------------------------


def test_half_written_files_are_deleted_and_others_left(folder: Path) -> None:
    indexes = folder / "indexes"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone = [
        indexes / f"lexical.json.{dead.pid}.part",
        indexes / "vectors-abc-1-1.faiss",
        indexes / "sentences-abc-1.int8",
        folder.parent / f"record.{dead.pid}.part",
    ]
    for path in gone[:3]:
        path.write_text("half")
    gone[3].mkdir()
    (indexes / "lexical-00000000").mkdir()
    kept = [indexes / f"lexical.json.{os.getpid()}.part", folder.parent / "record-2"]
    for path in kept:
        path.write_text("of somebody else")
    cure(folder, "left behind")
    assert not any(path.exists() for path in [*gone, indexes / "lexical-00000000"])
    assert all(path.exists() for path in kept)


def test_a_lock_that_cannot_be_taken(folder: Path) -> None:
    (folder / "indexes" / "lexical.lock").unlink(missing_ok=True)
    (folder / "indexes" / "lexical.lock").mkdir()
    cure(folder, "lock")


def test_a_lock_of_a_living_process_is_respected(folder: Path) -> None:
    """And one of a dead process is free: the system sees to that."""
    (folder / "indexes" / "lexical.json").unlink()
    with FileLock(folder / "indexes" / "lexical.lock"):
        found = look(folder, mend=True)
    assert not found.sound
    assert ("lock", "noted") in [(one.kind, one.state) for one in found.findings]
    assert ("word index", "left") in [(one.kind, one.state) for one in found.findings]
    holder = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys; from filelock import FileLock\n"
            "FileLock(sys.argv[1]).acquire(); os.kill(os.getpid(), 9)",
            str(folder / "indexes" / "lexical.lock"),
        ],
        check=False,
    )
    assert holder.returncode == -9
    cure(folder, "word index")


# -- the shell -------------------------------------------------------------------------------------


def test_the_shell_says_in_sentences_what_it_did(folder: Path) -> None:
    (folder / "indexes" / "lexical.json").unlink()
    told = shell(folder, "doctor", "--check")
    assert told.returncode == 1
    assert re.search("^mendable: The word index can't be used: there is none", told.stdout, re.M)
    told = shell(folder, "doctor", "--json")
    assert told.returncode == 0
    found = json.loads(told.stdout)
    assert found["sound"] is True
    assert ("word index", "mended") in [(f["kind"], f["state"]) for f in found["findings"]]
    told = shell(folder, "doctor", "--drop-other-models")
    assert (told.returncode, told.stderr) == (0, "")
    told = shell(folder, "doctor")
    assert told.stdout == "Nothing is wrong with this record.\n"
    told = shell(folder.parent / "none", "doctor")
    assert (told.returncode, told.stderr.startswith("There is no record in")) == (2, True)
    assert not (folder.parent / "none").exists()
