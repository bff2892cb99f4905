"""Lines of PDF pages → paragraphs, by how a page is set: gaps, indents, and what would have fitted.

A line that ends although the next word had room ends a paragraph: no typesetter breaks there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from statistics import median

from corpus.hyphenation import join, vocabulary
from corpus.labels import read_label
from corpus.normalise import normalise_paragraph
from corpus.pdf_lines import Line
from corpus.types import Block

_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]*\d{0,2}$")
_MARKER = re.compile(r"(?:\d{1,3}[.)]|[•▪‣◦*·–—-]|\([a-zа-я\d]{1,3}\)|[a-zа-я]\))\s")
_NOTE = re.compile(r"(\d{1,3}|[*†‡]{1,3})[.)]?\s?[^\W\d_]|(\d{1,3})\s\S")
_RTL = re.compile("[\u0590-\u08ff]")
_LARGER = 1.12  # times the size of the text: a heading
_SMALLER = 0.93  # a footnote
_GAP = 1.25  # times the usual distance of lines: a new paragraph
_LONGEST_HEADING = 400


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines one below the other in one column, and the edges of the column."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(slots=True)
class _Setting:
    """How the document is set."""

    size: float
    pitch: float
    indents: bool = False


@dataclass(slots=True)
class _Writer:
    words: frozenset[str]
    labels: Callable[[int], str]
    size: float
    lines: list[Line] = field(default_factory=list)
    notes: list[list[Line]] = field(default_factory=list)

    def flush(self) -> Iterator[Block]:
        """The paragraph so far, and the notes that stood below it."""
        if self.lines:
            block = self._block(self.lines)
            large = self.lines[0].size > _LARGER * self.size
            heading = large and len(block.text) < _LONGEST_HEADING
            yield replace(block, role="heading") if heading else block
        for note in self.notes:
            yield replace(self._block(note), role="note")
        self.lines, self.notes = [], []

    def _block(self, lines: Sequence[Line]) -> Block:
        text = normalise_paragraph(join([line.text for line in lines], self.words))
        first, last = self.labels(lines[0].page), self.labels(lines[-1].page)
        place = f"page {first}" if first == last else f"pages {first}–{last}"
        return Block(text, locator=place)


def blocks_of(pages: Sequence[Sequence[Line]], labels: Callable[[int], str]) -> list[Block]:
    """The paragraphs of pages without running heads; `labels` gives the name of a page."""
    everything = [line for page in pages for line in page]
    if not everything:
        return []
    setting = _setting(pages)
    writer = _Writer(vocabulary(line.text for line in everything), labels, setting.size)
    blocks: list[Block] = []
    before: tuple[_Run, Line] | None = None
    for page in pages:
        body, notes = _footnotes(page, setting)
        for run in _runs(body):
            for line in run.lines:
                if before and _begins(before, (run, line), setting):
                    blocks += writer.flush()
                writer.lines.append(line)
                before = (run, line)
        writer.notes += notes
    blocks += writer.flush()
    return [block for block in blocks if block.text]


def _setting(pages: Sequence[Sequence[Line]]) -> _Setting:
    size = _text_size([line for page in pages for line in page])
    cased = any(line.text != line.text.upper() for page in pages for line in page)
    steps = Counter[float]()  # from lines to those that surely go on from them
    indents = plain = 0
    for page in pages:
        for run in _runs(page):
            for a, b in zip(run.lines, run.lines[1:], strict=False):
                if abs(a.size - size) < 0.1 * size > abs(b.size - size):
                    step = round(2 * (b.base - a.base)) / 2
                    steps[step] += step > 0.5 * size and (b.text[:1].islower() or not cased)
                    indented = 0.6 * size < b.left - run.left < 5 * size
                    indents += indented and abs(a.left - run.left) < 0.3 * size
                    plain += abs(b.left - run.left) < 0.3 * size
    most = max(steps.values(), default=0)
    pitch = min((step for step, n in steps.items() if 3 * n >= most > 0), default=1.2 * size)
    # Lists and headings are set in here and there; paragraphs are so one line in twelve or more.
    return _Setting(size, max(pitch, 0.9 * size), indents > max(2, plain / 12))


def _text_size(lines: Sequence[Line]) -> float:
    """The size of most of the text; a long title above a short text is not that."""
    weights = Counter[float]()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    head = round(lines[0].size, 1)
    above = takewhile(lambda line: abs(line.size - lines[0].size) < 0.1, lines)
    below = weights.copy()
    below[head] -= sum(len(line.text) for line in above)
    enough = 4 * below.total() > weights.total()
    return (below if enough else weights).most_common(1)[0][0]


def _footnotes(page: Sequence[Line], setting: _Setting) -> tuple[list[Line], list[list[Line]]]:
    """The page's text without note marks, and its notes."""
    low = len(page)
    while low and page[low - 1].size < _SMALLER * setting.size:
        low -= 1
    tail = list(page[low:])
    while tail and not _NOTE.match(tail[0].text):
        tail.pop(0)
        low += 1
    notes: list[list[Line]] = []
    for line in tail:
        if _NOTE.match(line.text) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    signs = {found[1] or found[2] for note in notes if (found := _NOTE.match(note[0].text))}
    return [_unmarked(line, signs) for line in page[:low]], [_unnumbered(note) for note in notes]


