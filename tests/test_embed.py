"""Embedding in the background: newest first, in batches, never twice, only what the model reads."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.embed import embed_pending
from embeddings.types import Progress, Vectors
from embeddings.vector_mirror import VectorMirror
from tests import warm
from tests.passage_store import open_store, put
from tests.toy_encoder import ToyEncoder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        for year in range(2000, 2010):
            put(opened, f"s{year}", f"Words of {year}.", "More words.", date=f"{year}-01-01")
        yield opened


class Interrupted(ToyEncoder):
    """Fails at the given call."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt
        return super().encode_passages(texts)


def test_progress_runs_from_nothing_to_all(store: Store) -> None:
    encoder, told = ToyEncoder(), []
    mirror = VectorMirror(store, encoder)
    end = embed_pending(store, encoder, mirror, on_progress=told.append, batch=6)
    assert told == [Progress(n, 20) for n in (0, 6, 12, 18, 20)]
    assert end == Progress(20, 20)
    assert end.share == 1
    assert len(mirror.index) == 20


def test_newest_first(store: Store) -> None:
    encoder = ToyEncoder()
    mirror = VectorMirror(store, encoder)
    calls = iter([False, True])
    embed_pending(store, encoder, mirror, should_stop=lambda: next(calls), batch=4)
    assert sorted(mirror.index.ids().tolist()) == [17, 18, 19, 20]


def test_an_interruption_loses_one_batch_at_most(store: Store) -> None:
    broken = Interrupted(at=3)
    with pytest.raises(KeyboardInterrupt):
        embed_pending(store, broken, VectorMirror(store, broken), batch=6)
    encoder = ToyEncoder()
    mirror = VectorMirror(store, encoder)
    assert mirror.progress() == Progress(12, 20)
    embed_pending(store, encoder, mirror, batch=6)
    assert encoder.encoded == 8
    assert len(mirror.index) == 20


def test_nothing_is_embedded_twice(store: Store) -> None:
    encoder = ToyEncoder()
    embed_pending(store, encoder, VectorMirror(store, encoder))
    before = encoder.encoded
    embed_pending(store, encoder, VectorMirror(store, encoder))
    put(store, "s2000", "Words of 2000.", "More words.", date="2000-01-01", kind="speech")
    embed_pending(store, encoder, VectorMirror(store, encoder))
    assert encoder.encoded == before


def test_languages_that_the_model_does_not_speak_are_left_to_the_words(store: Store) -> None:
    put(store, "ru", "Слова о рыбе.", language="ru")
    (unknown,) = put(store, "und", "Words on fish.", language="und")
    encoder = ToyEncoder()
    mirror = VectorMirror(store, encoder)
    assert embed_pending(store, encoder, mirror) == Progress(21, 21)
    assert unknown in mirror.index.ids()


def test_one_that_speaks_all_embeds_all(store: Store) -> None:
    put(store, "ru", "Слова о рыбе.", language="ru")
    encoder = ToyEncoder("any", frozenset())
    assert embed_pending(store, encoder, VectorMirror(store, encoder)) == Progress(21, 21)


CHILD = """
import sys, time
from pathlib import Path
from tests.passage_store import open_store
from tests.toy_encoder import ToyEncoder
from embeddings.embed import embed_pending
from embeddings.vector_mirror import VectorMirror
store, encoder = open_store(Path(sys.argv[1])), ToyEncoder()
def told(progress):
    print(progress.done, flush=True)
embed_pending(store, encoder, VectorMirror(store, encoder), on_progress=told, batch=2)
time.sleep(600)
"""


@pytest.mark.parametrize("batches", [1, 3, 5])
def test_killed_what_was_reported_is_kept(store: Store, tmp_path: Path, batches: int) -> None:
    with warm.start(CHILD, tmp_path) as child:
        reported = [int(child.stdout.readline()) for _ in range(batches + 1)][-1]
        child.send_signal(signal.SIGKILL)
        child.wait()
    mirror = VectorMirror(store, ToyEncoder())
    mirror.catch_up()
    assert len(mirror.index) == mirror.progress().done >= reported == 2 * batches


def test_what_is_added_or_removed_meanwhile_is_seen(store: Store) -> None:
    """The newest of what waits is looked for now and then, not for each batch."""
    encoder, told = ToyEncoder(), []

    def on_progress(progress: Progress) -> None:
        told.append(progress)
        if len(told) == 2:
            put(store, "new", "Words of 2020.", date="2020-01-01")
            store.remove("s2001")

    mirror = VectorMirror(store, encoder)
    end = embed_pending(store, encoder, mirror, on_progress=on_progress, batch=6)
    assert end == told[-1] == Progress(19, 19)
    assert sorted(mirror.index.ids().tolist()) == sorted(store.passage_ids(PassageFilter()))
