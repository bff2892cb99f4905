"""Plain text: a page copied out of a browser, or anything with paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.decoding import decode
from corpus.pages import page
from corpus.paragraphs import paragraphs
from corpus.readers.base import CHARSET
from corpus.types import Document


class TextReader:
    """One page a file; date, title, languages and speaker are looked for in its first lines."""

    name = "text"
    suffixes = (".txt", ".text")
    isolated = False
    kept = "paragraphs; date, title, speaker and place from the first lines; any encoding"

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        text = decode(path.read_bytes(), (columns or {}).get(CHARSET), may_be=())
        yield page(source_id, tuple(paragraphs(text)))


READER = TextReader()