def _unmarked(line: Line, signs: set[str]) -> Line:
    text = line.text
    for start, end in reversed(line.raised):
        if text[start:end] in signs:
            text = text[:start].rstrip() + text[end:]
    return replace(line, text=text) if text != line.text else line


def _unnumbered(note: list[Line]) -> list[Line]:
    """A note says what it says without its number, which is no longer in the text either."""
    found = re.match(r"(?:\d{1,3}|[*†‡]{1,3})[.)]?\s*", note[0].text)
    return [replace(note[0], text=note[0].text[found.end() if found else 0 :]), *note[1:]]


def _runs(lines: Sequence[Line]) -> list[_Run]:
    """Parts of the page that go down one column; each has its own edges."""
    runs: list[list[Line]] = []
    for line in lines:
        above = runs[-1][-1] if runs else None
        beside = above and (line.left > above.right or line.right < above.left)
        if (
            above is None
            or line.base < above.base - 0.5 * above.size
            or (beside and line.base < above.base + 3 * above.size and len(runs[-1]) > 2)
        ):
            runs.append([])
        runs[-1].append(line)
    return [_edged(run) for run in runs]


def _edged(lines: Sequence[Line]) -> _Run:
    """The run with the edges of what most of it is; a title may reach over several columns."""
    usual = median(line.size for line in lines)
    alike = [line for line in lines if abs(line.size - usual) < 0.08 * usual] or lines
    return _Run(tuple(lines), min(line.left for line in alike), max(line.right for line in alike))


def _begins(before: tuple[_Run, Line], now: tuple[_Run, Line], setting: _Setting) -> bool:
    """Whether a line begins a paragraph."""
    (upper, a), (run, b) = before, now
    if abs(a.size - b.size) > 0.08 * max(a.size, b.size):
        return True
    if _MARKER.match(b.text) and (_MARKER.match(a.text) or _ENDED.search(a.text)):
        return True
    large = a.size > _LARGER * setting.size
    if upper is not run:
        return _begins_elsewhere(a, b, upper, run, setting, large=large)
    step, usual = b.base - a.base, setting.pitch * max(1.0, a.size / setting.size)
    if step > _GAP * usual:
        return True
    if large or a.text.endswith(("-", "\xad")):
        return False
    if read_label(b.text[:200]) and _ENDED.search(a.text):
        return True
    if b.left > a.left + 0.6 * setting.size and not _hangs(a, b) and not _centred(a, run, setting):
        return True
    if setting.indents and _set_in(b, run, setting) and not _together(b, run, setting):
        return True
    return _had_room(a, b, run, setting)


def _set_in(line: Line, run: _Run, setting: _Setting) -> bool:
    return 0.6 * setting.size < line.left - run.left < 5 * setting.size


def _together(line: Line, run: _Run, setting: _Setting) -> list[Line]:
    """The lines above and below set in as far as this one, if these are a block and no list.

    Three at least, of which most go on in the next.
    """
    at = run.lines.index(line)
    alike: list[Line] = []
    for part in (run.lines[at::-1], run.lines[at + 1 :]):
        alike += takewhile(lambda other: abs(other.left - line.left) < 0.6 * setting.size, part)
    ended = sum(bool(_ENDED.search(other.text)) for other in alike)
    return alike if len(alike) > 2 and 2 * ended < len(alike) else []


def _begins_elsewhere(
    a: Line, b: Line, upper: _Run, run: _Run, setting: _Setting, *, large: bool
) -> bool:
    """The same at the head of a page or a column, where no gap tells."""
    if large or _MARKER.match(b.text):
        return True
    if a.text.endswith(("-", "\xad")) or b.text[:1].islower():
        return False
    if not _ENDED.search(a.text):
        return _had_room(a, b, upper, setting)
    if read_label(b.text[:200]) or _had_room(a, b, upper, setting):
        return True
    # A full line that ends a sentence goes on more often than it ends a paragraph, too.
    return setting.indents and b.left - run.left > 0.5 * setting.size


def _hangs(a: Line, b: Line) -> bool:
    """Whether a line goes on below the text of a list item, not below its mark."""
    return bool(_MARKER.match(a.text)) and not _MARKER.match(b.text)


def _centred(line: Line, run: _Run, setting: _Setting) -> bool:
    left, right = line.left - run.left, run.right - line.right
    return abs(left - right) < setting.size and left > setting.size


def _had_room(a: Line, b: Line, run: _Run, setting: _Setting) -> bool:
    """Whether the first word of `b` would have fitted at the end of `a`."""
    edges = _block_edges(a, run, setting)
    if _RTL.search(a.text):
        room = a.left - edges[0]
    elif _centred(a, run, setting):
        room = (run.right - run.left) - (a.right - a.left)
    else:
        room = edges[1] - a.right
    space = 0.25 * setting.size
    return room > b.first + space + 0.4 * setting.size


def _block_edges(line: Line, run: _Run, setting: _Setting) -> tuple[float, float]:
    """The edges of the lines set together with this one, where these are set in from the rest."""
    if abs(line.left - run.left) < 0.6 * setting.size:
        return run.left, run.right
    rights = [other.right for other in _together(line, run, setting)]
    if not rights:
        return run.left, run.right
    return line.left, max(rights) if max(rights) - median(rights) < 8 * setting.size else run.right
