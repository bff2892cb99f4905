"""What is embedded for a passage: its words with what they stand under in front. Never quoted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from corpus.types import PassageRecord

FORMAT = 2  # change it when the same passage would be embedded as another text

TEXT_CHARS = 1000  # of ordinary prose, within the 256 word pieces of the default model
HEADING_CHARS = 160
SPEAKER_CHARS = 40
SHORT_CHARS = 100


def embedding_text(record: PassageRecord) -> str:
    """Title, date and speaker in a line, then the passage, whole.

    A passage too short to be understood alone follows the end of the paragraph before it. What is
    put in front takes only the room that the passage leaves.
    """
    text = record.text
    if len(text) < SHORT_CHARS and record.before:
        text = f"{record.before}\n{text}"
    heading = _heading(record, min(HEADING_CHARS, TEXT_CHARS - len(text)))
    return f"{heading}\n{text}" if heading else text


def sentence_spans(record: PassageRecord, text: str) -> list[tuple[int, int]]:
    """Where the passage's sentences stand in `text`, which ends with its words."""
    before = len(text) - len(record.text)
    return [(start + before, end + before) for start, end in record.sentences]


def text_hash(text: str, spans: Sequence[tuple[int, int]] = ()) -> bytes:
    """The SHA-256 that the vectors of a text and of the spans in it are shared by."""
    told = text + "".join(f"\0{start}-{end}" for start, end in spans)
    return hashlib.sha256(told.encode("utf-8", "replace")).digest()


def _heading(record: PassageRecord, room: int) -> str:
    """The speaker and the date whole, if there is room; the title as far as it fits."""
    known = [_shortened(record.speaker or "", SPEAKER_CHARS), _spoken_date(record)]
    rest = ", ".join(part for part in known if part)
    title = _shortened(record.title, room - len(rest) - 2)
    heading = ". ".join(part for part in (title, rest) if part)
    return heading if len(heading) <= room else ""


def _shortened(text: str, room: int) -> str:
    """The first words of `text` in at most `room` characters."""
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    return text[: max(0, room) + 1].rpartition(" ")[0]


def _spoken_date(record: PassageRecord) -> str:
    """30 May 2019 in English, as stored in other languages or where only partly known."""
    if record.date is None or len(record.date) < 10 or record.language != "en":
        return record.date or ""
    day = date.fromisoformat(record.date)
    return f"{day.day} {day:%B %Y}"
