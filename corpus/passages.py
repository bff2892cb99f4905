"""Passages: what is searched. One paragraph; a long one in parts that overlap by a sentence.

The bound keeps a passage with its title inside the 256 word pieces that the default encoder
reads, for ordinary prose; what still exceeds it is the encoder's to divide, never to cut.
"""

from __future__ import annotations

from corpus.types import Paragraph, Sentence

MAX_CHARS = 900


def cut_passages(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Offsets (start, end) that cover every sentence of the paragraph, each at most `MAX_CHARS`.

    Neighbouring parts share a sentence where it fits, so that no thought is cut in two. A single
    longer sentence is cut in overlapping windows.
    """
    if paragraph.end_char - paragraph.start_char <= MAX_CHARS:
        return [(paragraph.start_char, paragraph.end_char)]
    parts: list[tuple[int, int]] = []
    group: list[Sentence] = []
    for sentence in paragraph.sentences:
        if group and sentence.end_char - group[0].start_char > MAX_CHARS:
            parts += _windows(group[0].start_char, group[-1].end_char)
            group = group[-1:] if _fits(group[-1], sentence) else []
        group.append(sentence)
    if group:
        parts += _windows(group[0].start_char, group[-1].end_char)
    return parts


def _fits(last: Sentence, following: Sentence) -> bool:
    return following.end_char - last.start_char <= MAX_CHARS


def _windows(start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= MAX_CHARS:
        return [(start, end)]
    step = MAX_CHARS * 3 // 4
    starts = range(start, end - MAX_CHARS + step, step)
    return [(at, min(at + MAX_CHARS, end)) for at in starts]
