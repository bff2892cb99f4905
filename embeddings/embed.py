"""Vectors for the passages that have none: in the background, newest first, in small steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from corpus.store import Store
from embeddings.embedding_text import embedding_text, text_hash
from embeddings.types import Encoder, Progress
from embeddings.vector_mirror import VectorMirror

BATCH = 128


def embed_pending(
    store: Store,
    encoder: Encoder,
    vectors: VectorMirror,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
    batch: int = BATCH,
) -> Progress:
    """Embed until nothing is left or `should_stop()`; how far it came.

    Each batch is in the store, searchable and reported before the next is begun, so that an
    interruption loses one batch at most. Passages in languages that the encoder does not speak are
    left to the words; equal texts share a vector.
    """
    progress = vectors.progress()
    on_progress(progress)
    while not should_stop():
        records = store.unembedded(vectors.kind, encoder.languages, batch)
        if not records:
            break
        texts = [embedding_text(record) for record in records]
        made = _vectors(store, encoder, vectors.kind, texts)
        store.put_vectors(
            vectors.kind,
            [
                (record.passage.id, digest, vector)
                for record, (digest, vector) in zip(records, made, strict=True)
            ],
        )
        vectors.catch_up()
        progress = vectors.progress()
        on_progress(progress)
    return progress


def _vectors(
    store: Store, encoder: Encoder, kind: str, texts: Sequence[str]
) -> list[tuple[bytes, bytes]]:
    """(hash, vector as float16 bytes) of each text; only those never seen are embedded."""
    hashes = [text_hash(text) for text in texts]
    known = store.vectors_known(kind, hashes)
    wanted = {
        digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in known
    }
    if wanted:
        made = encoder.encode_passages(list(wanted.values())).astype(np.dtype("<f2"))
        known |= {digest: row.tobytes() for digest, row in zip(wanted, made, strict=True)}
    return [(digest, known[digest]) for digest in hashes]
