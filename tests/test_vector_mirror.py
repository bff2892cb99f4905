"""Vectors in memory follow the store; a snapshot is used only if it is sound and this record's."""

from __future__ import annotations

import json
import logging
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.store import Store
from embeddings import vector_index
from embeddings.embed import embed_pending
from embeddings.mirror import writing
from embeddings.types import Vectors
from embeddings.vector_mirror import VectorMirror
from tests import warm
from tests.passage_store import open_store, put
from tests.toy_encoder import ToyEncoder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        put(opened, "a", "Talks on islands.", "Talks on grain.")
        put(opened, "b", "Talks on fish.")
        yield opened


def embedded(store: Store, encoder: ToyEncoder | None = None) -> VectorMirror:
    encoder = encoder or ToyEncoder()
    mirror = VectorMirror(store, encoder)
    embed_pending(store, encoder, mirror)
    return mirror


def ids(mirror: VectorMirror) -> list[int]:
    return sorted(mirror.index.ids().tolist())


def snapshot(store: Store) -> tuple[Path, Path]:
    """(manifest, index) of the only snapshot."""
    folder = store.folder / "indexes"
    (manifest,), (index,) = folder.glob("vectors-*.json"), folder.glob("vectors-*.faiss")
    return manifest, index


def test_it_follows_what_is_embedded_changed_and_removed(store: Store) -> None:
    mirror = embedded(store)
    assert ids(mirror) == [1, 2, 3]
    store.remove("b")
    put(store, "a", "Talks on islands.", "Talks on grain.", title="On whaling")
    embed_pending(store, ToyEncoder(), mirror)
    assert ids(mirror) == [1, 2]
    near = mirror.index.search(ToyEncoder().encode_question("whaling"), 2)
    assert near[0].score > 0.2
    put(store, "a", "Other words.")
    mirror.catch_up()
    assert ids(mirror) == []


def test_the_vectors_are_the_stored_ones(store: Store) -> None:
    mirror = embedded(store)
    question = ToyEncoder().encode_question("islands")
    stored = {
        passage: np.frombuffer(vector, "<f2").astype(np.float32)
        for _, passage, vector in store.vectors_since(mirror.kind, 0)
    }
    scores = {passage: float(vector @ question) for passage, vector in stored.items()}
    assert {
        h.passage_id: pytest.approx(h.score, abs=1e-6) for h in mirror.index.search(question, 9)
    } == scores


def test_from_a_snapshot_only_what_is_newer_is_read(store: Store) -> None:
    first = embedded(store)
    first.save()
    put(store, "c", "Talks on whales.")
    store.remove("b")
    embedded(store)
    again = VectorMirror(store, ToyEncoder())
    assert ids(again) == [1, 2, 3]
    again.catch_up()
    assert ids(again) == [1, 2, 4]
    assert again.reached[1] == store.sequence()


