"""What DOCX, ODT and RTF have in common: runs of text become blocks with a role and a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.labels import bold_label
from corpus.normalise import normalise_paragraph
from corpus.types import Block, Role

LONGEST_CELL = 120  # characters; a table with longer ones is a layout, and each cell is text


@dataclass(slots=True)
class Writing:
    """One paragraph as it is gathered: its words, and those in bold that it begins with."""

    role: Role = "remark"
    parts: list[str] = field(default_factory=list)
    leading: list[str] = field(default_factory=list)
    plain: bool = False  # whether words that are not bold have come

    def write(self, text: str, *, bold: bool = False) -> None:
        self.parts.append(text)
        if text.strip():
            self.plain = self.plain or not bold
        if bold and not self.plain:
            self.leading.append(text)

    def block(self) -> Block | None:
        """The paragraph, if it has words."""
        words = normalise_paragraph("".join(self.parts))
        if not words:
            return None
        speaker = bold_label("".join(self.leading), words)
        return Block(words, speaker if self.role != "heading" else None, self.role)


def row_blocks(cells: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """A table's row as text: one line of short cells, or each cell's paragraphs in turn."""
    filled = [cell for cell in cells if cell]
    short = all(len(cell) == 1 and len(cell[0].text) <= LONGEST_CELL for cell in filled)
    if short and len(filled) > 1:
        yield Block("\t".join(cell[0].text for cell in filled), None, filled[0][0].role)
    else:
        yield from (block for cell in filled for block in cell)


def as_notes(blocks: Iterable[Block]) -> Iterator[Block]:
    """Footnotes stand below the text, as on the page."""
    return (Block(block.text, None, "note") for block in blocks)
