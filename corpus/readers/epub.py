"""EPUB: each chapter of a book is a statement of its own.

Books of speeches have one to a chapter, each with its day and place; and in a memoir it is the
chapter that a citation names. A file that begins no chapter (no heading, not in the contents)
goes on from the one before: many programs cut long chapters in pieces.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from corpus.errors import UnreadableSource, sentence_of
from corpus.messages import say
from corpus.pages import page
from corpus.properties import with_properties
from corpus.safe_xml import parse_xml
from corpus.sniffing import EPUB, expect
from corpus.types import Block, Document, Metadata, PassedOver, Refused
from corpus.unpacking import Package, package

_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_FEW = 40  # words below which a part is a cover or a title page, not a chapter


class EpubReader:
    """Chapters in the order of the book; covers and lists of contents are passed over."""

    name = "EPUB"
    suffixes = (".epub",)
    isolated = True
    kept = (
        "each chapter as a statement; headings, paragraphs, lists, notes; the book's author and "
        "date where a chapter tells none"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document | Refused | PassedOver]:
        expect(path, EPUB)
        with package(path) as parts:
            if "META-INF/encryption.xml" in parts.names and _locked(parts):
                raise UnreadableSource(say("It is locked (DRM): its text can't be read."))
            book = _Book.of(parts)
            chapters = list(book.chapters(parts))
        if not chapters:
            raise UnreadableSource(say("It holds no chapters: there is nothing to read."))
        few = min(_FEW, max(chapter.words for chapter in chapters))
        for chapter in chapters:
            name = f"{source_id}/{chapter.name}"
            if chapter.words < few:
                yield PassedOver(name, say("It is a cover, a title page or the like, no chapter."))
                continue
            try:
                yield book.credited(page(name, chapter.blocks, chapter.known))
            except UnreadableSource as error:
                yield Refused(name, sentence_of(error))


@dataclass(slots=True)
class _Chapter:
    name: str
    known: Metadata
    blocks: list[Block] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Book:
    """What the book says of itself, its pages in order, and which of them begin chapters."""

    told: Mapping[str, str]
    pages: tuple[str, ...]
    listed: frozenset[str]

    @classmethod
    def of(cls, parts: Package) -> _Book:
        container = parse_xml(parts.part("META-INF/container.xml"), "container.xml")
        roots = [e.get("full-path") for e in container.iter() if _local(e) == "rootfile"]
        if not roots or not roots[0]:
            raise UnreadableSource(say("It is incomplete: it does not say where its pages are."))
        root = parse_xml(parts.part(roots[0]), roots[0])
        folder = posixpath.dirname(roots[0])
        items = {e.get("id"): e for e in root.iter() if _local(e) == "item"}
        order = [items.get(e.get("idref")) for e in root.iter() if _local(e) == "itemref"]
        pages = [e for e in order if e is not None and e.get("media-type") in _PAGES]
        pages = [e for e in pages if "nav" not in (e.get("properties") or "").split()]
        contents = [
            e
            for e in items.values()
            if "nav" in (e.get("properties") or "").split()
            or e.get("media-type") == "application/x-dtbncx+xml"
        ]
        told: dict[str, str] = {}
        for element in root.iter():
            if _local(element) in ("title", "creator", "date", "language", "publisher"):
                told.setdefault(_local(element), (element.text or "").strip())
        return cls(
            told,
            tuple(_joined(folder, e.get("href") or "") for e in pages),
            frozenset(link for e in contents for link in _links(parts, folder, e)),
        )

    def chapters(self, parts: Package) -> Iterator[_Chapter]:
        current: _Chapter | None = None
        for name in self.pages:
            blocks, known = _page(parts, name)
            if not blocks:
                continue
            headed = any(block.role == "heading" for block in blocks[:3])
            if current is None or headed or name in self.listed:
                if current:
                    yield current
                current = _Chapter(posixpath.basename(name), replace(known, title=""))
            current.blocks += blocks
        if current:
            yield current

    def credited(self, document: Document) -> Document:
        """The chapter with what only the book tells; its author and day are in doubt for it."""
        document = with_properties(
            document,
            title=self.told.get("title"),
            created=self.told.get("date"),
            language=self.told.get("language", ""),
        )
        metadata = document.metadata
        author = self.told.get("creator", "")
        if author and not metadata.speakers and not any(b.speaker for b in document.blocks):
            uncertain = tuple(dict.fromkeys((*metadata.uncertain, "speakers")))
            metadata = replace(metadata, speakers=(author,), uncertain=uncertain)
        publisher = metadata.publisher or self.told.get("publisher") or None
        return replace(document, metadata=replace(metadata, publisher=publisher))


def _page(parts: Package, name: str) -> tuple[list[Block], Metadata]:
    from corpus.html_page import read_whole

    try:
        return read_whole(parts.part(name))
    except UnreadableSource:  # an empty page, or one of pictures
        return [], Metadata()


def _links(parts: Package, folder: str, item: Any) -> Iterator[str]:
    """The pages that a list of contents leads to; whether to a place within does not matter."""
    name = _joined(folder, item.get("href") or "")
    if name not in parts.names:
        return
    for element in parse_xml(parts.part(name), name).iter():
        target = element.get("href") or (element.get("src") if _local(element) == "content" else "")
        if target:
            yield _joined(posixpath.dirname(name), target.partition("#")[0])


def _locked(parts: Package) -> bool:
    """Whether more than fonts is encrypted."""
    root = parse_xml(parts.part("META-INF/encryption.xml"), "encryption.xml")
    names = [e.get("URI") or "" for e in root.iter() if _local(e) == "CipherReference"]
    return any(name.lower().endswith((".xhtml", ".html", ".htm", ".opf")) for name in names)


def _joined(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href)))


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


READER = EpubReader()
