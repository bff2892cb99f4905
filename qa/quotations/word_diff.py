"""A quotation beside what was published, word by word: what is the same, asked only, or published.

For showing only; the words of either side are slices of what was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.quotations.alignment import aligned
from qa.quotations.changes import differences
from qa.quotations.tokens import Token, tokens

Part = Literal["same", "quoted", "published"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one part: `same` as published, `quoted` but not published, or the other way."""

    part: Part
    text: str


def word_diff(quoted: str, published: str) -> list[Stretch]:
    """Both texts in one line of stretches, in order; what is the same is as it was published."""
    q, o = tokens(quoted), tokens(published)
    runs = aligned([token.word for token in q], [token.word for token in o]).runs
    stretches: list[Stretch] = []
    at = 0
    for gap in differences(runs, len(q), len(o)):
        stretches += _stretch("same", published, o[at : gap.o_start])
        stretches += _stretch("quoted", quoted, q[gap.q_start : gap.q_end])
        stretches += _stretch("published", published, o[gap.o_start : gap.o_end])
        at = gap.o_end
    return stretches + _stretch("same", published, o[at:])


def within(stretches: list[Stretch]) -> list[Stretch]:
    """Without what was published before and after the words that are in both, marked "…".

    Where the quotation's first or last words are not published, what stands there instead is kept.
    """
    start, end = 0, len(stretches)
    if end > 1 and (stretches[0].part, stretches[1].part) == ("published", "same"):
        start = 1
    if end - start > 1 and (stretches[-2].part, stretches[-1].part) == ("same", "published"):
        end -= 1
    mark = Stretch("same", "…")
    return [mark] * (start > 0) + stretches[start:end] + [mark] * (end < len(stretches))


def marked(stretches: list[Stretch]) -> str:
    """In one line, as "[-are not-] {+are+}"."""
    marks = {"same": "{}", "quoted": "[-{}-]", "published": "{{+{}+}}"}
    return " ".join(marks[one.part].format(one.text) for one in stretches)


def _stretch(part: Part, text: str, found: list[Token]) -> list[Stretch]:
    return [Stretch(part, text[found[0].start : found[-1].end])] if found else []