def test_a_snapshot_is_taken_now_and_then(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.vector_mirror.SNAPSHOT_ROWS", 2)
    embedded(store)
    manifest, index = snapshot(store)
    put(store, "c", "Talks on whales.", "Talks on seals.")
    embedded(store)
    assert snapshot(store)[0] == manifest
    assert snapshot(store)[1] != index


def test_equal_texts_share_a_vector_and_are_found_both(store: Store) -> None:
    for name in ("x", "y"):
        put(store, name, "The very same words.", title="The very same title")
    encoder = ToyEncoder()
    mirror = embedded(store, encoder)
    assert encoder.encoded == 4
    hits = mirror.index.search(encoder.encode_question("very same words"), 2)
    assert [hit.passage_id for hit in hits] == [4, 5]


def test_models_are_never_mixed(store: Store) -> None:
    embedded(store).save()
    other = VectorMirror(store, ToyEncoder("other"))
    other.catch_up()
    assert ids(other) == []
    assert other.progress().done == 0


@pytest.mark.parametrize(
    "damage", ["flip", "cut", "missing", "manifest", "record", "made", "ahead"]
)
def test_an_unsound_snapshot_is_not_used(
    store: Store, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    embedded(store).save()
    manifest, index = snapshot(store)
    told = json.loads(manifest.read_text())
    if damage == "flip":
        data = bytearray(index.read_bytes())
        data[-20] ^= 1
        index.write_bytes(data)
    elif damage == "cut":
        index.write_bytes(index.read_bytes()[:-10])
    elif damage == "missing":
        index.unlink()
    elif damage == "manifest":
        manifest.write_bytes(b"\x00" * 40)
    else:
        other = {"record": {"record_id": "x"}, "made": {"made_by": "x"}, "ahead": {"sequence": 99}}
        manifest.write_text(json.dumps(told | other[damage]))
    with caplog.at_level(logging.WARNING):
        again = VectorMirror(store, ToyEncoder())
        again.catch_up()
    assert "The vector index is built anew" in caplog.text
    assert ids(again) == [1, 2, 3]


def test_a_snapshot_that_cannot_be_written_does_no_harm(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    mirror = embedded(store)
    mirror.save()
    index = snapshot(store)[1]
    index.unlink()
    index.mkdir()
    with caplog.at_level(logging.WARNING):
        mirror.save()
    assert "No snapshot of the vector index" in caplog.text
    assert ids(mirror) == [1, 2, 3]


def test_only_one_process_writes_it(store: Store) -> None:
    mirror = embedded(store)
    name = mirror._path.with_suffix(".lock")
    with writing(name, 0):
        mirror.save()
    assert not list(name.parent.glob("vectors-*.faiss"))
    mirror.save()
    snapshot(store)


CHILD = """
import sys
from pathlib import Path
from tests.passage_store import open_store, put
from tests.test_vector_mirror import embedded
store = open_store(Path(sys.argv[1]))
for number in range(10_000):
    put(store, f"s{number % 9}", f"Text {number}.")
    embedded(store).save()
    print(number, flush=True)
"""


def test_killed_while_saving_the_next_start_is_sound(store: Store, tmp_path: Path) -> None:
    chance = random.Random(2)
    for _ in range(5):
        with warm.start(CHILD, tmp_path) as child:
            for _ in range(chance.randrange(1, 10)):
                assert child.stdout.readline()
            time.sleep(chance.random() * 0.05)
            child.send_signal(signal.SIGKILL)
            child.wait()
        mirror = VectorMirror(store, ToyEncoder())
        mirror.catch_up()
        expected = sorted(store.embedded_ids(mirror.kind))
        assert ids(mirror) == expected
        assert len(expected) >= 3


def test_many_vectors_are_sorted_into_lists_that_follow_and_are_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_index, "LISTS_FROM", 60)
    for number in range(30):
        put(store, f"s{number}", f"Talks on fish number {number}.", f"Grain of year {number}.")
    mirror = embedded(store)
    everything = ids(mirror)
    assert mirror.index.lists > 1
    assert len(everything) == 63
    reached = mirror.reached
    question = ToyEncoder().encode_question("fish number 7")
    nearest = mirror.index.search(question, 5)

    again = VectorMirror(store, ToyEncoder())
    assert (again.index.layout, again.reached) == (mirror.index.layout, reached)
    assert again.index.search(question, 5) == nearest

    store.remove("s7")
    put(store, "new", "Talks on fish number 700.")
    embed_pending(store, ToyEncoder(), again)
    assert len(again.index) == 62
    gone = set(everything) - set(ids(again))
    assert {hit.passage_id for hit in nearest[:1]} <= gone


def test_what_lists_find_is_kept_and_measured_again_when_they_have_grown(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_index, "LISTS_FROM", 60)
    for number in range(30):
        put(store, f"s{number}", f"Talks on fish number {number}.", f"Grain of year {number}.")
    first = embedded(store).index.comparing
    assert (first.vectors, first.measured) == (63, 63)
    assert first.recall is not None
    assert first.recall >= vector_index.RECALL
    again = VectorMirror(store, ToyEncoder())
    assert again.index.comparing == first
    for number in range(20):
        put(store, f"t{number}", f"Talks on whales number {number}.")
    embed_pending(store, ToyEncoder(), again)
    grown = again.index.comparing
    assert (grown.vectors, grown.lists, grown.measured) == (83, first.lists, 83)
    assert VectorMirror(store, ToyEncoder()).index.comparing == grown


def test_what_lists_find_is_measured_by_sentences_read_as_questions_are(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Listening(ToyEncoder):
        def encode_question(self, text: str) -> Vectors:
            heard.append(text)
            return super().encode_question(text)

    heard: list[str] = []
    monkeypatch.setattr(vector_index, "LISTS_FROM", 60)
    for number in range(60):
        put(store, f"s{number}", f"Talks on fish number {number}.")
    mirror = VectorMirror(store, Listening())
    embed_pending(store, Listening(), mirror)
    assert heard[-60:] == [f"Talks on fish number {number}." for number in range(60)]


def test_a_snapshot_of_an_older_layout_is_thrown_away_and_one_of_another_model_kept(
    store: Store,
) -> None:
    mirror = embedded(store)
    folder = store.folder / "indexes"
    for name, made_by in (("old", "vectors-1 Flat 8 x"), ("other", "vectors-2 8 x")):
        told = {"record_id": store.record_id, "made_by": made_by, "place": f"vectors-{name}-1-1"}
        (folder / f"vectors-{name}.json").write_text(json.dumps(told))
        (folder / f"vectors-{name}-1-1.faiss").write_bytes(b"index")
    mirror.save()
    left = {path.name for path in folder.glob("vectors-o*")}
    assert left == {"vectors-other.json", "vectors-other-1-1.faiss"}
