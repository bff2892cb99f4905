"""Paragraphs, sentences and passages that do not fit their text: found, and told anew from it.

A text whose hash holds gives its paragraphs back exactly, since they are what stands between empty
lines; of these come the sentences, and passages of both. Roles and speakers stay as they were.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.compose import SEPARATOR
from corpus.keeping.database import log_change
from corpus.keeping.findings import Finding, mendable, number, some
from corpus.labels import label_length
from corpus.passages import cut_passages
from corpus.sentences import split_sentences
from corpus.types import Paragraph, Sentence

_AGAIN = "Add its source again: record add SOURCE"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement's text, and the offsets stored for it."""

    seq: int
    name: str
    text: str
    language: str
    current: bool
    paragraphs: dict[int, Span]
    sentences: list[tuple[int, int, int]]  # paragraph, start, end
    passages: list[tuple[int, int, int]]

    def fault(self) -> str:
        """Which of its parts do not fit: "paragraphs", "sentences", "passages" or ""."""
        if list(self.paragraphs.values()) != between_empty_lines(self.text):
            return "paragraphs"
        if not self._inside(self.sentences) or not self._in_order():
            return "sentences"
        whole = {p for p, *_ in self.passages} == set(self.paragraphs) if self.current else True
        if not whole or (self.passages and not self.current) or not self._inside(self.passages):
            return "passages"
        return ""

    def _inside(self, parts: Sequence[tuple[int, int, int]]) -> bool:
        nowhere = (0, 0)
        return all(
            self.paragraphs.get(of, nowhere)[0]
            <= start
            < end
            <= self.paragraphs.get(of, nowhere)[1]
            for of, start, end in parts
        )

    def _in_order(self) -> bool:
        """Every paragraph has sentences, one after another."""
        ends: dict[int, int] = {}
        for of, start, end in self.sentences:
            if start < ends.get(of, 0):
                return False
            ends[of] = end
        return set(ends) == set(self.paragraphs)


def spans(db: sqlite3.Connection, mend: bool) -> Iterator[Finding]:
    """Statements whose parts lie outside of where they belong, or are missing."""
    wrong: dict[str, list[str]] = {}
    left: list[str] = []
    for seq in [seq for (seq,) in db.execute("SELECT seq FROM statements ORDER BY seq").fetchall()]:
        stored = _stored(db, seq)
        if stored is None or not (fault := stored.fault()):
            continue
        if fault == "paragraphs" and len(between_empty_lines(stored.text)) != len(
            stored.paragraphs
        ):
            left.append(stored.name)
            if mend:
                _read_anew(db, seq)
            continue
        wrong.setdefault(fault, []).append(stored.name)
        if mend:
            _tell_anew(db, stored, fault)
    for fault, names in wrong.items():
        yield mendable(
            "spans",
            mend,
            f"The {fault} of {number(len(names), 'statement')} do not fit the text: {some(names)}.",
            "They were told anew from the text, which is as it was stored.",
            "They can be told anew from the text, which is as it was stored.",
        )
    if left:
        yield Finding(
            "spans",
            "left",
            f"{number(len(left), 'statement')} lack paragraphs: {some(left)}.",
            f"Which were there, only the source tells. {_AGAIN}",
        )


def unlogged(db: sqlite3.Connection, mend: bool) -> Iterator[Finding]:
    """Passages that no change tells the indexes of: they would never be found."""
    ranges = db.execute(
        "SELECT first_passage, last_passage FROM changes WHERE op = 'put' ORDER BY 1"
    ).fetchall()
    missing, at, reach = [], 0, -1
    for (id,) in db.execute("SELECT id FROM passages ORDER BY id"):
        while at < len(ranges) and ranges[at][0] <= id:
            reach, at = max(reach, ranges[at][1]), at + 1
        if id > reach:
            missing.append(id)
    if not missing:
        return
    if mend:
        for id in missing:
            log_change(db, "put", id, id)
    yield mendable(
        "changes",
        mend,
        f"The indexes were never told of {number(len(missing), 'passage')}.",
        "They are told now.",
        "They can be told.",
    )


def between_empty_lines(text: str) -> list[Span]:
    """Offsets of a text's paragraphs."""
    found, start = [], 0
    for words in text.split(SEPARATOR):
        found.append((start, start + len(words)))
        start += len(words) + len(SEPARATOR)
    return found


