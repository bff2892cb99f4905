"""Where gold words stand in the stored text, which may have been normalised since."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from corpus.errors import UnknownStatement
from corpus.types import Paragraph, Statement
from qa.evaluation.gold import GoldSpan
from qa.evaluation.system import System


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one statement's text, in code points, and the paragraph it stands in."""

    source_id: str
    paragraph: int
    start_char: int
    end_char: int

    def characters(self) -> set[tuple[str, int]]:
        return {(self.source_id, at) for at in range(self.start_char, self.end_char)}


@dataclass(slots=True)
class Locator:
    """Finds gold in the record under test; keeps what it found and what not, to be reported."""

    system: System
    places: dict[GoldSpan, Place | None] = field(default_factory=dict)
    _statements: dict[str, Statement | None] = field(default_factory=dict)

    def statement(self, source_id: str) -> Statement | None:
        """`None` if the record refused it: what is asked of it then counts as not found."""
        if source_id not in self._statements:
            with suppress(UnknownStatement):
                self._statements[source_id] = self.system.statement(source_id)
        return self._statements.setdefault(source_id, None)

    def paragraph(self, source_id: str, ordinal: int) -> Paragraph | None:
        """By its own number: a numbered source may have empty paragraphs that are not stored."""
        statement = self.statement(source_id)
        paragraphs = statement.paragraphs if statement else ()
        return next((one for one in paragraphs if one.ordinal == ordinal), None)

    def whole(self, source_id: str, ordinal: int) -> Place | None:
        """The paragraph itself as a place."""
        paragraph = self.paragraph(source_id, ordinal)
        if paragraph is None:
            return None
        return Place(source_id, ordinal, paragraph.start_char, paragraph.end_char)

    @property
    def missing(self) -> list[GoldSpan]:
        """Gold looked for and not found."""
        return [span for span, place in self.places.items() if place is None]

    def find(self, gold: GoldSpan) -> Place | None:
        """The gold words in the stored paragraph, or `None`, which is kept."""
        if gold not in self.places:
            self.places[gold] = self._find(gold)
        return self.places[gold]

    def _find(self, gold: GoldSpan) -> Place | None:
        statement = self.statement(gold.source_id)
        paragraph = self.paragraph(gold.source_id, gold.paragraph)
        if statement is None or paragraph is None:
            return None
        found = find(statement.slice(paragraph), gold.quote, gold.start)
        if found is None:
            return None
        start, end = (paragraph.start_char + at for at in found)
        return Place(gold.source_id, gold.paragraph, start, end)


def find(text: str, words: str, near: int | None = None) -> tuple[int, int] | None:
    """Offsets of `words` in `text`, white space and invisible characters aside.

    Of several occurrences the one that starts nearest to `near`, else the first.
    """
    folded, offsets = fold(text)
    needle = fold(unicodedata.normalize("NFC", words))[0].strip()
    if not needle:
        return None
    starts = list(_occurrences(folded, needle))
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(offsets[at] - near) if near is not None else at)
    return offsets[start], offsets[start + len(needle) - 1] + 1


def fold(text: str) -> tuple[str, list[int]]:
    """The text with runs of white space as one space and no format characters; offsets kept."""
    kept: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        if unicodedata.category(character) == "Cf":
            continue
        letter = " " if character.isspace() else character
        if letter == " " and kept and kept[-1] == " ":
            continue
        kept.append(letter)
        offsets.append(at)
    return "".join(kept), offsets


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
