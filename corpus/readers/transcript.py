"""SRT and WebVTT: cues become paragraphs again, each with the time at which it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.cues import Cue, cues_of, paragraphs_of
from corpus.dates import read_moment
from corpus.decoding import decode
from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.pages import page
from corpus.sniffing import VTT
from corpus.types import Document, Metadata

_LANGUAGE = re.compile(r"\.[a-z]{2}(?:-[A-Z]{2})?$")  # "talk.en"
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d(?!\d)")


class TranscriptReader:
    """One transcript a file. It has no header: title and date are the file's name, in doubt."""

    name = "Transcripts (SRT, WebVTT)"
    suffixes = (".srt", ".vtt")
    isolated = True
    kept = (
        "cues joined into paragraphs, the time of each as its place; `<v Name>` and “NAME:” as "
        "turns; doubles of rolling captions left out"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        text = re.sub(r"\r\n?", "\n", decode(path.read_bytes(), may_be=(VTT,)))
        cues: list[Cue] = list(cues_of(text))
        if not cues:
            raise UnreadableSource(
                say(
                    "It holds no cues: none of its lines is a time like 00:00:01,000 "
                    "--> 00:00:02,000."
                )
            )
        title, date = _named(source_id)
        uncertain = ("title", "date") if date else ("title",)
        known = Metadata(title=title, date=date, uncertain=uncertain)
        yield page(source_id, list(paragraphs_of(cues)), known)


def _named(source_id: str) -> tuple[str, str | None]:
    """Title and day out of a file's name, which is all there is."""
    name = _LANGUAGE.sub("", re.sub(r"\.(?:srt|vtt)$", "", source_id.rpartition("/")[2]))
    found = _DAY.search(name)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    date = read_moment(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").date if digits else None
    if date and found:
        name = name[: found.start()] + name[found.end() :]
    return " ".join(re.split(r"[\s_.-]+", name)).strip() or source_id, date


READER = TranscriptReader()
