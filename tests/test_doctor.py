"""`record doctor`: rows, words and the file are harmed in a real record, found and mended."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.keeping.backup import back_up, restore
from qa import Record
from qa.doctor import Examination
from tests.doctoring import cure, damage, database, look, works
from tests.kill_child import documents
from tests.toy_encoder import ToyEncoder
from tests.warm import record as shell


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor") / "record"
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents(list(documents())[:8], source="made")
        record.search_index.meaning.vectors.save()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "record")
    return tmp_path / "record"


def test_nothing_is_wrong_with_a_sound_record(folder: Path) -> None:
    assert look(folder) == Examination(True, [])
    before = (folder / "record.db").read_bytes()
    assert look(folder, mend=True) == Examination(True, [])
    assert (folder / "record.db").read_bytes() == before
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
