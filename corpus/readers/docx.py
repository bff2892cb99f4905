"""DOCX: what a reader of the page sees, in order; deleted and hidden words are not it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.office import Writing, as_notes, row_blocks
from corpus.pages import page
from corpus.properties import with_properties
from corpus.safe_xml import parse_xml
from corpus.sniffing import DOCX, expect
from corpus.types import Block, Document
from corpus.unpacking import Package, package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LOOSE = _W.strip("{}").encode()
_HEADING = re.compile(r"(?:heading \d|title|subtitle)", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number|continue)", re.IGNORECASE)
_CONTENTS = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)
# Deleted or moved away, a field's code, what a newer program shows instead, ruby above a word.
_UNSEEN = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt", "rPr", "pPr"}
)
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class DocxReader:
    """One document a file; macros, comments, headers and footers are left alone."""

    name = "Word (DOCX)"
    suffixes = (".docx", ".docm", ".dotx")
    isolated = True
    kept = (
        "paragraphs, headings, lists, tables row by row, text boxes, footnotes; "
        "names in bold as labels; title and date from properties where the text has none"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        expect(path, DOCX)
        with package(path) as parts:
            body = _part(parts, "word/document.xml")
            writer = _Body(_styles(parts))
            writer.walk(body)
            for name in ("word/footnotes.xml", "word/endnotes.xml"):
                if name in parts.names:
                    writer.blocks += as_notes(_notes(_part(parts, name), writer.styles))
            known = _properties(parts)
        yield with_properties(page(source_id, writer.blocks), **known)


def _part(parts: Package, name: str) -> Any:
    data = parts.part(name)
    return parse_xml(data.replace(_STRICT, _LOOSE), name)


def _styles(parts: Package) -> dict[str, str]:
    """Style id → its name, by which headings are known in every language of Word."""
    if "word/styles.xml" not in parts.names:
        return {}
    styles = _part(parts, "word/styles.xml").iter(f"{_W}style")
    named = ((s.get(f"{_W}styleId"), s.find(f"{_W}name")) for s in styles)
    return {key: name.get(f"{_W}val", "") for key, name in named if key and name is not None}


def _notes(root: Any, styles: Mapping[str, str]) -> Iterator[Block]:
    for note in root:
        if note.get(f"{_W}type", "normal") == "normal":
            inside = _Body(styles)
            inside.walk(note)
            yield from inside.blocks


def _properties(parts: Package) -> dict[str, str]:
    if "docProps/core.xml" not in parts.names:
        return {}
    root = parse_xml(parts.part("docProps/core.xml"), "docProps/core.xml")
    told = {_local(element): element.text or "" for element in root}
    return {
        "title": told.get("title", ""),
        "created": told.get("created", ""),
        "language": told.get("language", ""),
    }


def _local(element: Any) -> str:
    """The tag without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Body:
    """Blocks in reading order."""

    styles: Mapping[str, str]
    blocks: list[Block] = field(default_factory=list)

    def walk(self, parent: Any) -> None:
        for element in parent:
            match _local(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "Fallback" | "del" | "moveFrom" | "sectPr" | "tblPr":
                    pass
                case _:  # a content control, a tracked insertion, the body itself
                    self.walk(element)

    def _table(self, table: Any) -> None:
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is table:  # not that of a table in a cell
                cells = []
                for cell in row.iter(f"{_W}tc"):
                    if next(cell.iterancestors(f"{_W}tr")) is row:
                        inside = _Body(self.styles)
                        inside.walk(cell)
                        cells.append(inside.blocks)
                self.blocks += row_blocks(cells)

    def _paragraph(self, element: Any) -> None:
        style = self.styles.get(_value(element, "pPr/pStyle") or "", "")
        if _CONTENTS.match(style):
            return
        writing, boxes = Writing(), list[Any]()
        if _HEADING.fullmatch(style) or _value(element, "pPr/outlineLvl") in tuple("012345678"):
            writing.role = "heading"
        elif _LIST.match(style) or element.find(f"{_W}pPr/{_W}numPr") is not None:
            writing.role = "list item"
        _gather(element, writing, boxes, bold=False)
        if block := writing.block():
            self.blocks.append(block)
        for box in boxes:
            self.walk(box)


def _gather(element: Any, writing: Writing, boxes: list[Any], *, bold: bool) -> None:
    """The words of a paragraph's runs in order, and the text boxes that hang on it."""
    for child in element:
        name = _local(child)
        if name == "t":
            writing.write(child.text or "", bold=bold)
        elif name in _WRITTEN:
            writing.write(_WRITTEN[name], bold=bold)
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "r":
            if not _is_on(child, "vanish"):
                _gather(child, writing, boxes, bold=_is_on(child, "b"))
        elif name and name not in _UNSEEN:
            _gather(child, writing, boxes, bold=bold)


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _is_on(run: Any, name: str) -> bool:
    """Whether a run has a property; one that is there without a value is on."""
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "none")


READER = DocxReader()
