"""Vectors for the passages that have none: in the background, newest first, in small steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from corpus.store import Store
from corpus.types import PassageRecord
from embeddings.embedding_text import embedding_text, sentence_spans, text_hash
from embeddings.parts import packed
from embeddings.types import Encoder, Progress
from embeddings.vector_mirror import VectorMirror

BATCH = 128
AT_ONCE = 10_000  # passages looked for: a look goes through all that are done
PAUSE = 1.0  # seconds until the next look where other workers have all that is left


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
    left to the words; equal texts share a vector. Where other workers embed for the same record,
    each takes what the others have not, and all end when nothing is left.
    """
    progress = vectors.progress()
    on_progress(progress)
    waiting: list[int] = []
    while not should_stop():
        waiting = waiting or store.unembedded(vectors.kind, encoder.languages, AT_ONCE)
        if not waiting:
            vectors.grow()
            break
        with store.engine.taken(vectors.kind, waiting, batch) as (ours, waiting):
            records = store.passage_records_of(ours)
            made = _vectors(store, encoder, vectors.kind, records)
            store.put_vectors(
                vectors.kind,
                [(record.passage.id, *row) for record, row in zip(records, made, strict=True)],
            )
        if not ours and not waiting:
            time.sleep(PAUSE)
        vectors.catch_up()
        done = Progress(progress.done + len(records), progress.total)
        progress = done if waiting else vectors.progress()  # which counts all there are
        on_progress(progress)
    return progress


def _vectors(
    store: Store, encoder: Encoder, kind: str, records: Sequence[PassageRecord]
) -> list[tuple[bytes, bytes, bytes]]:
    """(hash, vector, sentences' vectors) of each, as kept; only texts never seen are embedded."""
    texts = [embedding_text(record) for record in records]
    spans = [sentence_spans(*pair) for pair in zip(records, texts, strict=True)]
    hashes = [text_hash(*pair) for pair in zip(texts, spans, strict=True)]
    known = store.vectors_known(kind, hashes)
    wanted = {digest: at for at, digest in enumerate(hashes) if digest not in known}
    if wanted:
        whole, parts = encoder.encode_parts(
            [texts[at] for at in wanted.values()], [spans[at] for at in wanted.values()]
        )
        rows = zip(wanted, whole.astype(np.dtype("<f2")), parts, strict=True)
        known |= {digest: (row.tobytes(), packed(inside)) for digest, row, inside in rows}
    return [(digest, *known[digest]) for digest in hashes]
