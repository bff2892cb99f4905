"""RTF: the text in order, in whatever code page it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.pages import page
from corpus.properties import with_properties
from corpus.rtf import Rtf, created
from corpus.sniffing import RTF, expect
from corpus.types import Document


class RtfReader:
    """One document a file; pictures, headers, footers and field codes are left alone."""

    name = "RTF"
    suffixes = (".rtf",)
    isolated = True
    kept = (
        "paragraphs, headings, lists, tables row by row, footnotes; every code page; names in bold "
        "as labels; title and date from properties where the text has none"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        expect(path, RTF)
        data = path.read_bytes()
        rtf = Rtf.read(data)
        title = rtf.properties.get("title", "")
        made = next(created(data), "")
        yield with_properties(page(source_id, rtf.blocks), title=title, created=made)


READER = RtfReader()
