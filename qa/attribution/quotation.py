"""Quotation marks over a whole statement: which sentences stand inside somebody's quoted words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.types import Paragraph, Sentence, Statement
from qa.attribution.words import quoted_spans

_CLOSES = {"“": "”", "«": "»"}
_MARK = re.compile(r"[“”«»]")
_LEAST = 25  # characters: shorter quotations are names and terms


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quoted stretches of a statement, as offsets into its text."""

    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, statement: Statement, *, runs_on: bool) -> Quotations:
        """`runs_on`: a quotation may go on over paragraphs (a message quoted whole)."""
        if runs_on:
            return cls(tuple(filter(_is_long, running_spans(statement.text))))
        spans = [
            _ended(statement, paragraph, paragraph.start_char + start, paragraph.start_char + end)
            for paragraph in statement.paragraphs
            for start, end in quoted_spans(statement.slice(paragraph))
        ]
        whole_paragraphs = {(p.start_char, p.end_char) for p in statement.paragraphs}
        quoted = sum(end - start for start, end in spans)
        introduced = any(_introduces(statement, paragraph) for paragraph in statement.paragraphs)
        # A transcript set in quotation marks as a whole is nobody's quotation.
        whole = 2 * quoted > len(statement.text) and not introduced
        kept = [span for span in spans if span in whole_paragraphs or _is_long(span)]
        return cls(() if whole else tuple(kept))

    def around(self, sentence: Sentence) -> tuple[int, int] | None:
        """The quotation that holds the whole sentence, its marks and end signs aside."""
        for start, end in self.spans:
            if start <= sentence.start_char + 1 and sentence.end_char <= end + 2:
                return start, end
        return None

    def touching(self, span: tuple[int, int], sentence: Sentence) -> bool:
        """Whether the sentence overlaps or directly precedes the quotation."""
        return sentence.start_char <= span[1] and sentence.end_char >= span[0] - 2


def _ended(statement: Statement, paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """A quotation that opens within a paragraph and never closes, cut to the sentence it opens in.

    Unless the next paragraph opens with a mark: then the quotation runs on.
    """
    open_ = end == paragraph.end_char and statement.text[end - 1] not in '”»"’'
    if not open_ or start == paragraph.start_char or start == _begun(paragraph):
        return start, end
    if statement.text[end : end + 4].lstrip()[:1] in tuple(_CLOSES):
        return start, end
    ends = (sentence.end_char for sentence in paragraph.sentences if start < sentence.end_char)
    return start, next(ends, end)


def _begun(paragraph: Paragraph) -> int:
    return paragraph.sentences[0].start_char if paragraph.sentences else paragraph.start_char


def _introduces(statement: Statement, paragraph: Paragraph) -> bool:
    return statement.slice(paragraph).endswith(":")


def _is_long(span: tuple[int, int]) -> bool:
    return span[1] - span[0] >= _LEAST


def running_spans(text: str) -> list[tuple[int, int]]:
    """Quotations of a whole text, each up to its closing mark however many paragraphs on."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    close = ""
    for mark in _MARK.finditer(text):
        if opened is None and mark[0] in _CLOSES:
            opened, close = mark.start(), _CLOSES[mark[0]]
        elif opened is not None and mark[0] == close and not _inner(text, mark.end()):
            spans.append((opened, mark.end()))
            opened = None
    if opened is not None:
        spans.append((opened, text.find("\n", opened) if "\n" in text[opened:] else len(text)))
    return spans


def _inner(text: str, after: int) -> bool:
    """A closing mark in the middle of a line, with another to come, closes an inner quotation."""
    line = text[after : text.find("\n", after) if "\n" in text[after:] else len(text)]
    return len(line.strip()) > 1 and text.count("”", after) > text.count("“", after)
