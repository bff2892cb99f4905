"""PDF pages → lines with their places; the one module that knows pdfium.

Lines come in the order in which the page was written, which for columns is nearly always that
of reading. Sizes and places are in points, counted from the page's upper left corner.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_HYPHENS = frozenset({0x02, 0xFFFE})  # what pdfium makes of a hyphen that ends a line
_BREAKS = frozenset({0x0A, 0x0D})
_NOTE_SIGNS = frozenset("0123456789*†‡")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed. `first` is its first word's width; `raised` are note marks in it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    page: int
    raised: tuple[tuple[int, int], ...] = ()


def lines_of(page: Any, number: int) -> list[Line]:
    """The lines of one pdfium page; slanted ones (watermarks) are no text."""
    text = page.get_textpage()
    try:
        height = page.get_height()
        lines: list[Line] = []
        for run in _runs(text):
            if line := _line(text, run, height, number):
                joined = _joined(lines[-1], line) if lines else None
                lines[-1:] = [joined] if joined else [*lines[-1:], line]
        return lines
    finally:
        text.close()


def _joined(before: Line, line: Line) -> Line | None:
    """Two parts of one line, which pdfium takes apart at raised marks and wide spaces."""
    apart = line.left - before.right
    size = max(before.size, line.size)
    if abs(before.base - line.base) > 0.25 * size or not -0.5 * size < apart < 2 * size:
        return None
    space = " " if apart > 0.1 * size else ""
    shift = len(before.text) + len(space)
    return replace(
        before,
        text=f"{before.text}{space}{line.text}",
        right=line.right,
        size=size,
        raised=(*before.raised, *((start + shift, end + shift) for start, end in line.raised)),
    )


def _runs(text: Any) -> Iterator[list[tuple[int, str]]]:
    """(index, character) of each line, as pdfium tells lines apart."""
    import pypdfium2.raw as pdfium

    run: list[tuple[int, str]] = []
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code in _HYPHENS:
            yield [*run, (index, "-")]
            run = []
        elif code in _BREAKS:
            yield run
            run = []
        elif code and not 0xD800 <= code < 0xE000:
            run.append((index, chr(code)))
    yield run


def _line(text: Any, run: list[tuple[int, str]], height: float, number: int) -> Line | None:
    import pypdfium2.raw as pdfium

    while run and run[-1][1].isspace():
        run.pop()
    while run and run[0][1].isspace():
        run.pop(0)
    if not run:
        return None
    angle = abs(math.degrees(pdfium.FPDFText_GetCharAngle(text.raw, run[0][0]))) % 90
    if 5 < angle < 85:
        return None
    words = "".join(character for _, character in run)
    end = next((n for n, (_, c) in enumerate(run) if c.isspace()), len(run))
    boxes = {n: text.get_charbox(run[n][0], loose=True) for n in {0, end - 1, len(run) - 1}}
    middle = text.get_charbox(run[len(run) // 2][0], loose=True)
    left = min(box[0] for box in boxes.values())
    right = max(box[2] for box in boxes.values())
    size = max(middle[3] - middle[1], boxes[0][3] - boxes[0][1], 1.0)
    return Line(
        words,
        left,
        right,
        height - min(middle[1], boxes[0][1]),
        size,
        abs(boxes[end - 1][2] - boxes[0][0]),
        number,
        tuple(_raised(text, run, size)),
    )


def _raised(text: Any, run: list[tuple[int, str]], size: float) -> Iterator[tuple[int, int]]:
    """Where small raised digits stand, as the marks of notes do."""
    start: int | None = None
    for n, (index, character) in enumerate(run):
        high = False
        if character in _NOTE_SIGNS and n:
            box = text.get_charbox(index, loose=True)
            high = 0 < box[3] - box[1] < 0.8 * size
        if high and start is None:
            start = n
        elif not high and start is not None:
            yield start, n
            start = None
    if start is not None:
        yield start, len(run)
