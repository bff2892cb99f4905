"""Vectors of sentences come out of the mapped file as out of the store, whatever happened since."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.store import Store
from embeddings import sentence_mirror
from embeddings.embed import embed_pending
from embeddings.errors import IndexDamaged
from embeddings.mirror import writing
from embeddings.parts import cosines_of, packed, units, unpacked
from embeddings.search import PassageSearch
from embeddings.sentence_file import SentenceFile, Sentences, write
from embeddings.sentence_mirror import SentenceMirror
from embeddings.vector_mirror import VectorMirror
from tests.passage_store import open_store, put
from tests.toy_encoder import DIMENSION, ToyEncoder


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(sentence_mirror, "FEWEST", 2)
    with open_store(tmp_path) as opened:
        put(opened, "a", ["Talks on islands.", "And on fish."], "Talks on grain.")
        put(opened, "b", ["Talks on whales.", "On seals.", "On krill."])
        yield opened


def embed(store: Store) -> None:
    embed_pending(store, ToyEncoder(), VectorMirror(store, ToyEncoder()))


def opened(store: Store) -> SentenceMirror:
    mirror = SentenceMirror(store, VectorMirror(store, ToyEncoder()), ToyEncoder())
    mirror.catch_up()
    return mirror


def saved(store: Store) -> SentenceMirror:
    embed(store)
    mirror = opened(store)
    mirror.save()
    return mirror


def by_passage(found: Sentences) -> dict[int, bytes]:
    ends = np.cumsum(found.counts).tolist()
    starts = [0, *ends[:-1]]
    return {
        id: found.vectors[start:end].tobytes()
        for id, start, end in zip(found.ids.tolist(), starts, ends, strict=False)
    }


def in_store(store: Store, ids: Sequence[int]) -> dict[int, bytes]:
    return store.sentence_vectors(VectorMirror(store, ToyEncoder()).kind, ids)


def files(store: Store) -> list[Path]:
    return sorted((store.folder / "indexes").glob("sentences-*.int8"))


def without_the_store(mirror: SentenceMirror, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> dict[int, bytes]:
        raise AssertionError("The store was asked for what the file has.")

    monkeypatch.setattr(mirror._store, "sentence_vectors", read)


def test_the_file_has_what_the_store_has(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(store)
    expected = in_store(store, [1, 2, 3])
    assert [len(expected[id]) // DIMENSION for id in (1, 2, 3)] == [2, 1, 3]
    again = opened(store)
    without_the_store(again, monkeypatch)
    assert by_passage(again.of([3, 1, 2])) == expected
    assert by_passage(again.of([2])) == {2: expected[2]}
    assert by_passage(again.of([])) == {}


def test_what_is_newer_than_the_file_comes_from_the_store(store: Store) -> None:
    mirror = saved(store)
    put(store, "c", ["Talks on cod.", "And on herring."])
    put(store, "a", ["Talks on islands.", "And on fish."], "Talks on grain.", title="Of whaling")
    embed(store)
    mirror.catch_up()
    assert by_passage(mirror.of([1, 2, 3, 4, 99])) == in_store(store, [1, 2, 3, 4])
    again = opened(store)
    assert by_passage(again.of([4, 3, 2, 1])) == in_store(store, [1, 2, 3, 4])


def test_passages_without_vectors_are_left_out(store: Store) -> None:
    mirror = saved(store)
    put(store, "c", "Talks on cod.")
    mirror.catch_up()
    assert sorted(by_passage(mirror.of([4, 3]))) == [3]


def test_it_is_written_anew_only_when_much_is_newer(store: Store) -> None:
    mirror = saved(store)
    (first,) = files(store)
    mirror.save()
    put(store, "c", "Talks on cod.")
    embed(store)
    mirror.save()
    assert files(store) == [first]
    put(store, "d", "Talks on herring.")
    store.remove("b")
    embed(store)
    mirror.save()
    (second,) = files(store)
    assert second != first
    for held in (mirror, opened(store)):
        assert by_passage(held.of([1, 2, 4, 5])) == in_store(store, [1, 2, 4, 5])
    assert len(SentenceFile(second, DIMENSION)) == 4


def test_embedding_leaves_a_file_and_searches_find_the_same_by_it(store: Store) -> None:
    first = PassageSearch.open(store, ToyEncoder())
    first.catch_up()
    first.embed()
    assert len(files(store)) == 1
    question = "talks on islands and seals"
    found = first.sentences(question, [1, 2, 3])
    files(store)[0].unlink()
    second = PassageSearch.open(store, ToyEncoder())
    second.catch_up()
    from_store = second.sentences(question, [1, 2, 3])
    assert found == from_store
    assert [len(found[id]) for id in (1, 2, 3)] == [2, 1, 3]


@pytest.mark.parametrize(
    "damage", ["flip", "cut", "missing", "manifest", "record", "made", "ahead"]
)
def test_an_unsound_file_is_not_used(
    store: Store, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    saved(store)
    (file,) = files(store)
    (manifest,) = (store.folder / "indexes").glob("sentences-*.json")
    told = json.loads(manifest.read_text())
    if damage == "flip":
        data = bytearray(file.read_bytes())
        data[3] ^= 1
        file.write_bytes(data)
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-8])
    elif damage == "missing":
        file.unlink()
    elif damage == "manifest":
        manifest.write_bytes(b"\x00" * 40)
    else:
        other = {"record": {"record_id": "x"}, "made": {"made_by": "x"}, "ahead": {"sequence": 99}}
        manifest.write_text(json.dumps(told | other[damage]))
    with caplog.at_level(logging.WARNING):
        mirror = opened(store)
    assert "is made anew" in caplog.text
    assert by_passage(mirror.of([1, 2, 3])) == in_store(store, [1, 2, 3])
    mirror.save()
    assert by_passage(opened(store).of([1, 2, 3])) == in_store(store, [1, 2, 3])


def test_a_file_that_was_only_touched_is_read_and_used(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    saved(store)
    os.utime(files(store)[0], (1, 1))
    with caplog.at_level(logging.WARNING):
        assert opened(store)._kept is not None
    assert not caplog.text


def test_only_one_process_writes_it(store: Store) -> None:
    embed(store)
    mirror = opened(store)
    with writing(mirror._path.with_suffix(".lock"), 0):
        mirror.save()
    assert files(store) == []
    mirror.save()
    assert len(files(store)) == 1


def test_a_file_that_cannot_be_written_does_no_harm(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    embed(store)
    mirror = opened(store)
    row = max(row for row, _ in store.embedded_since(VectorMirror(store, ToyEncoder()).kind, 0))
    mirror._path.with_name(f"{mirror._path.name}-{row}.int8").mkdir()
    with caplog.at_level(logging.WARNING):
        mirror.save()
    assert "No file of sentences" in caplog.text
    assert by_passage(mirror.of([1, 3])) == in_store(store, [1, 3])


def test_files_of_another_dimension_or_of_none_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "none", 4, [])
    assert len(SentenceFile(tmp_path / "none", 4)) == 0
    assert by_passage(SentenceFile(tmp_path / "none", 4).of(np.array([7]))) == {}
    with pytest.raises(IndexDamaged):
        SentenceFile(tmp_path / "none", 8)
    for content in (b"", b"no file of sentences, but longer than its tail"):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(IndexDamaged):
            SentenceFile(tmp_path / "other", 4)


def test_cosines_are_those_of_the_vectors_as_they_were() -> None:
    generator = np.random.default_rng(0)
    vectors = units(generator.normal(size=(50, DIMENSION)).astype(np.float32))
    question = vectors[7]
    stored = np.frombuffer(packed(vectors), np.int8).reshape(-1, DIMENSION)
    found = cosines_of(stored, question)
    assert found == pytest.approx(unpacked(packed(vectors), DIMENSION) @ question, abs=1e-6)
    assert found == pytest.approx(vectors @ question, abs=0.01)
    assert cosines_of(np.zeros((1, DIMENSION), np.int8), question).tolist() == [0.0]
