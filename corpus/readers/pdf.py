"""PDF with text: lines become paragraphs, and each paragraph keeps the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.pages import page as page_document
from corpus.pdf_heads import without_heads
from corpus.pdf_lines import Line, lines_of
from corpus.pdf_paragraphs import blocks_of
from corpus.properties import with_properties
from corpus.sniffing import PDF, expect
from corpus.types import Document

_MOST_PAGES = 3000
_FEW = 8  # letters below which a page has no text but perhaps a number


class PdfReader:
    """One document a file. Scans without a text layer are refused: their words are pictures."""

    name = "PDF"
    suffixes = (".pdf",)
    isolated = True
    kept = (
        "paragraphs across lines, columns and pages, the page of each as its place; headings by "
        "size, footnotes; running heads, page numbers and hyphens at line ends removed"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        expect(path, PDF)
        import pypdfium2

        try:
            pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(_refusal(str(error))) from error
        try:
            yield _document(pdf, source_id)
        finally:
            pdf.close()


def _refusal(error: str) -> str:
    if "password" in error.lower() or "security" in error.lower():
        return say("It is encrypted: save a copy that needs no password.")
    return say("It is damaged or cut off: no PDF program can open it. Fetch it again.")


def _document(pdf: Any, source_id: str) -> Document:
    if not len(pdf):
        raise UnreadableSource(say("It has no pages: there is nothing to read."))
    if len(pdf) > _MOST_PAGES:
        raise UnreadableSource(
            say(
                "It has {n} pages, over {most}: divide it into parts.",
                n=len(pdf),
                most=_MOST_PAGES,
            )
        )
    pages = [_lines(pdf, number) for number in range(len(pdf))]
    empty = sum(sum(len(line.text) for line in page) < _FEW for page in pages)
    if empty == len(pages):
        raise UnreadableSource(
            say(
                "It has no text, only pictures of pages (a scan): let a program for "
                "text recognition (OCR) add the text, then add it again."
            )
        )
    blocks = blocks_of(without_heads(pages), lambda number: _label(pdf, number))
    document = page_document(source_id, blocks)
    told = pdf.get_metadata_dict()
    document = with_properties(
        document, title=told.get("Title"), created=_day(told.get("CreationDate") or "")
    )
    if 4 * empty > len(pages):  # parts are scans, of which nothing can be quoted
        uncertain = tuple(dict.fromkeys((*document.metadata.uncertain, "text")))
        document = replace(document, metadata=replace(document.metadata, uncertain=uncertain))
    return document


def _lines(pdf: Any, number: int) -> list[Line]:
    page = pdf[number]
    try:
        return lines_of(page, number)
    finally:
        page.close()


def _label(pdf: Any, number: int) -> str:
    """What is printed on the page where the file says so, else its number from 1."""
    return (pdf.get_page_label(number) or "").strip() or str(number + 1)


def _day(created: str) -> str:
    """ "D:20190530142300+03'00'" → 2019-05-30."""
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", created)
    return "-".join(found.groups()) if found else ""


READER = PdfReader()
