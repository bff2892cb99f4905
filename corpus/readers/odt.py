"""ODT: the text of an OpenDocument in order, with its notes below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.office import Writing, as_notes, row_blocks
from corpus.pages import page
from corpus.properties import with_properties
from corpus.safe_xml import parse_xml
from corpus.sniffing import ODT, expect
from corpus.types import Block, Document, Role
from corpus.unpacking import Package, package

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_OASIS}text:1.0}}"
_STYLE = f"{{{_OASIS}style:1.0}}"
_FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
# What was deleted, comments, and lists of contents.
_UNSEEN = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "table-of-content", "forms"}
    | {"alphabetical-index", "illustration-index", "sequence-decls", "ruby-text"}
)


class OdtReader:
    """One document a file; macros, comments, headers and footers are left alone."""

    name = "OpenDocument (ODT)"
    suffixes = (".odt", ".ott")
    isolated = True
    kept = (
        "paragraphs, headings, lists, tables row by row, text boxes, notes; names in bold as "
        "labels; title and date from properties where the text has none"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        expect(path, ODT)
        with package(path) as parts:
            manifest = "META-INF/manifest.xml"
            if manifest in parts.names and b"encryption-data" in parts.part(manifest):
                raise UnreadableSource(say("It is encrypted: save it without its password."))
            root = parse_xml(parts.part("content.xml"), "content.xml")
            known = _properties(parts)
        writer = _Body(_bold_styles(root))
        body = root.find(f".//{{{_OASIS}office:1.0}}text")
        if body is None:
            raise UnreadableSource(
                say("It is an OpenDocument, but not a text: save it as ODT or CSV.")
            )
        writer.walk(body, "remark")
        blocks = [*writer.blocks, *as_notes(writer.notes)]
        yield with_properties(page(source_id, blocks), **known)


def _properties(parts: Package) -> dict[str, str]:
    if "meta.xml" not in parts.names:
        return {}
    told = {
        _local(element): element.text or ""
        for element in parse_xml(parts.part("meta.xml"), "meta.xml").iter()
    }
    return {
        "title": told.get("title", ""),
        "created": told.get("creation-date", "") or told.get("date", ""),
        "language": told.get("language", ""),
    }


def _bold_styles(root: Any) -> frozenset[str]:
    """Names of the document's own styles that are bold."""
    bold = (
        properties.getparent().get(f"{_STYLE}name")
        for properties in root.iter(f"{_STYLE}text-properties")
        if properties.get(f"{_FO}font-weight") == "bold"
    )
    return frozenset(filter(None, bold))


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Body:
    """Blocks in reading order, and the notes that hang on them."""

    bold: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)

    def walk(self, parent: Any, role: Role) -> None:
        for element in parent:
            name = _local(element)
            if name in ("p", "h"):
                self._paragraph(element, "heading" if name == "h" else role)
            elif name == "table-row":
                cells = []
                for cell in element:
                    inside = _Body(self.bold, notes=self.notes)
                    inside.walk(cell, role)
                    cells.append(inside.blocks)
                self.blocks += row_blocks(cells)
            elif name and name not in _UNSEEN:
                self.walk(element, "list item" if name == "list-item" else role)

    def _paragraph(self, element: Any, role: Role) -> None:
        writing, boxes = Writing(role), list[Any]()
        self._gather(element, writing, boxes, bold=self._is_bold(element))
        if block := writing.block():
            self.blocks.append(block)
        for box in boxes:
            self.walk(box, "remark")

    def _is_bold(self, element: Any) -> bool:
        style = element.get(f"{_TEXT}style-name") or ""
        return style in self.bold or style == "Strong_20_Emphasis"

    def _gather(self, element: Any, writing: Writing, boxes: list[Any], *, bold: bool) -> None:
        writing.write(_folded(element.text), bold=bold)
        for child in element:
            match name := _local(child):
                case "s":
                    writing.write(" ", bold=bold)
                case "tab":
                    writing.write("\t", bold=bold)
                case "line-break":
                    writing.write("\n", bold=bold)
                case "note":
                    inside = _Body(self.bold, notes=self.notes)
                    for part in child:
                        if _local(part) == "note-body":
                            inside.walk(part, "note")
                    self.notes += inside.blocks
                case "text-box":
                    boxes.append(child)
                case _ if name and name not in _UNSEEN:
                    self._gather(child, writing, boxes, bold=bold or self._is_bold(child))
            writing.write(_folded(child.tail), bold=bold)


def _folded(text: str | None) -> str:
    """White space in the XML is one space; real ones are elements."""
    return (text or "").replace("\n", " ")


READER = OdtReader()
