"""HTML: one page a file, as a site serves it or a browser saved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.readers.base import CHARSET
from corpus.types import Document


class HtmlReader:
    """One page a file. Runs isolated: pages from anywhere can make any parser slow."""

    name = "HTML"
    suffixes = (".html", ".htm", ".xhtml")
    isolated = True
    kept = (
        "the article without menus; headings, lists, tables row by row, notes; "
        "the page's metadata, address and other languages"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        from corpus.html_page import read_page

        yield read_page(path.read_bytes(), source_id, (columns or {}).get(CHARSET))


READER = HtmlReader()
