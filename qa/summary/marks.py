"""Quotation marks in what a machine wrote: which stretches they enclose, or that they do not pair.

Every kind counts, and what is enclosed by the outermost pair is taken whole. A mark between letters
is an apostrophe, as is one after a word where none is open ("the ministers' meeting").
"""

from __future__ import annotations

import unicodedata

from qa.summary.withheld import UNPAIRED, Withheld

# What may close a stretch, by what opens it.
_CLOSING = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "‛": "’",
    '"': '"', "'": "'", "＂": "＂", "＇": "＇", "「": "」", "『": "』", "｢": "｣", "〝": "〞〟",
    "❝": "❞", "❛": "❜",
}  # fmt: skip
_APOSTROPHES = frozenset("'’ʼ＇")
_SINGLE = frozenset("‘‚‛'＇")
# Used as quotation marks by some, or taken for them by a reader.
_OTHERS = frozenset("`´ʹʺˮ′″‴‵‶‷❮❯⹂〈〉《》")
_KNOWN = frozenset("".join([*_CLOSING, *_CLOSING.values()])) | _OTHERS


def is_mark(char: str) -> bool:
    """Whether it is a quotation mark of any kind, an apostrophe among them."""
    return char in _KNOWN or unicodedata.category(char) in ("Pi", "Pf")


def enclosed(text: str) -> list[tuple[int, int]]:
    """(start, end) of what stands in quotation marks, without them, outermost and in order.

    Raises `Withheld` where marks do not pair, enclose nothing or are of no known kind.
    """
    found: list[tuple[int, int]] = []
    opened: list[str] = []  # what would close each open stretch, the innermost last
    start, singly, loose = 0, False, False
    for at, char in enumerate(text):
        if not is_mark(char) or _within_word(text, at):
            continue
        if opened and char in opened[-1]:
            opened.pop()
            if not opened:
                found.append((start, at))
        elif char in _APOSTROPHES and _after_word(text, at):
            loose = loose or not opened
        elif char in _CLOSING:
            singly = singly or char in _SINGLE
            start = start if opened else at + 1
            opened.append(_CLOSING[char])
        else:
            raise Withheld(UNPAIRED)
    # ‘the ministers’ meeting’: where the stretch ends is anybody's guess
    if opened or (singly and loose) or any(not text[start:end].strip() for start, end in found):
        raise Withheld(UNPAIRED)
    return found


def _within_word(text: str, at: int) -> bool:
    return text[at] in _APOSTROPHES and _after_word(text, at) and text[at + 1 : at + 2].isalnum()


def _after_word(text: str, at: int) -> bool:
    return text[max(at - 1, 0) : at].isalnum()