def _stored(db: sqlite3.Connection, seq: int) -> Stored | None:
    """What is stored of a statement; None if its text is not what it was, which is told apart."""
    name, raw, digest, language, successor = db.execute(
        "SELECT statement_id, CAST(text AS BLOB), sha256, language, superseded_by "
        "FROM statements WHERE seq = ?",
        (seq,),
    ).fetchone()
    if hashlib.sha256(raw or b"").hexdigest() != digest:
        return None
    paragraphs = db.execute(
        "SELECT ordinal, start_char, end_char FROM paragraphs WHERE statement = ? ORDER BY ordinal",
        (seq,),
    )
    parts = (
        db.execute(
            f"SELECT paragraph, start_char, end_char FROM {table} WHERE statement = ? "
            f"ORDER BY paragraph, {order}",  # nosec B608  # tables of ours
            (seq,),
        ).fetchall()
        for table, order in (("sentences", "ordinal"), ("passages", "id"))
    )
    held = {ordinal: (start, end) for ordinal, start, end in paragraphs}
    return Stored(seq, name, raw.decode(), language, successor is None, held, *parts)


def _tell_anew(db: sqlite3.Connection, stored: Stored, fault: str) -> None:
    """Offsets of the part at fault, and of what is made of it."""
    paragraphs = _paragraphs(db, stored)
    if fault == "paragraphs":
        db.executemany(
            "UPDATE paragraphs SET start_char = ?, end_char = ? "
            "WHERE statement = ? AND ordinal = ?",
            [(p.start_char, p.end_char, stored.seq, p.ordinal) for p in paragraphs],
        )
    if fault in ("paragraphs", "sentences"):
        db.execute("DELETE FROM sentences WHERE statement = ?", (stored.seq,))
        db.executemany(
            "INSERT INTO sentences (statement, paragraph, ordinal, start_char, end_char, voice) "
            "VALUES (?, ?, ?, ?, ?, 'unclear')",
            [
                (stored.seq, p.ordinal, s.ordinal, s.start_char, s.end_char)
                for p in paragraphs
                for s in p.sentences
            ],
        )
        db.execute("UPDATE statements SET attribution = 0 WHERE seq = ?", (stored.seq,))
    _cut_anew(db, stored, paragraphs)


def _cut_anew(db: sqlite3.Connection, stored: Stored, paragraphs: Sequence[Paragraph]) -> None:
    bounds = "SELECT min(id), max(id) FROM passages WHERE statement = ?"
    for op in ("drop", "put"):
        if op == "put" and stored.current:
            db.executemany(
                "INSERT INTO passages (statement, paragraph, start_char, end_char) "
                "VALUES (?, ?, ?, ?)",
                [(stored.seq, p.ordinal, *span) for p in paragraphs for span in cut_passages(p)],
            )
        first, last = db.execute(bounds, (stored.seq,)).fetchone()
        if first is not None:
            log_change(db, op, first, last)
        if op == "drop":
            db.execute("DELETE FROM passages WHERE statement = ?", (stored.seq,))


def _paragraphs(db: sqlite3.Connection, stored: Stored) -> list[Paragraph]:
    """The paragraphs between empty lines, with the sentences stored for them if they are in order,
    else with those they have."""
    rows = db.execute(
        "SELECT ordinal, speaker FROM paragraphs WHERE statement = ? ORDER BY ordinal",
        (stored.seq,),
    ).fetchall()
    keep = stored.fault() == "passages"
    found = []
    for (ordinal, speaker), (start, end) in zip(
        rows, between_empty_lines(stored.text), strict=True
    ):
        kept = [(s, e) for of, s, e in stored.sentences if of == ordinal]
        told = kept if keep else _sentences(stored.text[start:end], start, stored.language, speaker)
        sentences = tuple(Sentence(n, *span) for n, span in enumerate(told))
        found.append(Paragraph(ordinal, start, end, sentences=sentences))
    return found


def _sentences(words: str, offset: int, language: str, speaker: str | None) -> list[Span]:
    label = label_length(words, speaker)
    skip = label if label < len(words) else 0
    return [
        (offset + skip + start, offset + skip + end)
        for start, end in split_sentences(words[skip:], language)
    ]


def _read_anew(db: sqlite3.Connection, seq: int) -> None:
    """Forget that the source was read, so that adding it again reads it."""
    db.execute("UPDATE statements SET document_hash = x'' WHERE seq = ?", (seq,))
    db.execute(
        "UPDATE files SET hash = NULL WHERE file = (SELECT file FROM statements WHERE seq = ?)",
        (seq,),
    )
