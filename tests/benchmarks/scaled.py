"""Records of many passages: real sentences in a new order, with the vectors they really have.

The sentences of each State of the Union address change places within the address, copy by copy,
so that a made passage has real words, a real length and one subject's neighbours. A sentence keeps
the vector that the model gave it (late chunking), and a passage's vector is the mean of its
sentences' by length, which is what mean pooling makes of them. Nothing is drawn at random in the
space of vectors. They are stored as they are, each sentence with the voice that it has: nothing is
read, labelled or compared with its copies anew, which would take hours for a million passages.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import numpy as np

from corpus.sample import documents
from corpus.types import PassageFilter, Sentence, Statement
from embeddings.default import default_encoder
from embeddings.parts import units, unpacked
from embeddings.types import Encoder, Vectors
from embeddings.vector_mirror import VectorMirror
from qa import Record
from qa.editing import ATTRIBUTOR

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "benchmarks"  # never in the repository
REAL = 20_000  # passages that the model itself embeds, once
ROOM = 20  # documents added at a time


class Remembering:
    """The default encoder's questions; the vectors of known sentences are looked up, not made."""

    def __init__(self, encoder: Encoder, known: dict[str, Vectors]) -> None:
        self._encoder, self._known = encoder, known
        self.fingerprint = f"{encoder.fingerprint}/permuted"
        self.dimension, self.languages = encoder.dimension, encoder.languages
        self.unrelated = encoder.unrelated

    def encode_question(self, text: str) -> Vectors:
        return self._encoder.encode_question(text)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_passages(texts)

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        """As `Encoder` has it; sentences never seen are embedded, which few are."""
        inside = [[text[a:b] for a, b in some] for text, some in zip(texts, spans, strict=True)]
        new = sorted({one for some in inside for one in some if one not in self._known})
        if new:
            self._known.update(zip(new, self._encoder.encode_passages(new), strict=True))
        empty = np.zeros((0, self.dimension), np.float32)
        parts = [np.stack([self._known[one] for one in some]) if some else empty for some in inside]
        lengths = [np.array([[len(one)] for one in some], np.float32) for some in inside]
        sums = [(own * size).sum(axis=0) for own, size in zip(parts, lengths, strict=True)]
        return units(np.stack(sums)), parts


def real() -> Path:
    """The record of the newest addresses with some `REAL` passages, made and embedded once."""
    folder = FOLDER / "real"
    with Record.open(folder) as record:
        left = documents()
        while record.store.passage_count() < REAL:
            some = [document for document, _ in zip(left, range(ROOM), strict=False)]
            record.add_documents(some, source="sotu", wait=False)
        record.embed()
    return folder


def of_size(passages: int) -> tuple[Path, Encoder]:
    """A record of so many passages, to a statement, made once; with the encoder to open it with."""
    base = real()
    folder, encoder = FOLDER / str(passages), default_encoder()
    if (folder / "done").exists():
        known_before = Remembering(encoder, {})
        with Record.open(folder, encoder=known_before) as record:
            record.embed()  # what another version left otherwise is done here, not while measuring
        return folder, known_before
    with Record.open(base) as record:
        statements = [record.statement(found.statement_id) for found in _all(record)]
        known = _sentence_vectors(record)
    remembering = Remembering(encoder, known)
    with Record.open(folder, encoder=remembering) as record:
        for copy in count():
            if record.store.passage_count() >= passages:
                break
            with record.store.transaction() as db:
                for statement in _shuffled(statements, copy):
                    record.store.put(
                        statement,
                        file=f"copy-{copy}",
                        document_hash=b"made",
                        attribution=ATTRIBUTOR.version,
                    )
                    if record.store.last_passage() >= passages:
                        break
                db.execute("INSERT OR IGNORE INTO compared SELECT seq FROM statements")
        record.search_index.catch_up()
        record.embed()
    (folder / "done").touch()
    return folder, remembering


def _all(record: Record) -> Iterator[Statement]:
    cursor: str | None = None
    while True:
        page, cursor = record.list(cursor=cursor)
        yield from page
        if cursor is None:
            return


def _sentence_vectors(record: Record) -> dict[str, Vectors]:
    encoder = default_encoder()
    kind = VectorMirror(record.store, encoder).kind
    ids = record.store.passage_ids(PassageFilter())
    known: dict[str, Vectors] = {}
    for passage in record.store.passage_records(ids[0], ids[-1]):
        packed = record.store.sentence_vectors(kind, [passage.passage.id])[passage.passage.id]
        words = [passage.text[start:end] for start, end in passage.sentences]
        known.update(zip(words, unpacked(packed, encoder.dimension), strict=True))
    return known


def _shuffled(statements: Sequence[Statement], copy: int) -> Iterator[Statement]:
    """Each statement with its sentences in another order, as long paragraph by paragraph."""
    chance = random.Random(copy)
    for statement in statements:
        each = [(one, statement.slice(one)) for p in statement.paragraphs for one in p.sentences]
        chance.shuffle(each)
        left, text, paragraphs = iter(each), "", []
        for paragraph in statement.paragraphs:
            if not paragraph.sentences:
                continue
            text += "\n\n" if text else ""
            start, inside = len(text), []
            for number, (sentence, words) in enumerate(islice(left, len(paragraph.sentences))):
                text += " " if number else ""
                offsets = len(text), len(text) + len(words)
                inside.append(Sentence(number, *offsets, sentence.voice, sentence.by))
                text += words
            paragraphs.append(
                replace(
                    paragraph,
                    ordinal=len(paragraphs),
                    start_char=start,
                    end_char=len(text),
                    sentences=tuple(inside),
                )
            )
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield replace(
            statement,
            statement_id=f"{statement.source_id}-{copy}-{digest[:6]}",
            source_id=f"{statement.source_id}-{copy}",
            text=text,
            sha256=digest,
            paragraphs=tuple(paragraphs),
            url=None,
            copies=(),
            pairs=(),
        )
