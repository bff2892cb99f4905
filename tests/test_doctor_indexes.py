"""`record doctor` over indexes, vectors and what writers leave: found, and made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.store import Store
from qa import Record
from tests.doctoring import cure, database, look, works
from tests.kill_child import documents
from tests.toy_encoder import ToyEncoder


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
