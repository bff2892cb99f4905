"""Plain text → paragraphs, whichever way its author parted them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.types import Block

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_WIDTH = range(40, 120)  # characters of a line that was broken to fit
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)]*$")


def paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs of a text: parted by blank lines, or each a line where there are few of these.

    Lines broken to a fixed width are joined again; other line breaks in a paragraph are kept.
    """
    text = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    groups = [
        [line.strip() for line in part.split("\n") if line.strip()] for part in _BLANK.split(text)
    ]
    groups = [group for group in groups if group]
    single = sum(len(group) == 1 for group in groups)
    for group in groups:
        if _is_wrapped(group):
            yield Block(_unwrapped(group))
        elif len(groups) > 1 and 2 * single >= len(groups) and not _is_list_of_lines(group):
            yield Block("\n".join(group))
        else:
            yield from map(Block, group)


def _unwrapped(lines: list[str]) -> str:
    """One line of many; "sanc-" and "tions" are one word, "Russia-" and "Japan" are two."""
    return re.sub(r"(?<=[^\W\d_])- (?=[a-zа-яё])", "", " ".join(lines))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines end where the width ends, and mostly within a sentence."""
    broken = lines[:-1]
    if not broken or not all(len(line) in _WIDTH for line in broken):
        return False
    ended = sum(bool(_SENTENCE_END.search(line)) for line in broken)
    return 2 * ended <= len(broken) and any(line[:1].islower() for line in lines[1:])


def _is_list_of_lines(lines: list[str]) -> bool:
    """A header's lines, or a transcript's turns, are not one paragraph."""
    from corpus.header_lines import clock_line, date_line
    from corpus.labels import read_label

    heads = (date_line(line) or clock_line(line) or read_label(line[:200]) for line in lines)
    return any(heads)
