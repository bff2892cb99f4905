"""What a PDF prints on every page and nobody said: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from corpus.pdf_lines import Line

_EDGE = 4  # lines from the top or the bottom of a page that may be running ones
_NEAR = 6.0  # points by which the place of a running line may differ
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|p\.|стр(?:аница|\.)?|с\.)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|из|sur|de)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
# What browsers print: "11/25/26, 8:50 AM   Title" above, the address and "1/2" below.
_BROWSER = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?(?:\s.*)?|"
    r"(?:https?|file)://\S+(?:\s+\d{1,4}(?:/| of )\d{1,4})?"
)
_DIGITS = re.compile(r"\d+")


def without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running lines; what stands in the middle of a page is never one.

    A line is running if the same words, but for numbers, stand at the same place of at least
    two pages and of a quarter of all (left and right pages may differ). A number alone at an
    edge is a page number, too, if it is this page's. Heads that change with the chapter are
    known by their small print.
    """
    seen = _seen(pages)
    small = _small_tops(pages)
    kept = []
    for page in pages:
        gone = {index for index in _from_top(page)[:1] if page[index] in small}
        for edge in (_from_top(page), _from_bottom(page)):
            for index in edge:
                if index not in gone and not _running(page[index], seen, len(pages)):
                    break
                gone.add(index)
        if len(gone) == len(page):  # a page of nothing else: then it is what the page says
            gone = {i for i in gone if _NUMBER.fullmatch(page[i].text)}
        kept.append([line for index, line in enumerate(page) if index not in gone])
    return kept


def _small_tops(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """First lines in smaller print than the text at one place of all pages, whatever they say."""
    tops = [page[_from_top(page)[0]] for page in pages if page]
    if len(tops) < 2:
        return []
    text = median(line.size for page in pages for line in page)
    base = median(line.base for line in tops)
    small = [t for t in tops if t.size < 0.93 * text and abs(t.base - base) < _NEAR / 3]
    return small if 5 * len(small) >= 4 * len(tops) else []


def _from_top(page: Sequence[Line]) -> list[int]:
    return sorted(range(len(page)), key=lambda i: page[i].base)[:_EDGE]


def _from_bottom(page: Sequence[Line]) -> list[int]:
    return sorted(range(len(page)), key=lambda i: -page[i].base)[:_EDGE]


def _seen(pages: Sequence[Sequence[Line]]) -> dict[str, list[Line]]:
    """Lines at the edges of pages, by their words without numbers."""
    seen: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for index in {*_from_top(page), *_from_bottom(page)}:
            seen[_masked(page[index].text)].append(page[index])
    return seen


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def _running(line: Line, seen: dict[str, list[Line]], pages: int) -> bool:
    if _BROWSER.fullmatch(line.text):
        return True
    same = [
        other
        for other in seen[_masked(line.text)]
        if abs(other.base - line.base) < _NEAR and abs(other.size - line.size) < 1
    ]
    on = {other.page for other in same}
    if len(on) >= max(2, pages / 4):
        return True
    number = _DIGITS.search(line.text) if _NUMBER.fullmatch(line.text) else None
    return number is not None and int(number[0]) == line.page + 1
