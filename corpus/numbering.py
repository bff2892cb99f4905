"""Numbers that a page puts before paragraphs and headings: printed for finding, said by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.normalise import one_line
from corpus.types import Block

_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
# "3. Outlook", "IV. The way ahead", "2.1 Prices": no sentence, and nothing goes on from it.
_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVXL]{1,6}[.)]|[A-ZА-Я][.)])\s+"
    r"[A-ZÀ-ÞА-ЯЁ“«\"][^.!?:;…]{0,90}[^\W_]"
)
_MOST_WORDS = 10
_FEWEST = 3  # paragraphs that count on make a numbered text


def numbered(paragraphs: Iterable[tuple[int, str]]) -> Mapping[int, int]:
    """Ordinal → length of its number, for paragraphs that count on from one another.

    A quote then begins with the words. A single "5. …" may be anything, and stays.
    """
    found = [
        (ordinal, int(match[1]), match.end())
        for ordinal, words in paragraphs
        if (match := _NUMBER.match(words))
    ]
    run: list[tuple[int, int, int]] = []
    lengths: dict[int, int] = {}
    for item in [*found, (0, -1, 0)]:
        if run and item[1] != run[-1][1] + 1:
            if len(run) >= _FEWEST:
                lengths |= {ordinal: length for ordinal, _, length in run}
            run = []
        run.append(item)
    return lengths


def headed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, in which a short numbered line above text is a heading.

    Several in a row are a list.
    """
    lines = [_is_heading(block) for block in blocks]
    alone = [
        line and not any(lines[max(0, n - 1) : n] + lines[n + 1 : n + 2])
        for n, line in enumerate(lines)
    ]
    return tuple(
        replace(block, role="heading") if alone[n] and n + 1 < len(blocks) else block
        for n, block in enumerate(blocks)
    )


def _is_heading(block: Block) -> bool:
    line = one_line(block.text[:200])
    short = len(line.split()) <= _MOST_WORDS and len(block.text) < 150
    plain = block.role == "remark" and not block.speaker and short
    return plain and bool(_HEADING.fullmatch(line))
