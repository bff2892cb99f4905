"""HTML → blocks, word for word: every text in reading order, with what element it stood in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from corpus.html_asides import Asides, is_note
from corpus.labels import bold_label
from corpus.normalise import normalise_paragraph
from corpus.office import LONGEST_CELL
from corpus.paragraphs import paragraphs
from corpus.title_words import word_set
from corpus.types import Block, Role

_INLINE = word_set(
    """
a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q samp small
span strong sub sup time tt u var wbr img
"""
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block and the element that holds it, by which its neighbours are known."""

    block: Block
    parent: HtmlElement


@dataclass(slots=True)
class _Writer:
    """Gathers inline text until a block ends."""

    asides: Asides
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    bold: str = ""
    plain: bool = False
    cells: set[HtmlElement] = field(default_factory=set)  # that stand on one line with their row's

    def write(self, text: str | None, *, bold: bool) -> None:
        words = _SPACE.sub(" ", text or "")
        if words.strip():
            self.plain = self.plain or not bold
        if bold and not self.plain:
            self.bold += words
        self.text += words

    def flush(self, parent: HtmlElement, role: Role) -> None:
        for index, part in enumerate(re.split(r"\n\s*\n", self.text)):
            if words := normalise_paragraph(part):
                speaker = bold_label(self.bold, words) if index == 0 else None
                self.pieces.append(Piece(Block(words, speaker, role), parent))
        self.text, self.bold, self.plain = "", "", False

    def preformatted(self, element: HtmlElement, parent: HtmlElement, role: Role) -> None:
        """Text with its own line breaks, as pages of the nineties have it."""
        for block in paragraphs(element.text_content()):
            if words := normalise_paragraph(block.text):
                self.pieces.append(Piece(Block(words, None, role), parent))


def pieces_of(container: HtmlElement) -> list[Piece]:
    """The blocks within an element, without what is hidden, scripted or named as an aside."""
    asides = Asides.of(container.getroottree().getroot())
    writer = _Writer(asides)
    _walk(container, writer, container, "remark", bold=False, top=True)
    writer.flush(container, "remark")
    return writer.pieces


def _walk(
    element: HtmlElement,
    writer: _Writer,
    parent: HtmlElement,
    role: Role,
    *,
    bold: bool,
    top: bool = False,
) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or (not top and writer.asides.silent(element)):
        return
    if tag == "br":
        writer.text += "\n"
        return
    if tag == "table":
        writer.cells |= _short_cells(element)
    inline = tag in _INLINE or element in writer.cells
    inner = role if inline else _role(element, role)
    holder = parent if inline else _holder(element)
    if not inline:
        writer.flush(parent, role)
    if tag == "pre":
        writer.preformatted(element, holder, inner)
        return
    bold = bold or tag in _BOLD
    writer.write(element.text, bold=bold)
    for child in element:
        _walk(child, writer, holder, inner, bold=bold)
        writer.write(child.tail, bold=bold)
    if not inline:
        writer.flush(holder, inner)
    elif element in writer.cells:
        writer.write(" ", bold=bold)


def _short_cells(table: HtmlElement) -> set[HtmlElement]:
    """The cells of a table of data, whose rows are read as a line each; none of a layout's."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    lines = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    cells = [cell for line in lines for cell in line]
    wide = sum(len(line) > 1 for line in lines) > 1
    short = all(
        len(cell.text_content()) <= LONGEST_CELL
        and all(e.tag in _INLINE - {"a"} for e in cell.iterdescendants())
        for cell in cells
    )
    return set(cells) if wide and short else set()


def _holder(element: HtmlElement) -> HtmlElement:
    """What holds a paragraph: its parent, or the element itself where it holds more than one."""
    above = element.getparent()
    blocks = any(
        isinstance(e.tag, str) and e.tag not in _INLINE | {"br", "del", "s", "strike"}
        for e in element
    )
    return element if blocks or above is None else above


def _role(element: HtmlElement, around: Role) -> Role:
    if around == "note" or is_note(element):
        return "note"
    if element.tag in _HEADINGS:
        return "heading"
    if element.tag == "li":
        return "list item"
    return around if element.tag in {"p", "div"} else "remark"


def texts(pieces: list[Piece]) -> Iterator[str]:
    """The words of each piece."""
    return (piece.block.text for piece in pieces)
