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


def marked(stretches: list[Stretch]) -> str:
    """In one line, as "[-are not-] {+are+}"."""
    marks = {"same": "{}", "quoted": "[-{}-]", "published": "{{+{}+}}"}
    return " ".join(marks[one.part].format(one.text) for one in stretches)


def _stretch(part: Part, text: str, found: list[Token]) -> list[Stretch]:
    return [Stretch(part, text[found[0].start : found[-1].end])] if found else []
