"""What a file says of itself: it fills in what the page's own lines leave open, and is marked."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.dates import read_moment
from corpus.normalise import one_line
from corpus.types import Document, Metadata

# Programs name what nobody named: "Microsoft Word - 12.doc", "untitled1", "Document".
_NO_TITLE = re.compile(
    r"microsoft word.*|.*\.(?:docx?|odt|rtf|pdf|indd|pages|html?|txt)|(?:untitled|document|новый "
    r"документ|документ|без имени|dokument)[\s\d]*|[\W\d_]*|powerpoint.*|about:blank",
    re.IGNORECASE,
)


def with_properties(
    document: Document, *, title: str | None = "", created: str | None = "", language: str = ""
) -> Document:
    """The document with a file's properties where the page tells nothing, each as uncertain.

    Whoever a program names as author typed the file, and is never taken for who speaks; `created`
    is any time that begins like ISO 8601.
    """
    metadata: Metadata = document.metadata
    uncertain = set(metadata.uncertain)
    title = one_line(title or "")
    if title and ("title" in uncertain or not metadata.title) and not _NO_TITLE.fullmatch(title):
        metadata = replace(metadata, title=title[:600])
        uncertain.add("title")
    day = (created or "")[:10]
    if not metadata.date and (moment := read_moment(day)).date:
        metadata = replace(metadata, date=moment.date)
        uncertain.add("date")
    if metadata.language == "und" and re.match(r"[a-z]{2}(?:[-_]|$)", language):
        metadata = replace(metadata, language=language[:2])
    return replace(document, metadata=replace(metadata, uncertain=_ordered(uncertain, metadata)))


def _ordered(uncertain: set[str], metadata: Metadata) -> tuple[str, ...]:
    known = [name for name in metadata.uncertain if name in uncertain]
    return (*known, *sorted(uncertain - set(known)))
